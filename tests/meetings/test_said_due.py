"""The last day that a promise or an action names in its own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.captured import TokenKind
from bestuurskamer.meetings.kinds import LineKind, Precision
from bestuurskamer.meetings.line_parts import parts_of
from bestuurskamer.meetings.reading_back import below
from bestuurskamer.meetings.said_days import day_at_start
from bestuurskamer.meetings.said_due import due_within
from tests.meetings.table import KNOWN, TODAY

DAYS = st.dates(date(1990, 1, 1), date(2085, 12, 31))
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["vóór", "voor", "uiterlijk", "per", "binnen", "t/m", "eind", "januari", "15 december",
             "vrijdag", "twee weken", "31-12-2025", "op zijn laatst", "van", "niet", "Q3", "3-2",
             "week 32", "maart", "29 februari", "de 31e", "kerst", "Pasen", "met", "over",
             "tien werkdagen", "2027", "zo", "Jan", "het", ",", "na",
             "vo\u0301o\u0301r"]
        ),
        st.text(st.characters(), max_size=4),
    ),
    max_size=10,
).map(" ".join)  # fmt: skip


def due(text: str, today: date = TODAY):
    found = due_within(text, today)
    return found.said.day if found else None


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("sleutel komt vóór 15 december", date(2026, 12, 15), "vóór 15 december"),
        ("uiterlijk 1 december een antwoord", date(2026, 12, 1), "uiterlijk 1 december"),
        ("voor vrijdag bellen", date(2026, 11, 27), "voor vrijdag"),
        ("stuurt eind januari de stukken", date(2027, 1, 31), "eind januari"),
        ("antwoord binnen twee weken.", date(2026, 12, 10), "binnen twee weken"),
        ("betalen t/m 31-12-2025", date(2025, 12, 31), "t/m 31-12-2025"),
        ("per 1 januari 2027 gaat de huur omlaag", date(2027, 1, 1), "per 1 januari 2027"),
        ("op zijn laatst 3 december", date(2026, 12, 3), "op zijn laatst 3 december"),
        ("op z'n laatst maandag", date(2026, 11, 30), "op z'n laatst maandag"),
        ("Uiterlijk op vrijdag 4 december klaar", date(2026, 12, 4), None),
        ("niet later dan 1-12", date(2026, 12, 1), "niet later dan 1-12"),
        ("klaar voor het einde van de maand", date(2026, 11, 30), None),
        ("voor eind januari", date(2027, 1, 31), "voor eind januari"),
        ("uiterlijk vr", date(2026, 11, 27), "uiterlijk vr"),
        ("uiterlijk in week 50", date(2026, 12, 13), "uiterlijk in week 50"),
        ("uiterlijk binnen een week", date(2026, 12, 3), None),
        ("binnen nu en drie weken", date(2026, 12, 17), "binnen nu en drie weken"),
        ("binnen 2-3 weken", date(2026, 12, 17), "binnen 2-3 weken"),
        ("binnen twee tot drie maanden", date(2027, 2, 26), None),
        ("tot en met 31 januari open", date(2027, 1, 31), "tot en met 31 januari"),
        ("(vóór 1 juli)", date(2027, 7, 1), "vóór 1 juli"),
        ("vo\u0301o\u0301r 1 juli", date(2027, 7, 1), "vo\u0301o\u0301r 1 juli"),
        ("VÓÓR 1 JULI", date(2027, 7, 1), "VÓÓR 1 JULI"),
        ("before 1 July", date(2027, 7, 1), "before 1 July"),
        ("within two weeks", date(2026, 12, 10), "within two weeks"),
        ("voor  vrijdag   4 december", date(2026, 12, 4), "voor  vrijdag   4 december"),
        ("voor morgen", date(2026, 11, 27), "voor morgen"),
        ("uiterlijk vandaag", TODAY, "uiterlijk vandaag"),
        ("tot uiterlijk 1 maart", date(2027, 3, 1), "uiterlijk 1 maart"),
        ("uiterlijk de 15e een brief", date(2026, 12, 15), "uiterlijk de 15e"),
        ("vóór de 28e.", date(2026, 11, 28), "vóór de 28e"),
        ("antwoord voor de 1e", date(2026, 12, 1), "voor de 1e"),
        ("uiterlijk de 31e", date(2026, 12, 31), None),
        ("uiterlijk de 3e van januari", date(2027, 1, 3), "uiterlijk de 3e van januari"),
        ("uiterlijk de 5e van volgende maand", date(2026, 12, 5), None),
        ("binnen tien werkdagen", date(2026, 12, 10), "binnen tien werkdagen"),
        ("binnen 25 werkdagen bericht", date(2027, 1, 4), "binnen 25 werkdagen"),
        ("binnen veertien dagen", date(2026, 12, 10), "binnen veertien dagen"),
        ("stuurt over twee weken de brief", date(2026, 12, 10), "over twee weken"),
        ("met de kerst is het klaar", date(2026, 12, 26), "met de kerst"),
        ("voor de kerst een brief", date(2026, 12, 24), "voor de kerst"),
        ("uiterlijk met Kerst", date(2026, 12, 26), "uiterlijk met Kerst"),
        ("vóór Pasen", date(2027, 3, 27), "vóór Pasen"),
        ("voor Pinksteren 2028", date(2028, 6, 3), "voor Pinksteren 2028"),
        ("vóór de jaarwisseling", date(2026, 12, 30), "vóór de jaarwisseling"),
        ("before Easter", date(2027, 3, 27), "before Easter"),
    ],
)
def test_a_last_day_is_read_where_a_word_makes_it_one(text, day, said):
    found = due_within(text, TODAY)
    assert found is not None
    assert found.said.day == day
    if said is not None:
        assert text[found.start : found.end] == said


@pytest.mark.parametrize(
    "text",
    [
        "het gesprek van 3 maart",
        "zoals op 3 maart besproken",
        "het verslag van eind januari",
        "de brief van vóór 3 maart",
        "sinds eind mei",
        "tot eind mei blijft het zo",
        "niet voor 1 maart",
        "pas na 3 maart",
        "vanaf 1 januari",
        "huur van 1 januari t/m 31 maart",
        "de periode 1-1-2027 t/m 31-12-2027",
        "stoelen voor 2-3 personen",
        "een zaal voor 10-12 bewoners",
        "voor 10.12 uur bellen",
        "de sleutel voor Jan",
        "voor zo ver bekend",
        "uiterlijk zo snel mogelijk",
        "uiterlijk vrij snel",
        "de huur voor januari",
        "het rooster voor week 32",
        "begroting voor Q3",
        "binnen twee weken na de oplevering",
        "binnen een maand vanaf de start",
        "binnen drie werkdagen na ontvangst",
        "uiterlijk de 2e keer",
        "voor de 2e verdieping",
        "klacht over twee maanden huur",
        "het overleg over de huur",
        "na de kerst",
        "niet voor de kerst",
        "met Jan bellen",
        "met 15 december",
        "twee keer per week",
        "per post",
        "uiterlijk 31 april",
        "uiterlijk vrijdag 31 april",
        "vóór 29 februari 2027",
        "voor elkaar krijgen",
        "wethouder/voor 3 maart",
        "half acht",
        "het einde van het contract",
        "overleg over eind januari",
        "voor",
        "uiterlijk ",
        "",
    ],
)
def test_a_day_that_is_only_mentioned_is_no_last_day(text):
    assert due_within(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        pytest.param("vóór maart", TODAY, date(2027, 2, 28), id="the end of February"),
        pytest.param("vóór maart", date(2027, 5, 1), date(2028, 2, 29), id="of a leap year"),
        pytest.param("vóór maart", date(2027, 3, 10), date(2028, 2, 29), id="this one has begun"),
        pytest.param("vóór maart 2027", date(2027, 3, 10), date(2027, 2, 28), id="year said"),
        pytest.param("vóór januari", TODAY, date(2026, 12, 31), id="another year"),
        pytest.param("vóór week 50", TODAY, date(2026, 12, 6), id="the Sunday before"),
        pytest.param("vóór volgende week", TODAY, date(2026, 11, 29), id="this Sunday"),
        pytest.param("vóór Q2", TODAY, date(2027, 3, 31), id="the quarter before"),
        pytest.param("vóór volgende maand", TODAY, date(2026, 11, 30), id="this month"),
        pytest.param("vóór eind maart", TODAY, date(2027, 3, 31), id="a part is no whole month"),
    ],
)
def test_before_a_month_or_a_week_is_by_the_day_before_it_begins(text, today, day):
    found = due_within(text, today)
    assert found is not None
    assert (found.said.day, found.said.past) == (day, day < today)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        pytest.param("vóór de kerst", date(2026, 12, 24), date(2026, 12, 24), id="the eve"),
        pytest.param("vóór de kerst", date(2026, 12, 25), date(2027, 12, 24), id="it has begun"),
        pytest.param("met de kerst", date(2026, 12, 26), date(2026, 12, 26), id="its last day"),
        pytest.param("met de kerst", date(2026, 12, 27), date(2027, 12, 26), id="it is over"),
        pytest.param("met oud en nieuw", date(2027, 1, 1), date(2027, 1, 1), id="over the year"),
        pytest.param("uiterlijk de 31e", date(2027, 1, 31), date(2027, 1, 31), id="today"),
        pytest.param("uiterlijk de 30e", date(2027, 1, 31), date(2027, 3, 30), id="no 30 February"),
        pytest.param("binnen 1 werkdag", date(2027, 3, 25), date(2027, 3, 30), id="Easter"),
        pytest.param("binnen 2 werkdagen", date(2026, 12, 24), date(2026, 12, 29), id="Christmas"),
    ],
)
def test_a_feast_a_rank_and_working_days_at_their_edges(text, today, day):
    found = due_within(text, today)
    assert found is not None
    assert (found.said.day, found.said.past) == (day, day < today)


def test_what_is_not_said_surely_is_asked_back():
    for text in (
        "stuurt eind januari",
        "stuurt over twee weken",
        "met de kerst",
        "een boom voor de kerst",
        "uiterlijk 1 december, anders vóór 15 december",
    ):
        found = due_within(text, TODAY)
        assert found is not None
        assert found.said.doubtful
    assert due("eind januari, uiterlijk 15 december") == date(2026, 12, 15)
    sure = due_within("uiterlijk 1-12, dus voor 1 december", TODAY)
    assert sure is not None
    assert not sure.said.doubtful


@pytest.mark.parametrize("mark", [">", "<", "*"])
def test_a_promise_or_action_takes_the_day_and_keeps_every_word(mark):
    raw = f"{mark} de sleutel komt vóór 15 december @jan"
    line = read_line(raw, KNOWN, TODAY)
    assert line.raw == raw
    assert line.words == "de sleutel komt vóór 15 december"
    assert line.day is not None
    assert (line.day.day, line.day.precision) == (date(2026, 12, 15), Precision.DAY)
    token = next(token for token in line.tokens if token.kind is TokenKind.DAY)
    assert raw[token.start : token.end] == "vóór 15 december"
    assert parts_of(line).what == "de sleutel komt vóór 15 december"


@pytest.mark.parametrize("mark", ["=", "?", "#", "%", ""])
def test_other_lines_name_days_freely(mark):
    assert read_line(f"{mark} uiterlijk 15 december", KNOWN, TODAY).day is None


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("> sleutel komt vóór 15 december !1-7", date(2027, 7, 1)),
        ("> !1-7 sleutel komt vóór 15 december", date(2027, 7, 1)),
        ("> sleutel komt vóór 15 december !zsm", None),
        ("> sleutel komt vóór 15 december !snel", date(2026, 12, 15)),
    ],
)
def test_the_day_behind_the_mark_goes_before_that_of_the_sentence(raw, day):
    line = read_line(raw, KNOWN, TODAY)
    assert line.day is not None
    assert line.day.day == day


def test_a_last_day_before_a_colon_is_no_unknown_name():
    line = read_line("> voor vrijdag: de sleutel", KNOWN, TODAY)
    assert (line.unknown, line.words) == ((), "voor vrijdag: de sleutel")
    assert line.day is not None
    assert line.day.day == date(2026, 11, 27)


def test_the_day_of_the_sentence_is_said_back():
    with language.speaking("nl"):
        line = read_line("> Bakker: sleutel uiterlijk 1 december", KNOWN, TODAY)
        assert below(line, KNOWN) == "uiterlijk dinsdag 1 december 2026"
        line = read_line("> Bakker: sleutel komt eind januari", KNOWN, TODAY)
        assert "31 januari 2027" in below(line, KNOWN)
        assert "bedoelt u deze dag?" in below(line, KNOWN)


def test_a_day_that_does_not_exist_in_its_year_is_not_one_of_another_year():
    assert day_at_start("29 februari 2027", TODAY) is None
    assert day_at_start("29 februari 2028", TODAY) is not None


@given(PIECES, DAYS)
def test_any_sentence_is_read_without_a_complaint(text, today):
    found = due_within(text, today)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert found.said.day is not None
        assert found.said.past == (found.said.day < today)


@given(PIECES)
def test_reading_the_day_never_crosses_another_piece_of_the_line(text):
    raw = "> " + text.replace("\n", " ")
    line = read_line(raw, KNOWN, TODAY)
    assert line.raw == raw
    assert line.kind is LineKind.THEIR_PROMISE
    ends = 0
    for token in line.tokens:
        assert ends <= token.start < token.end <= len(raw)
        ends = token.end
