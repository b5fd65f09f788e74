"""A name or case number that becomes known links the lines that said it, by itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bestuurskamer.app.checks import settle
from bestuurskamer.dossiers.drafts import CaseDraft
from bestuurskamer.dossiers.steps import add_case
from bestuurskamer.meetings.agenda import points_of
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.captured import TokenKind
from bestuurskamer.meetings.case_numbers import cases_in
from bestuurskamer.meetings.checking import findings
from bestuurskamer.meetings.drafts import AttendanceDraft
from bestuurskamer.meetings.filing import text_of
from bestuurskamer.meetings.known_names import Known, KnownName
from bestuurskamer.meetings.line_parts import parts_of
from bestuurskamer.meetings.minuting import file_point, unknown_in
from bestuurskamer.meetings.model import AgendaItem, Line, Side, Topic
from bestuurskamer.meetings.promise_model import ActionItem, Promise
from bestuurskamer.meetings.rules import Finding
from bestuurskamer.office.actions import add_member
from bestuurskamer.parties.departments import add_official
from bestuurskamer.parties.drafts import OfficialDraft
from bestuurskamer.vault.opening import create_board
from tests.meetings.builders import (
    HELD,
    TODAY,
    a_board,
    a_call,
    a_department,
    a_dossier,
    a_talk,
    an_official,
    sent,
    written,
)
from tests.meetings.table import KNOWN

CASES = Known(
    departments=KNOWN.departments,
    people=KNOWN.people,
    dossiers=KNOWN.dossiers,
    cases=(KnownName(30, "2025-0431"), KnownName(31, "Z/25/12345"), KnownName(31, "DUBBEL-1"),
           KnownName(30, "dubbel 1")),
)  # fmt: skip


@pytest.fixture
def live(tmp_path):
    """A file as the program opens it, with its own acts at the end of each act."""
    made = create_board(tmp_path / "proef.bestuurskamer", "test", settle=settle)
    with made.acting("test") as session:
        a_board(session)
        an_official(session, a_department(session))
    yield made
    made.close()


def test_a_new_official_links_the_line_of_a_phone_call_and_its_promise(live):
    with live.acting("test") as session:
        number = a_call(session, 1, "> Jansen: de sleutel komt !1-7")
        assert unknown_in(session, number) == ["Jansen"]
        assert session.scalars(select(Promise.by_name)).one() == ""
    with live.acting("added an official") as session:
        add_official(session, OfficialDraft("Kees Jansen", 1, "beheerder"))
    with live.reading() as session:
        promise = session.scalars(select(Promise)).one()
        assert (promise.by_name, promise.number, promise.due_on) == (
            "Kees Jansen", "T-2026-001", date(2026, 7, 1),
        )  # fmt: skip
        assert session.scalars(select(Line.said_by)).one() == "Kees Jansen"
        (item,) = points_of(session, number)
        assert text_of(session, item.id) == "> Jansen: de sleutel komt !1-7"
        assert unknown_in(session, number) == []


def test_a_new_member_gets_the_action_that_named_them(live):
    with live.acting("test") as session:
        talk = a_talk(session, 1)
        written(session, talk, "* offerte vragen @mira !1-4")
    with live.acting("test") as session:
        add_member(session, "Mira Nieuw", "lid")
    with live.reading() as session:
        action = session.scalars(select(ActionItem)).one()
        assert (action.who, action.member_id is not None) == ("Mira Nieuw", True)


def test_a_guest_who_is_noted_at_the_meeting_is_known_in_it(live):
    with live.acting("test") as session:
        talk = a_talk(session, 1)
        written(session, talk, "* verslag maken @lotte")
    with live.acting("test") as session:
        attend(session, talk, AttendanceDraft("Lotte Gast", Side.THIRD))
    with live.reading() as session:
        assert session.scalars(select(ActionItem.who)).one() == "Lotte Gast"
        assert unknown_in(session, talk) == []


def test_a_guest_who_becomes_known_is_one_person_and_not_two(live):
    with live.acting("test") as session:
        talk = a_talk(session, 1)
        attend(session, talk, AttendanceDraft("Mira Nieuw", Side.BOARD))
        written(session, talk, "* offerte vragen @mira")
        assert session.scalars(select(ActionItem.who)).one() == "Mira Nieuw"
    with live.acting("test") as session:
        add_member(session, "Mira Nieuw", "lid")
    with live.reading() as session:
        action = session.scalars(select(ActionItem)).one()
        assert (action.who, action.member_id is not None) == ("Mira Nieuw", True)
        assert unknown_in(session, talk) == []


def test_a_phone_call_asks_no_list_of_who_was_there(live):
    with live.acting("test") as session:
        number = a_call(session, 1, "> Jansen: de sleutel komt")
        found = {one.finding for one in findings(session, number)}
        assert found == {Finding.UNKNOWN_NAME}


def test_what_was_sent_stays_as_it_was_read_then(live):
    with live.acting("test") as session:
        talk = a_talk(session, 1)
        written(session, talk, "> Jansen: de sleutel komt")
        sent(session, talk)
    with live.acting("test") as session:
        add_official(session, OfficialDraft("Kees Jansen", 1))
    with live.reading() as session:
        assert session.scalars(select(Promise.by_name)).one() == ""


def test_what_is_being_typed_waits_where_it_is(live):
    with live.acting("test") as session:
        talk = a_talk(session, 1)
        item = written(session, talk, "> Jansen: de sleutel komt")
    live.jot(f"minutes:{item}", "> Jansen: de sleutel komt niet", 5)
    with live.acting("test") as session:
        add_official(session, OfficialDraft("Kees Jansen", 1))
    with live.reading() as session:
        assert text_of(session, item) == "> Jansen: de sleutel komt"
        assert session.scalars(select(Promise.by_name)).one() == "Kees Jansen"


def test_another_act_reads_nothing_anew(live):
    with live.acting("test") as session:
        talk = a_talk(session, 1)
        item = written(session, talk, "> Jansen: de sleutel komt")
        session.scalars(
            select(Line).where(Line.agenda_item_id == item)
        ).one().said_by = "met de hand"
    with live.acting("test") as session:
        a_dossier(session, title="Iets anders")
    with live.reading() as session:
        assert session.scalars(select(Line.said_by)).one() == "met de hand"


def test_a_call_is_filed_under_the_matter_whose_case_number_it_names(live):
    with live.acting("test") as session:
        dossier = a_dossier(session)
        add_case(session, dossier, CaseDraft(1, "2025-0431"))
    with live.acting("test") as session:
        a_call(session, 1, "zaak 2025-0431 is opgeschort\n> de sleutel komt")
    with live.reading() as session:
        assert session.scalars(select(Promise.dossier_id)).one() == dossier
        topic = session.scalars(select(Topic).join(AgendaItem)).one()
        assert topic.dossier_id == dossier


def test_a_case_number_that_is_kept_later_files_the_call_by_itself(live):
    with live.acting("test") as session:
        dossier = a_dossier(session)
        number = a_call(session, 1, "zaak 2025-0431 is opgeschort\n> de sleutel komt")
        assert unknown_in(session, number) == ["zaak 2025-0431"]
        assert session.scalars(select(Promise.dossier_id)).one() is None
    with live.acting("test") as session:
        add_case(session, dossier, CaseDraft(1, "2025-0431"))
    with live.reading() as session:
        assert session.scalars(select(Promise.dossier_id)).one() == dossier
        assert unknown_in(session, number) == []


def test_a_call_that_names_two_matters_waits_for_somebody_to_choose(live):
    with live.acting("test") as session:
        for place, case in enumerate(("2025-0431", "2025-0432"), start=1):
            dossier = a_dossier(session, f"D-2026-00{place}", f"Zaak {place}")
            add_case(session, dossier, CaseDraft(1, case))
        number = a_call(session, 1, "zaak 2025-0431 en zaak 2025-0432")
        (item,) = points_of(session, number)
        assert item.topic_id is None
        file_point(session, item.id, "alleen 2025-0432 dan", TODAY)
        topic = session.get_one(Topic, item.topic_id)
        assert topic.dossier_id == dossier


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("zaak 2025-0431 loopt", [("2025-0431", 30)]),
        ("het nummer is z/25/12345.", [("z/25/12345", 31)]),
        ("Zaaknummer: 2024-99999", [("Zaaknummer: 2024-99999", None)]),
        ("zaaknr. ABC-12", [("zaaknr. ABC-12", None)]),
        ("de zaak 2025 speelt al lang", []),
        ("de zaak loopt", []),
        ("in 2025-0430 stond het", []),
        ("x2025-0431", []),
        ("zaak 2025-0431 en Z/25/12345", [("2025-0431", 30), ("Z/25/12345", 31)]),
        ("zaak DUBBEL-1", [("zaak DUBBEL-1", None)]),
    ],
)
def test_case_numbers_are_seen_in_any_line(raw, found):
    assert [(case.said, case.dossier) for case in cases_in(raw, CASES)] == found


def test_a_promise_about_a_case_belongs_to_its_matter_and_keeps_its_words():
    line = read_line("> VGD: zaak 2025-0431 gaat vóór 15 december door !1-12", CASES, HELD)
    assert line.dossier == 30
    assert line.words == "zaak 2025-0431 gaat vóór 15 december door"
    assert parts_of(line).what == line.words
    kinds = [token.kind for token in line.tokens]
    assert kinds == [TokenKind.SAID_BY, TokenKind.DOSSIER, TokenKind.DAY]
    line = read_line("> zaak 2025-0431: gaat door", CASES, HELD)
    assert (line.dossier, line.unknown) == (30, ())
    assert read_line("> zaak 2025-0431 &D-2026-04", CASES, HELD).dossier == 31


@given(st.text(max_size=60))
def test_any_line_is_searched_without_a_complaint(text):
    ends = 0
    for case in cases_in(text, CASES):
        assert ends <= case.start < case.end <= len(text)
        ends = case.end
