"""When a term of law ends: the days that were worked out by hand, and what must always hold."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language, paths
from bestuurskamer.dossiers.term_kinds import (
    TERM_KINDS,
    OwnLength,
    TermRule,
    Unit,
    kind_of,
    no_term,
    rule_on,
)
from bestuurskamer.dossiers.terms import (
    Ending,
    Extension,
    Suspension,
    legal_extension,
    term_of,
)
from bestuurskamer.errors import Refused
from bestuurskamer.figures.holidays import Calendar
from bestuurskamer.figures.queries import FigureRow


def shipped(name, kind):
    return tomllib.loads((paths.resources() / "figures" / name).read_text("utf-8"))[kind]


FIGURES = [
    FigureRow(
        place,
        raw["key"],
        raw["first_day"],
        Decimal(raw["value"]),
        raw["source"],
        raw["checked_on"],
        by_board=False,
    )
    for place, raw in enumerate(shipped("figures.toml", "figure"))
]
CALENDAR = Calendar(frozenset(raw["day"] for raw in shipped("days.toml", "day")))
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
STATUTORY = [kind.code for kind in TERM_KINDS if kind.figure]


def day(text: str) -> date:
    return date.fromisoformat(text)


def computed(code, start, *events, calendar=CALENDAR, own=None):
    start = day(start) if isinstance(start, str) else start
    return term_of(rule_on(code, FIGURES, start, own), start, calendar, events)


def counted(unit, count, **more):
    return TermRule("x", "", "from {day}", unit, count, "art.", "law", date.min, **more)


@pytest.mark.parametrize(
    ("known", "raw", "end"),
    [
        pytest.param("2025-11-20", "2026-01-01", "2026-01-05", id="New Year and KB"),
        pytest.param("2026-03-16", "2026-04-27", "2026-04-28", id="King’s Day"),
        pytest.param("2026-04-02", "2026-05-14", "2026-05-18", id="Ascension, Friday by KB"),
        pytest.param("2026-04-03", "2026-05-15", "2026-05-18", id="the Friday by KB itself"),
        pytest.param("2027-03-25", "2027-05-06", "2027-05-10", id="Ascension 2027"),
        pytest.param("2028-03-16", "2028-04-27", "2028-05-01", id="King’s Day, Friday by KB"),
        pytest.param("2028-04-13", "2028-05-25", "2028-05-29", id="Ascension 2028"),
    ],
)
def test_an_objection_with_the_days_by_royal_decree(known, raw, end):
    term = computed("objection", known)
    assert (term.raw, term.end) == (day(raw), day(end))
    assert term.doubts == ()


@pytest.mark.parametrize(
    ("code", "start", "raw", "end"),
    [
        pytest.param("objection", "2025-03-07", "2025-04-18", "2025-04-22", id="Good Friday"),
        pytest.param("objection", "2025-11-13", "2025-12-25", "2025-12-29", id="Christmas"),
        pytest.param("objection", "2024-03-28", "2024-05-09", "2024-05-10", id="Ascension 2024"),
        pytest.param("woo", "2025-04-07", "2025-05-05", "2025-05-06", id="Liberation Day"),
        pytest.param("default_notice", "2025-12-12", "2025-12-26", "2025-12-29", id="notice"),
        pytest.param("application", "2025-04-04", "2025-05-30", "2025-05-30", id="application"),
    ],
)
def test_years_without_days_by_royal_decree_say_so(code, start, raw, end):
    term = computed(code, start, calendar=Calendar())
    assert (term.raw, term.end) == (day(raw), day(end))
    (doubt,) = term.doubts
    assert language.say(doubt).startswith(f"The KB days of {end[:4]} are not filled in.")


@pytest.mark.parametrize(
    ("code", "start", "raw", "end"),
    [
        pytest.param("objection", "2025-03-07", "2025-04-18", "2025-04-22", id="Good Friday"),
        pytest.param("objection", "2025-03-14", "2025-04-25", "2025-04-25", id="Friday before"),
        pytest.param("objection", "2025-03-15", "2025-04-26", "2025-04-28", id="King’s Day moved"),
        pytest.param("objection", "2023-03-17", "2023-04-28", "2023-05-01", id="after King’s Day"),
        pytest.param("objection", "2023-04-06", "2023-05-18", "2023-05-22", id="Ascension 2023"),
        pytest.param("objection", "2024-03-28", "2024-05-09", "2024-05-13", id="Ascension 2024"),
        pytest.param("objection", "2024-11-14", "2024-12-26", "2024-12-30", id="Christmas 2024"),
        pytest.param("objection", "2025-11-13", "2025-12-25", "2025-12-29", id="Christmas 2025"),
        pytest.param("application", "2025-04-04", "2025-05-30", "2025-06-02", id="application"),
        pytest.param("woo", "2025-04-07", "2025-05-05", "2025-05-06", id="Liberation Day"),
    ],
)
def test_the_years_from_2023_on_have_their_days_by_royal_decree(code, start, raw, end):
    term = computed(code, start)
    assert (term.raw, term.end) == (day(raw), day(end))
    assert term.doubts == ()


@pytest.mark.parametrize(
    ("code", "start", "known"),
    [("woo", "2022-04-29", "1 May 2022"), ("objection_decision", "2009-09-01", "1 October 2009")],
)
def test_a_term_from_before_its_figures_says_so(code, start, known):
    doubts = [language.say(doubt) for doubt in computed(code, start).doubts]
    assert f"We know the length of this term from {known} on." in doubts[0]
    assert "KB days" in doubts[1]


@pytest.mark.parametrize(
    ("code", "start", "equated", "end"),
    [
        ("objection", "2024-03-28", "2024-05-10", "2024-05-13"),
        ("application", "2025-04-04", "2025-05-30", "2025-06-02"),
    ],
)
def test_a_day_by_royal_decree_moves_the_end_and_takes_the_doubt_away(code, start, equated, end):
    term = computed(code, start, calendar=Calendar(frozenset({day(equated)})))
    assert term.end == day(end)
    assert term.doubts == ()


def test_an_extension_of_a_woo_request_is_two_weeks():
    told = legal_extension("woo", FIGURES, day("2025-04-28"))
    term = computed("woo", "2025-04-07", told)
    assert (term.raw, term.end) == (day("2025-05-19"), day("2025-05-19"))


def test_the_decision_on_an_objection_runs_from_the_end_of_the_objection_term():
    last = computed("objection", "2026-03-16").end
    assert computed("objection_decision", last).end == day("2026-06-09")
    assert computed("objection_committee", last).end == day("2026-07-21")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2028-01-18", "2028-02-29", id="ends on 29 February"),
        pytest.param("2028-02-29", "2028-04-11", id="starts on 29 February"),
        pytest.param("2026-12-29", "2027-02-09", id="over the year"),
        pytest.param("2026-11-20", "2027-01-04", id="New Year, then the weekend"),
    ],
)
def test_leap_days_and_the_change_of_the_year(start, end):
    assert computed("objection", start).end == day(end)


@pytest.mark.parametrize(
    ("unit", "count", "start", "raw"),
    [
        (Unit.MONTH, 1, "2028-01-31", "2028-02-29"),
        (Unit.MONTH, 3, "2026-11-30", "2027-02-28"),
        (Unit.DAY, 90, "2026-01-01", "2026-04-01"),
    ],
)
def test_terms_in_months_and_days(unit, count, start, raw):
    assert term_of(counted(unit, count), day(start), CALENDAR).raw == day(raw)


@pytest.mark.parametrize(
    ("rule", "moves"),
    [
        pytest.param(counted(Unit.DAY, 90), True, id="90 days"),
        pytest.param(counted(Unit.DAY, 91), False, id="91 days"),
        pytest.param(counted(Unit.WEEK, 12), True, id="12 weeks"),
        pytest.param(counted(Unit.WEEK, 13), False, id="13 weeks"),
        pytest.param(counted(Unit.MONTH, 3), True, id="3 months"),
        pytest.param(counted(Unit.MONTH, 4), False, id="4 months"),
        pytest.param(counted(Unit.WEEK, 6, atw=False), False, id="contract or by-law"),
    ],
)
def test_only_terms_up_to_three_months_in_a_law_move_for_a_weekend(rule, moves):
    starts = [day("2026-06-01") + timedelta(days=n) for n in range(28)]
    terms = [term_of(rule, start, CALENDAR) for start in starts]
    assert any(term.end != term.raw for term in terms) is moves
    assert any(term.doubts for term in terms) is False


def test_a_term_counted_back_does_not_move():
    term = term_of(counted(Unit.DAY, 14, backward=True), day("2026-11-28"), CALENDAR)
    assert term.end == day("2026-11-14")  # a Saturday
    assert language.say(term.proof) == "from 28-11-2026, 14 days back (art.) = 14-11-2026"


@pytest.mark.parametrize(
    ("count", "start", "end", "article"),
    [
        pytest.param(3, "2026-04-02", "2026-04-08", "Atw 2", id="Easter leaves no working day"),
        pytest.param(3, "2026-11-19", "2026-11-23", "Atw 1", id="Friday and Monday are two"),
        pytest.param(3, "2026-11-20", "2026-11-24", "Atw 2", id="only Monday in it"),
        pytest.param(2, "2026-11-20", "2026-11-23", "Atw 1", id="too short for art. 2"),
    ],
)
def test_a_term_of_three_days_or_more_holds_two_working_days(count, start, end, article):
    term = term_of(counted(Unit.DAY, count), day(start), CALENDAR)
    assert term.end == day(end)
    assert article in language.say(term.proof)


def test_a_suspension_moves_the_end_by_its_real_days():
    still = Suspension(day("2026-09-08"), day("2026-09-22"))
    term = computed("application", "2026-09-01", still)
    assert (term.raw - computed("application", "2026-09-01").raw).days == 14
    assert language.say(term.proof) == (
        "received 1-9-2026, 8 weeks (Awb 4:13) + 14 days suspended from 8-9 to 21-9 (Awb 4:15) "
        "= 10-11"
    )


def test_suspensions_that_overlap_count_each_day_once():
    one = Suspension(day("2026-09-08"), day("2026-09-22"))
    other = Suspension(day("2026-09-15"), day("2026-09-29"))
    both = Suspension(day("2026-09-08"), day("2026-09-29"))
    together = computed("application", "2026-09-01", other, one)
    assert together.end == computed("application", "2026-09-01", both).end


def test_days_before_the_term_began_are_not_counted_twice():
    still = Suspension(day("2026-08-20"), day("2026-09-04"))
    term = computed("application", "2026-09-01", still)
    assert (term.raw - computed("application", "2026-09-01").raw).days == 2


def test_a_term_that_stands_still_has_no_end_yet():
    term = computed("application", "2026-09-01", Suspension(day("2026-09-08")))
    assert term.end is None
    assert language.say(term.proof).endswith("; stands still since 8-9 (Awb 4:15)")


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(Suspension(day("2026-10-28"), day("2026-11-10")), id="suspension"),
        pytest.param(Extension(day("2026-10-28"), 6), id="extension"),
    ],
)
def test_what_comes_after_the_end_moves_nothing_and_the_term_says_so(event):
    term = computed("application", "2026-09-01", event)
    assert term.end == day("2026-10-27")
    assert "moves nothing" in language.say(term.doubts[0])


def test_the_law_allows_one_extension():
    told = legal_extension("woo", FIGURES, day("2026-09-10"))
    again = legal_extension("woo", FIGURES, day("2026-09-20"))
    term = computed("woo", "2026-09-01", told, again)
    assert term.end == computed("woo", "2026-09-01", told).end
    assert "one extension" in language.say(term.doubts[0])


def test_a_new_last_day_that_the_municipality_named_is_that_day():
    named = Extension(day("2026-10-01"), until=day("2026-12-26"), article="Awb 4:14")
    term = computed("application", "2026-09-01", named)
    assert term.end == day("2026-12-26")
    assert "on 1-10 a new last day was named (Awb 4:14) = 26-12" in language.say(term.proof)


def test_an_extension_does_not_take_the_weekend_rule_away():
    told = legal_extension("objection_committee", FIGURES, day("2026-05-01"))
    term = computed("objection_committee", "2026-04-28", told)  # 12 and 6 weeks
    assert term.raw == day("2026-09-01")
    later = computed("objection_committee", "2026-04-25", told)
    assert (later.raw, later.end) == (day("2026-08-29"), day("2026-08-31"))


def test_a_kind_without_an_extension_in_the_law_has_none():
    with pytest.raises(Refused, match="no extension"):
        legal_extension("objection", FIGURES, day("2026-09-10"))


@pytest.mark.parametrize("code", ["lease", "assignment"])
def test_a_contract_has_no_term_and_the_program_says_why(code):
    assert "contract" in language.say(no_term(code))
    with pytest.raises(Refused, match="contract and no decision"):
        rule_on(code, FIGURES, day("2026-09-01"))


def test_a_promise_ends_on_its_own_day_also_in_a_weekend():
    term = computed("promise", "2026-11-28")
    assert term.end == day("2026-11-28")
    assert term.doubts == ()
    assert language.say(term.proof) == "promised for 28-11-2026; no term of law"


@pytest.mark.parametrize(
    ("by_law", "end"),
    [
        pytest.param(True, "2026-11-30", id="in a law: after the weekend"),
        pytest.param(False, "2026-11-28", id="in a by-law: that Saturday"),
    ],
)
def test_an_application_with_a_length_of_its_own(by_law, end):
    own = OwnLength(10, Unit.WEEK, "Subsidieverordening 2020, art. 7", by_law)
    assert computed("application", "2026-09-19", own=own).end == day(end)


def test_a_length_of_its_own_names_where_it_stands():
    with pytest.raises(Refused, match="where you found it"):
        computed("application", "2026-09-19", own=OwnLength(10, Unit.WEEK, " ", True))
    with pytest.raises(Refused, match="at least 1"):
        computed("application", "2026-09-19", own=OwnLength(0, Unit.WEEK, "art. 7", True))


def test_the_form_asks_for_the_day_made_known_and_never_of_receipt():
    asked = kind_of("objection").asks
    assert "made known" in asked
    assert "never the day on which you received it" in asked


def test_an_own_figure_of_the_board_counts_from_its_day():
    own = FigureRow(
        0, "term_woo", day("2027-01-01"), Decimal(3), "new law", day("2026-12-01"), by_board=True
    )
    assert rule_on("woo", [*FIGURES, own], day("2026-12-31")).count == 4
    changed = rule_on("woo", [*FIGURES, own], day("2027-01-01"))
    assert (changed.count, changed.valid_from, changed.source) == (3, day("2027-01-01"), "new law")


def test_a_day_of_the_board_wins_only_with_a_reason_and_both_stay():
    term = computed("objection", "2025-03-07")
    with pytest.raises(Refused, match="Write why"):
        Ending(term, day("2025-04-25"), "  ")
    ending = Ending(term, day("2025-04-25"), "told so by letter of 1 April")
    assert ending.end == day("2025-04-25")
    assert [language.say(line) for line in ending.proof] == [
        "made known 7-3-2025, 6 weeks (Awb 6:7, 6:8) = 18-4 Good Friday → 22-4 (Atw 1)",
        "Set by the board: 25-4-2025. Reason: told so by letter of 1 April",
    ]
    assert Ending(term).end == day("2025-04-22")


@pytest.mark.parametrize(
    ("start", "line"),
    [
        (
            "2025-03-07",
            "bekendgemaakt 7-3-2025, 6 weken (Awb 6:7, 6:8) = 18-4 Goede Vrijdag → 22-4 (Atw 1)",
        ),
        (
            "2025-11-20",
            "bekendgemaakt 20-11-2025, 6 weken (Awb 6:7, 6:8) = 1-1-2026 Nieuwjaarsdag "
            "→ 5-1 (Atw 1)",
        ),
        ("2026-10-14", "bekendgemaakt 14-10-2026, 6 weken (Awb 6:7, 6:8) = 25-11"),
    ],
)
def test_the_proof_in_dutch(start, line):
    language.speak("nl")
    assert language.say(computed("objection", start).proof) == line


@given(start=DAYS, code=st.sampled_from(STATUTORY))
def test_a_term_of_law_never_ends_on_a_day_that_is_none(start, code):
    term = computed(code, start)
    assert CALENDAR.works(term.end)
    assert timedelta(0) <= term.end - term.raw <= timedelta(days=9)
    assert not any(
        CALENDAR.works(term.raw + timedelta(n)) for n in range((term.end - term.raw).days)
    )


@given(start=DAYS, offset=st.integers(1, 55), still=st.integers(0, 400))
def test_a_suspension_of_n_days_moves_the_raw_end_n_days(start, offset, still):
    first = start + timedelta(days=offset)
    event = Suspension(first, first + timedelta(days=still))
    plain, moved = computed("application", start), computed("application", start, event)
    assert (moved.raw - plain.raw).days == still
    assert CALENDAR.works(moved.end)


@given(start=DAYS, count=st.integers(3, 30))
def test_at_least_two_working_days_are_in_every_term_of_three_days(start, count):
    term = term_of(counted(Unit.DAY, count), start, CALENDAR)
    inside = [start + timedelta(n + 1) for n in range((term.end - start).days)]
    assert sum(CALENDAR.works(each) for each in inside) >= 2


@given(start=DAYS, later=st.integers(0, 30), code=st.sampled_from(STATUTORY))
def test_what_starts_later_never_ends_earlier(start, later, code):
    assert computed(code, start).end <= computed(code, start + timedelta(days=later)).end
