"""Days, months and periods as people count them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

EARLIEST = date(1970, 1, 1)
LATEST = date(2100, 12, 31)
"""Days outside these two (both included) are taken for a slip of the finger."""


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, such as March 2026."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:
            raise ValueError(f"no month {self.number}")

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which the day falls."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `2026-03`; anything else raises ValueError."""
        year, number = text.split("-")
        return cls(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> Month:
        years, place = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, place + 1)

    def __sub__(self, other: Month) -> int:
        """How many months this one is later than the other."""
        return (self.year - other.year) * 12 + self.number - other.number

    @property
    def days(self) -> int:
        """How many days it has, 28 to 31."""
        return _days_in(self.year, self.number)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, self.days)

    @property
    def period(self) -> Period:
        """All of its days."""
        return _period_of(self.year, self.number)


@dataclass(frozen=True, order=True)
class Period:
    """Days from `start` (included) to `end` (not included)."""

    start: date
    end: date

    @classmethod
    def through(cls, first: date, last: date) -> Period:
        """The days from the first to the last, both included."""
        return cls(first, last + timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days belong to it."""
        return max(0, (self.end - self.start).days)

    def __and__(self, other: Period) -> Period:
        """The days that both have; without any, a period of no days."""
        start = max(self.start, other.start)
        return Period(start, max(start, min(self.end, other.end)))

    def __bool__(self) -> bool:
        return self.end > self.start

    def without(self, others: Collection[Period]) -> list[Period]:
        """What is left of it after others are taken out, in order; often nothing or all of it."""
        left = [self] if self else []
        if not others:
            return left
        for other in others:
            parts = (
                [
                    part
                    for piece in left
                    for part in (
                        Period(piece.start, min(piece.end, max(piece.start, other.start))),
                        Period(max(piece.start, min(piece.end, other.end)), piece.end),
                    )
                ]
                if other
                else [*left]
            )
            left = [part for part in parts if part]
        return sorted(left)


@lru_cache(maxsize=512)
def _days_in(year: int, number: int) -> int:
    return monthrange(year, number)[1]


@lru_cache(maxsize=512)
def _period_of(year: int, number: int) -> Period:
    return Period.through(date(year, number, 1), date(year, number, _days_in(year, number)))


def months(first: Month, last: Month) -> Iterator[Month]:
    """Every month from the first to the last, both included."""
    while first <= last:
        yield first
        first += 1


def later(day: date, months: int) -> date:
    """The same day so many months later, or earlier; a day that is missing becomes the last.

    >>> later(date(2024, 2, 29), 12), later(date(2026, 1, 31), 1)
    (datetime.date(2025, 2, 28), datetime.date(2026, 2, 28))
    """
    month = Month.of(day) + months
    return date(month.year, month.number, min(day.day, month.days))


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def day_after(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)
