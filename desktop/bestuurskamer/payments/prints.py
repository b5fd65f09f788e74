"""The papers of money as files, asked in one go."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import speaking
from bestuurskamer.office.queries import logo, the_office
from bestuurskamer.parties.queries import party
from bestuurskamer.payments import cash_paper, paper, queries
from bestuurskamer.payments.arrears import arrears
from bestuurskamer.payments.cash_book import cash_book
from bestuurskamer.payments.letters import letterhead_of
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.running import running


def open_items_paper(session: Session, day: date) -> bytes:
    """What is open on the day, by tenant."""
    return paper.open_items_pdf(
        the_office(session, day), open_items(session), arrears(session, day), day
    )


def arrears_paper(session: Session, day: date) -> bytes:
    """Who is late on the day, by age."""
    return paper.arrears_pdf(the_office(session, day), arrears(session, day), day)


def statement_paper(session: Session, party_id: int, first: date, last: date) -> bytes:
    """The account of one tenant, in the tenant's language."""
    who = party(session, party_id)
    with speaking(who.language):
        return paper.statement_pdf(
            the_office(session, last), who, running(session, party_id), first, last
        )


def cash_book_paper(session: Session, first: date, last: date) -> bytes:
    """The cash book of some days, both included. Refused without a cash box."""
    book = cash_book(session)
    if book is None:
        raise Refused(N_("There is no cash box yet."))
    return cash_paper.cash_book_pdf(the_office(session, last), book, first, last)


def cash_receipt_paper(session: Session, entry_id: int) -> bytes:
    """A receipt for a line of the cash book."""
    row = queries.entry(session, entry_id)
    office = the_office(session, row.booked_on)
    return cash_paper.cash_receipt_pdf(office, letterhead_of(office, logo(session)), row)
