"""What was open at the end of a day in the past: asked until then less paid until then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.invoices.model import Invoice, InvoiceKind, OpeningItem
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.model import (
    Allocation,
    Arrangement,
    Charge,
    Entry,
    Letter,
    LetterKind,
    Target,
)

LETTER_NAMES = {
    LetterKind.FRIENDLY: N_("Reminded on {day}."),
    LetterKind.FOURTEEN_DAYS: N_("Fourteen-day letter made on {day}."),
    LetterKind.FORMAL: N_("Formal reminder made on {day}."),
    LetterKind.DEFAULT: N_("Notice of default made on {day}."),
}


@dataclass(frozen=True)
class OpenThen:
    """Something that was not settled at the end of that day; below zero the board owed it back."""

    target: Target  # invoice, opening or charge
    id: int
    party_id: int
    party: str
    number: str
    due_on: date
    asked: Money  # after credit notes until then
    paid: Money
    papers: tuple[Source, ...] = ()  # behind what was asked
    payments: tuple[Source, ...] = ()  # behind what was paid

    @property
    def open(self) -> Money:
        """What was left of it."""
        return self.asked - self.paid

    @property
    def behind(self) -> tuple[Source, ...]:
        """The rows behind what was left of it."""
        return (*self.papers, *taken_off(self.payments))


@dataclass(frozen=True)
class OpenOnDay:
    """All that was open at the end of a day, oldest first.

    `late_known` is false while no entry of the bank until then is known: nobody is called late.
    """

    day: date
    rows: tuple[OpenThen, ...]
    late_known: bool
    notes: Mapping[int, Words] = field(default_factory=dict)  # by party: a letter, an arrangement

    @property
    def total(self) -> Money:
        """All of it together, what the board owes back taken off."""
        return total(row.open for row in self.rows)

    @property
    def late(self) -> tuple[OpenThen, ...]:
        """What was past its last day to pay."""
        if not self.late_known:
            return ()
        return tuple(r for r in self.rows if r.open > NOTHING and r.due_on < self.day)


def open_on(session: Session, day: date) -> OpenOnDay:
    """What was open at the end of the day: invoices, those from before the program, charges."""
    rows = [*_invoices(session, day), *_openings(session, day), *_charges(session, day)]
    kept = _with_payments(
        session,
        sorted((r for r in rows if r.open), key=lambda r: (r.due_on, r.number, r.id)),
        day,
    )
    known = session.scalar(select(Entry.id).where(Entry.booked_on <= day).limit(1))
    notes = _notes(session, {row.party_id for row in kept}, day)
    return OpenOnDay(day, tuple(kept), known is not None, notes)


def _notes(session: Session, owners: set[int], day: date) -> Mapping[int, Words]:
    """The last letter to each tenant, or the arrangement that ran then."""
    notes: dict[int, Words] = {}
    letters = select(Letter).where(Letter.made_on <= day).order_by(Letter.id)
    for letter in session.scalars(letters):
        if letter.withdrawn_on is not None and letter.withdrawn_on <= day:
            notes.pop(letter.party_id, None)
        else:
            notes[letter.party_id] = words(LETTER_NAMES[letter.kind], day=letter.made_on)
    running = select(Arrangement).where(
        Arrangement.made_on <= day,
        Arrangement.ended_on.is_(None) | (Arrangement.ended_on > day),
    )
    for deal in session.scalars(running):
        notes[deal.party_id] = words(N_("Pays in parts, agreed on {day}."), day=deal.made_on)
    return {owner: note for owner, note in notes.items() if owner in owners}


def _sums(column: Any, day: date) -> Any:
    """What was paid for each until the end of the day."""
    then = func.coalesce(Entry.booked_on, Allocation.made_on)
    return (
        select(column.label("of"), func.sum(Allocation.amount).label("paid"))
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(column.is_not(None), Allocation.undone_on.is_(None), then <= day)
        .group_by(column)
    )


def _paid(session: Session, column: Any, day: date) -> Mapping[int, Money]:
    found: dict[int, Money] = defaultdict(lambda: NOTHING)
    found.update((number, amount) for number, amount in session.execute(_sums(column, day)))
    return found


_PAPER = (Invoice.issued_on, Invoice.number, Invoice.party_name, Invoice.total, Invoice.id)
_PAID_FOR = {
    Target.INVOICE: Allocation.invoice_id,
    Target.OPENING: Allocation.opening_id,
    Target.CHARGE: Allocation.charge_id,
}


def _paper(told: Sequence[Any]) -> Source:
    """An invoice or credit note, as `_PAPER` asks for it."""
    day, number, name, amount, invoice_id = told
    return Source(day, number, name, amount, "invoices", invoice_id)


def _with_payments(session: Session, rows: list[OpenThen], day: date) -> list[OpenThen]:
    """The same with the rows behind what was paid: entries of the bank, or credit that was used."""
    then = func.coalesce(Entry.booked_on, Allocation.made_on)
    came: dict[tuple[Target, int], tuple[Source, ...]] = defaultdict(tuple)
    for target, column in _PAID_FOR.items():
        ids = [row.id for row in rows if row.target is target and row.paid]
        wanted = (
            select(column, then, Entry.counter_name, Entry.text, Allocation.amount, Entry.id)
            .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
            .where(column.in_(ids), Allocation.undone_on.is_(None), then <= day)
            .order_by(then, Allocation.id)
        )
        paid: Any
        for paid in session.execute(wanted):
            number, on_day, name, text, amount, entry_id = paid
            if entry_id is None:
                row = Source(on_day, _("Credit"), _("used for this invoice"), amount)
            else:
                row = Source(on_day, name, text, amount, "bank", entry_id)
            came[target, number] += (row,)
    return [replace(row, payments=came[row.target, row.id]) for row in rows]


def _invoices(session: Session, day: date) -> list[OpenThen]:
    """The invoices that were not settled then: the database leaves the others out."""
    notes = (
        select(Invoice.credits_id, *_PAPER)
        .where(Invoice.credits_id.is_not(None), Invoice.issued_on <= day)
        .order_by(Invoice.id)
    )
    credited: dict[int | None, tuple[Source, ...]] = defaultdict(tuple)
    for credits_id, *paper in session.execute(notes):
        credited[credits_id] += (_paper(paper),)
    found = []
    for owner, due, came, *paper in session.execute(_unsettled(day)):
        issued = _paper(paper)
        n = issued.thing
        assert isinstance(n, int)
        papers = (issued, *credited[n])
        asked = total(row.amount for row in papers if isinstance(row.amount, Money))
        found.append(
            OpenThen(
                Target.INVOICE, n, owner, issued.text, issued.name, due, asked, came or NOTHING,
                papers,
            )
        )  # fmt: skip
    return found


def _unsettled(day: date) -> Any:
    """Invoices of which something was open: the owner, the last day, what was paid, the paper."""
    paid = _sums(Allocation.invoice_id, day).subquery()
    note = aliased(Invoice)
    off = (
        select(note.credits_id.label("of"), func.sum(note.total).label("sum"))
        .where(note.credits_id.is_not(None), note.issued_on <= day)
        .group_by(note.credits_id)
        .subquery()
    )
    return (
        select(func.coalesce(Party.merged_into_id, Party.id), Invoice.due_on, paid.c.paid, *_PAPER)
        .join(Party, Invoice.party_id == Party.id)
        .join(paid, paid.c.of == Invoice.id, isouter=True)
        .join(off, off.c.of == Invoice.id, isouter=True)
        .where(
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.issued_on <= day,
            Invoice.total + func.coalesce(off.c.sum, 0) != func.coalesce(paid.c.paid, 0),
        )
        .order_by(Invoice.id)
    )


def _openings(session: Session, day: date) -> list[OpenThen]:
    paid = _paid(session, Allocation.opening_id, day)
    wanted = (
        select(OpeningItem, func.coalesce(Party.merged_into_id, Party.id), Party.name)
        .join(Party, OpeningItem.party_id == Party.id)
        .where(OpeningItem.on_day <= day)
    )
    return [
        OpenThen(
            Target.OPENING, item.id, owner, name, item.number, item.on_day, item.amount,
            paid[item.id],
            (Source(item.on_day, item.number, name, item.amount, "tenants", owner),),
        )
        for item, owner, name in session.execute(wanted)
    ]  # fmt: skip


def _charges(session: Session, day: date) -> list[OpenThen]:
    paid = _paid(session, Allocation.charge_id, day)
    wanted = (
        select(Charge, func.coalesce(Party.merged_into_id, Party.id), Party.name)
        .join(Party, Charge.party_id == Party.id)
        .where(Charge.on_day <= day, Charge.waived_on.is_(None) | (Charge.waived_on > day))
    )
    return [
        OpenThen(
            Target.CHARGE, item.id, owner, name, item.kind, item.on_day, item.amount,
            paid[item.id],
            (Source(item.on_day, name, item.explanation, item.amount, "tenants", owner),),
        )
        for item, owner, name in session.execute(wanted)
    ]  # fmt: skip
