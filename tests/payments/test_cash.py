"""The cash box: it is never short on paper, and a count that differs asks why."""

from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.payments import queries
from bestuurskamer.payments.cash import add_cash, count_cash
from bestuurskamer.payments.cash_book import counts
from bestuurskamer.payments.receipts import MOST_BYTES, add_receipt
from tests.builders import an_office

DAY = date(2026, 4, 2)


@pytest.fixture
def box(session) -> int:
    an_office(session)
    open_account(session, AccountKind.CASH, "", "Kas", Money(120_00), date(2026, 1, 1))
    session.flush()
    return next(a.id for a in queries_accounts(session) if a.kind is AccountKind.CASH)


def queries_accounts(session):
    from bestuurskamer.office.queries import the_office

    return the_office(session, DAY).accounts


def test_the_book_follows_what_came_in_and_went_out(session, box):
    add_cash(session, box, DAY, Money(25_00), "zaalhuur aan de deur", DAY)
    add_cash(session, box, DAY, Money(-10_50), "koffie", DAY)
    assert queries.balance(session, box, DAY) == Money(134_50)
    assert queries.balance(session, box, date(2026, 4, 1)) == Money(120_00)


def test_more_than_was_inside_cannot_come_out(session, box):
    with pytest.raises(Refused, match="cannot have come out"):
        add_cash(session, box, DAY, Money(-120_01), "koffie", DAY)


@pytest.mark.parametrize(
    ("amount", "text", "day", "said"),
    [
        (NOTHING, "koffie", DAY, "Fill in an amount"),
        (Money(100), "  ", DAY, "what this money was for"),
        (Money(100), "koffie", date(2026, 4, 3), "still to come"),
    ],
)
def test_a_line_without_sense_is_refused(session, box, amount, text, day, said):
    with pytest.raises(Refused, match=said):
        add_cash(session, box, day, amount, text, DAY)


def test_a_count_that_differs_asks_for_a_note_and_is_kept(session, box):
    assert count_cash(session, box, DAY, Money(120_00)) == NOTHING
    with pytest.raises(Refused, match="the book says"):
        count_cash(session, box, DAY, Money(119_00))
    assert count_cash(session, box, DAY, Money(119_00), "wisselgeld") == Money(-1_00)
    session.flush()
    assert [row.difference for row in counts(session, box)] == [Money(-1_00), NOTHING]


def test_a_receipt_is_kept_by_its_content_and_once(session, box):
    entry_id = add_cash(session, box, DAY, Money(-10_50), "koffie", DAY)
    first = add_receipt(session, entry_id, "bon.pdf", b"%PDF-1.4 bon", DAY)
    assert add_receipt(session, entry_id, "bon (1).pdf", b"%PDF-1.4 bon", DAY) == first
    assert queries.receipt(session, first) == ("bon.pdf", b"%PDF-1.4 bon")
    assert queries.entry(session, entry_id).receipts == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"MZ\x90", "not a PDF or a picture"), (b"%PDF-" + b" " * MOST_BYTES, "larger than 10 MB")],
)
def test_what_is_no_paper_is_not_kept(session, box, content, said):
    entry_id = add_cash(session, box, DAY, Money(-10_50), "koffie", DAY)
    with pytest.raises(Refused, match=said):
        add_receipt(session, entry_id, "bon", content, DAY)
