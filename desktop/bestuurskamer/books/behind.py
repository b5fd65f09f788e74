"""The rows behind the figures of what moved: invoices behind rent, entries behind a kind.

A row of the bank opens that one entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.books.flows import Flows, counted
from bestuurskamer.books.shares import LINES
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.days import Month, day_before
from bestuurskamer.invoices.model import Invoice, OpeningItem
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.model import Account
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.model import Allocation, Charge, Entry, Target

_OTHER = {Target.OPENING: "earlier", Target.CHARGE: "charges"}


@dataclass(frozen=True)
class Behind:
    """The rows behind each line of income by its key, each kind, and each account's figures."""

    lines: Mapping[str, tuple[Source, ...]]
    kinds: Mapping[int, tuple[Source, ...]]  # with the sign of the account
    came_in: Mapping[int, tuple[Source, ...]]
    went_out: Mapping[int, tuple[Source, ...]]  # positive
    starts: Mapping[int, tuple[Source, ...]]  # what was on each account when it began

    def closing(self, account_id: int) -> tuple[Source, ...]:
        """The rows behind what was on an account at the end."""
        went = taken_off(self.went_out.get(account_id, ()))
        return (*self.starts.get(account_id, ()), *self.came_in.get(account_id, ()), *went)


def behind(session: Session, moved: Flows) -> Behind:
    """What lies behind the figures of a period."""
    lines = {key: _of_invoices(session, moved, key) for key in LINES}
    kinds: dict[int, tuple[Source, ...]] = defaultdict(tuple)
    entries = {entry.id: entry for entry in counted(session, moved.first, moved.last)}
    wanted = select(Allocation).where(
        Allocation.undone_on.is_(None), Allocation.target == Target.KIND
    )
    for part in session.scalars(wanted.order_by(Allocation.id)):
        entry = entries.get(part.entry_id or 0)
        if entry is not None and part.kind_id is not None:
            row = of_entry(entry, part.amount)
            kinds[part.kind_id] += (row,)
    came: dict[int, tuple[Source, ...]] = defaultdict(tuple)
    went: dict[int, tuple[Source, ...]] = defaultdict(tuple)
    for entry in entries.values():
        into = entry.amount > NOTHING
        amount = entry.amount if into else -entry.amount
        (came if into else went)[entry.account_id] += (of_entry(entry, amount),)
    others = _others(session, moved, set(entries))
    return Behind(lines | others, kinds, came, went, _starts(session, moved))


def of_entry(entry: Entry, amount: Money) -> Source:
    """An entry as a row behind a figure, with the part of it that counts there."""
    return Source(entry.booked_on, entry.counter_name, entry.text, amount, "bank", entry.id)


def _starts(session: Session, moved: Flows) -> dict[int, tuple[Source, ...]]:
    """What was on each account before the period, in one row: the month before tells the rest."""
    begun: dict[int, date | None] = dict(
        session.execute(select(Account.id, Account.opening_day)).all()
    )
    eve = day_before(moved.first)
    found: dict[int, tuple[Source, ...]] = {}
    for account in moved.accounts:
        taken_over = begun.get(account.account_id)
        if taken_over is not None and taken_over >= eve:
            row = Source(taken_over, account.name, _("At the take-over"), account.start, "settings")
        else:
            month = Month.of(eve)
            text = _("At the end of this day")
            row = Source(eve, account.name, text, account.start, "overviews", month)
        found[account.account_id] = (row,) if account.start else ()
    return found


def _of_invoices(session: Session, moved: Flows, key: str) -> tuple[Source, ...]:
    """The part of each invoice that was received for one kind of line."""
    parts = {n: sums[key] for n, sums in moved.of_invoices.items() if sums[key]}
    wanted = (
        select(Invoice.id, Invoice.issued_on, Invoice.number, Invoice.party_name)
        .where(Invoice.id.in_(parts))
        .order_by(Invoice.issued_on, Invoice.id)
    )
    return tuple(
        Source(day, number, name, parts[invoice_id], "invoices", invoice_id)
        for invoice_id, day, number, name in session.execute(wanted)
    )


def _others(session: Session, moved: Flows, within: set[int]) -> dict[str, tuple[Source, ...]]:
    """What was received on invoices from before the program, and on charges."""
    day = func.coalesce(Entry.booked_on, Allocation.made_on)
    wanted = (
        select(
            Allocation.entry_id,
            Allocation.target,
            day,
            func.coalesce(OpeningItem.number, Charge.kind),
            Party.name,
            Allocation.amount,
            Party.id,
        )
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .join(OpeningItem, Allocation.opening_id == OpeningItem.id, isouter=True)
        .join(Charge, Allocation.charge_id == Charge.id, isouter=True)
        .join(Party, func.coalesce(OpeningItem.party_id, Charge.party_id) == Party.id)
        .where(
            Allocation.undone_on.is_(None),
            Allocation.target.in_(_OTHER),
            day.between(moved.first, moved.last),
        )
        .order_by(day, Allocation.id)
    )
    found: dict[str, tuple[Source, ...]] = dict.fromkeys(_OTHER.values(), ())
    for entry_id, target, on_day, number, name, amount, party_id in session.execute(wanted):
        if entry_id is None or entry_id in within:
            row = Source(on_day, number, name, amount, "tenants", party_id)
            found[_OTHER[target]] += (row,)
    return found
