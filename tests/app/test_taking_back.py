from decimal import Decimal

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import drop_draft, keep_draft
from bestuurskamer.invoices.rules import FreeLine
from bestuurskamer.money import Money
from bestuurskamer.vault.taking_back import REVERSIBLE, can_be_taken_back, take_back
from tests.builders import a_lease, a_tenant, an_office
from tests.invoices.test_month_run import issue_all

KEY = FreeLine("A key", Decimal(1), Money(12_50))


def everything(board):
    """Every row of what can be taken back."""
    with board.reading() as session:
        return {
            table: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{table}"'))]
            for table in sorted(REVERSIBLE)
        }


def done(board, action, *args, **named):
    """Do something, and answer the number of the act."""
    with board.acting("something") as session:
        action(session, *args, **named)
        act = session.scalar(text("SELECT act_id FROM acting"))
    assert can_be_taken_back(session.info["touched"])
    return act


def back(board, act):
    with board.acting("back") as session:
        take_back(session, act)


def rename(session):
    session.execute(text("UPDATE party SET name = 'Other', note = 'x' WHERE id = 1"))


def forget_address(session):
    session.execute(text("DELETE FROM address WHERE party_id = 1"))


@pytest.fixture
def ground(board):
    with board.acting("ground") as session:
        an_office(session)
        a_lease(session)
        keep_draft(session, 1, [KEY])
    return board


@pytest.mark.parametrize(
    ("action", "args"),
    [
        (a_tenant, ("Somebody",)),
        (lambda session: a_lease(session, tenant="Another", room="Lokaal 9"), ()),
        (rename, ()),
        (forget_address, ()),
        (keep_draft, (1, [KEY, KEY])),
        (keep_draft, (1, [KEY, KEY], 1)),
        (drop_draft, (1,)),
    ],
)
def test_everything_stands_again_as_it_was(ground, action, args):
    before = everything(ground)
    act = done(ground, action, *args)
    assert everything(ground) != before
    back(ground, act)
    assert everything(ground) == before


def test_only_the_last_act_is_taken_back(ground):
    act = done(ground, rename)
    done(ground, a_tenant, "Somebody")
    with pytest.raises(Refused, match="since"):
        back(ground, act)


def test_what_was_issued_stays(ground):
    with ground.acting("run") as session:
        issue_all(session)
        act = session.scalar(text("SELECT act_id FROM acting"))
    assert not can_be_taken_back(session.info["touched"])
    with pytest.raises(Refused, match="cannot be taken back"):
        back(ground, act)
