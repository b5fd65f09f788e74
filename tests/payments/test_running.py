"""Who is late and how long, and the account of one tenant that adds up."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.books.catalogue import Asked, tables
from bestuurskamer.books.overview import Overview
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments import queries
from bestuurskamer.payments.allocating import place, release, use_credit
from bestuurskamer.payments.arrears import arrears
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import spread, to_due
from bestuurskamer.payments.running import running
from tests.payments.test_allocating import TODAY, an_entry, two_months


def test_the_account_ends_at_what_is_open_less_the_credit(session):
    party_id = two_months(session)
    first, second = open_items(session)
    place(session, an_entry(session, Money(400_00)), spread(Money(400_00), [first.due]), TODAY)
    assert running(session, party_id).balance == Money(220_00)
    use_credit(session, second.target, second.id, TODAY)
    assert running(session, party_id).balance == Money(220_00)
    credit(session, first.id, TODAY)
    over = next(item for item in open_items(session) if item.open < NOTHING)
    release(session, over.target, over.id, TODAY)
    account = running(session, party_id)
    owed = total(item.open for item in open_items(session))
    assert account.balance == owed - queries.credit_of(session, party_id) == Money(-90_00)


def test_the_statement_says_what_of_the_balance_is_credit(session):
    party_id = two_months(session)
    first, second = open_items(session)
    assert statement(session, party_id).notes == ()
    place(session, an_entry(session, Money(400_00)), spread(Money(400_00), [first.due]), TODAY)
    (note,) = statement(session, party_id).notes
    said = note.replace("\N{NO-BREAK SPACE}", "")
    assert said == "Hierin zit een tegoed van €90,00. Zonder dat tegoed staat er €310,00 open."
    before = running(session, party_id).credit_on(date.fromordinal(TODAY.toordinal() - 1))
    assert before == NOTHING
    use_credit(session, second.target, second.id, TODAY)
    assert running(session, party_id).credit_on(TODAY) == queries.credit_of(session, party_id)
    assert statement(session, party_id).notes == ()


def statement(session: Session, party_id: int) -> Overview:
    (found,) = tables(session, "account", Asked(date(2026, 1, 1), TODAY, TODAY, party_id))
    return found


def test_an_account_from_a_day_on_begins_with_what_stood_before(session):
    party_id = two_months(session)
    before, lines = running(session, party_id).since(date(2026, 4, 3))
    assert (before, lines) == (Money(620_00), ())


def test_arrears_stand_in_the_age_of_their_days(session):
    two_months(session)
    first, second = open_items(session)
    place(session, an_entry(session, Money(10_00)), [to_due(second.due, Money(10_00))], TODAY)
    due = first.due_on
    assert arrears(session, due) == []
    (late,) = arrears(session, date.fromordinal(due.toordinal() + 31))
    assert late.days == 31
    assert late.ages == (NOTHING, Money(610_00), NOTHING, NOTHING)
    assert not late.consumer
