"""What the board keeps for tenants and owes back, step by step: deposits, and credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.invoices.model import Invoice
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.queries import parties
from bestuurskamer.payments.model import Allocation, Entry, Target
from bestuurskamer.rent.model import DepositMove, DepositMoveKind, Lease

Sources = tuple[Source, ...]


@dataclass(frozen=True)
class Kept:
    """Money of tenants in a period: before it, what came, what went (positive), as rows."""

    before: Sources
    came: Sources
    gone: Sources

    @property
    def left(self) -> Sources:
        """The rows behind what is held at the end."""
        return (*self.before, *self.came, *taken_off(self.gone))

    @property
    def held_before(self) -> Money:
        """What was held when the period began."""
        return money_of(self.before)

    @property
    def held(self) -> Money:
        """What is held at its end."""
        return money_of(self.left)


def money_of(rows: Sources) -> Money:
    """What rows of money add up to."""
    return total(row.amount for row in rows if isinstance(row.amount, Money))


def deposit_steps(session: Session, until: date) -> Mapping[int, Sources]:
    """By lease what was received of its deposit, and returned or kept (below zero), in order."""
    names = {
        DepositMoveKind.RECEIVED: _("Deposit received"),
        DepositMoveKind.RETURNED: _("Deposit returned"),
        DepositMoveKind.KEPT: _("Kept of the deposit"),
    }
    wanted = (
        select(DepositMove, Lease.tenant_id, Allocation.entry_id)
        .join(Lease, DepositMove.lease_id == Lease.id)
        .join(
            Allocation,
            (Allocation.deposit_move_id == DepositMove.id) & Allocation.undone_on.is_(None),
            isouter=True,
        )
        .where(DepositMove.kind.in_(names), DepositMove.on_day <= until)
        .order_by(DepositMove.on_day, DepositMove.id)
    )
    rows = session.execute(wanted).all()
    people = parties(session, {tenant_id for _move, tenant_id, _entry in rows})
    found: dict[int, Sources] = defaultdict(tuple)
    for move, tenant_id, entry_id in rows:
        who = people[tenant_id]
        amount = move.amount if move.kind is DepositMoveKind.RECEIVED else -move.amount
        opens = ("tenants", who.id) if entry_id is None else ("bank", entry_id)
        found[move.lease_id] += (
            Source(move.on_day, who.name, move.note or names[move.kind], amount, *opens),
        )
    return found


def deposits_kept(session: Session, first: date, last: date) -> Kept:
    """All deposits in a period, both days included."""
    steps = [row for rows in deposit_steps(session, last).values() for row in rows]
    return _parted(sorted(steps, key=lambda row: row.day or last), first)


def credit_kept(
    session: Session, first: date, last: date, entries: Collection[int]
) -> tuple[Kept, Mapping[str, Money]]:
    """Credit of tenants in a period, and what is left of it at the end by name.

    `entries` are those of the period that count: others stood in what was there before.
    """
    wanted = (
        select(Allocation, Entry, Invoice.number)
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .join(Invoice, Allocation.invoice_id == Invoice.id, isouter=True)
        .where(
            Allocation.undone_on.is_(None),
            Allocation.party_id.is_not(None),
            (Allocation.target == Target.CREDIT) | Allocation.entry_id.is_(None),
        )
        .order_by(Allocation.id)
    )
    rows = session.execute(wanted).all()
    people = parties(session, {row.party_id for row, _entry, _number in rows if row.party_id})
    before: list[Source] = []
    within: list[Source] = []
    sums: dict[int, Money] = defaultdict(lambda: NOTHING)
    for row, entry, number in rows:
        day = entry.booked_on if entry is not None else row.made_on
        if day > last or row.party_id is None:
            continue
        who = people[row.party_id]
        step = _step(row, entry, number, who.name, who.id)
        sums[who.id] += money_of((step,))
        counts = entry is None or entry.id in entries
        (within if day >= first and counts else before).append(step)
    named: dict[str, Money] = {}
    names = {who.id: who.name for who in people.values()}
    for owner, amount in sums.items():  # two people may have one name
        if amount:
            named[names[owner]] = named.get(names[owner], NOTHING) + amount
    parted = _parted(within, first)
    return Kept(tuple(before), parted.came, parted.gone), named


def _step(row: Allocation, entry: Entry | None, number: str | None, name: str, who: int) -> Source:
    if entry is not None:
        return Source(entry.booked_on, name, entry.text, row.amount, "bank", entry.id)
    text = _("Used for {number}") if row.amount > NOTHING else _("Left over of {number}")
    said = text.format(number=number) if number else _("Credit")
    opens = ("invoices", row.invoice_id) if row.invoice_id is not None else ("tenants", who)
    return Source(row.made_on, name, said, -row.amount, *opens)


def _parted(steps: Collection[Source], first: date) -> Kept:
    before = tuple(step for step in steps if step.day is not None and step.day < first)
    since = [step for step in steps if step.day is None or step.day >= first]
    came = tuple(step for step in since if money_of((step,)) > NOTHING)
    return Kept(before, came, taken_off(step for step in since if money_of((step,)) < NOTHING))
