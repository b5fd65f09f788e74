"""What an agenda plans: standing points, and from when each point is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.meetings.planning import StandingPoint, clock, ends, standing_points, starts


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("Financiën", "Financiën", None),
        ("Financiën, 10 min", "Financiën", 10),
        ("Financiën (10 minuten)", "Financiën", 10),
        ("  Tuin   5 min. ", "Tuin", 5),
        ("Tuin – 5'", "Tuin", 5),
        ("Kamer 10", "Kamer 10", None),
        ("Tuin 0 min", "Tuin 0 min", None),
        ("Tuin 999 min", "Tuin 999 min", None),
        ("10 min", "10 min", None),
        ("Post van 2026, 15 minutes", "Post van 2026", 15),
    ],
)
def test_a_standing_point_may_say_how_long_it_is(line, title, minutes):
    assert standing_points(line) == [StandingPoint(title, minutes)]


def test_empty_lines_are_no_points():
    assert [one.title for one in standing_points("\n een \n\n\ttwee\n")] == ["een", "twee"]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("20.00", 1200), ("19:30", 1170), ("9u15", 555), ("20 uur", 1200), ("8", 480), ("0.00", 0),
        ("24.00", None), ("20.60", None), ("half acht", None), ("", None), ("20.00-22.00", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(said, minutes):
    assert clock(said) == minutes


@pytest.mark.parametrize(
    ("begins", "lengths", "found", "end"),
    [
        ("20.00", [5, 10, 15], ["20.00", "20.05", "20.15"], "20.30"),
        ("20.00", [5, None, 15], ["20.00", "20.05", ""], ""),
        ("", [5, 10], ["", ""], ""),
        ("23.50", [15, 10], ["23.50", "00.05"], "00.15"),
        ("20.00", [], [], "20.00"),
    ],
)
def test_a_point_begins_when_those_before_it_are_done(begins, lengths, found, end):
    assert (starts(begins, lengths), ends(begins, lengths)) == (found, end)


@given(st.lists(st.none() | st.integers(1, 600), max_size=12))
def test_there_is_a_start_for_each_point(lengths):
    found = starts("20.00", lengths)
    assert len(found) == len(lengths)
    known = lengths.index(None) + 1 if None in lengths else len(lengths)
    assert [bool(one) for one in found] == [place < known for place in range(len(lengths))]


@given(st.text(max_size=60))
def test_any_text_makes_points_without_a_complaint(text):
    for point in standing_points(text):
        assert point.title
    clock(text)
