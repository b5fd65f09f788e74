"""What was open at the end of a day in the past: asked until then less paid until then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.invoices.model import Invoice, InvoiceKind, OpeningItem
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

    @property
    def open(self) -> Money:
        """What was left of it."""
        return self.asked - self.paid


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
    kept = sorted((r for r in rows if r.open), key=lambda r: (r.due_on, r.number, r.id))
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


def _paid(session: Session, column: Any, day: date) -> Mapping[int, Money]:
    then = func.coalesce(Entry.booked_on, Allocation.made_on)
    wanted = (
        select(column, func.sum(Allocation.amount))
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(column.is_not(None), Allocation.undone_on.is_(None), then <= day)
        .group_by(column)
    )
    found: dict[int, Money] = defaultdict(lambda: NOTHING)
    found.update((number, amount) for number, amount in session.execute(wanted))
    return found


def _invoices(session: Session, day: date) -> list[OpenThen]:
    paid = _paid(session, Allocation.invoice_id, day)
    credited: dict[int, Money] = defaultdict(lambda: NOTHING)
    notes = (
        select(Invoice.credits_id, func.sum(Invoice.total))
        .where(Invoice.credits_id.is_not(None), Invoice.issued_on <= day)
        .group_by(Invoice.credits_id)
    )
    for number, amount in session.execute(notes):
        assert number is not None
        credited[number] = amount
    wanted = (
        select(
            Invoice.id,
            func.coalesce(Party.merged_into_id, Party.id),
            Invoice.party_name,
            Invoice.number,
            Invoice.due_on,
            Invoice.total,
        )
        .join(Party, Invoice.party_id == Party.id)
        .where(Invoice.kind == InvoiceKind.INVOICE, Invoice.issued_on <= day)
    )
    return [
        OpenThen(Target.INVOICE, n, owner, name, text, due, asked + credited[n], paid[n])
        for n, owner, name, text, due, asked in session.execute(wanted)
    ]


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
        )
        for item, owner, name in session.execute(wanted)
    ]  # fmt: skip
