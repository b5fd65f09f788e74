"""The running account of one tenant: what was asked, what came, what is left after each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.invoices.model import Invoice, InvoiceKind, OpeningItem
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.model import Allocation, Charge, Entry, Target


@dataclass(frozen=True)
class RunningLine:
    """A step: `asked` puts the balance up, `came` takes it down."""

    day: date
    words: Words
    asked: Money
    came: Money
    balance: Money
    invoice_id: int | None = None
    entry_id: int | None = None


@dataclass(frozen=True)
class Running:
    """A tenant's account over all days; below zero the tenant has a credit."""

    party_id: int
    lines: tuple[RunningLine, ...]
    credits: tuple[tuple[date, Money], ...] = ()  # what came to the credit, and what was used of it

    @property
    def balance(self) -> Money:
        """What is open less what is kept as credit."""
        return self.lines[-1].balance if self.lines else NOTHING

    def credit_on(self, day: date) -> Money:
        """What was kept as credit at the end of a day: it is in the balance already."""
        return total(amount for when, amount in self.credits if when <= day)

    def since(self, day: date) -> tuple[Money, tuple[RunningLine, ...]]:
        """What stood before a day, and the steps from that day on."""
        before = [line for line in self.lines if line.day < day]
        rest = tuple(line for line in self.lines if line.day >= day)
        return (before[-1].balance if before else NOTHING), rest


def running(session: Session, party_id: int) -> Running:
    """The account of one tenant, with that of who was merged into it, oldest first."""
    ids = list(
        session.scalars(
            select(Party.id).where(func.coalesce(Party.merged_into_id, Party.id) == party_id)
        )
    )
    steps = [*_asked(session, ids), *_came(session, ids)]
    steps.sort(key=lambda step: (step[0], step[2].cents <= 0))
    balance, lines = NOTHING, []
    for day, said, change, invoice_id, entry_id in steps:
        balance += change
        up = change > NOTHING
        lines.append(
            RunningLine(
                day,
                said,
                change if up else NOTHING,
                NOTHING if up else -change,
                balance,
                invoice_id,
                entry_id,
            )
        )
    return Running(party_id, tuple(lines), _credits(session, ids))


_Step = tuple[date, Words, Money, int | None, int | None]
"""The day, what it is, what it changes, and the invoice or the entry that it is."""


def _asked(session: Session, ids: list[int]) -> list[_Step]:
    found: list[_Step] = []
    invoices = select(
        Invoice.issued_on, Invoice.kind, Invoice.number, Invoice.total, Invoice.id
    ).where(Invoice.party_id.in_(ids))
    for day, kind, number, amount, invoice_id in session.execute(invoices):
        text = N_("Invoice {number}")
        if kind is InvoiceKind.CREDIT:
            text = N_("Credit note {number}")
        found.append((day, words(text, number=number), amount, invoice_id, None))
    openings = select(OpeningItem.on_day, OpeningItem.number, OpeningItem.amount)
    for day, number, amount in session.execute(openings.where(OpeningItem.party_id.in_(ids))):
        said = words(N_("From before: {number}"), number=number)
        found.append((day, said, amount, None, None))
    charges = select(Charge.on_day, Charge.explanation, Charge.amount).where(
        Charge.party_id.in_(ids), Charge.waived_on.is_(None)
    )
    for day, explanation, amount in session.execute(charges):
        found.append((day, words("{text}", text=explanation), amount, None, None))
    return found


def _credits(session: Session, ids: list[int]) -> tuple[tuple[date, Money], ...]:
    """What was kept for a tenant (above zero), and what of it was used or paid back."""
    wanted = (
        select(Entry.booked_on, Allocation.made_on, Allocation.amount)
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(
            Allocation.undone_on.is_(None),
            Allocation.party_id.in_(ids),
            (Allocation.target == Target.CREDIT) | Allocation.entry_id.is_(None),
        )
    )
    return tuple(
        (booked, amount) if booked is not None else (made, -amount)
        for booked, made, amount in session.execute(wanted)
    )


def _came(session: Session, ids: list[int]) -> list[_Step]:
    """What entries were for this tenant, one step for each entry; deposits stay apart."""
    wanted = (
        select(Entry.id, Entry.booked_on, Allocation.amount)
        .join(Entry, Allocation.entry_id == Entry.id)
        .where(
            Allocation.undone_on.is_(None),
            Allocation.party_id.in_(ids),
            Allocation.target != Target.DEPOSIT,
        )
    )
    sums: dict[tuple[int, date], Money] = defaultdict(lambda: NOTHING)
    for entry_id, day, amount in session.execute(wanted):
        sums[entry_id, day] += amount
    return [
        (day, words(N_("Paid") if amount > NOTHING else N_("Paid back")), -amount, None, entry_id)
        for (entry_id, day), amount in sums.items()
    ]
