"""The list of invoices knows what was paid: paid, late and still open are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.demo.two_years import live_through
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.money import NOTHING
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.with_payments import invoices
from bestuurskamer.screens.invoices.telling import state_of
from bestuurskamer.vault.opening import create_board

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    board = create_board(tmp_path_factory.mktemp("paid") / "x.bestuurskamer", "test")
    live_through(board, DAY)
    with board.reading() as session:
        found = invoices(session, most=1000), {item.id: item for item in open_items(session)}
    board.close(copy=False)
    return found


def test_what_is_open_in_the_list_is_what_is_open_by_tenant(rows):
    listed, open_ = rows
    told = {row.id: row.open for row in listed if row.open > NOTHING}
    assert told == {
        number: item.open for number, item in open_.items() if item.number[:4].isdigit()
    }


def test_paid_late_and_to_be_paid_are_told_apart(rows):
    listed, _open = rows
    words = {state_of(row, DAY).word for row in listed if row.kind is InvoiceKind.INVOICE}
    assert "paid" in words
    assert any(word.endswith("days late") for word in words)
    late = [row for row in listed if state_of(row, DAY).tone == "bad"]
    assert all(row.due_on < DAY and row.open > NOTHING for row in late)
    (row,) = [row for row in late if row.due_on == min(one.due_on for one in late)][:1]
    assert state_of(row, row.due_on).tone != "bad"
