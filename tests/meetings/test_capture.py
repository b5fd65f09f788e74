"""One line of the secretary's text, read while it stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.meetings.capture import read_line, read_text
from bestuurskamer.meetings.captured import About, CapturedLine, Step, TokenKind
from bestuurskamer.meetings.kinds import LineKind, Precision, Visibility
from bestuurskamer.meetings.known_names import Known
from tests.meetings.table import (
    BAKKER,
    BAKKER_OF_GROEN,
    DE_GROOT,
    FATIMA,
    GROEN,
    JAN,
    KNOWN,
    LEASE,
    TODAY,
    VGD,
)

ANY = st.text(st.characters(), max_size=80)
TYPED = st.lists(
    st.one_of(
        st.sampled_from(
            ["=", ">", "<", "*", "?", "#", "%", " ", "\n", "T14", "A-2026-031", "ok", "!1-7", "!",
             "@jan", "@", "/VGD", "/", "&D-2026-03", "Vastgoed/Bakker:", ":", "!eind van de maand",
             "*vet*", "!29-2-2027", "Groen /x: ", "!0/BAKKER: ", "\t", "\r", "\u2028"]
        ),
        st.text(st.characters(), max_size=5),
    ),
    max_size=14,
).map("".join)  # fmt: skip


def line(raw: str) -> CapturedLine:
    return read_line(raw, KNOWN, TODAY)


@pytest.mark.parametrize(
    ("raw", "kind", "words"),
    [
        ("gewone tekst tot Enter", LineKind.TEXT, "gewone tekst tot Enter"),
        ("= huur wordt verlengd", LineKind.DECISION, "huur wordt verlengd"),
        ("=huur", LineKind.DECISION, "huur"),
        ("> sleutel komt vóór 1 juli  !1-7", LineKind.THEIR_PROMISE, "sleutel komt vóór 1 juli"),
        ("< offerte tuin sturen  @jan !vr", LineKind.OUR_PROMISE, "offerte tuin sturen"),
        ("* bestek groen nalezen @fatima !12-9", LineKind.ACTION, "bestek groen nalezen"),
        ("? wie beslist daarover  /VGD", LineKind.QUESTION, "wie beslist daarover"),
        ("# kop", LineKind.HEADING, "kop"),
        ("% alleen bestuur: niet onder 800", LineKind.INTERNAL, "alleen bestuur: niet onder 800"),
        ("=", LineKind.DECISION, ""),
        ("", LineKind.TEXT, ""),
    ],
)  # fmt: skip
def test_the_mark_in_column_1_says_what_a_line_is(raw, kind, words):
    assert (line(raw).kind, line(raw).words, line(raw).raw) == (kind, words, raw)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(" = geen besluit", id="a leading space escapes"),
        pytest.param("bij > 5 zakken en T14 @jan !1-7", id="a mark inside"),
        pytest.param("T14 moet nog besproken worden", id="a number in a sentence"),
        pytest.param("T14 !snel", id="no day"),
        pytest.param("A4 papier is op", id="a paper size"),
        pytest.param("27. mei opening", id="no list"),
        pytest.param("*let op* het dak lekt", id="bold words"),
        pytest.param("~ tilde", id="a dead key"),
    ],
)
def test_everything_else_is_text_without_tokens(raw):
    found = line(raw)
    assert (found.kind, found.words) == (LineKind.TEXT, raw.strip())
    assert (found.people, found.day, found.unknown, found.tokens) == ((), None, (), ())


@pytest.mark.parametrize(
    ("raw", "speaker", "department", "words"),
    [
        ("> Vastgoed/Bakker: sleutel komt", BAKKER, VGD, "sleutel komt"),
        ("> vgd/de groot: sleutel komt", DE_GROOT, VGD, "sleutel komt"),
        ("> Groen / Bakker : bestek komt", BAKKER_OF_GROEN, GROEN, "bestek komt"),
        ("> De heer Bakker: om 14:30 klaar", BAKKER, VGD, "om 14:30 klaar"),
        ("> Groen: bestek komt", None, GROEN, "bestek komt"),
        ("> /VGD: sleutel komt", None, VGD, "sleutel komt"),
        ("> sleutel komt /VGD", None, VGD, "sleutel komt"),
        ("= let op: de huur stijgt", None, None, "let op: de huur stijgt"),
        ("> om 14:30 is het klaar", None, None, "om 14:30 is het klaar"),
    ],
)
def test_who_said_it_stands_before_the_colon(raw, speaker, department, words):
    found = line(raw)
    assert found.speaker == (speaker.thing if speaker else None)
    assert found.department == (department.thing if department else None)
    assert (found.words, found.unknown) == (words, ())


def test_in_ordinary_text_a_known_speaker_is_seen_and_the_words_stay_whole():
    found = line("De heer Bakker: het concept ligt bij Juridische Zaken.")
    assert (found.kind, found.speaker) == (LineKind.TEXT, BAKKER.thing)
    assert found.words == "De heer Bakker: het concept ligt bij Juridische Zaken."


@pytest.mark.parametrize(
    ("raw", "unknown", "words"),
    [
        ("> Piet: sleutel komt !1-7", ("Piet",), "Piet: sleutel komt"),
        ("> Vastgoed/Piet: sleutel komt", ("Piet",), "Vastgoed/Piet: sleutel komt"),
        ("> ICT/Bakker: sleutel komt", ("ICT",), "ICT/Bakker: sleutel komt"),
        ("* bellen @piet, en wel !snel", ("@piet", "!snel"), "bellen @piet, en wel !snel"),
        ("? wie /ABC &tuin", ("/ABC", "&tuin"), "wie /ABC &tuin"),
        ("* bellen @bakker", (), "bellen"),
        ("> Els Bakker: bestek komt", (), "bestek komt"),
    ],
)
def test_an_unknown_name_is_told_and_stays_a_word(raw, unknown, words):
    assert (line(raw).unknown, line(raw).words) == (unknown, words)


def test_the_one_who_is_present_is_meant_of_two_with_a_name():
    assert line("* bellen @bakker").people == (BAKKER.thing,)
    assert line("* bellen @jan").people == (JAN.thing,)
    two = Known(people=(BAKKER, BAKKER_OF_GROEN.__class__(13, "Jo Bakker", present=True)))
    found = read_line("* bellen @bakker", two, TODAY)
    assert (found.people, found.unknown) == ((), ("@bakker",))


def test_a_line_can_say_everything_at_once():
    raw = "* @jan @fatima bestek &D-2026-03 nalezen voor /VGD !eind van de maand."
    found = line(raw)
    assert found.people == (JAN.thing, FATIMA.thing)
    assert (found.dossier, found.department) == (LEASE.thing, VGD.thing)
    assert found.day is not None
    assert (found.day.day, found.day.precision) == (date(2026, 11, 30), Precision.MONTH)
    assert found.words == "bestek &D-2026-03 nalezen voor"
    pieces = [(token.kind, raw[token.start : token.end]) for token in found.tokens]
    assert pieces == [
        (TokenKind.PERSON, "@jan"),
        (TokenKind.PERSON, "@fatima"),
        (TokenKind.DOSSIER, "&D-2026-03"),
        (TokenKind.DEPARTMENT, "/VGD"),
        (TokenKind.DAY, "!eind van de maand"),
    ]


@pytest.mark.parametrize("word", ["jan@example.nl", "en/of", "R&D", "https://example.nl", "€ 5 !"])
def test_signs_within_words_mean_nothing(word):
    found = line(f"* mail {word}")
    assert (found.words, found.tokens, found.unknown) == (f"mail {word}", (), ())


@pytest.mark.parametrize(
    ("raw", "about", "step", "words"),
    [
        ("T14 ok", About("T", 14), Step.DONE, ""),
        ("t14 ok, sleutel gezien", About("T", 14), Step.DONE, "sleutel gezien"),
        ("A31 klaar", About("A", 31), Step.DONE, ""),
        ("T-2026-014 nagekomen", About("T", 14, 2026), Step.DONE, ""),
        ("T14 !15-8 begroting later", About("T", 14), Step.MOVED, "begroting later"),
        ("T14 vervallen: pand verkocht", About("T", 14), Step.LAPSED, "pand verkocht"),
    ],
)
def test_what_has_its_number_already_is_brought_up_to_date(raw, about, step, words):
    found = line(raw)
    assert (found.kind, found.about, found.step) == (LineKind.UPDATE, about, step)
    assert found.words == words
    assert (found.day is not None) == (step is Step.MOVED)


def test_only_internal_lines_are_for_the_board_alone():
    lines = read_text("tekst\n% grens 800\n= besluit", KNOWN, TODAY)
    assert [one.visibility for one in lines] == [
        Visibility.BOTH, Visibility.BOARD, Visibility.BOTH,
    ]  # fmt: skip


@given(st.one_of(ANY, TYPED))
def test_reading_never_fails_and_leaves_the_text_as_it_was(text):
    lines = read_text(text, KNOWN, TODAY)
    assert "\n".join(one.raw for one in lines) == text
    for one in lines:
        ends = 0
        for token in one.tokens:
            assert ends <= token.start < token.end <= len(one.raw)
            ends = token.end


@given(TYPED)
def test_nobody_known_is_no_matter_either(text):
    for one in read_text(text, Known(), TODAY):
        assert (one.people, one.speaker, one.department, one.dossier) == ((), None, None, None)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_leading_space_always_makes_it_text(text):
    raw = " " + text.replace("\n", "")
    assert line(raw).kind is LineKind.TEXT
