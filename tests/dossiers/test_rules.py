from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.days import day_after, later
from bestuurskamer.dossiers.drafts import (
    AgreementDraft,
    CaseDraft,
    DocumentDraft,
    DossierDraft,
    KindChoice,
    MoveDraft,
    ObligationDraft,
    agreement_problems,
    case_problems,
    document_problems,
    dossier_problems,
    move_problems,
    obligation_problems,
)
from bestuurskamer.dossiers.file_types import type_of, word_of
from bestuurskamer.dossiers.model import DossierState, Mover, Stage
from bestuurskamer.dossiers.rules import (
    STAGES,
    NextDay,
    after_done,
    days_lying,
    first_to_come,
    lacks_next_day,
    last_day_for_notice,
    next_stages,
    next_step,
    notice_words,
    number,
    once,
    state_at,
)
from bestuurskamer.language import say

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("last_day", "months", "by"),
    [
        pytest.param(date(2027, 3, 31), 3, date(2026, 12, 31), id="quarter end"),
        pytest.param(date(2027, 2, 28), 3, date(2026, 11, 30), id="end of February"),
        pytest.param(date(2028, 2, 29), 12, date(2027, 2, 28), id="leap day"),
        pytest.param(date(2026, 6, 30), 1, date(2026, 5, 31), id="whole June"),
        pytest.param(date(2026, 5, 15), 3, date(2026, 2, 15), id="mid month"),
        pytest.param(date(2026, 1, 31), 1, date(2025, 12, 31), id="over the year"),
        pytest.param(date(2026, 3, 31), 0, date(2026, 3, 31), id="no term"),
        pytest.param(date(2026, 5, 30), 3, date(2026, 2, 27), id="no 31 February"),
        pytest.param(None, 3, None, id="no end"),
        pytest.param(date(2026, 5, 30), None, None, id="no term known"),
    ],
)
def test_the_last_day_for_notice_leaves_whole_months(last_day, months, by):
    assert last_day_for_notice(last_day, months) == by


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_after_the_last_day_for_notice_at_least_those_months_are_left(last_day, months):
    by = last_day_for_notice(last_day, months)
    assert later(day_after(by), months) <= day_after(last_day)


def test_how_notice_was_worked_out_is_said():
    assert say(notice_words(date(2027, 3, 31), 3)) == (
        "It ends on 31 March 2027; 3 months before it gives 31 December 2026."
    )
    assert "one month before" in say(notice_words(date(2027, 3, 31), 1))
    assert "without a term" in say(notice_words(date(2027, 3, 31), 0))


def test_stages_go_in_order_and_end_in_two_ways():
    assert next_stages(Stage.IDEA) == (Stage.FIRST_TALK,)
    assert next_stages(Stage.EVALUATION) == (Stage.CONTINUED, Stage.STOPPED)
    assert next_stages(Stage.STOPPED) == ()
    assert set(STAGES) == set(Stage)


def test_past_the_first_talk_a_matter_is_explored_no_more():
    exploring, waiting = DossierState.EXPLORING, DossierState.WAITING
    assert state_at(Stage.FIRST_TALK, exploring) is exploring
    assert state_at(Stage.INTENTION, exploring) is DossierState.RUNNING
    assert state_at(Stage.INTENTION, waiting) is waiting


@pytest.mark.parametrize(
    ("next_on", "every", "first_typed", "then"),
    [
        (date(2026, 1, 31), 1, 31, date(2026, 2, 28)),
        (date(2026, 2, 28), 1, 31, date(2026, 3, 31)),
        (date(2024, 2, 29), 12, 29, date(2025, 2, 28)),
        (date(2025, 2, 28), 36, 29, date(2028, 2, 29)),
        (date(2026, 11, 15), 3, None, date(2027, 2, 15)),
        (date(2026, 11, 15), None, 15, None),
    ],
)
def test_an_obligation_comes_back_on_the_day_first_typed(next_on, every, first_typed, then):
    assert after_done(next_on, every, first_typed) == then


def test_how_long_a_move_lies():
    assert days_lying(date(2026, 2, 28), TODAY) == 2
    assert days_lying(TODAY, TODAY) == 0
    assert days_lying(None, TODAY) is None


def test_a_matter_without_a_day_to_come_is_easily_forgotten():
    yesterday = NextDay(TODAY - timedelta(days=1), "own")
    today, later_on = NextDay(TODAY, "own"), NextDay(date(2027, 1, 1), "end")
    for state in (DossierState.EXPLORING, DossierState.RUNNING, DossierState.WAITING):
        assert lacks_next_day(state, [], TODAY)
        assert lacks_next_day(state, [yesterday], TODAY)
        assert not lacks_next_day(state, [today], TODAY)
    assert not lacks_next_day(DossierState.CLOSED, [], TODAY)
    assert first_to_come([later_on, yesterday, today], TODAY) == today


def test_numbers_and_steps_are_told_as_people_read_them():
    assert number(2026, 12) == "D-2026-012"
    assert next_step([]) == ""
    assert next_step([("a", TODAY), ("b", None), ("c", None)]) == "b"


LEASE = KindChoice(code="lease")


@pytest.mark.parametrize(
    ("problems", "fields"),
    [
        (dossier_problems(DossierDraft("", None)), ["title", "kind"]),
        (dossier_problems(DossierDraft("A", LEASE, standing="x" * 601)), ["standing"]),
        (dossier_problems(DossierDraft("A", LEASE, next_what="bellen")), ["next_on"]),
        (dossier_problems(DossierDraft("A", LEASE)), []),
        (move_problems(MoveDraft(Mover.DEPARTMENT, None), TODAY), ["department", "since"]),
        (move_problems(MoveDraft(Mover.OTHER, date(2026, 3, 3)), TODAY), ["name", "since"]),
        (move_problems(MoveDraft(Mover.US, TODAY), TODAY), []),
        (case_problems(CaseDraft(None, "", last_status="in behandeling")),
         ["department", "case_number", "known_on"]),
        (agreement_problems(AgreementDraft("", first_day=TODAY, last_day=date(2026, 3, 1))),
         ["title", "last_day"]),
        (agreement_problems(AgreementDraft("A", last_day=TODAY, notice_by=date(2026, 3, 3))),
         ["notice_by"]),
        (agreement_problems(AgreementDraft("A", notice_months=-1)), ["notice_months"]),
        (obligation_problems(ObligationDraft("", True, None, 0)),
         ["what", "every_months", "next_on"]),
        (document_problems(DocumentDraft("", received_on=date(2026, 3, 3)), TODAY),
         ["title", "received_on"]),
    ],
)  # fmt: skip
def test_what_a_form_lacks_is_said_by_field(problems, fields):
    assert list(problems) == fields


@pytest.mark.parametrize(
    ("name", "data", "word", "program"),
    [
        ("brief.pdf", b"%PDF-1.7", "PDF", False),
        ("brief.txt", b"%PDF-1.7", "PDF", False),
        ("brief.pdf", b"MZ\x90", "Program", True),
        ("brief.pdf.exe", b"%PDF-1.7", "Program", True),
        ("verslag.docm", b"PK\x03\x04", "Program", True),
        ("verslag.docx", b"PK\x03\x04", "Text document (Word)", False),
        ("map.zip", b"PK\x03\x04", "Packed files (zip)", False),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Text document (Word)", False),
        ("foto.jpg", b"\xff\xd8\xff\xe0", "Picture", False),
        ("notitie.txt", b"hallo", "Plain text", False),
        ("notitie.txt", b"h\x00allo", "Other file", False),
        ("raar.xyz", b"hallo", "Other file", False),
    ],
)
def test_a_file_is_what_its_content_says(name, data, word, program):
    found = type_of(name, data)
    assert (found.word, found.program) == (word, program)
    assert program or word_of(found.media_type) == word


def test_a_meeting_that_was_noted_as_the_next_date_stands_once():
    talk = date(2026, 12, 16)
    own, meeting = NextDay(talk, "own", "Overleg"), NextDay(talk, "meeting", "Overleg")
    other, nameless = NextDay(talk, "action", "bellen"), NextDay(talk, "head_end")
    assert once([meeting, own, other, nameless]) == [own, other, nameless]
    assert once([meeting, other]) == [meeting, other]
    assert once([other, other]) == [other, other]
