"""Issued invoices together with what was paid on them: what lists on screen show."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.invoices import queries
from bestuurskamer.invoices.queries import PAGE, InvoiceRow
from bestuurskamer.money import NOTHING
from bestuurskamer.payments.model import Allocation


def invoices(
    session: Session,
    *,
    search: str = "",
    year: int | None = None,
    party_id: int | None = None,
    most: int = PAGE,
) -> list[InvoiceRow]:
    """The newest invoices that fit, at most `most`, with what was paid on each."""
    rows = queries.invoices(session, search=search, year=year, party_id=party_id, most=most)
    wanted = (
        select(Allocation.invoice_id, func.sum(Allocation.amount))
        .where(Allocation.invoice_id.in_([row.id for row in rows]), Allocation.undone_on.is_(None))
        .group_by(Allocation.invoice_id)
    )
    paid = {row[0]: row[1] for row in session.execute(wanted)}
    return [replace(row, paid=paid.get(row.id) or NOTHING) for row in rows]
