"""What being late costs, to the cent, by the vectors of the law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.figures.queries import figures_by_day, figures_on
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.collecting import collection_costs, interest, scale_of, split
from bestuurskamer.payments.ladder import Sent, next_step
from bestuurskamer.payments.model import LetterKind
from bestuurskamer.payments.post_days import costs_from, delivered_on, is_delivery_day

F, T, A, D = LetterKind.FRIENDLY, LetterKind.FOURTEEN_DAYS, LetterKind.FORMAL, LetterKind.DEFAULT
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("principal", "costs"),
    [
        ("50", "40"),
        ("266.67", "40"),
        ("600", "90"),
        ("1250", "187.50"),
        ("2500", "375"),
        ("3000", "425"),
        ("5000", "625"),
        ("7500", "750"),
        ("10000", "875"),
        ("20000", "975"),
        ("200000", "2775"),
        ("1000000", "6775"),
        ("0", "0"),
        ("-10", "0"),
    ],
)
def test_collection_costs_follow_the_scale_of_the_law(session, principal, costs):
    add_shipped(session)
    session.flush()
    scale = scale_of(figures_on(session, TODAY))
    found = collection_costs(Money(int(Decimal(principal) * 100)), scale)
    assert found == Money(int(Decimal(costs) * 100))


@pytest.mark.parametrize(
    ("first_day", "consumer", "business"),
    [
        ("2015-01-01", "2", "8.05"),
        ("2016-07-01", "2", "8.00"),
        ("2023-01-01", "4", "10.5"),
        ("2023-07-01", "6", "12"),
        ("2024-01-01", "7", "12.50"),
        ("2024-07-01", "7", "12.25"),
        ("2025-01-01", "6", "11.15"),
        ("2025-07-01", "6", "10.15"),
        ("2026-01-01", "4", "10.15"),
    ],
)
def test_the_rates_of_interest_are_the_published_ones(session, first_day, consumer, business):
    add_shipped(session)
    session.flush()
    figures = figures_on(session, date.fromisoformat(first_day))
    assert figures["interest_consumer"] == Decimal(consumer)
    assert figures["interest_business"] == Decimal(business)
    known = figures_by_day(session)
    assert date.fromisoformat(first_day) in dict(known["interest_consumer"])
    assert date.fromisoformat(first_day) in dict(known["interest_business"])


def test_no_rate_is_invented_for_a_half_year_that_was_not_published(session):
    add_shipped(session)
    session.flush()
    for key in ("interest_consumer", "interest_business"):
        rates = figures_by_day(session)[key]
        assert max(day for day, _rate in rates) == date(2026, 1, 1)
        assert interest(Money(100_00), date(2026, 6, 1), date(2026, 7, 1), rates).uncertain


def test_interest_over_the_turn_of_published_half_years_is_their_sum(session):
    add_shipped(session)
    session.flush()
    rates = figures_by_day(session)["interest_business"]
    found = interest(Money(1_000_00), date(2024, 6, 20), date(2024, 7, 10), rates)
    assert [(part.rate, part.amount) for part in found.parts] == [
        (Decimal("12.50"), Money(3_42)),  # 10 days
        (Decimal("12.25"), Money(3_36)),  # 10 days
    ]


RATES = ((date(2025, 1, 1), Decimal(6)), (date(2026, 1, 1), Decimal(4)))


def test_interest_counts_from_the_day_after_the_due_day():
    found = interest(Money(365_00), date(2026, 1, 10), date(2026, 1, 11), RATES)
    (part,) = found.parts
    assert (part.first_day, part.last_day) == (date(2026, 1, 11), date(2026, 1, 11))
    assert found.earned == Money(4)
    assert interest(Money(365_00), date(2026, 1, 10), date(2026, 1, 10), RATES).parts == ()


def test_interest_goes_by_the_rate_of_each_half_year():
    found = interest(Money(1_000_00), date(2025, 12, 21), date(2026, 1, 10), RATES)
    assert [(part.rate, part.last_day) for part in found.parts] == [
        (Decimal(6), date(2025, 12, 31)),
        (Decimal(4), date(2026, 1, 10)),
    ]
    assert [part.amount for part in found.parts] == [Money(1_64), Money(1_10)]


def test_interest_is_compound_by_the_year():
    found = interest(
        Money(1_000_00), date(2023, 2, 28), date(2025, 2, 28), ((date(2020, 1, 1), Decimal(10)),)
    )
    assert found.principal > Money(1_210_00)
    assert [part.principal for part in found.parts][:2] == [Money(1_000_00), Money(1_100_00)]


def test_a_payment_counts_to_interest_first_and_then_to_the_principal():
    found = interest(
        Money(1_000_00),
        date(2026, 1, 1),
        date(2026, 3, 2),
        RATES,
        [(date(2026, 1, 31), Money(503_29))],
    )
    assert found.parts[0].amount == Money(3_29)
    assert found.principal == Money(500_00)
    assert split(Money(50_00), Money(40_00), Money(5_00), Money(100_00)) == (
        Money(40_00),
        Money(5_00),
        Money(5_00),
        NOTHING,
    )


def test_a_rate_that_is_not_known_yet_is_said():
    assert not interest(Money(100_00), date(2026, 1, 1), date(2026, 6, 30), RATES).uncertain
    assert interest(Money(100_00), date(2026, 1, 1), date(2026, 7, 1), RATES).uncertain


def test_days_before_the_first_known_rate_are_said_and_not_counted():
    found = interest(Money(100_00), date(2024, 12, 1), date(2025, 1, 31), RATES)
    assert (found.parts[0].first_day, found.uncertain) == (date(2025, 1, 1), True)
    assert interest(Money(100_00), date(2026, 1, 1), date(2026, 1, 2), ()).uncertain
    assert not interest(Money(100_00), date(2024, 12, 31), date(2025, 1, 31), RATES).uncertain


@given(
    cents=st.integers(1, 5_000_000),
    days=st.integers(0, 1500),
    paid=st.lists(st.tuples(st.integers(0, 1500), st.integers(1, 100_000)), max_size=4),
)
def test_what_was_asked_is_what_was_paid_and_what_is_left(cents, days, paid):
    due = date(2025, 3, 1)
    until = date.fromordinal(due.toordinal() + days)
    payments = [(date.fromordinal(due.toordinal() + n), Money(c)) for n, c in paid]
    found = interest(Money(cents), due, until, RATES, payments)
    counted = sum(amount.cents for day, amount in payments if day <= until)
    left = found.principal + found.interest
    owed = cents + found.earned.cents - counted
    assert left.cents == owed if left.cents > 0 else owed <= 0


@pytest.mark.parametrize(
    ("posted", "arrives"),
    [
        pytest.param(date(2026, 11, 24), date(2026, 11, 26), id="in the week"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 24), id="over Sunday and Monday"),
        pytest.param(date(2026, 12, 24), date(2026, 12, 30), id="over Christmas"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 7), id="over Easter"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 5), id="over the new year"),
    ],
)
def test_a_letter_arrives_on_the_second_day_that_post_comes(posted, arrives):
    assert delivered_on(posted, 2) == arrives
    assert is_delivery_day(arrives)


def test_costs_come_after_fourteen_full_days_from_the_day_after_delivery():
    assert costs_from(date(2026, 11, 24), 2, 0) == date(2026, 12, 11)
    assert costs_from(date(2026, 11, 24), 2, 1) == date(2026, 12, 12)


def step(days: int, *sent: Sent, consumer: bool = True, **more: bool) -> LetterKind | None:
    return next_step(days, TODAY, consumer=consumer, sent=sent, **more).kind


LONG_AGO = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("days", "sent", "consumer", "kind"),
    [
        pytest.param(2, (), True, None, id="too early"),
        pytest.param(3, (), True, F, id="friendly first"),
        pytest.param(40, (), False, F, id="friendly first also when long late"),
        pytest.param(13, (F,), True, None, id="too early for the second"),
        pytest.param(14, (F,), True, T, id="a consumer"),
        pytest.param(14, (F,), False, A, id="a business"),
        pytest.param(60, (F, T), True, D, id="a consumer in default"),
        pytest.param(60, (F, A), False, D, id="a business in default"),
        pytest.param(90, (F, T, D), True, None, id="the board decides"),
    ],
)
def test_the_ladder_goes_from_gentle_to_firm(days, sent, consumer, kind):
    letters = [Sent(one, LONG_AGO, LONG_AGO) for one in sent]
    assert step(days, *letters, consumer=consumer) is kind


def test_no_letter_goes_out_before_the_time_that_the_last_one_gives():
    assert step(60, Sent(F, TODAY, date(2026, 11, 24))) is None
    assert step(60, Sent(F, TODAY, TODAY)) is T


def test_an_arrangement_a_call_or_an_unsent_letter_comes_first():
    assert step(60, arranged=True) is None
    assert step(60, call_first=True) is None
    assert step(60, Sent(F, None, None)) is None
