"""Amounts of money: whole euro cents, never floats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, order=True)
class Money:
    """An amount in whole euro cents; may be negative."""

    cents: int

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __mul__(self, factor: Fraction | int | Decimal) -> Money:
        """Multiply and round once: half a cent goes away from zero."""
        if factor == 1:
            return self
        return Money(half_up(Fraction(factor) * self.cents))

    def __str__(self) -> str:
        return f"{self.euros:.2f}"

    def __bool__(self) -> bool:
        return self.cents != 0

    @property
    def euros(self) -> Decimal:
        """The amount in euros, with two decimals."""
        return Decimal(self.cents).scaleb(-2)


NOTHING = Money(0)
MOST = Money(1_000_000_00)
"""More than any single amount of a small board: what is above is asked about, not taken."""


def half_up(value: Fraction) -> int:
    """Round to a whole number, halves away from zero.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2)), half_up(Fraction(12, 5))
    (3, -3, 2)
    """
    whole = (abs(value.numerator) * 2 + value.denominator) // (value.denominator * 2)
    return whole if value >= 0 else -whole


def total(amounts: Iterable[Money]) -> Money:
    """Add amounts; of none it is nothing."""
    return Money(sum(amount.cents for amount in amounts))
