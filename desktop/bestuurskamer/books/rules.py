"""What a room brings in, and how that stands beside what it costs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from bestuurskamer.money import NOTHING, Money, half_up

K = TypeVar("K", bound=Hashable)


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


def divided(amount: Money, weights: Mapping[K, Fraction]) -> dict[K, Money]:
    """Divide an amount by weights, to the cent: what is left over goes to the largest remainders.

    Of weights that are together no more than nothing, all of it goes to the last.

    >>> divided(Money(100), {"rent": Fraction(2), "other": Fraction(1)})["rent"]
    Money(cents=67)
    """
    whole = sum(weights.values(), Fraction(0))
    if whole <= 0:
        last = list(weights)[-1]
        return {name: amount if name == last else NOTHING for name in weights}
    exact = {name: amount.cents * weight / whole for name, weight in weights.items()}
    parts = {name: value.numerator // value.denominator for name, value in exact.items()}
    left = amount.cents - sum(parts.values())
    for name in sorted(exact, key=lambda name: parts[name] - exact[name])[:left]:
        parts[name] += 1
    return {name: Money(cents) for name, cents in parts.items()}


def must_bring(goes_out: Money, areas: Mapping[int, Decimal]) -> dict[int, Money]:
    """What each room must bring in to carry the head rent by its m², exactly all of it together.

    >>> must_bring(Money(300_00), {1: Decimal(48), 2: Decimal(24)})
    {1: Money(cents=20000), 2: Money(cents=10000)}
    """
    if not areas:
        return {}
    return divided(goes_out, {room: Fraction(area) for room, area in areas.items()})
