"""What was invoiced and received by month, room and tenant is always the same money."""

from __future__ import annotations

from datetime import date

from bestuurskamer.books.flows import flows
from bestuurskamer.books.income import income
from bestuurskamer.books.queries import register
from bestuurskamer.days import Month
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments.allocating import place
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import spread
from tests.books.test_let_days import two_rooms
from tests.books.test_year import a_house, an_entry, pay
from tests.invoices.test_month_run import issue_all

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PER = ("month", "room", "tenant")


def test_each_view_adds_up_to_the_same_invoiced_and_received(session):
    a_house(session)
    for cents in (100_01, 33_33, 300_00):
        pay(session, cents)
    item = open_items(session)[0]
    credit(session, item.id, date(2026, 5, 1))
    asked = register(session, FIRST, LAST).total
    came = total(flows(session, FIRST, LAST).lines.values())
    for per in PER:
        found = income(session, FIRST, LAST, per)
        assert (per, found.asked, found.came) == (per, asked, came)


def test_parts_of_a_payment_stay_with_the_rooms_they_are_for(session):
    a_house(session)
    two_rooms(session)
    ids = issue_all(session, Month(2026, 7), date(2026, 7, 1)).ids
    dues = [i.due for i in open_items(session) if i.id == ids[-1]]
    for cents in (1, 133_33, 266_66):
        entry_id = an_entry(session, cents, date(2026, 7, 9))
        place(session, entry_id, spread(Money(cents), dues), date(2026, 7, 9))
        dues = [i.due for i in open_items(session) if i.id == ids[-1]]
    rows = {row.name: row for row in income(session, date(2026, 7, 1), LAST, "room").rows}
    assert (rows["Zaal"].asked, rows["Kamer"].asked) == (Money(300_00), Money(100_00))
    assert (rows["Zaal"].came, rows["Kamer"].came) == (Money(300_00), Money(100_00))


def test_a_month_before_and_after_divides_without_losing_a_cent(session):
    a_house(session)
    pay(session, 100_01, date(2026, 12, 31))
    pay(session, 234_99, date(2027, 1, 1))
    years = [income(session, date(y, 1, 1), date(y, 12, 31), "room") for y in (2026, 2027)]
    assert [year.came for year in years] == [Money(100_01), Money(234_99)]


def test_what_is_received_for_no_room_stands_apart(session):
    a_house(session)
    found = income(session, FIRST, LAST, "room")
    assert [row.name for row in found.rows] == ["Lokaal 1"]
    assert found.came == NOTHING
