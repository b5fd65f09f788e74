"""What is true of figures of law: which one counts on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class FigureDraft:
    """A figure as the board found it: its value from a day on, and where that stands."""

    key: str
    first_day: date | None
    value: Decimal | None
    source: str


def value_on(values: Sequence[tuple[date, Decimal]], day: date) -> Decimal:
    """The value that counts on the day: the last one that began; before all, the first.

    >>> value_on([(date(2012, 10, 1), Decimal(21)), (date(2027, 1, 1), Decimal(22))],
    ...          date(2026, 12, 31))
    Decimal('21')
    """
    begun = [value for first, value in values if first <= day]
    return begun[-1] if begun else values[0][1]
