"""Who, what and when of a line as three plain fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.line_parts import Parts, line_of, parts_of
from tests.meetings.table import DE_GROOT, FATIMA, JAN, KNOWN, TODAY, VGD


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        (
            "> Vastgoed/De Groot: sleutel van de kruipruimte !4-12",
            Parts("Vastgoed/De Groot", "sleutel van de kruipruimte", "4-12"),
        ),
        (
            "* bestek nalezen @jan @fatima &D-2026-03 !eind van de maand",
            Parts("jan, fatima", "bestek nalezen", "eind van de maand", ("&D-2026-03",)),
        ),
        ("? wie beslist /VGD", Parts("VGD", "wie beslist")),
        ("> Piet: sleutel", Parts("Piet", "sleutel")),
        ("* mail @jan over het dak", Parts("", "mail @jan over het dak")),
        ("= de huur stijgt", Parts("", "de huur stijgt")),
    ],
)
def test_a_line_in_three_fields_and_back(raw, parts):
    line = read_line(raw, KNOWN, TODAY)
    assert parts_of(line) == parts
    assert line_of(line.kind, parts, KNOWN) == raw


SAID = "> VGD: sleutel komt vóór 15 december"


def test_a_day_within_the_sentence_is_shown_and_not_said_twice():
    parts = parts_of(read_line(SAID, KNOWN, TODAY))
    assert parts.when == language.day(date(2026, 12, 15))
    assert line_of(LineKind.THEIR_PROMISE, parts, KNOWN) == SAID


@pytest.mark.parametrize(
    ("change", "day"),
    [
        ({"when": "20-12"}, date(2026, 12, 20)),
        ({"what": "sleutel komt"}, date(2026, 12, 15)),
        ({"what": "sleutel komt vóór 1 maart", "when": "1-3"}, date(2027, 3, 1)),
    ],
)
@pytest.mark.parametrize("raw", [SAID, "> VGD: sleutel !15-12 aan ons"])
def test_what_is_changed_in_the_fields_goes_before_the_sentence(raw, change, day):
    parts = replace(parts_of(read_line(raw, KNOWN, TODAY)), **change)
    again = read_line(line_of(LineKind.THEIR_PROMISE, parts, KNOWN), KNOWN, TODAY)
    assert again.day is not None
    assert again.day.day == day


def test_names_are_written_as_people_write_them():
    raw = line_of(LineKind.ACTION, Parts("Jan Smit, Fatima El Amrani, vastgoed", "dak"), KNOWN)
    line = read_line(raw, KNOWN, TODAY)
    assert (line.people, line.department) == ((JAN.thing, FATIMA.thing), VGD.thing)
    assert (line.words, line.unknown) == ("dak", ())


def test_their_promise_keeps_who_said_it_when_it_becomes_an_action():
    parts = parts_of(read_line("> vgd/de groot: sleutel !4-12", KNOWN, TODAY))
    again = read_line(line_of(LineKind.THEIR_PROMISE, parts, KNOWN), KNOWN, TODAY)
    assert (again.speaker, again.department) == (DE_GROOT.thing, VGD.thing)


@given(
    st.sampled_from([LineKind.ACTION, LineKind.OUR_PROMISE, LineKind.QUESTION]),
    st.lists(st.sampled_from(["jan", "Fatima El Amrani", "piet"]), unique=True),
    st.text(st.sampled_from("abc dé"), min_size=1).map(str.strip).filter(bool),
    st.sampled_from(["", "4-12", "eind van de maand", "zsm"]),
)
def test_what_is_filled_in_is_what_is_read(kind, names, what, when):
    line = read_line(line_of(kind, Parts(", ".join(names), what, when), KNOWN), KNOWN, TODAY)
    assert line.kind is kind
    assert len(line.people) + len(line.unknown) == len(names)
    assert (line.day is not None) == bool(when)
    assert line.words.split()[: len(what.split())] == what.split()
