"""What stands in a closed year stays as it is, by whatever way somebody comes to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import drop_item
from bestuurskamer.invoices.model import OpeningItem
from bestuurskamer.money import Money
from bestuurskamer.office.actions import close_year, open_account, reopen_year, set_opening
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.cash import count_cash
from bestuurskamer.payments.model import Charge
from bestuurskamer.vault.board_file import BoardFile
from tests.builders import a_tenant, an_office

CLOSED, AFTER = date(2025, 6, 1), date(2026, 2, 1)
Act = Callable[[Session], object]


def box(session: Session) -> int:
    wanted = select(Account.id).where(Account.kind == AccountKind.CASH)
    return session.scalars(wanted).one()


def tenant(session: Session) -> Party:
    return session.scalars(select(Party).where(Party.name == "Atelier Kleur")).one()


def an_old_invoice(session: Session, day: date) -> None:
    item = OpeningItem(number="oud 8", on_day=day, amount=Money(1_00), party=tenant(session))
    session.add(item)


def a_charge(session: Session, day: date) -> None:
    number = tenant(session).id
    charge = Charge(party_id=number, kind="costs", amount=Money(40_00), on_day=day, explanation="x")
    session.add(charge)


ACTS: dict[str, Act] = {
    "another opening": lambda s: set_opening(s, box(s), Money(9_00), date(2024, 12, 31)),
    "an opening of another day": lambda s: set_opening(s, box(s), Money(5_00), date(2025, 3, 1)),
    "no opening any more": lambda s: set_opening(s, box(s), None, None),
    "an account that began in it": lambda s: open_account(
        s, AccountKind.CASH, "", "Bar", Money(7_00), date(2025, 12, 31)
    ),
    "a count": lambda s: count_cash(s, box(s), CLOSED, Money(5_00)),
    "an invoice of before": lambda s: an_old_invoice(s, CLOSED),
    "costs": lambda s: a_charge(s, CLOSED),
}


@pytest.fixture
def closed(board) -> BoardFile:
    with board.acting("test") as session:
        an_office(session)
        a_tenant(session)
        open_account(session, AccountKind.CASH, "", "Kas", Money(5_00), date(2024, 12, 31))
        close_year(session, 2025, AFTER)
    return board


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_it_is_refused_in_plain_words_and_goes_after_a_logged_reopening(closed, act):
    with pytest.raises(Refused, match="closed"), closed.acting("test") as session:
        act(session)
    with closed.acting("test") as session:
        reopen_year(session, 2025, "a bill was forgotten", AFTER)
        session.flush()
        act(session)


def test_what_is_dated_after_it_goes_on(closed):
    with closed.acting("test") as session:
        open_account(session, AccountKind.CASH, "", "Bar", Money(7_00), date(2026, 1, 15))
        count_cash(session, box_named(session, "Kas"), AFTER, Money(5_00))
        an_old_invoice(session, AFTER)
        a_charge(session, AFTER)
        session.get_one(Account, box_named(session, "Kas")).holder = "Kas bar"


def box_named(session: Session, name: str) -> int:
    return session.scalars(select(Account.id).where(Account.holder == name)).one()


def test_an_old_invoice_in_it_is_not_taken_away(closed):
    with closed.acting("test") as session:
        reopen_year(session, 2025, "an invoice was forgotten", AFTER)
        session.flush()
        an_old_invoice(session, CLOSED)
        session.flush()
        close_year(session, 2025, AFTER)
    with pytest.raises(Refused, match="2025 is closed"), closed.acting("test") as session:
        drop_item(session, session.scalars(select(OpeningItem.id)).one())
