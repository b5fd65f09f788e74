"""On which days a room was let and on which it stood empty, and what that came to.

Every day that a room is in use is let or empty, so the two together are always all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bestuurskamer.days import Month, Period, months
from bestuurskamer.money import Money, total


@dataclass(frozen=True)
class Let:
    """Days on which a tenant had a room, at one rent a month for that room."""

    period: Period
    tenant_id: int
    tenant: str
    monthly: Money


@dataclass(frozen=True)
class Empty:
    """Days on which nobody had a room, and the rent a month that was missed; None: not known."""

    period: Period
    monthly: Money | None

    @property
    def missed(self) -> Money | None:
        """What these days would have brought in."""
        return None if self.monthly is None else cost_of(self.monthly, self.period)


@dataclass(frozen=True)
class RoomYear:
    """One room in a period (a year, as a rule): which days it was let, empty, or not in use."""

    room_id: int
    name: str
    area: Decimal | None
    year: Period
    in_use: Period
    let: tuple[Let, ...]
    empty: tuple[Empty, ...]

    @property
    def days_empty(self) -> int:
        """Days in use on which nobody had it."""
        return sum(gap.period.days for gap in self.empty)

    @property
    def days_let(self) -> int:
        """Days on which somebody had it; two leases on one day are one day."""
        return self.in_use.days - self.days_empty

    @property
    def days_out(self) -> int:
        """Days on which it was not in use: before it came or after it went."""
        return self.year.days - self.in_use.days

    @property
    def brought(self) -> Money:
        """The rent of its days by lease, without service charges and VAT."""
        return total(cost_of(let.monthly, let.period) for let in self.let)

    @property
    def missed(self) -> Money:
        """What its empty days would have brought in, as far as a rent is known."""
        return total(gap.missed for gap in self.empty if gap.missed is not None)


def cost_of(monthly: Money, days: Period) -> Money:
    """The rent of a period by the calendar day, rounded once per month, half up.

    >>> from datetime import date
    >>> cost_of(Money(310_00), Period(date(2026, 3, 17), date(2026, 5, 1)))
    Money(cents=46000)
    """
    if not days:
        return Money(0)
    parts = []
    for month in months(Month.of(days.start), Month.of(days.last)):
        held = days & month.period
        parts.append(monthly * Fraction(held.days, month.days))
    return total(parts)


def room_year(
    room: tuple[int, str, Decimal | None], year: Period, in_use: Period, lets: Collection[Let]
) -> RoomYear:
    """What a room did in a year; `lets` may begin before it and end after it.

    Empty days count at the rent that was last paid before them, or else the first one after.
    """
    ordered = sorted(lets, key=lambda let: let.period)
    within = in_use & year
    inside = [
        Let(days, let.tenant_id, let.tenant, let.monthly)
        for let in ordered
        if (days := let.period & within)
    ]
    gaps = within.without([let.period for let in inside])
    return RoomYear(
        *room,
        year,
        within,
        tuple(inside),
        tuple(Empty(gap, _rent_around(gap, ordered)) for gap in gaps),
    )


def _rent_around(gap: Period, lets: Sequence[Let]) -> Money | None:
    before = [let for let in lets if let.period.end <= gap.start]
    if before:
        return max(before, key=lambda let: let.period.end).monthly
    after = [let for let in lets if let.period.start >= gap.end]
    return after[0].monthly if after else None


def by_area(areas: Sequence[tuple[int, Decimal | None]]) -> dict[int, Fraction]:
    """How one amount for several rooms is divided: by m², or equally where one is not known."""
    if all(area for _room, area in areas):
        return {room: Fraction(area) for room, area in areas if area}
    return {room: Fraction(1) for room, _area in areas}
