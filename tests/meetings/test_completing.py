"""Names and days to choose from while typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.captured import TokenKind
from bestuurskamer.meetings.completing import completion
from bestuurskamer.meetings.kinds import LineKind
from tests.meetings.table import BAKKER, DE_GROOT, JAN, KNOWN, LEASE, TODAY, VGD


def inserts(text: str) -> list[str]:
    found = completion(text, len(text), KNOWN, TODAY)
    return [candidate.insert for candidate in found.candidates] if found else []


@pytest.mark.parametrize(
    ("text", "kind", "typed", "best"),
    [
        ("* bestek @fa", TokenKind.PERSON, "fa", "FatimaElAmrani"),
        ("*@fa", TokenKind.PERSON, "fa", "FatimaElAmrani"),
        ("? wie beslist /v", TokenKind.DEPARTMENT, "v", "VGD"),
        ("? wie &verl", TokenKind.DOSSIER, "verl", "D-2026-03"),
        ("* bellen !volg", TokenKind.DAY, "volg", "volgende week"),
        ("* bellen !eind van", TokenKind.DAY, "eind van", "eind van de maand"),
        ("T14 !mo", TokenKind.DAY, "mo", "morgen"),
        ("> Vas", TokenKind.SAID_BY, "Vas", "Vastgoed"),
        ("> groo", TokenKind.SAID_BY, "groo", "Vastgoed/Marieke de Groot: "),
        ("> Vastgoed/ba", TokenKind.SAID_BY, "ba", "Kees Bakker: "),
    ],
)
def test_what_is_typed_is_seen_and_the_best_comes_first(text, kind, typed, best):
    found = completion(text, len(text), KNOWN, TODAY)
    assert found is not None
    assert (found.kind, found.typed, found.candidates[0].insert) == (kind, typed, best)
    assert text[found.start :] == typed


def test_who_is_present_comes_first():
    assert inserts("* bellen @ba") == ["KeesBakker", "ElsBakker"]
    assert inserts("* bellen @j") == ["jan", "JanWillemPost"]
    assert inserts("? wie /") == ["VGD", "GRN"]


@pytest.mark.parametrize(
    "text",
    ["gewone tekst @ja", " * geen actie @ja", "# kop @ja", "% intern /v", "* mail jan@ja",
     "* bellen @qqq", "* bellen !qqq", "* niets", "> ", "> x/y", "en/of", ""],
)  # fmt: skip
def test_nothing_is_offered_where_nothing_is_asked(text):
    assert inserts(text) == []


def test_days_show_what_they_mean():
    with language.speaking("nl"):
        friday = completion("* bellen !v", 11, KNOWN, TODAY)
        soon = completion("* bellen !z", 11, KNOWN, TODAY)
    assert friday is not None
    assert soon is not None
    assert [candidate.label for candidate in friday.candidates] == [
        "vrijdag 27 november 2026",
        "in week 49, dus uiterlijk 6 december 2026",
    ]
    assert soon.candidates[0].label == "zo snel mogelijk, zonder dag"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("* bellen @kees", BAKKER.thing),
        ("* bellen @ja", JAN.thing),
        ("? wie /vgd", VGD.thing),
        ("? wie &hoofd", LEASE.thing),
        ("> vgd/groot", DE_GROOT.thing),
    ],
)
def test_what_was_chosen_is_understood_when_the_line_is_read(text, chosen):
    found = completion(text, len(text), KNOWN, TODAY)
    assert found is not None
    new, cursor = found.chosen(text, len(text), found.candidates[0])
    assert cursor == len(new)
    line = read_line(new, KNOWN, TODAY)
    assert chosen in (*line.people, line.department, line.dossier, line.speaker)
    assert line.unknown == ()


def test_the_line_at_the_cursor_counts_and_the_rest_stays():
    text = "= besluit\n* bellen @fa nog\nslot"
    at = text.index("@fa") + 3
    found = completion(text, at, KNOWN, TODAY)
    assert found is not None
    new, cursor = found.chosen(text, at, found.candidates[0])
    assert new == "= besluit\n* bellen @FatimaElAmrani nog\nslot"
    assert new[:cursor].endswith("@FatimaElAmrani")
    assert read_line(new.split("\n")[1], KNOWN, TODAY).kind is LineKind.ACTION


@given(st.text(st.sampled_from("=>*?T14 !@/&:janvVGD\n-é"), max_size=30), st.integers(-2, 40))
def test_any_text_and_cursor_is_taken(text, cursor):
    found = completion(text, cursor, KNOWN, TODAY)
    if found is not None:
        at = max(0, min(cursor, len(text)))
        assert text[found.start : at] == found.typed
        assert found.candidates
