"""The rows behind a figure: what it is the sum of, and where each of them can be opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bestuurskamer.money import Money, total


@dataclass(frozen=True)
class Source:
    """One row behind a figure: an invoice, an entry of the bank, days of a room.

    `amount` is what it adds to the figure: money, or a number of days. `place` and `thing` say
    where it is opened (a place of the program, and what to show there).
    """

    day: date | None
    name: str
    text: str
    amount: Money | int
    place: str = ""
    thing: object = None


def taken_off(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The same rows with the other sign."""
    return tuple(replace(source, amount=-source.amount) for source in sources)


def sum_of(sources: Iterable[Source]) -> Money | int:
    """What rows add up to; of none it is no money."""
    amounts = [source.amount for source in sources]
    days = [amount for amount in amounts if isinstance(amount, int)]
    if days:
        return sum(days)
    return total(amount for amount in amounts if isinstance(amount, Money))
