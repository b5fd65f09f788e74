"""When post counts as received, and the first day on which costs may be claimed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.figures.queries import figures_on
from bestuurskamer.payments.post_days import costs_from, delivered_on, is_delivery_day

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "holiday",
    [
        pytest.param(date(2026, 1, 1), id="nieuwjaarsdag"),
        pytest.param(date(2026, 4, 3), id="Goede Vrijdag"),
        pytest.param(date(2026, 4, 6), id="tweede paasdag"),
        pytest.param(date(2026, 4, 27), id="Koningsdag"),
        pytest.param(date(2025, 4, 26), id="Koningsdag on a Saturday"),
        pytest.param(date(2026, 5, 5), id="5 mei"),
        pytest.param(date(2026, 5, 14), id="hemelvaartsdag"),
        pytest.param(date(2026, 5, 25), id="tweede pinksterdag"),
        pytest.param(date(2026, 12, 25), id="eerste kerstdag"),
        pytest.param(date(2026, 12, 26), id="tweede kerstdag"),
    ],
)
def test_no_post_counts_as_delivered_on_a_holiday_of_the_law(holiday):
    assert not is_delivery_day(holiday)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        pytest.param(date(2026, 11, 21), True, id="a Saturday"),
        pytest.param(date(2026, 11, 22), False, id="a Sunday"),
        pytest.param(date(2026, 11, 23), False, id="a Monday"),
        pytest.param(date(2026, 12, 5), True, id="5 december"),
        pytest.param(date(2026, 12, 31), True, id="31 december"),
    ],
)
def test_post_comes_on_every_other_day_but_sunday_and_monday(day, counts):
    assert is_delivery_day(day) is counts


@given(posted=DAYS, days=st.integers(0, 10))
def test_as_many_delivery_days_lie_between_as_the_post_takes(posted, days):
    arrives = delivered_on(posted, days)
    between = [posted + timedelta(n + 1) for n in range((arrives - posted).days)]
    assert sum(is_delivery_day(day) for day in between) == days
    assert arrives == posted or is_delivery_day(arrives)


@given(posted=DAYS, days=st.integers(0, 10), slack=st.integers(0, 5))
def test_fourteen_full_days_always_pass_after_the_day_of_delivery(posted, days, slack):
    full_days = (costs_from(posted, days, slack) - delivered_on(posted, days)).days - 1
    assert full_days == 14 + slack


def test_longer_delivery_is_only_another_figure(session):
    add_shipped(session)
    session.flush()
    figures = figures_on(session, date(2026, 11, 23))
    days, slack = int(figures["post_delivery_days"]), int(figures["post_slack_days"])
    assert (days, slack) == (2, 1)
    posted = date(2026, 11, 24)
    assert costs_from(posted, days, slack) == date(2026, 12, 12)
    assert costs_from(posted, days + 1, slack) == date(2026, 12, 13)
    assert costs_from(posted, days + 2, slack) == date(2026, 12, 14)
