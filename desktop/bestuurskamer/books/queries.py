"""Questions over several rooms of the house at once: what it all adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bestuurskamer.books import rules
from bestuurskamer.books.owed import deposit_steps, money_of
from bestuurskamer.books.sources import Source
from bestuurskamer.building.queries import HeadLeaseRow, RoomRow, head_lease, rooms
from bestuurskamer.days import Month
from bestuurskamer.invoices.queries import InvoiceRow, invoices_of_period
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.queries import parties
from bestuurskamer.rent.model import Lease, LineKind
from bestuurskamer.rent.queries import DepositState, deposits
from bestuurskamer.rent.rules import monthly_on, past_head_lease
from bestuurskamer.rent.terms import LeaseTerms, lease_terms


@dataclass(frozen=True)
class RollRow:
    """One lease on the rent roll of a day. Amounts are a month, without VAT."""

    lease_id: int
    tenant_id: int
    tenant: str
    rooms: str
    area: Decimal | None
    first_day: date
    last_day: date | None
    rent: Money
    service: Money
    other: Money
    deposit: DepositState | None
    past_head_lease: bool
    rooms_by_id: tuple[tuple[int, str], ...] = ()
    lines: tuple[tuple[LineKind, str, date, Money], ...] = ()  # kind, text, from, a month
    held: tuple[Source, ...] = ()  # of its deposit, until the day

    @property
    def monthly(self) -> Money:
        """All of it together."""
        return self.rent + self.service + self.other


@dataclass(frozen=True)
class RentRoll:
    """Who rents what on a day, and which rooms nobody has."""

    day: date
    rows: tuple[RollRow, ...]
    empty: tuple[RoomRow, ...]

    @property
    def monthly(self) -> Money:
        """What all leases bring in a month."""
        return total(row.monthly for row in self.rows)

    @property
    def deposits_held(self) -> Money:
        """What the board owes back: never income."""
        return total(money_of(row.held) for row in self.rows)


@dataclass(frozen=True)
class InAndOut:
    """The head lease beside the sublets on a day."""

    day: date
    head_lease: HeadLeaseRow | None
    goes_out: Money
    roll: RentRoll
    in_use: tuple[RoomRow, ...] = ()

    @property
    def comes_in(self) -> Money:
        """Rent of the sublets a month, without service charges and other lines."""
        return total(row.rent for row in self.roll.rows)

    @property
    def left(self) -> Money:
        """What is left of the rents after the head rent; below zero when it costs money."""
        return self.comes_in - self.goes_out

    @property
    def coverage(self) -> int | None:
        """Which part of the head rent comes in, in whole percents."""
        return rules.coverage(self.comes_in, self.goes_out)

    @property
    def rented(self) -> Decimal:
        """The m² of all rooms that can be let on the day, as far as they are known."""
        return sum((room.area for room in self.in_use if room.area), Decimal(0))

    @property
    def let(self) -> Decimal:
        """The m² of these that are let."""
        empty = {room.id for room in self.roll.empty}
        taken = (room for room in self.in_use if room.id not in empty)
        return sum((room.area for room in taken if room.area), Decimal(0))

    @property
    def unmeasured(self) -> tuple[str, ...]:
        """The rooms whose m² are not known: with one of them no room has its share."""
        return tuple(room.name for room in self.in_use if not room.area)

    @property
    def must_bring(self) -> Mapping[int, Money]:
        """What each room must bring in a month to carry its part of the head rent, by m²."""
        areas = {room.id: room.area for room in self.in_use if room.area}
        return {} if self.unmeasured else rules.must_bring(self.goes_out, areas)

    @property
    def past_the_end(self) -> tuple[RollRow, ...]:
        """The sublets that go on after the head lease ends."""
        return tuple(row for row in self.roll.rows if row.past_head_lease)


@dataclass(frozen=True)
class Register:
    """Everything that was issued in a period, first and last day included."""

    first_day: date
    last_day: date
    rows: tuple[InvoiceRow, ...]

    @property
    def net(self) -> Money:
        """Without VAT, credit notes taken off."""
        return total(row.net for row in self.rows)

    @property
    def vat(self) -> Money:
        """The VAT in it, credit notes taken off."""
        return total(row.vat for row in self.rows)

    @property
    def total(self) -> Money:
        """With VAT, credit notes taken off."""
        return total(row.total for row in self.rows)


def rent_roll(session: Session, day: date) -> RentRoll:
    """Who rents what on the day, by tenant, and what stands empty."""
    running = or_(Lease.last_day.is_(None), Lease.last_day >= day)
    leases = lease_terms(session, select(Lease).where(Lease.first_day <= day, running))
    names = parties(session, {lease.tenant_id for lease in leases})
    held, steps = deposits(session), deposit_steps(session, day)
    head = head_lease(session)
    end = head.last_day if head else None
    rows = [
        replace(
            _row(lease, names[lease.tenant_id].name, day, held, end), held=steps.get(lease.id, ())
        )
        for lease in leases
    ]
    taken = {room.room_id for lease in leases for room in lease.rooms_on(day)}
    return RentRoll(
        day,
        tuple(sorted(rows, key=lambda row: (row.tenant.casefold(), row.lease_id))),
        tuple(room for room in rooms(session) if room.id not in taken and room.in_use(day)),
    )


def in_and_out(session: Session, day: date) -> InAndOut:
    """What the sublets bring in on a day beside what the head lease costs."""
    lease = head_lease(session)
    goes_out = lease.monthly_on(day) if lease else NOTHING
    in_use = tuple(room for room in rooms(session) if room.in_use(day))
    return InAndOut(day, lease, goes_out, rent_roll(session, day), in_use)


def register(session: Session, first_day: date, last_day: date) -> Register:
    """Everything issued from the first to the last day, in order of number."""
    return Register(first_day, last_day, tuple(invoices_of_period(session, first_day, last_day)))


def invoiced_in(session: Session, month: Month) -> Money:
    """What was issued in a month, credit notes taken off."""
    return register(session, month.first, month.last).total


def _row(
    lease: LeaseTerms,
    tenant: str,
    day: date,
    held: Mapping[int, DepositState],
    head_last_day: date | None,
) -> RollRow:
    counted = lease.counted
    by_kind = {
        kind: monthly_on((span for span in counted if span.line.kind is kind), day)
        for kind in LineKind
    }
    has = lease.rooms_on(day)
    areas = [room.area for room in has]
    return RollRow(
        lease.id,
        lease.tenant_id,
        tenant,
        ", ".join(room.name for room in has),
        sum((area for area in areas if area), Decimal(0)) if all(areas) and areas else None,
        lease.first_day,
        lease.last_day,
        by_kind[LineKind.RENT],
        by_kind[LineKind.SERVICE],
        by_kind[LineKind.OTHER],
        held.get(lease.id),
        past_head_lease(lease.last_day, head_last_day),
        tuple((room.room_id, room.name) for room in has),
        tuple(
            (span.line.kind, span.line.text, span.line.first_day, span.line.monthly)
            for span in counted
            if span.period.start <= day < span.period.end
        ),
    )
