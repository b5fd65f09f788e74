import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.rent.tenant_list.columns import Field, propose_mapping
from bestuurskamer.rent.tenant_list.grid import with_cell
from bestuurskamer.rent.tenant_list.known import Existing
from bestuurskamer.rent.tenant_list.plan import plan
from bestuurskamer.rent.tenant_list.rows import State
from bestuurskamer.rent.tenant_list.sheets import read_sheet
from bestuurskamer.rent.tenant_list.template import template
from tests.rent.tenant_list.lists import TODAY


@pytest.fixture
def grid(tmp_path):
    template(tmp_path / "sjabloon.xlsx")
    return read_sheet(tmp_path / "sjabloon.xlsx")


def test_every_column_of_our_own_list_is_understood(grid):
    mapping = propose_mapping(grid)
    told = {column.field for column in mapping.columns}
    assert None not in told
    assert told == set(Field) - {Field.HOUSE_NUMBER, Field.IBAN_HOLDER}


def test_the_examples_are_left_out(grid):
    made = plan(grid, propose_mapping(grid), Existing(), TODAY)
    assert [row.state for row in made.rows] == [State.LEFT_OUT] * 2
    assert not made.takeable


def test_an_example_that_somebody_made_their_own_is_taken(grid):
    mapping = propose_mapping(grid)
    own = with_cell(grid, 1, mapping.column_of(Field.TENANT), "Anna")
    (row, _) = plan(own, mapping, Existing(), TODAY).rows
    assert (row.state, row.tenant) == (State.TAKEN, "Anna")
    assert row.text(Field.PHONE) == "012-3456789"


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises((Refused, OSError)):
        template(tmp_path / "weg" / "sjabloon.xlsx")
    assert list(tmp_path.iterdir()) == []
