"""The papers of the cash box and of what was paid back as files, asked in one go."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import speaking
from bestuurskamer.money import NOTHING
from bestuurskamer.office.letterhead import letterhead_of
from bestuurskamer.office.queries import logo, the_office
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.parties.queries import party
from bestuurskamer.payments import cash_paper, queries, refund_paper
from bestuurskamer.payments.cash_book import cash_book
from bestuurskamer.payments.letters import addressee_of
from bestuurskamer.payments.model import Allocation, Target
from bestuurskamer.rent.model import Lease

_BACK = (Target.CREDIT, Target.DEPOSIT, Target.INVOICE, Target.OPENING)


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


def paid_back_to(session: Session, entry_id: int) -> int | None:
    """The tenant whose money an entry gave back: credit, a deposit, or of an invoice; or nobody.

    What the bank booked back was given back by nobody.
    """
    row = queries.entry(session, entry_id)
    if row.amount >= NOTHING or row.reversal:
        return None
    wanted = (
        select(func.coalesce(Allocation.party_id, Lease.tenant_id))
        .join(Lease, Allocation.lease_id == Lease.id, isouter=True)
        .where(
            Allocation.entry_id == entry_id,
            Allocation.undone_on.is_(None),
            Allocation.target.in_(_BACK),
        )
    )
    owners = set(session.scalars(wanted))
    return owners.pop() if len(owners) == 1 else None


def refund_letter(session: Session, entry_id: int, today: date) -> bytes:
    """The letter to who got money back, in the tenant's language. Refused when it is nobody's."""
    owner, row = paid_back_to(session, entry_id), queries.entry(session, entry_id)
    if owner is None:
        raise Refused(N_("This entry gave nothing back to one tenant."))
    to, office = party(session, owner), the_office(session, today)
    parts = tuple(
        (a.target, a.name, -a.amount)
        for a in row.allocations
        if a.undone_on is None and a.target in _BACK
    )
    with speaking(to.language):
        return refund_paper.refund_pdf(
            refund_paper.Refund(
                letterhead_of(office, logo(session)),
                addressee_of(to),
                to.number,
                row.booked_on,
                today,
                shown_iban(row.counter_iban),
                parts,
                queries.credit_of(session, owner),
                office.contact,
                office.demo,
            )
        )
