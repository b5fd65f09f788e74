"""Where money belongs: nothing is allocated beyond itself, and everything can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.actions import close_year, reopen_year
from bestuurskamer.office.model import Account
from bestuurskamer.payments import queries
from bestuurskamer.payments.allocating import (
    place,
    place_back,
    release,
    undo,
    undo_entry,
    use_credit,
)
from bestuurskamer.payments.model import Allocation, Entry, Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import Due, Part, spread, to_due
from bestuurskamer.rent.queries import deposits
from tests.builders import a_lease, an_office

TODAY = date(2026, 4, 2)


def an_entry(session: Session, amount: Money, day: date = TODAY) -> int:
    account_id = session.scalars(select(Account.id)).first()
    assert account_id is not None
    entry = Entry(account_id=account_id, booked_on=day, amount=amount)
    session.add(entry)
    session.flush()
    return entry.id


def two_months(session: Session) -> int:
    """A tenant with an open invoice of 310,00 for March and one for April; answers the tenant."""
    an_office(session)
    a_lease(session, Money(310_00))
    for month in (Month(2026, 3), Month(2026, 4)):
        keys = [p.key for p in to_invoice(session, month, TODAY).proposals]
        issue_month(session, keys, month, TODAY)
    return open_items(session)[0].party_id


def test_an_over_payment_pays_the_oldest_first_and_leaves_a_credit(session):
    two_months(session)
    entry_id = an_entry(session, Money(700_00))
    place(session, entry_id, spread(Money(700_00), [i.due for i in open_items(session)]), TODAY)
    (party_id,) = queries.tenant_credits(session)
    assert open_items(session) == []
    assert queries.credit_of(session, party_id) == Money(80_00)
    assert queries.entry(session, entry_id).left == NOTHING


def test_a_part_payment_leaves_the_rest_open(session):
    two_months(session)
    first, second = open_items(session)
    place(session, an_entry(session, Money(100_00)), [to_due(first.due, Money(100_00))], TODAY)
    assert [item.open for item in open_items(session)] == [Money(210_00), second.open]


def test_no_invoice_gets_more_than_is_open_of_it(session):
    two_months(session)
    first, _ = open_items(session)
    with pytest.raises(Refused, match="Give the rest another place"):
        place(session, an_entry(session, Money(400_00)), [to_due(first.due, Money(400_00))], TODAY)


def test_no_entry_gives_more_than_it_holds(session):
    two_months(session)
    first, _ = open_items(session)
    with pytest.raises(Refused, match="is left of this entry"):
        place(session, an_entry(session, Money(100_00)), [to_due(first.due, Money(310_00))], TODAY)


def test_an_undone_allocation_counts_nowhere_and_stays_readable(session):
    two_months(session)
    first, _ = open_items(session)
    entry_id = an_entry(session, Money(310_00))
    place(session, entry_id, [to_due(first.due, Money(310_00))], TODAY)
    undo_entry(session, entry_id, TODAY)
    row = queries.entry(session, entry_id)
    assert (row.left, len(open_items(session))) == (Money(310_00), 2)
    assert [a.undone_on for a in row.allocations] == [TODAY]


def test_credit_pays_the_next_invoice_and_cannot_be_taken_back_while_used(session):
    party_id = two_months(session)
    first, second = open_items(session)
    entry_id = an_entry(session, Money(400_00))
    kept = place(session, entry_id, spread(Money(400_00), [first.due]), TODAY)
    assert use_credit(session, second.target, second.id, TODAY) == Money(90_00)
    assert queries.credit_of(session, party_id) == NOTHING
    with pytest.raises(Refused, match="was used since"):
        undo(session, kept[-1], TODAY)


def test_an_invoice_credited_after_it_was_paid_becomes_credit(session):
    party_id = two_months(session)
    first, _ = open_items(session)
    place(session, an_entry(session, Money(310_00)), [to_due(first.due, Money(310_00))], TODAY)
    credit(session, first.id, TODAY)
    (over,) = [item for item in open_items(session) if item.open < NOTHING]
    assert release(session, over.target, over.id, TODAY) == Money(310_00)
    assert queries.credit_of(session, party_id) == Money(310_00)
    refund = an_entry(session, Money(-310_00))
    place(session, refund, [Part(Target.CREDIT, Money(-310_00), party_id=party_id)], TODAY)
    assert queries.credit_of(session, party_id) == NOTHING


def test_no_more_is_refunded_than_the_credit(session):
    party_id = two_months(session)
    with pytest.raises(Refused, match="no more can go back"):
        place(
            session,
            an_entry(session, Money(-10_00)),
            [Part(Target.CREDIT, Money(-10_00), party_id=party_id)],
            TODAY,
        )


def test_a_reversed_payment_makes_its_invoices_open_again(session):
    two_months(session)
    dues = [item.due for item in open_items(session)]
    came = an_entry(session, Money(620_00))
    place(session, came, spread(Money(620_00), dues), TODAY)
    place_back(session, an_entry(session, Money(-620_00)), came, TODAY)
    assert [item.open for item in open_items(session)] == [Money(310_00), Money(310_00)]


def test_a_deposit_goes_to_the_deposit_and_comes_off_it_when_undone(session):
    an_office(session)
    lease_id = a_lease(session)
    entry_id = an_entry(session, Money(310_00))
    (made,) = place(
        session, entry_id, [Part(Target.DEPOSIT, Money(310_00), lease_id=lease_id)], TODAY
    )
    assert deposits(session)[lease_id].held == Money(310_00)
    undo(session, made, TODAY)
    state = deposits(session).get(lease_id)
    assert state is None or state.held == NOTHING


def test_nothing_changes_in_a_closed_year_until_it_is_opened_with_a_reason(session):
    two_months(session)
    first, _ = open_items(session)
    entry_id = an_entry(session, Money(310_00), date(2026, 12, 30))
    close_year(session, 2026, date(2027, 2, 1))
    session.flush()
    part = to_due(first.due, Money(310_00))
    with pytest.raises(Refused, match="2026 is closed"):
        place(session, entry_id, [part], date(2027, 2, 2))
    reopen_year(session, 2026, "a bill was forgotten", date(2027, 2, 3))
    session.flush()
    assert place(session, entry_id, [part], date(2027, 2, 3))


@pytest.mark.parametrize("table", ["entry", "allocation"])
def test_the_database_itself_guards_a_closed_year(board, table):
    with board.acting("test") as session:
        two_months(session)
        first, _ = open_items(session)
        entry_id = an_entry(session, Money(310_00))
        place(session, entry_id, [to_due(first.due, Money(310_00))], TODAY)
        close_year(session, 2026, date(2027, 2, 1))
    with (
        pytest.raises((IntegrityError, Refused), match="closed"),
        board.acting("test") as session,
    ):
        session.connection().exec_driver_sql(f"UPDATE {table} SET amount = 1")


@settings(max_examples=200)
@given(
    amount=st.integers(1, 500_000),
    opens=st.lists(st.integers(1, 100_000), min_size=1, max_size=6),
)
def test_spreading_gives_every_cent_a_place_and_none_twice(amount, opens):
    dues = [Due(Target.INVOICE, n, 7, Money(cents)) for n, cents in enumerate(opens)]
    parts = spread(Money(amount), dues)
    assert total(part.amount for part in parts) == Money(amount)
    for part in parts:
        if part.invoice_id is not None:
            assert NOTHING < part.amount <= Money(opens[part.invoice_id])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_sums_hold_whatever_is_done(board, data):
    with board.acting("test") as session:
        point = session.begin_nested()
        party_id = two_months(session)
        entries = [
            an_entry(session, Money(cents))
            for cents in data.draw(st.lists(st.integers(1, 90_000), min_size=1, max_size=3))
        ]
        for _ in range(data.draw(st.integers(1, 8))):
            _do_something(session, data, entries)
        _the_sums_hold(session, party_id, entries)
        point.rollback()
        session.expunge_all()


def _do_something(session: Session, data: st.DataObject, entries: list[int]) -> None:
    what = data.draw(st.sampled_from(["place", "undo", "use"]))
    entry = queries.entry(session, data.draw(st.sampled_from(entries)))
    items = [item for item in open_items(session) if item.open > NOTHING]
    try:
        with session.begin_nested():
            if what == "place" and items:
                place(session, entry.id, spread(entry.left, [i.due for i in items]), TODAY)
            elif what == "undo":
                undo_entry(session, entry.id, TODAY)
            elif items:
                use_credit(session, items[0].target, items[0].id, TODAY)
    except Refused:
        return


def _the_sums_hold(session: Session, party_id: int, entries: list[int]) -> None:
    rows = [queries.entry(session, entry_id) for entry_id in entries]
    live = session.scalars(select(Allocation).where(Allocation.undone_on.is_(None))).all()
    items = open_items(session, settled=True)
    came = total(row.amount for row in rows)
    to_invoices = total(a.amount for a in live if a.target is Target.INVOICE)
    assert came == (
        to_invoices + queries.credit_of(session, party_id) + total(row.left for row in rows)
    )
    assert total(item.open for item in items) == total(i.asked for i in items) - to_invoices
    assert all(item.open >= NOTHING for item in items)
    assert all(row.left >= NOTHING for row in rows)
    assert queries.credit_of(session, party_id) >= NOTHING
