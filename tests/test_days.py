from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.days import Month, Period, later, months
from bestuurskamer.money import Money, half_up, total


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 2, 28), 12, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_a_missing_day_becomes_the_last_of_its_month(day, count, found):
    assert later(day, count) == found


def test_months_run_over_the_end_of_the_year():
    assert [str(m) for m in months(Month(2026, 11), Month(2027, 2))] == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
    ]
    assert Month(2027, 1) - Month(2026, 11) == 2
    assert Month(2026, 1) + -1 == Month(2025, 12)


periods = st.builds(
    lambda start, days: Period(start, start + timedelta(days=days)),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.integers(0, 80),
)


def days_of(period):
    return {period.start + timedelta(days=n) for n in range(period.days)}


@given(periods, st.lists(periods, max_size=4))
def test_what_is_left_of_a_period_is_its_days_without_the_others(period, others):
    left = period.without(others)
    found = [day for piece in left for day in sorted(days_of(piece))]
    assert found == sorted(days_of(period) - {d for other in others for d in days_of(other)})


@given(st.integers(-10_000, 10_000), st.integers(1, 400))
def test_half_a_cent_goes_away_from_zero(cents, parts):
    from fractions import Fraction

    exact = Fraction(cents, parts)
    rounded = half_up(exact)
    assert abs(rounded - exact) <= Fraction(1, 2)
    assert half_up(-exact) == -rounded


def test_money_adds_and_never_loses_a_cent():
    assert total([Money(1), Money(2), Money(-3)]) == Money(0)
    assert str(Money(-5)) == "-0.05"
