"""The list a treasurer really kept, from the first cell to the leases."""

from dataclasses import astuple
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bestuurskamer.building.model import Building, Room
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party
from bestuurskamer.rent.model import Lease, LineKind, VatTreatment
from bestuurskamer.rent.tenant_list.columns import Field, propose_mapping
from bestuurskamer.rent.tenant_list.plan import plan
from bestuurskamer.rent.tenant_list.remembered import existing
from bestuurskamer.rent.tenant_list.rows import State
from bestuurskamer.rent.tenant_list.sheets import read_sheet
from bestuurskamer.rent.tenant_list.taking import take
from tests.builders import an_office
from tests.rent.tenant_list.lists import TODAY


@pytest.fixture
def made(sample, session):
    grid = read_sheet(sample)
    return plan(grid, propose_mapping(grid), existing(session), TODAY)


def test_eight_rooms_seven_let_one_empty_and_one_row_with_a_question(made):
    summary = made.summary
    assert (summary.rooms, summary.let, summary.empty) == (8, 7, 1)
    assert (summary.taken, summary.questions, summary.refused) == (7, 1, 0)
    assert (summary.ended, summary.left_out, made.blank_rows) == (1, 1, 1)
    assert made.unused == ()


def test_a_board_without_vat_is_asked_about_the_row_with_vat_as_well(sample, session):
    an_office(session)
    grid = read_sheet(sample)
    made = plan(grid, propose_mapping(grid), existing(session), TODAY)
    asked = {row.tenant for row in made.rows if row.state is State.QUESTION}
    assert asked == {"Yogastudio Adem", "Fietsfabriek i.o."}


def test_the_row_that_cannot_be_right_is_asked_about_cell_by_cell(made):
    (row,) = [row for row in made.rows if row.state is State.QUESTION]
    assert row.room == "Kantoor 3"
    assert {cell.field for cell in row.cells if cell.problem} == {
        Field.LAST_DAY,
        Field.IBAN,
        Field.EMAIL,
    }


def test_the_ready_rows_become_leases_and_text_stays_text(made, session):
    session.add(building := Building(name="Buurthuis De Proef"))
    session.flush()
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    result = take(
        session, made, made.takeable, building.id, "h.xlsx", now, rooms_only=made.rooms_only
    )
    assert astuple(result)[1:] == (6, 8, 6, 0)
    leases = {lease.tenant.name: lease for lease in session.scalars(select(Lease))}
    assert "Fietsfabriek i.o." not in leases
    assert leases["Piet <b>Klus</b>"].last_day == date(2026, 5, 31)
    assert leases["Jansen & Zn"].note == "=HYPERLINK"
    assert leases["Jansen & Zn"].first_day == date(2024, 2, 29)
    rents = {
        name: line.monthly
        for name, lease in leases.items()
        for line in lease.lines
        if line.kind is LineKind.RENT
    }
    assert rents["Atelier Kleurrijk"] == Money(412_50)
    assert rents["Wijkverpleging Samen"] == Money(1085_00)
    assert leases["Yogastudio Adem"].lines[0].vat is VatTreatment.STANDARD
    assert len(session.scalars(select(Room)).all()) == 8
    assert len(session.scalars(select(Party)).all()) == 6
