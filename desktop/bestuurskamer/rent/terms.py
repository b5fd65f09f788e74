"""Leases with their lines and rooms as values, read in few statements whatever their number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bestuurskamer.building.model import Room
from bestuurskamer.days import Month
from bestuurskamer.rent import rules
from bestuurskamer.rent.model import Lease, LeaseRoom, RentLine, Rhythm, Timing


@dataclass(frozen=True)
class LeasedRoom:
    """A room with the days a lease has it."""

    room_id: int
    name: str
    area: Decimal | None
    first_day: date
    last_day: date | None

    def within(self, month: Month) -> bool:
        """Whether the lease has it on a day of the month."""
        ended = self.last_day is not None and self.last_day < month.first
        return self.first_day <= month.last and not ended


@dataclass(frozen=True)
class LeaseTerms:
    """A lease with its lines and rooms, as values."""

    id: int
    tenant_id: int
    first_day: date
    last_day: date | None
    rhythm: Rhythm
    timing: Timing
    counted: tuple[rules.Span, ...]
    rooms: tuple[LeasedRoom, ...]

    def rooms_on(self, day: date) -> tuple[LeasedRoom, ...]:
        """The rooms it has on a day."""
        return tuple(
            room
            for room in self.rooms
            if room.first_day <= day and (room.last_day is None or room.last_day >= day)
        )

    def room_names(self, month: Month | None = None) -> str:
        """The names of its rooms, or of those it has in the month."""
        had = (room.name for room in self.rooms if month is None or room.within(month))
        return ", ".join(had)


def lease_terms(session: Session, wanted: Select[Lease]) -> list[LeaseTerms]:
    """Leases with lines and rooms, in three statements whatever their number."""
    ids = wanted.with_only_columns(Lease.id).scalar_subquery()
    leases = session.execute(
        select(
            Lease.id,
            Lease.tenant_id,
            Lease.first_day,
            Lease.last_day,
            Lease.rhythm,
            Lease.timing,
        )
        .where(Lease.id.in_(ids))
        .order_by(Lease.id)
    ).all()
    lines = _lines_by_lease(session, ids)
    rooms = _rooms_by_lease(session, ids)
    return [
        LeaseTerms(
            *row,
            counted=tuple(rules.spans(lines[row.id], row.first_day, row.last_day)),
            rooms=tuple(rooms[row.id]),
        )
        for row in leases
    ]


def _lines_by_lease(session: Session, ids: object) -> dict[int, list[rules.LineTerms]]:
    columns = select(
        RentLine.lease_id,
        RentLine.id,
        RentLine.origin_id,
        RentLine.kind,
        RentLine.text,
        RentLine.monthly,
        RentLine.vat,
        RentLine.vat_reason,
        RentLine.first_day,
        RentLine.last_day,
        RentLine.reason,
    ).where(RentLine.lease_id.in_(ids))  # type: ignore[arg-type]
    found: dict[int, list[rules.LineTerms]] = defaultdict(list)
    for lease_id, line_id, origin_id, *rest in session.execute(columns):
        found[lease_id].append(rules.LineTerms(line_id, origin_id or line_id, *rest))
    return found


def _rooms_by_lease(session: Session, ids: object) -> dict[int, list[LeasedRoom]]:
    columns = (
        select(
            LeaseRoom.lease_id,
            Room.id,
            Room.name,
            Room.area,
            LeaseRoom.first_day,
            LeaseRoom.last_day,
        )
        .join(Room)
        .where(LeaseRoom.lease_id.in_(ids))  # type: ignore[arg-type]
        .order_by(Room.name)
    )
    found: dict[int, list[LeasedRoom]] = defaultdict(list)
    for lease_id, room_id, name, area, first_day, last_day in session.execute(columns):
        found[lease_id].append(LeasedRoom(room_id, name, area, first_day, last_day))
    return found
