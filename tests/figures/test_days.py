"""The days on which no term ends: by the law, and by royal decree as the file knows them."""

from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.figures.actions import add_shipped, lacking, set_day
from bestuurskamer.figures.holidays import Calendar, holidays_of
from bestuurskamer.figures.queries import calendar, equated_days

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "New Year’s Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 5), "Sunday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2013, 4, 30), "Queen’s Day"),
        (date(2014, 4, 26), "King’s Day"),
        (date(2014, 4, 27), "Sunday"),
        (date(2025, 4, 26), "King’s Day"),
        (date(2025, 4, 27), "Sunday"),
        (date(2026, 4, 27), "King’s Day"),
        (date(2027, 5, 5), "Liberation Day"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Boxing Day"),
        (date(2026, 11, 28), "Saturday"),
        (date(2024, 5, 10), None),
        (date(2026, 12, 31), None),
    ],
)
def test_the_holidays_of_the_law(day, name):
    assert Calendar().name_of(day) == name


def test_every_holiday_of_a_century_has_a_name_of_ours():
    assert all(name for year in range(1970, 2101) for name in holidays_of(year).values())
    assert all(len(holidays_of(year)) in (10, 11) for year in range(1970, 2101))


def test_the_shipped_days_are_added_once(session):
    assert add_shipped(session) > 0
    session.flush()
    assert lacking(session) == []
    assert add_shipped(session) == 0
    assert [row.day for row in equated_days(session)] == [
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    ]
    assert all(row.source and row.checked_on <= TODAY for row in equated_days(session))
    assert not calendar(session).works(date(2026, 5, 15))
    assert not calendar(session).works(date(2025, 4, 26))
    assert calendar(session).unfilled(range(2023, 2029)) == ()
    assert len(calendar(session).unfilled((2022, 2029))) == 2


def test_the_board_adds_a_day_and_drops_one_and_may_take_that_back(session):
    add_shipped(session)
    session.flush()
    added, dropped = date(2029, 5, 11), date(2026, 5, 15)
    set_day(session, added, "Stcrt. 2028, 1", TODAY)
    set_day(session, dropped, "an error in the list", TODAY, counts=False)
    session.flush()
    assert not calendar(session).works(added)
    assert calendar(session).works(dropped)
    set_day(session, dropped, "Stcrt. 2025, 24713", TODAY)
    session.flush()
    assert not calendar(session).works(dropped)
    assert add_shipped(session) == 0
    assert [row.by_board for row in equated_days(session) if row.day == dropped] == [True]


@pytest.mark.parametrize(
    ("day", "source", "said"),
    [
        (None, "Stcrt.", "Fill in which day"),
        (date(2026, 12, 25), "Stcrt.", "already"),
        (date(2026, 11, 28), "Stcrt.", "already"),
        (date(2029, 5, 11), "  ", "where you found it"),
    ],
)
def test_a_day_that_cannot_be_taken_is_refused(session, day, source, said):
    with pytest.raises(Refused, match=said):
        set_day(session, day, source, TODAY)


def test_a_year_without_any_is_named():
    known = Calendar(frozenset({date(2026, 5, 15)}))
    assert [dict(said.values)["year"] for said in known.unfilled((2027, 2026, 2025, 2027))] == [
        2025,
        2027,
    ]
