"""What can be asked about invoices: which were issued, what is open of each, how it went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased, undefer

from bestuurskamer.days import Month, Period
from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices import rules
from bestuurskamer.invoices.model import (
    Draft,
    DraftLine,
    Handout,
    Invoice,
    InvoicedMonth,
    InvoiceFile,
    InvoiceKind,
    InvoiceLine,
    OpeningItem,
)
from bestuurskamer.invoices.snapshot import PrintedInvoice, from_json
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import refuse_thinned
from bestuurskamer.parties.model import Delivery, Party
from bestuurskamer.rent.model import Extra, RentLine, VatTreatment

PAGE = 200


@dataclass(frozen=True)
class InvoiceRow:
    """An issued invoice in a list. A credit note has negative amounts and is never open."""

    id: int
    number: str
    kind: InvoiceKind
    party_id: int
    party_name: str
    issued_on: date
    due_on: date
    net: Money
    vat: Money
    total: Money
    credited: Money
    delivery: Delivery
    handed_on: date | None
    credits_id: int | None
    paid: Money = NOTHING  # filled in by `payments.with_payments`, which knows

    @property
    def open(self) -> Money:
        """What is left of it after its credit notes, and after what is known to be paid."""
        if self.kind is InvoiceKind.CREDIT:
            return NOTHING
        return rules.still_open(self.total, self.credited) - self.paid


@dataclass(frozen=True)
class LineRow:
    """A line of an issued invoice, with what was credited of it."""

    id: int
    text: str
    explanation: str
    quantity: Decimal
    price: Money
    amount: Money
    vat: VatTreatment
    rate: Decimal
    vat_reason: str
    period: Period | None
    kind: str
    credited: Money

    @property
    def left(self) -> Money:
        """What can still be credited."""
        return self.amount - self.credited


@dataclass(frozen=True)
class DraftRow:
    """A draft: an invoice without a number, of which every word may change."""

    id: int
    party_id: int
    party_name: str
    redoes_number: str
    net: Money
    lines: tuple[rules.FreeLine, ...]


@dataclass(frozen=True)
class OpeningRow:
    """What a tenant still had open when the board began with the program."""

    id: int
    party_id: int
    party_name: str
    number: str
    on_day: date
    amount: Money


def invoices(
    session: Session,
    *,
    search: str = "",
    year: int | None = None,
    party_id: int | None = None,
    before_id: int | None = None,
    most: int = PAGE,
) -> list[InvoiceRow]:
    """The newest invoices, or those before one already shown; at most `most`."""
    wanted = _rows().order_by(Invoice.id.desc()).limit(most)
    if search.strip():
        like = f"%{search.strip()}%"
        wanted = wanted.where(or_(Invoice.number.ilike(like), Invoice.party_name.ilike(like)))
    if year is not None:
        wanted = wanted.where(Invoice.year == year)
    if party_id is not None:
        same = select(Party.id).where(or_(Party.id == party_id, Party.merged_into_id == party_id))
        wanted = wanted.where(Invoice.party_id.in_(same))
    if before_id is not None:
        wanted = wanted.where(Invoice.id < before_id)
    return _read(session, wanted)


def invoices_of_period(session: Session, first: date, last: date) -> list[InvoiceRow]:
    """Everything issued from the first to the last day, both included, in order of number."""
    wanted = _rows().where(Invoice.issued_on.between(first, last))
    return _read(session, wanted.order_by(Invoice.series.desc(), Invoice.year, Invoice.place))


def invoices_by_id(session: Session, ids: list[int]) -> list[InvoiceRow]:
    """Invoices by their ids, in order of number."""
    return _read(session, _rows().where(Invoice.id.in_(ids)).order_by(Invoice.id))


def invoice(session: Session, invoice_id: int) -> InvoiceRow:
    """One invoice; it must exist."""
    return _read(session, _rows().where(Invoice.id == invoice_id))[0]


def count_invoices(session: Session) -> int:
    """How many papers were issued."""
    return session.scalar(select(func.count()).select_from(Invoice)) or 0


def lines(session: Session, invoice_id: int) -> list[LineRow]:
    """The lines of an invoice, each with what was credited of it."""
    credit = aliased(InvoiceLine)
    credited = (
        select(credit.credits_line_id, func.sum(credit.amount).label("amount"))
        .where(credit.credits_line_id.is_not(None))
        .group_by(credit.credits_line_id)
        .subquery()
    )
    rows = session.execute(
        select(InvoiceLine, credited.c.amount)
        .outerjoin(credited, credited.c.credits_line_id == InvoiceLine.id)
        .where(InvoiceLine.invoice_id == invoice_id)
        .order_by(InvoiceLine.place)
    )
    return [_line(line, -amount if amount else NOTHING) for line, amount in rows]


def snapshot(session: Session, invoice_id: int) -> PrintedInvoice:
    """Everything that stands on an issued invoice; Refused when it went after its term."""
    text = session.scalars(select(Invoice.snapshot).where(Invoice.id == invoice_id)).one()
    if not text:
        refuse_thinned(session, Invoice.__tablename__, invoice_id)
    return from_json(text)


def pdf(session: Session, invoice_id: int) -> bytes:
    """The very bytes that were issued; Refused when they are not what they were."""
    from hashlib import sha256

    wanted = select(InvoiceFile).where(InvoiceFile.invoice_id == invoice_id)
    kept = session.scalars(wanted.options(undefer(InvoiceFile.pdf))).one()
    if not kept.pdf:
        refuse_thinned(session, Invoice.__tablename__, invoice_id)
    if sha256(kept.pdf).hexdigest() != kept.sha256:
        raise Refused(
            N_(
                "The kept paper of this invoice is damaged. Its amounts are still known. "
                "Open the newest good copy of your data."
            )
        )
    return kept.pdf


def drafts(session: Session) -> list[DraftRow]:
    """All drafts, the newest first."""
    found = session.scalars(select(Draft).order_by(Draft.id.desc()))
    return [_draft(session, draft) for draft in found]


def openings(session: Session) -> list[OpeningRow]:
    """What was still open at the take-over, per tenant."""
    rows = session.execute(
        select(OpeningItem, Party.name).join(Party).order_by(Party.name, OpeningItem.on_day)
    )
    return [OpeningRow(i.id, i.party_id, name, i.number, i.on_day, i.amount) for i, name in rows]


def invoiced_leases(session: Session) -> set[int]:
    """Which leases something was invoiced of, so that their past stays as it was."""
    by_line = session.scalars(
        select(RentLine.lease_id).join(InvoicedMonth, InvoicedMonth.chain_id == RentLine.id)
    )
    by_extra = session.scalars(
        select(Extra.lease_id).join(InvoicedMonth, InvoicedMonth.extra_id == Extra.id)
    )
    return set(by_line) | set(by_extra)


def invoiced_extras(session: Session) -> Mapping[int, Month]:
    """The last month in which each extra was invoiced, by extra."""
    rows = session.execute(
        select(InvoicedMonth.extra_id, func.max(InvoicedMonth.month))
        .where(InvoicedMonth.extra_id.is_not(None))
        .group_by(InvoicedMonth.extra_id)
    )
    return {extra: month for extra, month in rows if extra is not None}


def _rows() -> Select[*tuple[Any, ...]]:
    credit = aliased(Invoice)
    credited = (
        select(func.sum(credit.total)).where(credit.credits_id == Invoice.id).scalar_subquery()
    )
    handed = (
        select(func.max(Handout.on_day)).where(Handout.invoice_id == Invoice.id).scalar_subquery()
    )
    return select(
        Invoice.id,
        Invoice.number,
        Invoice.kind,
        Invoice.party_id,
        Invoice.party_name,
        Invoice.issued_on,
        Invoice.due_on,
        Invoice.net,
        Invoice.vat,
        Invoice.total,
        credited.label("credited"),
        Invoice.delivery,
        handed.label("handed_on"),
        Invoice.credits_id,
    )


def _read(session: Session, wanted: Select[*tuple[Any, ...]]) -> list[InvoiceRow]:
    found = []
    for row in session.execute(wanted):
        values = row._asdict()
        values["credited"] = -values["credited"] if values["credited"] else NOTHING
        found.append(InvoiceRow(**values))
    return found


def _line(line: InvoiceLine, credited: Money) -> LineRow:
    period = (
        Period.through(line.first_day, line.last_day or line.first_day)
        if (line.first_day)
        else None
    )
    return LineRow(
        line.id,
        line.text,
        line.explanation,
        line.quantity,
        line.price,
        line.amount,
        line.vat,
        line.vat_rate,
        line.vat_reason,
        period,
        line.kind,
        credited,
    )


def _draft(session: Session, draft: Draft) -> DraftRow:
    found = tuple(_free(line) for line in draft.lines)
    redone = session.get(Invoice, draft.redoes_id) if draft.redoes_id else None
    return DraftRow(
        draft.id,
        draft.party_id,
        draft.party.name,
        redone.number if redone else "",
        total(rules.line_amount(line) for line in found),
        found,
    )


def _free(line: DraftLine) -> rules.FreeLine:
    return rules.FreeLine(
        line.text,
        line.quantity,
        line.price,
        line.vat,
        line.vat_reason,
        line.explanation,
        line.first_day,
        line.last_day,
        line.kind,
        line.amount,
    )
