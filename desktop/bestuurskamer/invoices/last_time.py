"""What each party was asked last time, to tell what is different now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.days import later
from bestuurskamer.invoices.model import Invoice, InvoiceLine
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party
from bestuurskamer.rent.model import LineKind

EVERY_TIME = frozenset(kind.value for kind in LineKind)
"""The kinds of lines that come every time; extras are no change of the rent."""

_MONTHS = 13
_OWNER = func.coalesce(Party.merged_into_id, Party.id)


def invoiced_parties(session: Session) -> Collection[int]:
    """Who ever got an invoice, also under the name that was merged into theirs."""
    known = select(Invoice.id).where(Invoice.party_id == Party.id).exists()
    return set(session.scalars(select(_OWNER).where(known)))


def last_time(session: Session, today: date) -> dict[int, Money]:
    """By party what the lines of every time came to on its newest invoice of a run, without VAT.

    One that is older than thirteen months tells nothing any more.
    """
    lines = InvoiceLine.kind.in_(EVERY_TIME)
    newest = (
        select(func.max(Invoice.id).label("id"), _OWNER.label("owner"))
        .join(Party, Invoice.party_id == Party.id)
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .where(Invoice.issued_on >= later(today, -_MONTHS), Invoice.run_id.is_not(None), lines)
        .group_by(_OWNER)
        .subquery()
    )
    asked = (
        select(newest.c.owner, func.sum(InvoiceLine.amount))
        .join(InvoiceLine, InvoiceLine.invoice_id == newest.c.id)
        .where(lines)
        .group_by(newest.c.owner)
    )
    found: dict[int, Money] = dict(session.execute(asked).all())
    return found
