"""What can be asked about leases: what each costs, who has which room, what was agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bestuurskamer.building.model import Room
from bestuurskamer.days import Month, Period, months
from bestuurskamer.errors import Words
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.parties.model import Party
from bestuurskamer.rent import rules
from bestuurskamer.rent.model import (
    DepositMove,
    DepositMoveKind,
    Extra,
    Lease,
    LeaseRoom,
    RentLine,
    VatTreatment,
)
from bestuurskamer.rent.terms import LeaseTerms, lease_terms


@dataclass(frozen=True)
class RentDue:
    """What one lease puts on the invoice of one month."""

    lease: LeaseTerms
    month: Month  # of the invoice
    parts: tuple[rules.Part, ...]


@dataclass(frozen=True)
class ExtraDue:
    """An extra that stands on the invoice of one month."""

    extra_id: int
    lease_id: int
    tenant_id: int
    month: Month
    text: str
    quantity: Decimal
    price: Money
    vat: VatTreatment
    vat_reason: str
    amount: Money
    explanation: Words


@dataclass(frozen=True)
class DepositState:
    """A deposit: what was agreed, and what the board holds of it."""

    agreed: Money | None
    asked: Money
    received: Money
    returned: Money
    kept: Money
    held: Money
    last_on: date | None


def rents_due(
    session: Session, since: Month, through: Month, done: Mapping[int, Sequence[Period]]
) -> list[RentDue]:
    """Say what each lease puts on the invoices up to `through`, from the month `since` on.

    `done` holds by chain of rent lines the days that stand on an invoice already.
    """
    overlaps = or_(Lease.last_day.is_(None), Lease.last_day >= since.first)
    wanted = select(Lease).where(overlaps, Lease.first_day <= (through + 2).last)
    due = []
    for lease in lease_terms(session, wanted):
        due += _rents_of(lease, since, through, done)
    return due


def extras_due(
    session: Session, since: Month, through: Month, done: Mapping[int, Collection[Month]]
) -> list[ExtraDue]:
    """Say which extras stand on the invoices up to `through`.

    `done` holds by extra the months that were invoiced. One for a month before `since` stands
    on the first invoice; one for every month ends with its lease.
    """
    wanted = (
        select(Extra, Lease.tenant_id, Lease.last_day)
        .join(Lease)
        .where(Extra.month <= through)
        .order_by(Extra.id)
    )
    return [
        _extra_due(extra, tenant_id, month)
        for extra, tenant_id, last_day in session.execute(wanted)
        for month in _months_of(extra, last_day, since, through, done.get(extra.id, ()))
    ]


def lease_of(session: Session, lease_id: int) -> LeaseTerms:
    """One lease; it must exist."""
    return lease_terms(session, select(Lease).where(Lease.id == lease_id))[0]


def leases_of(session: Session, tenant_id: int) -> list[LeaseTerms]:
    """All leases of one tenant, oldest first."""
    return lease_terms(session, select(Lease).where(Lease.tenant_id == tenant_id))


def lines_of(session: Session, lease_id: int) -> list[rules.LineTerms]:
    """All rent lines that a lease ever had, oldest first."""
    rows = session.scalars(
        select(RentLine).where(RentLine.lease_id == lease_id).order_by(RentLine.first_day)
    )
    return [_terms(line) for line in rows]


def deposits(session: Session) -> Mapping[int, DepositState]:
    """The deposit of every lease that has one, by lease."""
    moves: dict[int, list[DepositMove]] = defaultdict(list)
    for move in session.scalars(select(DepositMove).order_by(DepositMove.id)):
        moves[move.lease_id].append(move)
    agreed = dict(session.execute(select(Lease.id, Lease.deposit_agreed)).all())
    wanted = {lease for lease, amount in agreed.items() if amount is not None} | set(moves)
    return {lease: _deposit(agreed.get(lease), moves[lease]) for lease in wanted}


def rooms_taken(
    session: Session, room_ids: Iterable[int], first_day: date, last_day: date | None
) -> list[tuple[str, str, date, date | None]]:
    """Who has one of these rooms on a day of this period: room, tenant, first and last day."""
    rows = session.execute(
        select(Room.name, Party.name, LeaseRoom.first_day, LeaseRoom.last_day, Lease.last_day)
        .select_from(LeaseRoom)
        .join(Room)
        .join(Lease)
        .join(Party, Lease.tenant_id == Party.id)
        .where(LeaseRoom.room_id.in_(list(room_ids)))
        .order_by(LeaseRoom.first_day)
    )
    found = []
    for room, tenant, start, end, lease_end in rows:
        last = min(filter(None, (end, lease_end)), default=None)
        if rules.overlap((start, last), (first_day, last_day)):
            found.append((room, tenant, start, last))
    return found


def _rents_of(
    lease: LeaseTerms, since: Month, through: Month, done: Mapping[int, Sequence[Period]]
) -> list[RentDue]:
    by_invoice: dict[Month, list[rules.Part]] = defaultdict(list)
    for month in rules.months_due(
        lease.first_day, lease.last_day, lease.rhythm, lease.timing, since, through
    ):
        on = rules.invoice_month(month, lease.rhythm, lease.timing)
        by_invoice[on] += rules.parts_of(lease.counted, month, done)
    return [
        RentDue(lease, month, tuple(rules.joined(parts)))
        for month, parts in by_invoice.items()
        if parts
    ]


def _months_of(
    extra: Extra, lease_last_day: date | None, since: Month, through: Month, done: Collection[Month]
) -> list[Month]:
    if not extra.every_month:
        return [] if done else [max(extra.month, since)]
    ends = [through, extra.last_month, Month.of(lease_last_day) if lease_last_day else None]
    last = min(month for month in ends if month is not None)
    return [month for month in months(max(extra.month, since), last) if month not in done]


def _extra_due(extra: Extra, tenant_id: int, month: Month) -> ExtraDue:
    amount, sentence = rules.extra_due(extra.price, extra.quantity, extra.unit)
    return ExtraDue(
        extra.id,
        extra.lease_id,
        tenant_id,
        month,
        extra.text,
        extra.quantity,
        extra.price,
        extra.vat,
        extra.vat_reason,
        amount,
        sentence,
    )


def _terms(line: RentLine) -> rules.LineTerms:
    return rules.LineTerms(
        line.id,
        line.chain,
        line.kind,
        line.text,
        line.monthly,
        line.vat,
        line.vat_reason,
        line.first_day,
        line.last_day,
        line.reason,
    )


def _deposit(agreed: Money | None, moves: Sequence[DepositMove]) -> DepositState:
    sums: dict[DepositMoveKind, Money] = defaultdict(lambda: NOTHING)
    for move in moves:
        sums[move.kind] += move.amount
    received = sums[DepositMoveKind.RECEIVED]
    returned, kept = sums[DepositMoveKind.RETURNED], sums[DepositMoveKind.KEPT]
    return DepositState(
        agreed,
        sums[DepositMoveKind.ASKED],
        received,
        returned,
        kept,
        rules.deposit_held(received, returned, kept),
        max((move.on_day for move in moves), default=None),
    )
