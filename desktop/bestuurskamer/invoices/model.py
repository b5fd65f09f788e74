"""What we remember of drafts and of issued invoices.

Everything issued is frozen in the database; credited, paid and open are derived from it.
"""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bestuurskamer.days import Month
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Delivery, Party
from bestuurskamer.rent.model import Lease, VatTreatment
from bestuurskamer.vault.records import Record, plain


class InvoiceKind(enum.Enum):
    """What an issued paper is."""

    INVOICE = "invoice"
    CREDIT = "credit"


class Run(Record):
    """One pressing of the button: the invoices that were issued together."""

    __tablename__ = "month_run"

    month: Mapped[Month]
    made_on: Mapped[date]


class Invoice(Record):
    """An issued invoice or credit note; amounts of a credit note are negative."""

    __tablename__ = "invoice"
    __table_args__ = (UniqueConstraint("number"), UniqueConstraint("series", "year", "place"))

    kind: Mapped[InvoiceKind] = mapped_column(plain(InvoiceKind))
    series: Mapped[str]
    year: Mapped[int]
    place: Mapped[int]  # 1, 2, 3 … within series and year
    number: Mapped[str]
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    party: Mapped[Party] = relationship(init=False, repr=False)
    party_name: Mapped[str]
    lease: Mapped[Lease | None] = relationship(init=False, repr=False)
    issued_on: Mapped[date] = mapped_column(index=True)
    due_on: Mapped[date]
    net: Mapped[Money]
    vat: Mapped[Money]
    total: Mapped[Money]
    snapshot: Mapped[str] = mapped_column(String, deferred=True)
    lease_id: Mapped[int | None] = mapped_column(ForeignKey("lease.id"), default=None)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("month_run.id"), default=None)
    credits_id: Mapped[int | None] = mapped_column(
        ForeignKey("invoice.id"), default=None, index=True
    )
    redoes_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), default=None)
    delivery: Mapped[Delivery] = mapped_column(plain(Delivery), default=Delivery.POST)


class InvoiceLine(Record):
    """One line of an issued invoice, as printed."""

    __tablename__ = "invoice_line"

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    place: Mapped[int]
    text: Mapped[str]
    quantity: Mapped[Decimal]
    price: Mapped[Money]
    amount: Mapped[Money]
    vat: Mapped[VatTreatment] = mapped_column(plain(VatTreatment))
    explanation: Mapped[str] = mapped_column(default="")
    vat_rate: Mapped[Decimal] = mapped_column(default=Decimal(0))  # percent
    vat_reason: Mapped[str] = mapped_column(default="")
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    kind: Mapped[str] = mapped_column(default="other")  # a LineKind, extra or other
    credits_line_id: Mapped[int | None] = mapped_column(
        ForeignKey("invoice_line.id"), default=None, index=True
    )


class InvoicedMonth(Record):
    """That days of a rent line, or a month of an extra, stand on an invoice: once, never again.

    The days are of one month, both included; a lease that goes on after all adds the rest.
    """

    __tablename__ = "invoiced_month"
    __table_args__ = (
        UniqueConstraint("chain_id", "first_day"),
        UniqueConstraint("extra_id", "month"),
    )

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    month: Mapped[Month]
    chain_id: Mapped[int | None] = mapped_column(ForeignKey("rent_line.id"), default=None)
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    extra_id: Mapped[int | None] = mapped_column(ForeignKey("extra.id"), default=None)


class InvoiceFile(Record):
    """The PDF of an issued invoice: its very bytes, read only when asked for."""

    __tablename__ = "invoice_file"
    __table_args__ = (UniqueConstraint("invoice_id"),)

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str]


class PaperLogo(Record):
    """A picture at the head of issued papers, kept once for all that have it."""

    __tablename__ = "paper_logo"
    __table_args__ = (UniqueConstraint("sha256"),)

    sha256: Mapped[str]
    picture: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Handout(Record):
    """That a paper was given out: how and when."""

    __tablename__ = "handout"

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    delivery: Mapped[Delivery] = mapped_column(plain(Delivery))
    on_day: Mapped[date]


class Draft(Record):
    """An invoice in the making: no number yet, and every word may still change."""

    __tablename__ = "draft"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False)
    party: Mapped[Party] = relationship(repr=False)
    lease_id: Mapped[int | None] = mapped_column(ForeignKey("lease.id"), default=None)
    redoes_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), default=None)
    lines: Mapped[list[DraftLine]] = relationship(
        back_populates="draft",
        default_factory=list,
        repr=False,
        order_by="DraftLine.place",
        cascade="all, delete-orphan",
    )


class DraftLine(Record):
    """One line of a draft."""

    __tablename__ = "draft_line"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), init=False, index=True)
    place: Mapped[int]
    text: Mapped[str]
    price: Mapped[Money]
    draft: Mapped[Draft] = relationship(back_populates="lines", default=None, repr=False)
    explanation: Mapped[str] = mapped_column(default="")
    quantity: Mapped[Decimal] = mapped_column(default=Decimal(1))
    amount: Mapped[Money | None] = mapped_column(default=None)  # None: quantity × price
    vat: Mapped[VatTreatment] = mapped_column(plain(VatTreatment), default=VatTreatment.EXEMPT)
    vat_reason: Mapped[str] = mapped_column(default="")
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    kind: Mapped[str] = mapped_column(default="other")


class OpeningItem(Record):
    """What was still open when the board began with the program: an old invoice, or a credit."""

    __tablename__ = "opening_item"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False, index=True)
    party: Mapped[Party] = relationship(repr=False)
    number: Mapped[str]
    on_day: Mapped[date]
    amount: Mapped[Money]  # still open; negative for a credit of the tenant
