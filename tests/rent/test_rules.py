from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.days import Month, months
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.rent import rules
from bestuurskamer.rent.model import LineKind, Rhythm, Timing, VatTreatment

MARCH = Month(2025, 3)


def a_line(
    monthly: Money, first_day: date, last_day: date | None = None, number: int = 1, chain: int = 1
) -> rules.LineTerms:
    return rules.LineTerms(
        number, chain, LineKind.RENT, "", monthly, VatTreatment.EXEMPT, "", first_day, last_day
    )


@pytest.mark.parametrize(
    ("month", "first_day", "last_day", "due"),
    [
        pytest.param(MARCH, date(2025, 3, 17), None, Money(150_00), id="begins on the 17th"),
        pytest.param(MARCH, date(2024, 1, 1), None, Money(310_00), id="whole month"),
        pytest.param(MARCH, date(2024, 1, 1), date(2025, 3, 1), Money(10_00), id="ends on the 1st"),
        pytest.param(MARCH, date(2025, 4, 1), None, NOTHING, id="not begun"),
        pytest.param(MARCH, date(2024, 1, 1), date(2025, 2, 28), NOTHING, id="ended before"),
        pytest.param(
            Month(2024, 2), date(2024, 2, 29), None, Money(10_69), id="begins on 29 February"
        ),
        pytest.param(Month(2024, 2), date(2024, 2, 1), None, Money(310_00), id="leap month"),
        pytest.param(MARCH, date(2025, 3, 31), date(2025, 3, 31), Money(10_00), id="one day"),
        pytest.param(
            Month(2025, 12), date(2025, 12, 31), None, Money(10_00), id="last day of the year"
        ),
    ],
)
def test_rent_is_due_by_the_day(month, first_day, last_day, due):
    assert rules.rent_due(Money(310_00), month, first_day, last_day) == due


def test_a_year_from_the_17th_totals_exactly_twelve_months():
    first, last = date(2025, 3, 17), date(2026, 3, 16)
    each = [
        rules.rent_due(Money(310_00), month, first, last)
        for month in months(Month(2025, 3), Month(2026, 3))
    ]
    assert total(each) == Money(3_720_00)


def test_the_amount_explains_itself_in_dutch():
    line = a_line(Money(310_00), date(2025, 3, 17))
    (part,) = rules.parts_of(rules.spans([line], date(2025, 3, 17), None), MARCH)
    with language.speaking("nl"):
        said = language.say(part.explanation).replace(language.FIXED_SPACE, " ")
    assert said == "17 t/m 31 maart 2025 = 15 van 31 dagen × € 310,00 = € 150,00"


def test_a_successor_takes_over_on_its_first_day():
    old = a_line(Money(310_00), date(2025, 1, 1))
    new = a_line(Money(320_00), date(2025, 6, 1), number=2)
    counted = rules.spans([old, new], date(2025, 1, 1), None)
    may, june = (rules.parts_of(counted, Month(2025, number)) for number in (5, 6))
    assert [part.amount for part in may] == [Money(310_00)]
    assert [part.amount for part in june] == [Money(320_00)]


def test_a_change_within_the_month_is_two_parts_that_share_its_days():
    old = a_line(Money(310_00), date(2025, 1, 1))
    new = a_line(Money(620_00), date(2025, 3, 17), number=2)
    parts = rules.parts_of(rules.spans([old, new], date(2025, 1, 1), None), MARCH)
    assert [(part.period.days, part.amount) for part in parts] == [
        (16, Money(160_00)),
        (15, Money(300_00)),
    ]


def test_of_two_lines_from_the_same_day_the_later_made_one_counts():
    first = a_line(Money(310_00), date(2025, 1, 1))
    wrong = a_line(Money(999_00), date(2025, 3, 1), number=2)
    right = a_line(Money(320_00), date(2025, 3, 1), number=3)
    parts = rules.parts_of(rules.spans([first, wrong, right], date(2025, 1, 1), None), MARCH)
    assert [part.amount for part in parts] == [Money(320_00)]


def test_no_line_counts_after_the_lease():
    line = a_line(Money(310_00), date(2025, 1, 1))
    counted = rules.spans([line], date(2025, 1, 1), date(2025, 2, 28))
    assert rules.parts_of(counted, MARCH) == []


def test_a_quarter_of_whole_months_is_one_line():
    counted = rules.spans([a_line(Money(310_00), date(2025, 1, 1))], date(2025, 1, 1), None)
    parts = [p for m in months(Month(2025, 1), MARCH) for p in rules.parts_of(counted, m)]
    (whole,) = rules.joined(parts)
    assert (whole.amount, len(whole.months)) == (Money(930_00), 3)


def test_a_part_month_stays_apart_from_the_quarter():
    counted = rules.spans([a_line(Money(310_00), date(2025, 1, 17))], date(2025, 1, 17), None)
    parts = [p for m in months(Month(2025, 1), MARCH) for p in rules.parts_of(counted, m)]
    assert [p.amount for p in rules.joined(parts)] == [Money(150_00), Money(620_00)]


@pytest.mark.parametrize(
    ("month", "rhythm", "timing", "on"),
    [
        ("2026-12", Rhythm.MONTH, Timing.ADVANCE, "2026-12"),
        ("2026-12", Rhythm.MONTH, Timing.AFTERWARDS, "2027-01"),
        ("2026-12", Rhythm.QUARTER, Timing.ADVANCE, "2026-10"),
        ("2026-12", Rhythm.QUARTER, Timing.AFTERWARDS, "2027-01"),
        ("2026-01", Rhythm.QUARTER, Timing.ADVANCE, "2026-01"),
    ],
)
def test_a_month_stands_on_the_invoice_of_its_rhythm(month, rhythm, timing, on):
    assert str(rules.invoice_month(Month.parse(month), rhythm, timing)) == on


def test_a_rise_is_by_percentage_or_by_amount():
    assert rules.raised(Money(310_00), Decimal("3.2"), None) == Money(319_92)
    assert rules.raised(Money(310_00), None, Money(10_00)) == Money(320_00)


days = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@given(days, st.integers(0, 900), st.integers(0, 5_000_00))
def test_the_parts_of_a_lease_never_ask_a_day_twice(first_day, length, cents):
    last_day = first_day + timedelta(days=length)
    counted = rules.spans([a_line(Money(cents), first_day)], first_day, last_day)
    parts = [
        part
        for month in months(Month.of(first_day), Month.of(last_day))
        for part in rules.parts_of(counted, month)
    ]
    assert sum(part.period.days for part in parts) == length + 1
    exact = sum(Fraction(cents * p.period.days, p.months[0].days) for p in parts)
    assert abs(total(p.amount for p in parts).cents - exact) <= Fraction(len(parts), 2)


@given(days, days, st.integers(1, 5_000_00), st.integers(1, 5_000_00))
def test_a_change_of_rent_never_moves_a_month_before_it(first_day, changed, before, after):
    changed = max(first_day, changed)
    old = a_line(Money(before), first_day)
    new = a_line(Money(after), changed, number=2)
    alone = rules.spans([old], first_day, None)
    both = rules.spans([old, new], first_day, None)
    for month in months(Month.of(first_day), Month.of(changed) + -1):
        assert rules.parts_of(alone, month) == rules.parts_of(both, month)
