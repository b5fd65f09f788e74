"""Which invoices are open is kept by the file itself, whatever is done with them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, text

from bestuurskamer.app.checks import open_ones_are_known
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.payments.allocating import undo_entry
from bestuurskamer.payments.model import Unsettled
from bestuurskamer.payments.open_items import open_items
from tests.books.test_year import a_house, pay


def unsettled(session) -> set[int]:
    return set(session.scalars(select(Unsettled.id)))


def test_an_invoice_is_open_until_all_of_it_is_paid_and_again_when_that_is_undone(session):
    a_house(session)
    first, second = (item.id for item in open_items(session))
    assert unsettled(session) == {first, second}
    pay(session, 100_00)
    assert unsettled(session) == {first, second}
    entry_id = pay(session, 235_00)
    assert unsettled(session) == {second}
    undo_entry(session, entry_id, date(2026, 4, 2))
    assert unsettled(session) == {first, second}
    assert open_ones_are_known(session) is None


def test_a_credited_invoice_is_settled_unless_it_was_paid(session):
    a_house(session)
    first, second = (item.id for item in open_items(session))
    credit(session, second, date(2026, 4, 3))
    assert unsettled(session) == {first}
    pay(session, 335_00)
    credit(session, first, date(2026, 4, 3))
    assert unsettled(session) == {first}
    (owed_back,) = open_items(session)
    assert owed_back.open.cents == -335_00


def test_a_file_in_which_they_do_not_fit_is_not_trusted(session):
    a_house(session)
    session.execute(text("DELETE FROM unsettled"))
    problem = open_ones_are_known(session)
    assert problem is not None
    assert dict(problem.values)["count"] == 2
