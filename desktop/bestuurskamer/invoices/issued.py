"""What became of issued papers: how they went out, what credits them, which still lie here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from bestuurskamer.invoices import queries
from bestuurskamer.invoices.model import (
    Draft,
    Handout,
    Invoice,
    InvoicedMonth,
    InvoiceKind,
    PaperLogo,
)
from bestuurskamer.invoices.snapshot import PrintedInvoice
from bestuurskamer.parties.model import Delivery
from bestuurskamer.parties.queries import parties
from bestuurskamer.rent.model import RentLine


@dataclass(frozen=True)
class HandoutRow:
    """That a paper was given out: how and when."""

    delivery: Delivery
    on_day: date


@dataclass(frozen=True)
class IssuedPaper:
    """One issued paper with all that belongs to it."""

    row: queries.InvoiceRow
    lines: tuple[queries.LineRow, ...]
    credit_notes: tuple[queries.InvoiceRow, ...]
    handouts: tuple[HandoutRow, ...]
    printed: PrintedInvoice
    pdf: bytes
    logo: bytes | None  # of the day of issue
    email: str  # of the tenant, as it is now
    credits_number: str  # of a credit note: which invoice it credits

    @property
    def can_be_credited(self) -> bool:
        """Whether something of it is left to credit."""
        invoice = self.row.kind is InvoiceKind.INVOICE
        return invoice and any(line.left.cents for line in self.lines)


@dataclass(frozen=True)
class Counts:
    """How many papers were issued and how many drafts there are."""

    issued: int
    drafts: int


def counts(session: Session) -> Counts:
    """How many papers and drafts there are, without reading them."""
    drafts = session.scalar(select(func.count()).select_from(Draft)) or 0
    return Counts(queries.count_invoices(session), drafts)


def years(session: Session) -> list[int]:
    """The years in which papers were issued, the newest first."""
    return list(session.scalars(select(Invoice.year).distinct().order_by(Invoice.year.desc())))


def not_handed_out(session: Session) -> list[int]:
    """Papers of which it is not recorded that they went out, in the order of their making."""
    handed = exists().where(Handout.invoice_id == Invoice.id)
    return list(
        session.scalars(
            select(Invoice.id).where(~handed, Invoice.snapshot != "").order_by(Invoice.id)
        )
    )


def logos(session: Session, sums: Collection[str]) -> Mapping[str, bytes]:
    """The pictures at the head of issued papers, by the sums in their snapshots."""
    wanted = select(PaperLogo.sha256, PaperLogo.picture).where(PaperLogo.sha256.in_(sums))
    return {row.sha256: row.picture for row in session.execute(wanted)}


def issued_paper(session: Session, invoice_id: int) -> IssuedPaper:
    """One issued paper; it must exist. Refused when its kept bytes are damaged."""
    row = queries.invoice(session, invoice_id)
    notes = session.scalars(select(Invoice.id).where(Invoice.credits_id == invoice_id)).all()
    handed = session.scalars(
        select(Handout).where(Handout.invoice_id == invoice_id).order_by(Handout.id)
    )
    credited = queries.invoice(session, row.credits_id) if row.credits_id else None
    printed = queries.snapshot(session, invoice_id)
    return IssuedPaper(
        row,
        tuple(queries.lines(session, invoice_id)),
        tuple(queries.invoices_by_id(session, list(notes))),
        tuple(HandoutRow(h.delivery, h.on_day) for h in handed),
        printed,
        queries.pdf(session, invoice_id),
        logos(session, [printed.logo_sha256]).get(printed.logo_sha256),
        parties(session, [row.party_id])[row.party_id].email,
        credited.number if credited else "",
    )


def invoiced_until(session: Session, lease_ids: Collection[int]) -> date | None:
    """The last day of rent of these leases that stands on an invoice, or none."""
    found: date | None = session.scalar(
        select(func.max(InvoicedMonth.last_day))
        .join(RentLine, RentLine.id == InvoicedMonth.chain_id)
        .where(RentLine.lease_id.in_(lease_ids))
    )
    return found
