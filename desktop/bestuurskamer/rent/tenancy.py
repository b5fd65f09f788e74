"""Who rents what and how that stands: every tenant and every room at a glance."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.building.queries import HeadLeaseRow, RoomRow, head_lease, rooms
from bestuurskamer.days import Month, day_after, later
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.queries import PartyRow, parties
from bestuurskamer.rent.model import (
    DepositMove,
    DepositMoveKind,
    Extra,
    Lease,
    LineKind,
    Regime,
    VatTreatment,
)
from bestuurskamer.rent.queries import DepositState, deposits
from bestuurskamer.rent.rules import deposit_held, monthly_on, past_head_lease
from bestuurskamer.rent.terms import LeasedRoom, LeaseTerms, lease_terms

SOON_MONTHS = 6
"""A lease that ends within so many months is said to end."""


class Standing(enum.Enum):
    """How somebody stands as a tenant."""

    RENTS = "rents"
    BEGINS = "begins"
    ENDS = "ends"  # within six months
    GIVEN_UP = "given_up"  # ended by notice or agreement, still running
    FORMER = "former"
    NO_LEASE = "no_lease"


@dataclass(frozen=True)
class LeaseRow:
    """A lease with what was agreed beside its amounts."""

    terms: LeaseTerms
    regime: Regime
    notice_by: date | None
    deposit_agreed: Money | None
    ended_reason: str
    note: str

    @property
    def id(self) -> int:
        """Its number."""
        return self.terms.id

    def runs_on(self, day: date) -> bool:
        """Whether it has the day."""
        ended = self.terms.last_day is not None and self.terms.last_day < day
        return self.terms.first_day <= day and not ended

    def monthly_on(self, day: date) -> Money:
        """What it costs a month on a day, without VAT."""
        return monthly_on(self.terms.counted, day)

    def rooms_on(self, day: date) -> tuple[LeasedRoom, ...]:
        """The rooms it has on a day."""
        return self.terms.rooms_on(day)


@dataclass(frozen=True)
class TenantRow:
    """A tenant with all leases. `monthly` is what they cost a month on the day asked for."""

    party: PartyRow
    leases: tuple[LeaseRow, ...]
    standing: Standing
    rooms: tuple[LeasedRoom, ...]
    monthly: Money
    since: date | None
    until: date | None
    past_head_lease: bool
    deposit: DepositState | None


@dataclass(frozen=True)
class Use:
    """That somebody has a room from the first to the last day, both included."""

    lease_id: int
    tenant_id: int
    tenant: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class RoomUse:
    """A room, who has it when, and its rent: what the lease of the day asks a year per m²."""

    room: RoomRow
    uses: tuple[Use, ...]
    rent: Money | None
    area: Decimal | None  # of all rooms under that lease

    def user_on(self, day: date) -> Use | None:
        """Who has it on a day."""
        return next((use for use in self.uses if _has(use, day)), None)

    def free_from(self, day: date) -> date | None:
        """The first day from `day` on that nobody has it; None when that day never comes."""
        for use in self.uses:
            if use.first_day <= day and (use.last_day is None or use.last_day >= day):
                if use.last_day is None:
                    return None
                day = day_after(use.last_day)
        return day

    def next_after(self, day: date) -> Use | None:
        """Who gets it first after a day."""
        return next((use for use in self.uses if use.first_day > day), None)


@dataclass(frozen=True)
class Tenancy:
    """All tenants, rooms and the head lease, as they stand on a day."""

    day: date
    tenants: tuple[TenantRow, ...]
    rooms: tuple[RoomUse, ...]
    head_lease: HeadLeaseRow | None

    @property
    def free_rooms(self) -> tuple[RoomUse, ...]:
        """The rooms in use that nobody has on the day."""
        return tuple(
            use for use in self.rooms if use.room.in_use(self.day) and not use.user_on(self.day)
        )

    def tenant(self, party_id: int) -> TenantRow | None:
        """One tenant."""
        return next((row for row in self.tenants if row.party.id == party_id), None)


@dataclass(frozen=True)
class ExtraRow:
    """An extra of a lease: on the invoice of one month, or of every month until the last."""

    id: int
    lease_id: int
    text: str
    month: Month
    quantity: Decimal
    unit: str
    price: Money
    vat: VatTreatment
    every_month: bool
    last_month: Month | None


@dataclass(frozen=True)
class MoveRow:
    """A step in the life of a deposit."""

    id: int
    lease_id: int
    kind: DepositMoveKind
    amount: Money
    on_day: date
    note: str


def tenancy(session: Session, day: date) -> Tenancy:
    """Everything about tenants and rooms on a day, in a constant number of statements."""
    people = parties(session)
    head = head_lease(session)
    leases = _leases(session)
    held = deposits(session)
    by_tenant: dict[int, list[LeaseRow]] = defaultdict(list)
    for lease in leases:
        by_tenant[lease.terms.tenant_id].append(lease)
    end = head.last_day if head else None
    rows = [
        _tenant(person, by_tenant[person.id], day, end, held)
        for person in people.values()
        if person.number or by_tenant[person.id]
    ]
    rows.sort(key=lambda row: (row.party.name.casefold(), row.party.id))
    return Tenancy(day, tuple(rows), _room_uses(session, leases, people, day), head)


def extras_of(session: Session, lease_ids: Iterable[int]) -> list[ExtraRow]:
    """The extras of leases, the newest first."""
    wanted = select(Extra).where(Extra.lease_id.in_(list(lease_ids))).order_by(Extra.id.desc())
    return [
        ExtraRow(
            e.id,
            e.lease_id,
            e.text,
            e.month,
            e.quantity,
            e.unit,
            e.price,
            e.vat,
            e.every_month,
            e.last_month,
        )
        for e in session.scalars(wanted)
    ]


def deposit_moves(session: Session, lease_ids: Iterable[int]) -> list[MoveRow]:
    """What happened to the deposits of leases, oldest first."""
    wanted = select(DepositMove).where(DepositMove.lease_id.in_(list(lease_ids)))
    return [
        MoveRow(m.id, m.lease_id, m.kind, m.amount, m.on_day, m.note)
        for m in session.scalars(wanted.order_by(DepositMove.on_day, DepositMove.id))
    ]


def standing(leases: Sequence[LeaseRow], day: date) -> Standing:
    """How a tenant with these leases stands on a day."""
    running = [lease for lease in leases if lease.runs_on(day)]
    if any(lease.terms.last_day is None for lease in running):
        return Standing.RENTS
    if running:
        last = max(running, key=lambda lease: lease.terms.last_day or day)
        assert last.terms.last_day is not None
        follows = any(lease.terms.first_day > day for lease in leases)
        if last.ended_reason and not follows:
            return Standing.GIVEN_UP
        near = last.terms.last_day <= later(day, SOON_MONTHS)
        return Standing.ENDS if near and not follows else Standing.RENTS
    if any(lease.terms.first_day > day for lease in leases):
        return Standing.BEGINS
    return Standing.FORMER if leases else Standing.NO_LEASE


def _leases(session: Session) -> list[LeaseRow]:
    more = {
        row.id: row
        for row in session.execute(
            select(
                Lease.id,
                Lease.regime,
                Lease.notice_by,
                Lease.deposit_agreed,
                Lease.ended_reason,
                Lease.note,
            )
        )
    }
    found = []
    for terms in lease_terms(session, select(Lease)):
        row = more[terms.id]
        found.append(
            LeaseRow(
                terms, row.regime, row.notice_by, row.deposit_agreed, row.ended_reason, row.note
            )
        )
    return found


def _tenant(
    person: PartyRow,
    leases: Sequence[LeaseRow],
    day: date,
    head_last_day: date | None,
    held: Mapping[int, DepositState],
) -> TenantRow:
    ordered = tuple(sorted(leases, key=lambda lease: (lease.terms.first_day, lease.id)))
    running = [lease for lease in ordered if lease.runs_on(day)]
    counted = running or [lease for lease in ordered if lease.terms.first_day > day] or ordered[-1:]
    on = day if running else (counted[0].terms.first_day if counted else day)
    ends = [lease.terms.last_day for lease in counted]
    coming = [lease for lease in ordered if not _over(lease, day)]
    return TenantRow(
        person,
        ordered,
        standing(ordered, day),
        tuple(room for lease in counted for room in lease.rooms_on(on)),
        total(lease.monthly_on(on) for lease in counted),
        min((lease.terms.first_day for lease in counted), default=None),
        None if None in ends else max((end for end in ends if end), default=None),
        any(past_head_lease(lease.terms.last_day, head_last_day) for lease in coming),
        _together([held[lease.id] for lease in ordered if lease.id in held]),
    )


def _over(lease: LeaseRow, day: date) -> bool:
    return lease.terms.last_day is not None and lease.terms.last_day < day


def _room_uses(
    session: Session, leases: Sequence[LeaseRow], people: Mapping[int, PartyRow], day: date
) -> tuple[RoomUse, ...]:
    uses: dict[int, list[Use]] = defaultdict(list)
    rents: dict[int, tuple[Money, Decimal | None]] = {}
    for lease in leases:
        tenant_id = lease.terms.tenant_id
        for room in lease.terms.rooms:
            last = min(filter(None, (room.last_day, lease.terms.last_day)), default=None)
            name = people[tenant_id].name if tenant_id in people else ""
            use = Use(lease.id, tenant_id, name, room.first_day, last)
            uses[room.room_id].append(use)
            if _has(use, day):
                rents[room.room_id] = _rent_and_area(lease, day)
    return tuple(
        RoomUse(
            room,
            tuple(sorted(uses[room.id], key=lambda use: use.first_day)),
            *rents.get(room.id, (None, None)),
        )
        for room in rooms(session)
    )


def _rent_and_area(lease: LeaseRow, day: date) -> tuple[Money, Decimal | None]:
    rent = monthly_on(
        (span for span in lease.terms.counted if span.line.kind is LineKind.RENT), day
    )
    areas = [room.area for room in lease.rooms_on(day)]
    known = [area for area in areas if area]
    return rent, sum(known, Decimal(0)) if known and len(known) == len(areas) else None


def _has(use: Use | LeasedRoom, day: date) -> bool:
    return use.first_day <= day and (use.last_day is None or use.last_day >= day)


def _together(states: Sequence[DepositState]) -> DepositState | None:
    if not states:
        return None
    agreed = [state.agreed for state in states if state.agreed is not None]
    received = total(state.received for state in states)
    returned = total(state.returned for state in states)
    kept = total(state.kept for state in states)
    return DepositState(
        total(agreed) if agreed else None,
        total(state.asked for state in states),
        received,
        returned,
        kept,
        deposit_held(received, returned, kept),
        max((state.last_on for state in states if state.last_on), default=None),
    )


NO_DEPOSIT = DepositState(None, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, None)
