"""What was typed by mistake goes away; what something was built on stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.office.actions import close_year, open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.payments.allocating import place
from bestuurskamer.payments.cash import add_cash
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.rules import Part
from bestuurskamer.rent.actions import add_extra, change_rent, move_deposit
from bestuurskamer.rent.drafts import ExtraDraft
from bestuurskamer.rent.mending import drop_deposit_move, drop_lease
from bestuurskamer.rent.model import DepositMoveKind, Lease
from bestuurskamer.rent.queries import deposits, lines_of, rooms_taken
from bestuurskamer.rent.tenancy import deposit_moves
from tests.builders import TODAY, a_lease, a_room, a_tenant, an_office

MARCH = Month(2026, 3)


def test_a_lease_that_was_never_meant_goes_with_all_that_was_typed(session):
    an_office(session)
    lease = a_lease(session)
    (line,) = lines_of(session, lease)
    change_rent(session, line.id, Money(320_00), date(2026, 6, 1), "afgesproken")
    add_extra(session, ExtraDraft(lease, "sleutel", MARCH, Decimal(1), Money(10_00)))
    drop_lease(session, lease)
    assert session.scalars(select(Lease)).all() == []
    assert rooms_taken(session, [a_room(session)], date(2026, 1, 1), None) == []


def test_a_lease_of_which_something_was_invoiced_stays(board):
    with board.acting("build") as session:
        an_office(session)
        lease = a_lease(session)
        keys = [p.key for p in to_invoice(session, MARCH, TODAY).proposals]
        issue_month(session, keys, MARCH, TODAY)
    with pytest.raises(Refused, match="End the rent"), board.acting("drop") as session:
        drop_lease(session, lease)
    with board.reading() as session:
        assert len(lines_of(session, lease)) == 1


def test_a_step_of_a_deposit_that_was_a_mistake_goes(session):
    an_office(session)
    lease = a_lease(session)
    move_deposit(session, lease, DepositMoveKind.RECEIVED, Money(5000_00), TODAY)
    move_deposit(session, lease, DepositMoveKind.RETURNED, Money(100_00), TODAY)
    first, _second = deposit_moves(session, [lease])
    with pytest.raises(Refused, match="more would have gone back"):
        drop_deposit_move(session, first.id)


def test_the_steps_of_a_deposit_go_one_by_one(session):
    an_office(session)
    lease = a_lease(session)
    move_deposit(session, lease, DepositMoveKind.RECEIVED, Money(5000_00), TODAY)
    move_deposit(session, lease, DepositMoveKind.RETURNED, Money(100_00), TODAY)
    for move in reversed(deposit_moves(session, [lease])):
        drop_deposit_move(session, move.id)
    assert lease not in deposits(session)


def test_a_deposit_that_came_over_the_cash_book_is_taken_back_there(board):
    with board.acting("build") as session:
        an_office(session)
        lease = a_lease(session)
        cash = open_account(session, AccountKind.CASH, "", "", Money(0), date(2026, 1, 1))
        entry = add_cash(session, cash, TODAY, Money(300_00), "waarborg", TODAY)
        place(session, entry, [Part(Target.DEPOSIT, Money(300_00), lease_id=lease)], TODAY)
        (move,) = deposit_moves(session, [lease])
    with pytest.raises(Refused, match="Take it back there"), board.acting("drop") as session:
        drop_deposit_move(session, move.id)


def test_a_deposit_of_a_closed_year_stays(board):
    with board.acting("build") as session:
        an_office(session)
        lease = a_lease(session, tenant_id=a_tenant(session))
        move_deposit(session, lease, DepositMoveKind.RECEIVED, Money(300_00), date(2025, 5, 1))
        (move,) = deposit_moves(session, [lease])
        close_year(session, 2025, TODAY)
    with pytest.raises(Refused, match="closed"), board.acting("drop") as session:
        drop_deposit_move(session, move.id)
