"""What follows on a late decision: two weeks after a notice, then at most 42 penalty days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.dossiers.penalty import no_penalty, notice_term, penalty_of
from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from tests.dossiers.test_terms import CALENDAR, FIGURES, day

NOTICE = notice_term(day("2026-10-27"), day("2026-10-28"), FIGURES, CALENDAR)


def after(days: int):
    return penalty_of("application", NOTICE, NOTICE.end + timedelta(days=days), FIGURES)


def test_a_notice_before_the_term_has_ended_does_not_count():
    with pytest.raises(Refused, match="counts only after the term has ended"):
        notice_term(day("2026-10-27"), day("2026-10-27"), FIGURES, CALENDAR)


def test_the_first_penalty_day_comes_after_two_full_weeks():
    assert NOTICE.end == day("2026-11-11")
    assert after(0).first_day == day("2026-11-12")
    assert after(0).last_day == day("2026-12-23")


@pytest.mark.parametrize(
    ("days", "euros"),
    [(-5, 0), (0, 0), (1, 23), (14, 322), (15, 357), (28, 812), (29, 857), (42, 1442), (60, 1442)],
)
def test_the_penalty_by_tiers(days, euros):
    assert after(days).amount == Money(euros * 100)


def test_the_sum_can_be_checked_by_hand():
    assert language.say(after(30).proof) == (
        "from 12-11-2026: 14 × €\N{NO-BREAK SPACE}23.00 + 14 × €\N{NO-BREAK SPACE}35.00 "
        "+ 2 × €\N{NO-BREAK SPACE}45.00 = €\N{NO-BREAK SPACE}902.00 (Awb 4:17, at most 42 days)"
    )


def test_the_amounts_of_the_day_of_receipt_count():
    old = notice_term(day("2018-12-14"), day("2018-12-31"), FIGURES, CALENDAR)
    assert penalty_of("application", old, day("2019-06-01"), FIGURES).amount == Money(126000)
    new = notice_term(day("2018-12-14"), day("2019-01-02"), FIGURES, CALENDAR)
    assert penalty_of("application", new, day("2019-06-01"), FIGURES).amount == Money(144200)


def test_a_notice_for_a_woo_request_never_threatens_a_penalty():
    assert "no penalty runs by itself" in language.say(no_penalty("woo"))
    with pytest.raises(Refused, match="no penalty runs by itself"):
        penalty_of("woo", NOTICE, day("2026-12-31"), FIGURES)


@pytest.mark.parametrize("code", ["lease", "assignment"])
def test_a_contract_knows_no_penalty(code):
    with pytest.raises(Refused, match="contract"):
        penalty_of(code, NOTICE, day("2026-12-31"), FIGURES)


@pytest.mark.parametrize("code", ["objection", "promise"])
def test_no_penalty_runs_on_what_is_no_decision_of_theirs(code):
    with pytest.raises(Refused, match="No penalty runs"):
        penalty_of(code, NOTICE, day("2026-12-31"), FIGURES)


@given(st.integers(-10, 100))
def test_the_penalty_never_shrinks_and_never_passes_42_days(days):
    one, other = after(days), after(days + 1)
    assert one.amount <= other.amount <= Money(144200)
    assert 0 <= one.days <= 42
