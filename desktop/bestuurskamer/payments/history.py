"""What happened to an invoice or an entry of the bank, in plain words, from the trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_
from bestuurskamer.invoices.model import Handout, Invoice
from bestuurskamer.office.changes import HistoryRow, Names, life_of
from bestuurskamer.payments.model import Allocation, Entry, Receipt

_NAMES: Final = Names(
    {
        "invoice": {"number": N_("Number"), "total": N_("Amount"), "due_on": N_("To be paid by")},
        "handout": {"delivery": N_("Sent by"), "on_day": N_("Day")},
        "entry": {
            "amount": N_("Amount"), "booked_on": N_("Day"), "counter_name": N_("Name"),
            "counter_iban": N_("Account (IBAN)"), "text": N_("Description"),
        },
        "allocation": {
            "amount": N_("Placed"), "note": N_("Note"), "undone_on": N_("Taken back on"),
        },
        "receipt": {"name": N_("Receipt")},
    },
    amounts=frozenset({"amount", "total"}),
    days=frozenset({"due_on", "on_day", "booked_on", "undone_on"}),
    choices={
        "delivery": {
            "email": N_("by e-mail"), "post": N_("on paper, by post"),
            "letterbox": N_("on paper, in their own letterbox"),
        }
    },
)  # fmt: skip


def invoice_history(session: Session, invoice_id: int) -> list[HistoryRow]:
    """Made, given out, credited, paid and taken back; the newest first."""
    return life_of(session, _rows_of_invoice(session, invoice_id), _NAMES)


def entry_history(session: Session, entry_id: int) -> list[HistoryRow]:
    """Read from the bank or typed, placed, taken back, its paper; the newest first."""
    return life_of(session, _rows_of_entry(session, entry_id), _NAMES)


def _rows_of_invoice(session: Session, invoice_id: int) -> Iterator[tuple[str, int]]:
    yield "invoice", invoice_id
    for note_id in session.scalars(select(Invoice.id).where(Invoice.credits_id == invoice_id)):
        yield "invoice", note_id
    for row_id in session.scalars(select(Handout.id).where(Handout.invoice_id == invoice_id)):
        yield "handout", row_id
    for row_id in session.scalars(select(Allocation.id).where(Allocation.invoice_id == invoice_id)):
        yield "allocation", row_id


def _rows_of_entry(session: Session, entry_id: int) -> Iterator[tuple[str, int]]:
    yield Entry.__tablename__, entry_id
    for record in (Allocation, Receipt):
        for row_id in session.scalars(select(record.id).where(record.entry_id == entry_id)):
            yield record.__tablename__, row_id
