"""What can be asked about the building, its rooms and the head lease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.building.model import Building, HeadLease, Room
from bestuurskamer.money import NOTHING, Money


@dataclass(frozen=True)
class BuildingRow:
    """A building as values."""

    id: int
    name: str
    street: str
    postal_code: str
    town: str


@dataclass(frozen=True)
class RoomRow:
    """A room as values; area in m²."""

    id: int
    name: str
    floor: str
    area: Decimal | None
    capacity: int | None
    first_day: date | None
    last_day: date | None

    def in_use(self, day: date) -> bool:
        """Whether it can be let on a day."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or self.last_day >= day)


@dataclass(frozen=True)
class HeadRentRow:
    """What the head lease costs a month from a day on."""

    first_day: date
    monthly: Money
    reason: str


@dataclass(frozen=True)
class HeadLeaseRow:
    """The head lease as values, with all its rents, oldest first."""

    id: int
    building: str
    landlord_id: int
    landlord: str
    first_day: date
    last_day: date | None
    notice_by: date | None
    renewal_by: date | None
    sublet_allowed: bool | None
    sublet_on: date | None
    sublet_reference: str
    runs_on: str
    rents: tuple[HeadRentRow, ...]

    def monthly_on(self, day: date) -> Money:
        """What it costs a month on a day; outside its days nothing."""
        if day < self.first_day or (self.last_day is not None and day > self.last_day):
            return NOTHING
        counted = [rent.monthly for rent in self.rents if rent.first_day <= day]
        return counted[-1] if counted else NOTHING


def buildings(session: Session) -> list[BuildingRow]:
    """All buildings, the first made first."""
    rows = session.scalars(select(Building).order_by(Building.id))
    return [BuildingRow(b.id, b.name, b.street, b.postal_code, b.town) for b in rows]


def rooms(session: Session) -> list[RoomRow]:
    """All rooms by name, also those no longer in use."""
    rows = session.scalars(select(Room).order_by(Room.name))
    return [
        RoomRow(r.id, r.name, r.floor, r.area, r.capacity, r.first_day, r.last_day) for r in rows
    ]


def head_lease(session: Session) -> HeadLeaseRow | None:
    """The head lease that began last, or none."""
    found = session.scalars(select(HeadLease).order_by(HeadLease.first_day.desc())).first()
    if found is None:
        return None
    return HeadLeaseRow(
        found.id,
        found.building.name,
        found.landlord_id,
        found.landlord.name,
        found.first_day,
        found.last_day,
        found.notice_by,
        found.renewal_by,
        found.sublet_allowed,
        found.sublet_on,
        found.sublet_reference,
        found.runs_on,
        tuple(HeadRentRow(r.first_day, r.monthly, r.reason) for r in found.rents),
    )
