"""The terms of law of a shop, restaurant or workshop, and the days that are said before them."""

from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.books.attention import attention
from bestuurskamer.rent.model import Lease, Regime
from bestuurskamer.rent.regime import is_trial, legal_term, two_years_on
from tests.builders import a_lease, an_office

FIRST = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("last_day", "today", "ends", "notice_by"),
    [
        pytest.param(None, date(2023, 1, 1), date(2027, 2, 28), date(2026, 2, 28), id="no end"),
        pytest.param(None, date(2027, 3, 1), date(2032, 2, 29), date(2031, 2, 28), id="second"),
        pytest.param(date(2024, 2, 29), date(2024, 2, 29), None, None, id="two years"),
        pytest.param(
            date(2024, 2, 29), date(2024, 3, 1), date(2027, 2, 28), date(2026, 2, 28), id="went on"
        ),
        pytest.param(
            date(2029, 2, 28), date(2023, 1, 1), date(2029, 2, 28), date(2028, 2, 29), id="seven"
        ),
        pytest.param(
            date(2029, 2, 28), date(2029, 3, 1), date(2032, 2, 29), date(2031, 2, 28), id="to ten"
        ),
        pytest.param(None, date(2032, 3, 1), None, None, id="after ten years"),
        pytest.param(
            date(2037, 2, 28), date(2023, 1, 1), date(2037, 2, 28), date(2036, 2, 29), id="fifteen"
        ),
        pytest.param(
            date(2037, 2, 28), date(2033, 1, 1), date(2037, 2, 28), date(2036, 2, 29), id="past ten"
        ),
        pytest.param(date(2037, 2, 28), date(2037, 3, 1), None, None, id="after fifteen"),
    ],
)
def test_a_lease_of_a_shop_runs_in_terms_of_law(last_day, today, ends, notice_by):
    found = legal_term(FIRST, last_day, today)
    assert (found and found.last_day, found and found.notice_by) == (ends, notice_by)


def test_two_years_are_whole_years_also_from_the_29th_of_february():
    assert two_years_on(date(2024, 2, 29)) == date(2026, 2, 28)
    assert is_trial(FIRST, date(2024, 2, 29))
    assert not is_trial(FIRST, date(2024, 3, 1))


@pytest.mark.parametrize(
    ("regime", "last_day", "today", "said"),
    [
        (Regime.SHOP, date(2024, 2, 29), date(2023, 12, 15), ["lease", "shop"]),
        (Regime.SHOP, None, date(2025, 9, 1), ["shop_notice"]),
        (Regime.SHOP, None, date(2025, 8, 1), []),
        (Regime.SHOP, None, date(2026, 3, 1), []),
        (Regime.OFFICE, None, date(2025, 9, 1), []),
    ],
)
def test_today_names_the_days_of_the_law_in_time(session, regime, last_day, today, said):
    an_office(session)
    lease = session.get_one(Lease, a_lease(session, first_day=FIRST, last_day=last_day))
    lease.regime = regime
    session.flush()
    assert [coming.kind for coming in attention(session, today).coming] == said
