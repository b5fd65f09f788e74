"""What a room brings in, and how that stands beside what it costs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from bestuurskamer.money import Money, half_up


def per_square_metre(monthly: Money, area: Decimal | None) -> Money | None:
    """The rent of a year per m², as rooms are compared; without an area there is none.

    >>> per_square_metre(Money(310_00), Decimal(48))
    Money(cents=7750)
    """
    if not area:
        return None
    return monthly * 12 * (Fraction(1) / Fraction(area))


def coverage(comes_in: Money, goes_out: Money) -> int | None:
    """Which part of the head rent the sublets bring in, in whole percents, half up.

    >>> coverage(Money(2_500_00), Money(2_000_00))
    125
    """
    if goes_out.cents <= 0:
        return None
    return half_up(Fraction(comes_in.cents * 100, goes_out.cents))
