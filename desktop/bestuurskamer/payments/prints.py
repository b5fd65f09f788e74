"""The papers of the cash box as files, asked in one go."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.office.letterhead import letterhead_of
from bestuurskamer.office.queries import logo, the_office
from bestuurskamer.payments import cash_paper, queries
from bestuurskamer.payments.cash_book import cash_book


def cash_book_paper(session: Session, first: date, last: date, box_id: int | None = None) -> bytes:
    """The book of a cash box (or the first) of some days, both included. Refused without one."""
    book = cash_book(session, box_id)
    if book is None:
        raise Refused(N_("There is no cash box yet."))
    return cash_paper.cash_book_pdf(the_office(session, last), book, first, last)


def cash_receipt_paper(session: Session, entry_id: int) -> bytes:
    """A receipt for a line of the cash book."""
    row = queries.entry(session, entry_id)
    office = the_office(session, row.booked_on)
    return cash_paper.cash_receipt_pdf(office, letterhead_of(office, logo(session)), row)
