"""Days as people say them in a meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.said_days import SaidDay, day_at_start, in_full, said_day

TODAY = date(2026, 11, 26)
"""A Thursday."""

DAYS = st.dates(date(1990, 1, 1), date(2085, 12, 31))
FORMS = st.sampled_from(
    ["1-7", "29-2", "31 december", "vr", "do", "morgen", "+2w", "+1m", "eind sept", "Q3", "q1",
     "week 32", "week 53", "volgende week", "eind van de maand", "juni", "volgende maand",
     "deze week", "half februari", "vrijdag volgende week", "over drie dagen", "eind van het jaar"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("1-7", date(2027, 7, 1)),
        ("1/7", date(2027, 7, 1)),
        ("1.7", date(2027, 7, 1)),
        ("1-7-2027", date(2027, 7, 1)),
        ("1-7-28", date(2028, 7, 1)),
        ("2027-07-01", date(2027, 7, 1)),
        ("26-11", TODAY),
        ("25-11", date(2027, 11, 25)),
        ("1 juli", date(2027, 7, 1)),
        ("1 Juli 2028", date(2028, 7, 1)),
        ("1 jul.", date(2027, 7, 1)),
        ("vr 4 december", date(2026, 12, 4)),
        ("29-2", date(2028, 2, 29)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("vr", date(2026, 11, 27)),
        ("vrijdag", date(2026, 11, 27)),
        ("wo", date(2026, 12, 2)),
        ("komende maandag", date(2026, 11, 30)),
        ("vandaag", TODAY),
        ("morgen", date(2026, 11, 27)),
        ("overmorgen", date(2026, 11, 28)),
        ("+3d", date(2026, 11, 29)),
        ("+2w", date(2026, 12, 10)),
        ("+1m", date(2026, 12, 26)),
        ("over twee weken", date(2026, 12, 10)),
        ("binnen 10 dagen", date(2026, 12, 6)),
        ("volgende week vrijdag", date(2026, 12, 4)),
        ("vrijdag volgende week", date(2026, 12, 4)),
        ("deze week vrijdag", date(2026, 11, 27)),
    ],
)
def test_a_day_is_read(said, day):
    assert said_day(said, TODAY) == SaidDay(day, Precision.DAY)


@pytest.mark.parametrize(
    ("said", "day", "precision"),
    [
        ("eind sept", date(2027, 9, 30), Precision.MONTH),
        ("eind november", date(2026, 11, 30), Precision.MONTH),
        ("eind februari", date(2027, 2, 28), Precision.MONTH),
        ("eind feb 2028", date(2028, 2, 29), Precision.MONTH),
        ("begin januari", date(2027, 1, 10), Precision.MONTH),
        ("half december", date(2026, 12, 20), Precision.MONTH),
        ("maart", date(2027, 3, 31), Precision.MONTH),
        ("eind van de maand", date(2026, 11, 30), Precision.MONTH),
        ("eind volgende maand", date(2026, 12, 31), Precision.MONTH),
        ("volgende maand", date(2026, 12, 31), Precision.MONTH),
        ("eind van het jaar", date(2026, 12, 31), Precision.MONTH),
        ("eind 2028", date(2028, 12, 31), Precision.MONTH),
        ("Q3", date(2027, 9, 30), Precision.QUARTER),
        ("q4", date(2026, 12, 31), Precision.QUARTER),
        ("Q3 2028", date(2028, 9, 30), Precision.QUARTER),
        ("3e kwartaal", date(2027, 9, 30), Precision.QUARTER),
        ("derde kwartaal 2027", date(2027, 9, 30), Precision.QUARTER),
        ("week 32", date(2027, 8, 15), Precision.WEEK),
        ("wk 48", date(2026, 11, 29), Precision.WEEK),
        ("week 47", date(2027, 11, 28), Precision.WEEK),
        ("week 53", date(2027, 1, 3), Precision.WEEK),
        ("week 1 2027", date(2027, 1, 10), Precision.WEEK),
        ("volgende week", date(2026, 12, 6), Precision.WEEK),
        ("eind van de week", date(2026, 11, 29), Precision.WEEK),
        ("zsm", None, Precision.NONE),
        ("z.s.m.", None, Precision.NONE),
        ("zo snel mogelijk", None, Precision.NONE),
    ],
)
def test_what_is_said_loosely_gives_the_last_day_that_was_meant(said, day, precision):
    assert said_day(said, TODAY) == SaidDay(day, precision)


@pytest.mark.parametrize(
    "said",
    ["", " ", "de", "31-4", "29-2-2027", "0-7", "1-13", "32 juli", "week 0", "week 54", "Q5", "3",
     "week 53 2027", "+2", "2w", "+999j", "1-7-1203", "maandje", "maand", "week", "vrij spel",
     "1-7-2027-3", "99999999999-1", "\x00", "٣-٤x"],
)  # fmt: skip
def test_what_is_no_day_stays_a_word(said):
    assert said_day(said, TODAY) is None


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        (date(2024, 2, 29), "29-2", date(2024, 2, 29)),
        (date(2024, 3, 1), "29-2", date(2028, 2, 29)),
        (date(2027, 1, 31), "+1m", date(2027, 2, 28)),
        (date(2026, 12, 31), "morgen", date(2027, 1, 1)),
        (date(2026, 12, 31), "Q4", date(2026, 12, 31)),
        (date(2027, 1, 1), "Q4", date(2027, 12, 31)),
        (date(2027, 1, 1), "week 53", date(2027, 1, 3)),
        (date(2026, 12, 30), "eind van de week", date(2027, 1, 3)),
    ],
)
def test_month_ends_leap_days_and_new_year(today, said, day):
    found = said_day(said, today)
    assert found is not None
    assert (found.day, found.past) == (day, False)


def test_a_day_in_the_past_is_told_but_not_refused():
    assert said_day("1-7-2026", TODAY) == SaidDay(date(2026, 7, 1), Precision.DAY, past=True)
    assert said_day("q3 2026", TODAY) == SaidDay(date(2026, 9, 30), Precision.QUARTER, past=True)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        pytest.param("do", date(2026, 12, 3), id="on a Thursday"),
        pytest.param("volgende vrijdag", date(2026, 12, 4), id="some mean the coming one"),
        pytest.param("ma 4 december", date(2026, 12, 4), id="that is a Friday"),
    ],
)
def test_what_may_mean_another_day_is_doubtful(said, day):
    assert said_day(said, TODAY) == SaidDay(day, Precision.DAY, doubtful=True)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("15-8 begroting later", "15-8"),
        ("1 juli, als het lukt", "1 juli"),
        ("1 juli 2027 als het lukt", "1 juli 2027"),
        ("vr.", "vr"),
        ("vr 15 stoelen", "vr"),
        ("eind van de maand klaar", "eind van de maand"),
        ("z.s.m. graag", "z.s.m."),
        ("volgende week vrijdag om 8 uur", "volgende week vrijdag"),
    ],
)
def test_a_day_at_the_start_takes_as_many_words_as_belong_to_it(text, taken):
    found = day_at_start(text, TODAY)
    assert found is not None
    assert text[: found[1]] == taken


@pytest.mark.parametrize("text", ["", " 1-7", "snel", "belangrijk 1-7", "!"])
def test_no_day_at_the_start_takes_nothing(text):
    assert day_at_start(text, TODAY) is None


@given(FORMS, DAYS)
def test_without_a_year_a_day_is_never_past(said, today):
    found = said_day(said, today)
    assert found is not None
    assert found.day is not None
    assert not found.past
    assert today <= found.day <= today + timedelta(days=9 * 366)


@given(FORMS, DAYS)
def test_the_day_found_written_in_full_means_the_same_day(said, today):
    found = said_day(said, today)
    assert found is not None
    assert found.day is not None
    for again in (f"{found.day:%d-%m-%Y}", found.day.isoformat()):
        once_more = said_day(again, today)
        assert once_more is not None
        assert once_more.day == found.day


@given(st.text(max_size=60), DAYS)
def test_any_text_is_read_without_a_complaint(text, today):
    said_day(text, today)
    found = day_at_start(text, today)
    if found is not None:
        assert said_day(text[: found[1]], today) == found[0]


def test_the_day_is_shown_in_full_at_once():
    def shown(said: str) -> str:
        found = said_day(said, TODAY)
        assert found is not None
        return in_full(found)

    with language.speaking("nl"):
        assert shown("vr 4-12") == "vrijdag 4 december 2026"
        assert shown("week 32") == "in week 32, dus uiterlijk 15 augustus 2027"
        assert shown("eind sept") == "in september 2027, dus uiterlijk 30 september 2027"
        assert shown("Q3") == "in kwartaal 3, dus uiterlijk 30 september 2027"
        assert shown("zsm") == "zo snel mogelijk, zonder dag"
        assert shown("1-7-2026") == "woensdag 1 juli 2026 (al voorbij)"
