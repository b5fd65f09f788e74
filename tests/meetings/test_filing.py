"""What was typed becomes lines and records, and nothing that was typed changes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bestuurskamer.errors import Refused
from bestuurskamer.meetings.drafts import SmallDraft
from bestuurskamer.meetings.filing import file_text, jot_key, text_of
from bestuurskamer.meetings.kinds import LineKind, Visibility
from bestuurskamer.meetings.minuting import end, keep_small
from bestuurskamer.meetings.model import Line, MeetingKind
from bestuurskamer.meetings.promise_model import ActionItem, Decision, Direction, Promise, Question
from bestuurskamer.vault.jots import jots
from tests.meetings.builders import (
    HELD,
    a_board,
    a_department,
    a_dossier,
    a_talk,
    an_official,
    written,
)

TEXT = """Vastgoed legt uit waarom het lang duurt.
> Vastgoed/Bakker: de sleutel komt vóór de zomer  !1-7
< wij sturen de offerte voor de tuin @jan !vr
* bestek nalezen @fatima !12-9
= de huur wordt met drie jaar verlengd
? wie beslist over de vergunning /VGD
% niet onder 800 zakken"""


@pytest.fixture
def talk(session):
    a_board(session)
    department = a_department(session)
    an_official(session, department)
    return a_talk(session, department)


def test_every_mark_gives_its_record(session, talk):
    written(session, talk, TEXT)
    theirs, ours = session.scalars(select(Promise).order_by(Promise.id)).all()
    assert (theirs.direction, theirs.by_name) == (Direction.THEIRS, "Piet Bakker")
    assert (theirs.words, theirs.due_on) == ("de sleutel komt vóór de zomer", date(2026, 7, 1))
    assert theirs.department_id is not None
    assert (ours.direction, ours.by_name, ours.due_on) == (
        Direction.OURS, "Jan Proef", date(2026, 3, 6),
    )  # fmt: skip
    action = session.scalars(select(ActionItem)).one()
    assert (action.what, action.who, action.due_on) == (
        "bestek nalezen", "Fatima Voorbeeld", date(2026, 9, 12),
    )  # fmt: skip
    assert session.scalars(select(Decision)).one().words == "de huur wordt met drie jaar verlengd"
    assert session.scalars(select(Question)).one().words == "wie beslist over de vergunning"


def test_a_line_of_the_board_alone_is_not_for_both(session, talk):
    written(session, talk, TEXT)
    hidden = session.scalars(select(Line).where(Line.visible == Visibility.BOARD)).all()
    assert [line.words for line in hidden] == ["niet onder 800 zakken"]


def test_the_text_comes_back_to_the_letter(session, talk):
    item = written(session, talk, TEXT)
    assert text_of(session, item) == TEXT


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n=<>*?#%")),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_typed_after_whatever_comes_back_to_the_letter(session, talk, texts):
    item = written(session, talk, "")
    for text in texts:
        file_text(session, item, text)
        assert text_of(session, item) == text.replace("\u2029", "\n")


def test_a_promise_stays_the_same_when_lines_come_before_it(session, talk):
    item = written(session, talk, "> VGD: de sleutel komt")
    (before,) = session.scalars(select(Promise.id))
    file_text(session, item, "Eerst iets anders.\n\n> VGD: de sleutel komt\nen daarna")
    (after,) = session.scalars(select(Promise.id))
    assert after == before


def test_a_line_that_turns_into_an_action_takes_its_record_along(session, talk):
    item = written(session, talk, "> VGD: de sleutel komt")
    file_text(session, item, "* de sleutel halen @jan")
    assert session.scalars(select(Promise)).all() == []
    assert session.scalars(select(ActionItem)).one().who == "Jan Proef"


def test_an_unknown_name_is_told_and_the_line_is_kept(session, talk):
    item = written(session, talk, "")
    filed = file_text(session, item, "> Onbekend: het komt goed\n* bellen @niemand")
    assert set(filed.unknown) == {"Onbekend", "@niemand"}
    assert text_of(session, item) == "> Onbekend: het komt goed\n* bellen @niemand"


def test_a_line_of_more_than_four_thousand_letters_is_refused_and_nothing_is_filed(session, talk):
    item = written(session, talk, "eerst")
    with pytest.raises(Refused, match="Nothing is lost"):
        file_text(session, item, "x" * 4001)
    assert text_of(session, item) == "eerst"


def test_what_is_being_typed_is_filed_when_the_meeting_ends(board):
    with board.acting("test") as session:
        a_board(session)
        talk = a_talk(session, a_department(session))
        item = written(session, talk, "")
    board.jot(jot_key(item), "= besloten", 10)
    with board.acting("test") as session:
        assert [jot.text for jot in jots(session, "minutes:")] == ["= besloten"]
        end(session, talk)
        assert text_of(session, item) == "= besloten"
        assert jots(session) == []


def test_a_phone_call_is_two_fields_and_its_promise_has_a_number_at_once(session):
    a_board(session)
    department = a_department(session)
    dossier = a_dossier(session)
    keep_small(
        session,
        SmallDraft(
            MeetingKind.PHONE,
            "> de brief komt volgende week !12-3",
            HELD,
            "Piet Bakker",
            department,
            dossier,
        ),
        HELD,
    )
    promise = session.scalars(select(Promise)).one()
    assert (promise.number, promise.dossier_id) == ("T-2026-001", dossier)
    assert promise.department_id == department


def test_a_promise_without_a_department_is_refused_and_says_which(session):
    a_board(session)
    with pytest.raises(Refused, match="which department"):
        keep_small(session, SmallDraft(MeetingKind.TALK, "> het komt goed", HELD), HELD)


def test_kinds_of_lines_are_kept(session, talk):
    written(session, talk, TEXT)
    kinds = session.scalars(select(Line.kind).order_by(Line.place)).all()
    assert kinds[0] is LineKind.TEXT
    assert kinds[-1] is LineKind.INTERNAL
