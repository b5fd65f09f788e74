"""What a lease costs in which month, and how that is explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from bestuurskamer.days import LATEST, Month, Period, months
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.rent.model import LineKind, Rhythm, Timing, VatTreatment


@dataclass(frozen=True)
class LineTerms:
    """A rent line as values. Its days run from the first to the last, both included."""

    id: int
    chain: int
    kind: LineKind
    text: str
    monthly: Money
    vat: VatTreatment
    vat_reason: str
    first_day: date
    last_day: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Part:
    """What one rent line costs over one period, with the sum that shows it."""

    line: LineTerms
    period: Period
    months: tuple[Month, ...]
    amount: Money
    explanation: Words


@dataclass(frozen=True)
class Span:
    """The days on which a line counts, once its successor and the lease's days are heeded."""

    line: LineTerms
    period: Period


def rent_due(monthly: Money, month: Month, first_day: date, last_day: date | None) -> Money:
    """Charge a month's rent by the calendar day, both end days included, rounded once, half up.

    >>> rent_due(Money(310_00), Month(2026, 3), date(2026, 3, 30), None)
    Money(cents=2000)
    """
    days = month.period & Period.through(first_day, last_day or month.last)
    return monthly * Fraction(days.days, month.days)


def spans(lines: Iterable[LineTerms], first_day: date, last_day: date | None) -> list[Span]:
    """Say on which days each line counts: a successor takes over on its first day.

    Of two lines of one chain that begin on the same day the later made one counts.
    """
    lease = Period.through(first_day, last_day or LATEST)
    chains: dict[int, list[LineTerms]] = {}
    for line in lines:
        chains.setdefault(line.chain, []).append(line)
    found = []
    for chain in chains.values():
        chain.sort(key=lambda line: (line.first_day, line.id))
        for place, line in enumerate(chain):
            own = Period.through(line.first_day, line.last_day or LATEST)
            if place + 1 < len(chain):
                end = max(line.first_day, min(own.end, chain[place + 1].first_day))
                own = Period(line.first_day, end)
            if days := own & lease:
                found.append(Span(line, days))
    return sorted(found, key=lambda span: (span.line.chain, span.period.start))


def parts_of(
    counted: Sequence[Span],
    month: Month,
    done: Mapping[int, Sequence[Period]] = MappingProxyType({}),
) -> list[Part]:
    """Say what each line costs in the month; lines without a day in it are left out.

    `done` holds by chain the days that were invoiced: only the others are asked.
    """
    found = []
    for span in counted:
        whole = month.period & span.period
        for days in whole.without(done.get(span.line.chain, ())):
            whole_month = days.days == month.days
            share = 1 if whole_month else Fraction(days.days, month.days)
            amount = span.line.monthly * share
            sentence = _explained(span.line.monthly, days, month, amount)
            found.append(Part(span.line, days, (month,), amount, sentence))
    return found


def joined(parts: Iterable[Part]) -> list[Part]:
    """Join whole months of one line that follow each other into one part, as on a quarter."""
    found: list[Part] = []
    for part in sorted(parts, key=lambda p: (p.line.chain, p.period.start)):
        before = found[-1] if found else None
        if (
            before is not None
            and before.line == part.line
            and before.period.end == part.period.start
            and _whole(before)
            and _whole(part)
        ):
            found[-1] = _with(before, part)
        else:
            found.append(part)
    return found


def invoice_month(month: Month, rhythm: Rhythm, timing: Timing) -> Month:
    """On the invoice of which month a month of rent stands.

    >>> str(invoice_month(Month(2026, 5), Rhythm.QUARTER, Timing.ADVANCE))
    '2026-04'
    """
    if rhythm is Rhythm.MONTH:
        return month if timing is Timing.ADVANCE else month + 1
    first = month + -((month.number - 1) % 3)
    return first if timing is Timing.ADVANCE else first + 3


def months_due(
    first_day: date,
    last_day: date | None,
    rhythm: Rhythm,
    timing: Timing,
    since: Month,
    through: Month,
) -> Iterator[Month]:
    """The months of a lease, from `since` on, that stand on invoices up to `through`."""
    first = max(Month.of(first_day), since)
    last = through + 2
    if last_day is not None:
        last = min(last, Month.of(last_day))
    return (m for m in months(first, last) if invoice_month(m, rhythm, timing) <= through)


def extra_due(price: Money, quantity: Decimal, unit: str) -> tuple[Money, Words]:
    """What an extra costs, and the sum that shows it; no sum where there is none.

    >>> extra_due(Money(40_00), Decimal(9), "avonden")[0]
    Money(cents=36000)
    """
    amount = price * Fraction(quantity)
    if quantity == 1 and not unit:
        return amount, words("")
    sentence = words(
        N_("{quantity} × {price} = {amount}"),
        quantity=words(N_("{quantity} {unit}"), quantity=quantity, unit=unit) if unit else quantity,
        price=price,
        amount=amount,
    )
    return amount, sentence


def raised(monthly: Money, percent: Decimal | None, by: Money | None) -> Money:
    """The rent after a rise by a percentage or by an amount; half a cent goes up.

    >>> raised(Money(310_00), Decimal("3.2"), None)
    Money(cents=31992)
    """
    if percent is not None:
        return monthly + monthly * (Fraction(percent) / 100)
    return monthly + (by or NOTHING)


def rise_reason(monthly: Money, percent: Decimal | None, by: Money | None) -> Words:
    """The sum of a rise, as it stands in the letter."""
    after = raised(monthly, percent, by)
    if percent is not None:
        return words(
            N_("{before} + {percent} % = {after}"), before=monthly, percent=percent, after=after
        )
    return words(N_("{before} + {by} = {after}"), before=monthly, by=by or NOTHING, after=after)


def monthly_on(counted: Iterable[Span], day: date) -> Money:
    """What all lines together cost a month on that day."""
    return total(
        span.line.monthly for span in counted if span.period.start <= day < span.period.end
    )


def overlap(first: tuple[date, date | None], second: tuple[date, date | None]) -> Period | None:
    """The days that two uses of one room share; none when they follow each other."""
    shared = Period.through(first[0], first[1] or LATEST) & Period.through(
        second[0], second[1] or LATEST
    )
    return shared or None


def past_head_lease(last_day: date | None, head_last_day: date | None) -> bool:
    """Whether a lease goes on after the head lease ends; without an end it goes on for ever."""
    return head_last_day is not None and (last_day is None or last_day > head_last_day)


def deposit_held(received: Money, returned: Money, kept: Money) -> Money:
    """What the board owes the tenant back of the deposit."""
    return received - returned - kept


def _whole(part: Part) -> bool:
    return all(month.period & part.period == month.period for month in part.months)


def _with(before: Part, part: Part) -> Part:
    period = Period(before.period.start, part.period.end)
    count = len(before.months) + len(part.months)
    amount = before.amount + part.amount
    sentence = words(
        N_("{period}: {count} month × {monthly} = {amount}"),
        plural=N_("{period}: {count} months × {monthly} = {amount}"),
        period=period,
        count=count,
        monthly=part.line.monthly,
        amount=amount,
    )
    return Part(part.line, period, before.months + part.months, amount, sentence)


def _explained(monthly: Money, days: Period, month: Month, amount: Money) -> Words:
    if days == month.period:
        return words(N_("{period}: whole month × {monthly}"), period=days, monthly=monthly)
    return words(
        N_("{period} = {days} of {all} days × {monthly} = {amount}"),
        period=days,
        days=days.days,
        all=month.days,
        monthly=monthly,
        amount=amount,
    )
