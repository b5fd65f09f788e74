"""Money out by kind, with the entries behind each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.books.flows import counted, name_of
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account
from bestuurskamer.payments.model import (
    Allocation,
    Direction,
    Entry,
    MoneyKind,
    Receipt,
    Target,
)

OTHER_WAYS = {
    Target.INVOICE: N_("Paid back on invoices"),
    Target.OPENING: N_("Paid back on invoices"),
    Target.CHARGE: N_("Paid back on invoices"),
    Target.CREDIT: N_("Credit paid back to tenants"),
    Target.DEPOSIT: N_("Deposits returned"),
    Target.TRANSFER: N_("To another account of the board"),
}
NOT_PLACED = N_("Not placed yet")


@dataclass(frozen=True)
class OutRow:
    """A part of an entry that went out; below zero when a cost came back."""

    entry_id: int
    day: date
    account: str
    name: str
    text: str
    amount: Money
    vat: Money
    receipts: int


@dataclass(frozen=True)
class OutKind:
    """What went out for one thing; `cost` when it is a kind of cost."""

    name: Words
    rows: tuple[OutRow, ...]
    kind_id: int | None = None
    cost: bool = False

    @property
    def amount(self) -> Money:
        """All of it together."""
        return total(row.amount for row in self.rows)

    @property
    def vat(self) -> Money:
        """The VAT in it, as far as it was written down."""
        return total(row.vat for row in self.rows)


@dataclass(frozen=True)
class MoneyOut:
    """All money out between two days: costs first, the largest first, then the rest."""

    first: date
    last: date
    kinds: tuple[OutKind, ...]
    went_out: Money  # what the accounts say, positive
    came_back: Money  # costs that came in again, positive

    @property
    def total(self) -> Money:
        """What went out, costs that came back taken off."""
        return total(kind.amount for kind in self.kinds)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(kind.rows) for kind in self.kinds)

    @property
    def off(self) -> Money:
        """What the kinds differ from what the accounts say: nothing, always."""
        return self.went_out - self.came_back - self.total


_Key = tuple[bool, str, int | None]


def money_out(session: Session, first: date, last: date) -> MoneyOut:
    """What went out from the first to the last day, both included, by what it was for."""
    entries = {entry.id: entry for entry in counted(session, first, last)}
    accounts = {a.id: name_of(a) for a in session.scalars(select(Account))}
    known = {kind.id: kind for kind in session.scalars(select(MoneyKind))}
    papers = dict(
        session.execute(select(Receipt.entry_id, func.count()).group_by(Receipt.entry_id)).all()
    )
    parts = session.scalars(
        select(Allocation)
        .join(Entry, Allocation.entry_id == Entry.id)
        .where(Allocation.undone_on.is_(None), Entry.booked_on.between(first, last))
    )
    left = {number: entry.amount for number, entry in entries.items()}
    rows: dict[_Key, list[OutRow]] = defaultdict(list)
    came_back = NOTHING

    def add(key: _Key, entry: Entry, amount: Money, vat: Money) -> None:
        where, count = accounts[entry.account_id], papers.get(entry.id, 0)
        rows[key].append(
            OutRow(
                entry.id, entry.booked_on, where, entry.counter_name, entry.text, amount, vat, count
            )
        )

    for part in parts:
        if part.entry_id is None or part.entry_id not in entries:
            continue
        left[part.entry_id] -= part.amount
        kind = known.get(part.kind_id) if part.kind_id is not None else None
        cost = kind is not None and kind.direction is Direction.COST
        if part.amount < NOTHING or cost:
            name = kind.name if kind is not None else OTHER_WAYS[part.target]
            add((cost, name, part.kind_id), entries[part.entry_id], -part.amount, part.vat)
            came_back += max(part.amount, NOTHING)
    for number, amount in left.items():
        if amount < NOTHING:
            add((False, NOT_PLACED, None), entries[number], -amount, NOTHING)
    went = -total(entry.amount for entry in entries.values() if entry.amount < NOTHING)
    return MoneyOut(first, last, _kinds(rows), went, came_back)


def _kinds(rows: dict[_Key, list[OutRow]]) -> tuple[OutKind, ...]:
    made = [
        OutKind(
            words(name) if kind_id is None else words("{name}", name=name),
            tuple(sorted(found, key=lambda row: (row.day, row.entry_id))),
            kind_id,
            cost,
        )
        for (cost, name, kind_id), found in rows.items()
    ]
    return tuple(sorted(made, key=lambda kind: (not kind.cost, -kind.amount.cents)))
