"""What was invoiced and what was received between two days: by month, by room, by tenant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.books.flows import counted
from bestuurskamer.books.room_shares import NO_ROOM, room_weights
from bestuurskamer.books.rules import divided
from bestuurskamer.books.sources import Source
from bestuurskamer.building.queries import rooms
from bestuurskamer.days import Month, months
from bestuurskamer.invoices.model import Invoice, OpeningItem
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.model import Party
from bestuurskamer.parties.queries import parties
from bestuurskamer.payments.model import Allocation, Charge, Entry, Target

PAID = (Target.INVOICE, Target.OPENING, Target.CHARGE)


@dataclass(frozen=True)
class Step:
    """An invoice that went out, or money that came for one (or for what was before, or charges)."""

    day: date
    name: str
    text: str
    party_id: int
    amount: Money
    invoice_id: int | None

    def source(self, amount: Money, text: str = "") -> Source:
        """It as a row behind a figure, with the part of it that counts there."""
        if self.invoice_id is None:
            return Source(self.day, self.name, text or self.text, amount, "tenants", self.party_id)
        return Source(self.day, self.name, text or self.text, amount, "invoices", self.invoice_id)


@dataclass(frozen=True)
class IncomeRow:
    """What was invoiced and received for one month, room or tenant."""

    name: str
    invoiced: tuple[Source, ...]
    received: tuple[Source, ...]
    place: str = ""
    thing: object = None

    @property
    def asked(self) -> Money:
        """All that was invoiced, credit notes taken off."""
        return _sum(self.invoiced)

    @property
    def came(self) -> Money:
        """All that was received, what was paid back taken off."""
        return _sum(self.received)


@dataclass(frozen=True)
class Income:
    """What was invoiced and received between two days, both included, in rows of one sort."""

    first: date
    last: date
    per: str  # month, room or tenant
    rows: tuple[IncomeRow, ...]

    @property
    def asked(self) -> Money:
        """All that was invoiced."""
        return total(row.asked for row in self.rows)

    @property
    def came(self) -> Money:
        """All that was received."""
        return total(row.came for row in self.rows)


def income(session: Session, first: date, last: date, per: str) -> Income:
    """What was invoiced and received from the first to the last day, per month, room or tenant."""
    asked, came = _asked(session, first, last), _came(session, first, last)
    make = {"month": _by_month, "room": _by_room, "tenant": _by_tenant}[per]
    return Income(first, last, per, tuple(make(session, asked, came, first, last)))


def _asked(session: Session, first: date, last: date) -> list[Step]:
    owner = func.coalesce(Party.merged_into_id, Party.id)
    wanted = (
        select(
            Invoice.issued_on, Invoice.number, Invoice.party_name, owner, Invoice.total, Invoice.id
        )
        .join(Party, Invoice.party_id == Party.id)
        .where(Invoice.issued_on.between(first, last))
        .order_by(Invoice.issued_on, Invoice.id)
    )
    return [Step(*row) for row in session.execute(wanted)]


def _came(session: Session, first: date, last: date) -> list[Step]:
    """Money on invoices, on those from before the program, and on charges; credit when used."""
    within = {entry.id for entry in counted(session, first, last)}
    day = func.coalesce(Entry.booked_on, Allocation.made_on)
    owner = func.coalesce(Party.merged_into_id, Party.id)
    number = func.coalesce(Invoice.number, OpeningItem.number, Charge.kind)
    wanted = (
        select(
            Allocation.entry_id, day, number, Party.name, owner, Allocation.amount,
            Allocation.invoice_id,
        )
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .join(Invoice, Allocation.invoice_id == Invoice.id, isouter=True)
        .join(OpeningItem, Allocation.opening_id == OpeningItem.id, isouter=True)
        .join(Charge, Allocation.charge_id == Charge.id, isouter=True)
        .join(
            Party,
            func.coalesce(Invoice.party_id, OpeningItem.party_id, Charge.party_id) == Party.id,
        )
        .where(
            Allocation.undone_on.is_(None), Allocation.target.in_(PAID), day.between(first, last)
        )
        .order_by(day, Allocation.id)
    )  # fmt: skip
    rows = session.execute(wanted).all()
    return [Step(*row[1:]) for row in rows if row[0] is None or row[0] in within]


def _by_month(
    _session: Session, asked: list[Step], came: list[Step], first: date, last: date
) -> list[IncomeRow]:
    def of(steps: list[Step], month: Month) -> tuple[Source, ...]:
        return tuple(s.source(s.amount) for s in steps if Month.of(s.day) == month)

    return [
        IncomeRow(language.month(month), of(asked, month), of(came, month), "overviews", month)
        for month in months(Month.of(first), Month.of(last))
    ]


def _by_tenant(
    session: Session, asked: list[Step], came: list[Step], _first: date, _last: date
) -> list[IncomeRow]:
    names = parties(session, {step.party_id for step in (*asked, *came)})
    invoiced, received = _by_party(asked), _by_party(came)
    rows = [
        IncomeRow(names[n].name, invoiced[n], received[n], "tenants", n)
        for n in {*invoiced, *received}
    ]
    return sorted(rows, key=lambda row: row.name.casefold())


def _by_room(
    session: Session, asked: list[Step], came: list[Step], first: date, _last: date
) -> list[IncomeRow]:
    """Each amount is divided over the rooms it is for; what is for no room stands apart."""
    ids = {step.invoice_id for step in (*asked, *came) if step.invoice_id is not None}
    weights = room_weights(session, ids)
    before = _paid_before(session, ids, first)
    names: dict[int, str] = {room.id: room.name for room in rooms(session)}
    invoiced: dict[int, list[Source]] = defaultdict(list)
    received: dict[int, list[Source]] = defaultdict(list)
    for step in asked:
        for room, amount in _shared(step, step.amount, weights).items():
            invoiced[room].append(step.source(amount))
    for step in came:
        paid = before[step.invoice_id]
        before[step.invoice_id] = now = paid + step.amount
        was, becomes = _shared(step, paid, weights), _shared(step, now, weights)
        for room, amount in becomes.items():
            if part := amount - was[room]:
                received[room].append(step.source(part))
    rows = [
        IncomeRow(
            names.get(room, language._("Not for a room")),
            tuple(invoiced[room]),
            tuple(received[room]),
        )
        for room in sorted({*invoiced, *received}, key=lambda n: (n == NO_ROOM, names.get(n, "")))
    ]
    return [row for row in rows if row.invoiced or row.received]


def _shared(
    step: Step, amount: Money, weights: Mapping[int, Mapping[int, Fraction]]
) -> dict[int, Money]:
    none = {NO_ROOM: Fraction(1)}
    return divided(amount, weights.get(step.invoice_id or 0, none))


def _paid_before(session: Session, ids: set[int], first: date) -> dict[int | None, Money]:
    day = func.coalesce(Entry.booked_on, Allocation.made_on)
    wanted = (
        select(Allocation.invoice_id, func.sum(Allocation.amount))
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(Allocation.undone_on.is_(None), Allocation.invoice_id.in_(ids), day < first)
        .group_by(Allocation.invoice_id)
    )
    found: dict[int | None, Money] = defaultdict(lambda: NOTHING)
    found.update((number, amount) for number, amount in session.execute(wanted))
    return found


def _by_party(steps: Iterable[Step]) -> dict[int, tuple[Source, ...]]:
    found: dict[int, tuple[Source, ...]] = defaultdict(tuple)
    for step in steps:
        found[step.party_id] += (step.source(step.amount),)
    return found


def _sum(sources: Iterable[Source]) -> Money:
    return total(source.amount for source in sources if isinstance(source.amount, Money))
