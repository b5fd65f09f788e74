"""Which rooms were let on which days of a year, and what empty days cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.let_days import Let, RoomYear, by_area, room_year
from bestuurskamer.books.rules import divided
from bestuurskamer.building.queries import rooms
from bestuurskamer.days import LATEST, Period
from bestuurskamer.money import Money, total
from bestuurskamer.parties.queries import parties
from bestuurskamer.rent.model import Lease, LineKind
from bestuurskamer.rent.rules import monthly_on
from bestuurskamer.rent.terms import LeaseTerms, lease_terms


@dataclass(frozen=True)
class Occupancy:
    """All rooms in a year, as they were let and as it is agreed for what is still to come."""

    year: int
    today: date
    rows: tuple[RoomYear, ...]

    @property
    def period(self) -> Period:
        """All days of the year."""
        return year_of(self.year)

    @property
    def days_let(self) -> int:
        """Days of rooms together."""
        return sum(row.days_let for row in self.rows)

    @property
    def days_empty(self) -> int:
        """Days of rooms together."""
        return sum(row.days_empty for row in self.rows)

    @property
    def missed(self) -> Money:
        """What all empty days would have brought in, as far as a rent is known."""
        return total(row.missed for row in self.rows)

    @property
    def percent(self) -> int:
        """Which part of all days that rooms are in use they are let, in whole percents, down."""
        return self.days_let * 100 // max(self.days_let + self.days_empty, 1)


def occupancy(session: Session, year: int, today: date) -> Occupancy:
    """Every room that is in use on a day of the year, with its days let and empty."""
    whole = year_of(year)
    lets = _lets_by_room(session)
    rows = []
    for room in rooms(session):
        in_use = Period.through(room.first_day or whole.start, room.last_day or whole.last) & whole
        if in_use:
            known = (room.id, room.name, room.area)
            rows.append(room_year(known, whole, in_use, lets[room.id]))
    return Occupancy(year, today, tuple(rows))


def year_of(year: int) -> Period:
    """All days of a calendar year."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def pieces(lease: LeaseTerms) -> Iterator[tuple[Period, dict[int, Money]]]:
    """The days of a lease on which its rooms and its rent stay the same, with the rent per room.

    The rent of several rooms together is divided over them by m², to the cent.
    """
    whole = Period.through(lease.first_day, lease.last_day or LATEST)
    rent = [span for span in lease.counted if span.line.kind is LineKind.RENT]
    held = [Period.through(r.first_day, r.last_day or LATEST) & whole for r in lease.rooms]
    edges = {whole.start, whole.end}
    for period in [*(span.period for span in rent), *held]:
        edges |= {day for day in (period.start, period.end) if whole.start <= day <= whole.end}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        has = lease.rooms_on(start)
        if has:
            weights = by_area([(room.room_id, room.area) for room in has])
            yield Period(start, end), divided(monthly_on(rent, start), weights)


def _lets_by_room(session: Session) -> dict[int, list[Let]]:
    leases = lease_terms(session, select(Lease))
    names = parties(session, {lease.tenant_id for lease in leases})
    found: dict[int, list[Let]] = defaultdict(list)
    for lease in leases:
        for period, shares in pieces(lease):
            for room_id, monthly in shares.items():
                name = names[lease.tenant_id].name
                found[room_id].append(Let(period, lease.tenant_id, name, monthly))
    return found
