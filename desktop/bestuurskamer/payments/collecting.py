"""What being late costs by law: collection costs, interest, and in which order a payment counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bestuurskamer.days import later
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money, half_up, total

YEAR = 365
"""Interest counts actual days over 365, also in a leap year."""


@dataclass(frozen=True)
class Scale:
    """The scale of collection costs: (up to, percent) for each step; the last has no end.

    Besluit vergoeding voor buitengerechtelijke incassokosten, art. 2.
    """

    steps: tuple[tuple[Money | None, Decimal], ...]
    least: Money
    most: Money


def scale_of(figures: Mapping[str, Decimal]) -> Scale:
    """The scale as it stands in the figures of law of a day."""
    steps: list[tuple[Money | None, Decimal]] = [
        (Money(int(figures[f"costs_step{n}_to"] * 100)), figures[f"costs_step{n}_percent"])
        for n in range(1, 5)
    ]
    steps.append((None, figures["costs_step5_percent"]))
    least, most = figures["costs_least"], figures["costs_most"]
    return Scale(tuple(steps), Money(int(least * 100)), Money(int(most * 100)))


def collection_costs(principal: Money, scale: Scale) -> Money:
    """The costs that may be claimed over a principal above zero; of nothing there are none."""
    if principal <= NOTHING:
        return NOTHING
    sum_, below = Fraction(0), NOTHING
    for up_to, percent in scale.steps:
        top = principal if up_to is None else min(principal, up_to)
        if top > below:
            sum_ += Fraction((top - below).cents) * Fraction(percent) / 100
        if up_to is None or principal <= up_to:
            break
        below = up_to
    return min(max(Money(half_up(sum_)), scale.least), scale.most)


@dataclass(frozen=True)
class InterestPart:
    """Interest over some days at one rate, both days included, and its sentence."""

    first_day: date
    last_day: date
    rate: Decimal
    principal: Money
    amount: Money
    words: Words


@dataclass(frozen=True)
class Interest:
    """Statutory interest, part by part, and what is open after the payments.

    `uncertain` when a part lies in a half-year of which the rate is not known: the last known
    one was used; or before the first rate that is known: there nothing was counted.
    """

    parts: tuple[InterestPart, ...]
    principal: Money
    interest: Money
    uncertain: bool

    @property
    def earned(self) -> Money:
        """All interest, paid or not."""
        return total(part.amount for part in self.parts)


def interest(
    principal: Money,
    due_on: date,
    until: date,
    rates: Sequence[tuple[date, Decimal]],
    payments: Sequence[tuple[date, Money]] = (),
) -> Interest:
    """Statutory interest from the day after the due day to `until`, included.

    Compound by the year from the due day (art. 6:119 lid 2 BW); a payment counts to interest
    first, then to the principal (art. 6:44 BW). Each part is rounded once.
    """
    paid = sorted((max(day, due_on), amount) for day, amount in payments if day <= until)
    open_, due, parts = principal, NOTHING, []
    start = due_on
    for end in _ends(due_on, until, rates, [day for day, _ in paid]):
        rate = _rate(rates, start)
        if rate is not None and end > start and open_ > NOTHING:
            parts.append(_part(start, end, rate, open_))
            due += parts[-1].amount
        for amount in (amount for day, amount in paid if day == end):
            to_interest = min(amount, due)
            due -= to_interest
            open_ = max(open_ - (amount - to_interest), NOTHING)
        if _is_anniversary(due_on, end):
            open_, due = open_ + due, NOTHING
        start = end
    return Interest(
        tuple(parts), open_, due, until > due_on and _is_uncertain(rates, due_on, until)
    )


def split(amount: Money, costs: Money, interest_: Money, principal: Money) -> tuple[Money, ...]:
    """Divide a payment: costs first, then interest, then principal, then what is left over.

    >>> [part.cents for part in split(Money(10000), Money(4000), Money(500), Money(8000))]
    [4000, 500, 5500, 0]
    """
    parts = []
    for due in (costs, interest_, principal):
        part = min(amount, due)
        parts.append(part)
        amount -= part
    return (*parts, amount)


def _ends(
    due_on: date,
    until: date,
    rates: Sequence[tuple[date, Decimal]],
    paid: Sequence[date],
) -> list[date]:
    """The last days of all parts, in order."""
    ends = {until, *paid}
    ends |= {date.fromordinal(day.toordinal() - 1) for day, _ in rates}
    year = 1
    while later(due_on, 12 * year) <= until:
        ends.add(later(due_on, 12 * year))
        year += 1
    return sorted(day for day in ends if due_on <= day <= until)


def _is_anniversary(due_on: date, day: date) -> bool:
    years = day.year - due_on.year
    return years > 0 and later(due_on, 12 * years) == day


def _rate(rates: Sequence[tuple[date, Decimal]], before: date) -> Decimal | None:
    """The rate that counts on the day after `before`."""
    first = date.fromordinal(before.toordinal() + 1)
    found = [rate for day, rate in sorted(rates) if day <= first]
    return found[-1] if found else None


def _is_uncertain(rates: Sequence[tuple[date, Decimal]], due_on: date, until: date) -> bool:
    """Whether a day in between lies outside the half-years whose rate is known."""
    known = [day for day, _ in rates]
    return _rate(rates, due_on) is None or until > _half_year_end(max(known))


def _half_year_end(day: date) -> date:
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)


def _part(start: date, end: date, rate: Decimal, principal: Money) -> InterestPart:
    days = (end - start).days
    amount = principal * (Fraction(rate) / 100 * days / YEAR)
    first = date.fromordinal(start.toordinal() + 1)
    said = words(
        N_("{first} to {last}: {days} days × {rate} % over {principal} / 365 = {amount}"),
        first=first,
        last=end,
        days=days,
        rate=rate,
        principal=principal,
        amount=amount,
    )
    return InterestPart(first, end, rate, principal, amount, said)
