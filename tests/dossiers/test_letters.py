"""The papers about terms: ready letters with a sheet for the board, and the computation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bestuurskamer import language
from bestuurskamer.dossiers.drafts import KindChoice
from bestuurskamer.dossiers.happenings import Happened, HappeningDraft, ProcedureDraft
from bestuurskamer.dossiers.letters import (
    PromiseFacts,
    WooAsk,
    default_notice,
    reminder,
    woo_request,
)
from bestuurskamer.dossiers.model import DossierCase
from bestuurskamer.dossiers.procedures import record, set_end, start_procedure, take_back
from bestuurskamer.dossiers.ready_papers import (
    default_draft,
    letter_paper,
    term_paper,
    terms_paper,
)
from bestuurskamer.dossiers.running_terms import procedure
from bestuurskamer.errors import Refused
from tests.builders import an_office
from tests.dossiers.builders import a_department, a_dossier
from tests.dossiers.test_terms import day
from tests.paper.reader import all_words, pages, words_on

TODAY = date(2026, 11, 25)
PROMISE = PromiseFacts(
    "de sleutel van de kelder komt vóór 1 juli",
    "Sanne Bakker",
    "Vastgoed",
    day("2026-03-12"),
    day("2026-07-01"),
    "verslag 12 maart 2026, regel 14",
    2,
)


@pytest.fixture
def around(session):
    an_office(session)
    department = a_department(session)
    dossier = a_dossier(session, "Terras op het plein", kind=KindChoice(code="permit"))
    session.add(
        DossierCase(dossier_id=dossier, department_id=department, case_number="Z-2026-0431")
    )
    session.flush()
    return department, dossier


def started(session, around, code="application", start="2026-09-01", what="terrasvergunning"):
    department, dossier = around
    draft = ProcedureDraft(code, day(start), what, department)
    return start_procedure(session, dossier, draft, TODAY)


def flat(text):
    return " ".join(text.split())


def test_a_notice_of_default_tells_the_end_and_the_penalty(session, around):
    number = started(session, around)
    pdf = letter_paper(session, default_draft(session, number, TODAY), *around, TODAY)
    letter, own = flat(words_on(pdf)), flat(words_on(pdf, 1))
    assert pages(pdf) == 2
    for said in (
        "Notice of default: terrasvergunning",
        "The last day to decide was 27 October 2026.",
        "within two weeks",
        "article 4:17",
        "Gemeente Voorbeeldstad",
        "Vastgoed",
        "Z-2026-0431",
        "Anna de Vries",
    ):
        assert said in letter
    assert "do not send along" in own
    assert "no legal advice" in own
    assert "received 1-9-2026, 8 weeks (Awb 4:13) = 27-10" in own
    assert "legal advice" not in letter


def test_a_notice_for_a_woo_request_never_threatens_a_penalty(session, around):
    number = started(session, around, "woo", what="stukken over de huur")
    pdf = letter_paper(session, default_draft(session, number, TODAY), *around, TODAY)
    assert "penalty" not in words_on(pdf).lower()
    assert "4:17 of the Awb" not in words_on(pdf)
    assert "go to the court" in flat(words_on(pdf))


@pytest.mark.parametrize(
    ("code", "start", "said"),
    [
        ("application", "2026-11-20", "has not passed"),
        ("objection", "2026-09-01", "nothing to decide"),
        ("promise", "2026-09-01", "nothing to decide"),
    ],
)
def test_no_notice_is_made_where_none_would_count(session, around, code, start, said):
    with pytest.raises(Refused, match=said):
        default_draft(session, started(session, around, code, start), TODAY)


def test_after_a_notice_no_second_one_is_made(session, around):
    number = started(session, around)
    record(session, number, HappeningDraft(Happened.IN_DEFAULT, day("2026-10-28")), TODAY)
    with pytest.raises(Refused, match="has not passed"):
        default_notice(procedure(session, number, TODAY))


def test_a_reminder_quotes_the_promise_with_its_source():
    text = " ".join(reminder(PROMISE, TODAY).paragraphs)
    assert "“de sleutel van de kelder komt vóór 1 juli” (verslag 12 maart 2026, regel 14)" in text
    assert "Sanne Bakker" in text
    assert "promised for 1 July 2026. We have not received it yet." in text
    assert "moved 2 times" in text


@pytest.mark.parametrize(
    ("due", "said"),
    [(None, "No day was named"), (day("2026-12-01"), "That day is near")],
)
def test_a_reminder_fits_what_was_said_of_the_day(due, said):
    assert said in " ".join(reminder(replace(PROMISE, due_on=due), TODAY).paragraphs)


def test_without_a_name_the_department_said_it():
    assert "Vastgoed promised us" in reminder(replace(PROMISE, by=""), TODAY).paragraphs[0]


def test_a_woo_request_asks_for_documents_and_names_the_four_weeks(session, around):
    ask = WooAsk("de verhuur van het pand", "taxaties en e-mails", day("2024-01-01"), TODAY)
    pdf = letter_paper(session, woo_request(ask), *around, TODAY)
    letter = flat(words_on(pdf))
    for said in (
        "Wet open overheid",
        "taxaties en e-mails",
        "from 1 January 2024 to",
        "four weeks",
    ):
        assert said in letter
    assert "no legal advice" in flat(words_on(pdf, 1))
    with pytest.raises(Refused, match="what it is about"):
        woo_request(replace(ask, about=" "))


def test_the_board_may_change_a_letter_and_an_empty_one_is_refused(session, around):
    draft = reminder(PROMISE, TODAY)
    own = replace(draft, paragraphs=("Beste mensen, waar blijft <b>de sleutel</b>?",))
    assert "waar blijft <b>de sleutel</b>?" in words_on(letter_paper(session, own, *around, TODAY))
    with pytest.raises(Refused, match="no subject or no text"):
        letter_paper(session, replace(draft, paragraphs=(" ",)), *around, TODAY)


def test_a_letter_without_a_department_leaves_the_window_open(session, around):
    pdf = letter_paper(session, reminder(PROMISE, TODAY), None, None, TODAY)
    assert "Gemeente Voorbeeldstad" not in words_on(pdf)


def test_the_computation_shows_rule_events_and_both_ends(session, around):
    number = started(session, around)
    slip = record(session, number, HappeningDraft(Happened.SUSPENDED, day("2026-09-04")), TODAY)
    take_back(session, slip, "andere aanvraag", TODAY)
    record(session, number, HappeningDraft(Happened.SUSPENDED, day("2026-09-08")), TODAY)
    record(session, number, HappeningDraft(Happened.RESUMED, day("2026-09-22")), TODAY)
    record(session, number, HappeningDraft(Happened.IN_DEFAULT, day("2026-11-11")), TODAY)
    set_end(session, number, day("2026-11-09"), "brief van 30 september")
    said = flat(all_words(term_paper(session, number, TODAY)))
    for part in (
        "Computation of a term",
        "The last day is Monday 9 November 2026.",
        "8 weeks, by Awb 4:13. Source: Algemene wet bestuursrecht, art. 4:13 lid 2",
        "+ 14 days suspended from 8-9 to 21-9 (Awb 4:15) = 10-11",
        "Set by the board: 9-11-2026. Reason: brief van 30 september",
        "stands still (taken back, counts no more)",
        "notice received 11-11-2026, 2 weeks (Awb 4:17) = 25-11",
        "from 26-11-2026 on (Awb 4:17, at most 42 days)",
        "no legal advice",
    ):
        assert part in said


def test_a_year_without_kb_days_says_so_on_paper(session, around):
    number = started(session, around, start="2022-09-01")
    said = flat(all_words(term_paper(session, number, TODAY)))
    assert "The KB days of 2022 are not filled in." in said


def test_a_term_that_stands_still_has_no_last_day_on_paper(session, around):
    number = started(session, around)
    record(session, number, HappeningDraft(Happened.SUSPENDED, day("2026-09-08")), TODAY)
    assert "stands still, so it has no last day yet" in all_words(
        term_paper(session, number, TODAY)
    )


def test_the_letters_are_in_dutch(session, around):
    number = started(session, around)
    language.speak("nl")
    pdf = letter_paper(session, default_draft(session, number, TODAY), *around, TODAY)
    assert "Ingebrekestelling" in words_on(pdf)
    assert "geen juridisch advies" in flat(words_on(pdf, 1))


def test_the_list_of_terms_shows_matter_and_department_with_each(session, around):
    started(session, around)
    started(session, around, start="2026-10-14", what="subsidie")
    still = started(session, around, start="2026-10-15", what="evenement")
    record(session, still, HappeningDraft(Happened.SUSPENDED, day("2026-10-20")), TODAY)
    said = flat(all_words(terms_paper(session, TODAY)))
    assert "3 terms run." in said
    assert said.count("D-2026-001 Terras op het plein") == 3
    assert said.count("Vastgoed") == 3
    assert said.index("29 days late") < said.index("14 days left") < said.index("stands still")


def test_two_weeks_that_move_for_a_holiday_say_that_this_is_the_careful_reading(session, around):
    number = started(session, around, start="2025-10-03")
    record(session, number, HappeningDraft(Happened.IN_DEFAULT, day("2025-12-12")), TODAY)
    said = flat(all_words(term_paper(session, number, TODAY)))
    assert "= 26-12 Boxing Day → 29-12 (Atw 1)" in said
    assert "is the careful reading" in said
