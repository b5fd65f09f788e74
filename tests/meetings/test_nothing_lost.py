"""Texts, numbers and secrets that must not get lost between typing, filing and sending."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bestuurskamer.errors import Refused
from bestuurskamer.meetings import following_up, versions
from bestuurskamer.meetings.agenda import add_point, plan_meeting, points_of
from bestuurskamer.meetings.contradicting import contradict, contradictions_of
from bestuurskamer.meetings.drafts import MeetingDraft, SmallDraft
from bestuurskamer.meetings.filing import file_text, jot_key, refile, text_of
from bestuurskamer.meetings.kept import version_content
from bestuurskamer.meetings.minuting import (
    begin,
    close_point,
    end,
    file_point,
    file_small,
    keep_small,
    not_yet,
)
from bestuurskamer.meetings.model import (
    Adoption,
    CorrectionState,
    ItemState,
    MeetingKind,
    MeetingState,
)
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    ActionState,
    Decision,
    Promise,
    PromiseEvent,
    PromiseState,
)
from bestuurskamer.meetings.queries import last_time, meeting
from bestuurskamer.meetings.registers import promises
from bestuurskamer.vault.jots import jot_of
from tests.meetings.builders import (
    HELD,
    TODAY,
    a_board,
    a_call,
    a_department,
    a_dossier,
    a_talk,
    an_official,
    ended,
    sent,
    written,
)


def test_the_text_of_one_point_is_never_that_of_another(board):
    board.jot("minutes:12", "van punt twaalf", 0)
    with board.reading() as session:
        assert jot_of(session, "minutes:1") is None
        found = jot_of(session, "minutes:12")
    assert found is not None
    assert found.text == "van punt twaalf"


def test_a_line_of_which_a_promise_tells_stays_readable_when_its_text_goes(session, department):
    a_call(session, department, "> de sleutel komt")
    talk = a_talk(session, department)
    item = written(session, talk, "T1 ok zegt Bakker\nen meer")
    sent(session, talk)
    versions.take_back(session, talk, "was anders")
    file_text(session, item, "en meer")
    assert text_of(session, item) == "en meer"
    assert session.scalars(select(PromiseEvent.line_id)).one() is not None
    again = version_content(session, versions.make_ready(session, talk, TODAY))
    assert [line.words for point in again.points for line in point.lines] == ["en meer"]


def test_a_contradicted_line_may_go_from_its_text(session, department):
    dossier = a_dossier(session)
    talk = a_talk(session, department)
    item = add_point(session, talk, "Dak", dossier_id=dossier)
    file_text(session, item, "> wij doen het dak\n> jullie doen het dak")
    one, two = session.scalars(select(Promise.id).order_by(Promise.id)).all()
    contradict(session, one, two, "", TODAY)
    file_text(session, item, "> wij doen het dak")
    assert text_of(session, item) == "> wij doen het dak"
    assert contradictions_of(session, one) == []


def test_a_promise_keeps_its_number_when_its_words_and_its_place_change(session, department):
    talk = a_talk(session, department)
    item = written(session, talk, "inleiding\n> sleutel komt")
    sent(session, talk)
    versions.take_back(session, talk, "beter gezegd")
    file_text(session, item, "andere inleiding\nextra regel\n> de sleutel komt")
    versions.make_ready(session, talk, TODAY)
    promise = session.scalars(select(Promise)).one()
    assert (promise.number, promise.words) == ("T-2026-001", "de sleutel komt")


def test_two_promises_that_change_places_keep_their_numbers(session, department):
    talk = a_talk(session, department)
    item = written(session, talk, "> een sleutel\n> een dak")
    sent(session, talk)
    versions.take_back(session, talk, "andere volgorde")
    file_text(session, item, "> een dak\n> een sleutel")
    found = dict(session.execute(select(Promise.words, Promise.number)).all())
    assert found == {"een sleutel": "T-2026-001", "een dak": "T-2026-002"}


def test_a_kept_promise_whose_line_goes_stays_kept(session, department):
    talk = a_talk(session, department)
    item = written(session, talk, "> een sleutel\nen meer")
    sent(session, talk)
    promise = session.scalars(select(Promise)).one()
    following_up.keep_promise(session, promise.id, "gezien", TODAY)
    versions.take_back(session, talk, "anders")
    file_text(session, item, "en meer")
    assert promise.state is PromiseState.KEPT


def test_a_postponed_day_stays_when_another_line_is_put_right(session, department):
    talk = a_talk(session, department)
    written(session, talk, "> de sleutel komt !1-7\nVastgoed ligt dwars")
    version = sent(session, talk)
    promise = session.scalars(select(Promise)).one()
    following_up.move_promise(session, promise.id, date(2026, 8, 15), "begroting later", TODAY)
    one = versions.propose_correction(session, version, 2, "Bakker", "Vastgoed denkt na", TODAY)
    versions.handle_correction(session, one, CorrectionState.TAKEN, TODAY)
    assert promise.due_on == date(2026, 8, 15)
    (row,) = promises(session, TODAY)
    assert row.moved == 1


def test_a_correction_below_a_line_with_a_number_finds_its_line(session, department):
    a_call(session, department, "> de sleutel komt")
    talk = a_talk(session, department)
    item = written(session, talk, "T1 ok zegt hij\nVastgoed ligt dwars")
    version = sent(session, talk)
    one = versions.propose_correction(session, version, 2, "Bakker", "Vastgoed denkt na", TODAY)
    versions.handle_correction(session, one, CorrectionState.TAKEN, TODAY)
    assert text_of(session, item) == "T1 ok zegt hij\nVastgoed denkt na"


def test_a_corrected_line_keeps_who_and_when_however_it_was_spaced(session, department):
    talk = a_talk(session, department)
    item = written(session, talk, "> VGD:  de  sleutel   komt !1-7")
    version = sent(session, talk)
    one = versions.propose_correction(session, version, 1, "Bakker", "de sleutel ligt klaar", TODAY)
    versions.handle_correction(session, one, CorrectionState.TAKEN, TODAY)
    promise = session.scalars(select(Promise)).one()
    assert (promise.words, promise.due_on, promise.department_id) == (
        "de sleutel ligt klaar", date(2026, 7, 1), department,
    )  # fmt: skip
    assert "!1-7" in text_of(session, item)


def test_reading_anew_files_what_is_being_typed_and_loses_nothing(board):
    with board.acting("test") as session:
        a_board(session)
        talk = a_talk(session, a_department(session))
        item = written(session, talk, "eerst")
    board.jot(jot_key(item), "eerst en daarna", 0)
    with board.acting("test") as session:
        refile(session, talk)
        assert text_of(session, item) == "eerst en daarna"


def test_what_a_call_reports_acts_and_what_it_decides_has_a_number(session, department):
    a_call(session, department, "> de sleutel komt")
    a_call(session, department, "T1 ok hij ligt klaar\n= wij halen hem op")
    assert session.scalars(select(Promise.state)).one() is PromiseState.REPORTED_DONE
    assert session.scalars(select(Decision.number)).one() == "B-2026-001"


def test_a_call_can_be_added_to_and_its_numbered_words_stay(session, department):
    number = a_call(session, department, "> de sleutel komt")
    (item,) = points_of(session, number)
    file_point(session, item.id, "> de sleutel komt\n> en een pas", TODAY)
    assert session.scalars(select(Promise.number).order_by(Promise.id)).all() == [
        "T-2026-001",
        "T-2026-002",
    ]
    with pytest.raises(Refused, match="its words stay"):
        file_text(session, item.id, "> de sleutel gaat\n> en een pas")


def test_a_call_is_filed_under_a_matter_whatever_names_became_known(session, department):
    number = a_call(session, department, "> Jansen: de sleutel komt")
    an_official(session, department, "Kees Jansen")
    dossier = a_dossier(session)
    file_small(session, number, dossier)
    promise = session.scalars(select(Promise)).one()
    assert (promise.dossier_id, promise.number) == (dossier, "T-2026-001")


def test_an_action_is_settled_once_and_may_live_on(session, department):
    a_call(session, department, "* bellen @jan !10-3")
    talk = a_talk(session, department)
    written(session, talk, "A1 klaar")
    sent(session, talk)
    action = session.scalars(select(ActionItem)).one()
    assert action.state is ActionState.DONE
    following_up.set_action(session, action.id, ActionState.OPEN, TODAY)
    versions.adopt(session, talk, Adoption.BY_BOTH, TODAY)
    assert action.state is ActionState.OPEN


def test_a_number_of_last_year_is_meant_while_it_is_open(session, department):
    old = date(2025, 12, 1)
    draft = SmallDraft(MeetingKind.PHONE, "> de sleutel komt", old, "", department)
    keep_small(session, draft, old)
    a_call(session, department, "T1 ok ligt klaar")
    assert session.scalars(select(Promise.state)).one() is PromiseState.REPORTED_DONE


def test_a_number_that_is_not_there_is_on_the_check_list(session, department):
    from bestuurskamer.meetings.checking import findings
    from bestuurskamer.meetings.rules import Finding

    talk = a_talk(session, department)
    written(session, talk, "T99 ok")
    assert Finding.UNKNOWN_NUMBER in {one.finding for one in findings(session, talk)}


def test_sent_minutes_change_by_no_other_door(session, department):
    talk = a_talk(session, department)
    item = written(session, talk, "gewoon")
    sent(session, talk)
    with pytest.raises(Refused, match="were sent"):
        file_text(session, item, "anders")
    with pytest.raises(Refused, match="were sent"):
        add_point(session, talk, "nog iets")
    with pytest.raises(Refused, match="were sent"):
        close_point(session, item, ItemState.OPEN)


def test_silence_before_the_minutes_were_sent_counts_for_nothing(session, department):
    talk = a_talk(session, department)
    written(session, talk, "gewoon")
    sent(session, talk)
    with pytest.raises(Refused, match="only after it"):
        versions.adopt(
            session, talk, Adoption.NO_REMARKS, date(2026, 4, 2), remarks_before=date(2026, 1, 1)
        )


def test_what_the_board_spoke_of_comes_into_a_talk_for_the_board_alone(session, department):
    dossier = a_dossier(session)
    own = plan_meeting(session, MeetingDraft("Bestuur", HELD, False), propose=False)
    begin(session, own)
    item = add_point(session, own, "Huur: onze grens", dossier_id=dossier)
    file_text(session, item, "we gaan tot 1000\n* rekenen @jan")
    close_point(session, item, ItemState.TREATED)
    end(session, own)
    topic = points_of(session, own)[0].topic_id
    talk = plan_meeting(
        session, MeetingDraft("Overleg", date(2026, 4, 2), True, department_id=department),
        propose=False,
    )  # fmt: skip
    before = last_time(session, topic, talk)
    assert before is not None
    assert [both for _words, both in before.lines] == [False, False]


def test_a_remark_of_the_board_does_not_stand_beside_the_promise(session, department):
    a_call(session, department, "> de sleutel komt !1-7")
    own = plan_meeting(session, MeetingDraft("Bestuur", HELD, False), propose=False)
    begin(session, own)
    written(session, own, "T1 !15-8 we laten ze zweten")
    ended(session, own)
    versions.adopt(session, own, Adoption.BY_BOARD, TODAY)
    remark = session.scalars(select(PromiseEvent.remark)).one()
    assert "zweten" not in remark


def test_a_meeting_begun_by_mistake_is_planned_again_while_nothing_is_written(session, department):
    talk = plan_meeting(session, MeetingDraft("Overleg", HELD, True, department_id=department))
    begin(session, talk, "20.00")
    not_yet(session, talk)
    assert meeting(session, talk).state is MeetingState.PLANNED
    begin(session, talk)
    file_text(session, points_of(session, talk)[0].id, "iets")
    with pytest.raises(Refused, match="has begun"):
        not_yet(session, talk)
