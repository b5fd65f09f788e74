"""What becomes of promises, actions and decisions, and what comes back on the next agenda."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bestuurskamer.errors import Refused
from bestuurskamer.meetings import following_up, versions
from bestuurskamer.meetings.agenda import plan_meeting, points_of
from bestuurskamer.meetings.contradicting import contradict, contradictions_of, solve
from bestuurskamer.meetings.drafts import MeetingDraft, SeriesDraft, SmallDraft
from bestuurskamer.meetings.minuting import begin, keep_small
from bestuurskamer.meetings.model import Adoption, ItemState, MeetingKind, TopicState
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    Decision,
    Promise,
    PromiseState,
)
from bestuurskamer.meetings.registers import actions, decisions, promise_events, promises
from bestuurskamer.meetings.rules import Signal, TopicToJudge, comes_back, measures
from bestuurskamer.meetings.series import add_series
from bestuurskamer.parties.model import Department
from tests.meetings.builders import (
    HELD,
    TODAY,
    a_board,
    a_call,
    a_department,
    a_dossier,
    a_talk,
    ended,
    sent,
    written,
)


@pytest.fixture
def promise(session, department):
    a_call(session, department, "> de sleutel komt !1-7", a_dossier(session))
    return session.scalars(select(Promise.id)).one()


def test_a_moved_day_keeps_the_old_one_and_the_reason(session, promise):
    following_up.move_promise(session, promise, date(2026, 9, 1), "vakantie", date(2026, 7, 2))
    following_up.move_promise(session, promise, date(2026, 10, 1), "ziek", date(2026, 9, 2))
    (row,) = promises(session, date(2026, 10, 11))
    assert (row.moved, row.due_on, row.measures.days_late) == (2, date(2026, 10, 1), 10)
    assert [(e.old_due, e.remark) for e in promise_events(session, promise)] == [
        (date(2026, 7, 1), "vakantie"),
        (date(2026, 9, 1), "ziek"),
    ]


def test_a_day_never_moves_without_a_reason_also_not_in_the_database(board):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        keep_small(session, SmallDraft(MeetingKind.PHONE, "> x !1-7", HELD, "B", department), HELD)
        promise = session.scalars(select(Promise.id)).one()
        with pytest.raises(Refused, match="Say why"):
            following_up.move_promise(session, promise, date(2026, 9, 1), " ", TODAY)
    with pytest.raises(IntegrityError, match="without a reason"), board.acting("test") as session:
        session.execute(text("UPDATE promise SET due_on = '2027-01-01'"))


def test_what_they_report_is_not_yet_kept(session, promise):
    following_up.report_done(session, promise, "zegt Bakker", TODAY)
    assert session.get_one(Promise, promise).state is PromiseState.REPORTED_DONE
    with pytest.raises(Refused, match="how you know"):
        following_up.keep_promise(session, promise, "ja", TODAY)
    following_up.keep_promise(session, promise, "sleutel gezien", TODAY)
    assert session.get_one(Promise, promise).state is PromiseState.KEPT


def test_a_kept_promise_opens_again_only_with_a_reason(session, promise):
    following_up.keep_promise(session, promise, "sleutel gezien", TODAY)
    with pytest.raises(Refused, match="Say why"):
        following_up.reopen_promise(session, promise, "", TODAY)
    following_up.reopen_promise(session, promise, "past niet", TODAY)
    assert session.get_one(Promise, promise).state is PromiseState.OPEN


def test_numbers_have_no_gap_and_follow_the_lines(session, department):
    for _time in range(2):
        talk = a_talk(session, department)
        written(session, talk, "> VGD: een\n* iets doen @jan\n< twee @jan")
        written(session, talk, "> VGD: drie", title="Tuin")
        sent(session, talk)
    assert session.scalars(select(Promise.number).order_by(Promise.id)).all() == [
        f"T-2026-{place:03d}" for place in range(1, 7)
    ]
    assert session.scalars(select(ActionItem.number)).all() == ["A-2026-001", "A-2026-002"]


def test_a_new_year_counts_anew(session, department):
    for day in (date(2026, 12, 31), date(2027, 1, 1)):
        keep_small(session, SmallDraft(MeetingKind.PHONE, "> x", day, "", department), day)
    assert session.scalars(select(Promise.number).order_by(Promise.id)).all() == [
        "T-2026-001",
        "T-2027-001",
    ]


def test_in_a_talk_ok_means_reported_and_among_ourselves_kept(session, promise):
    talk = a_talk(session, session.get_one(Promise, promise).department_id)
    written(session, talk, "T1 ok sleutel ligt klaar")
    sent(session, talk)
    assert session.get_one(Promise, promise).state is PromiseState.REPORTED_DONE
    own = plan_meeting(session, MeetingDraft("Bestuur", TODAY, False), propose=False)
    begin(session, own)
    written(session, own, "T1 ok sleutel gezien")
    ended(session, own)
    versions.adopt(session, own, Adoption.BY_BOARD, TODAY)
    assert session.get_one(Promise, promise).state is PromiseState.KEPT


def test_a_line_moves_a_promise_once_however_often_minutes_are_made_ready(session, promise):
    talk = a_talk(session, session.get_one(Promise, promise).department_id)
    written(session, talk, "T1 !15-8 begroting later")
    sent(session, talk)
    versions.take_back(session, talk, "typefout")
    versions.make_ready(session, talk, TODAY)
    (event,) = promise_events(session, promise)
    assert (event.new_due, event.remark) == (date(2026, 8, 15), "begroting later")


def test_our_own_promise_is_also_an_action_and_done_is_done_in_both(session):
    a_board(session)
    talk = a_talk(session, a_department(session))
    written(session, talk, "< offerte sturen @jan !10-3")
    sent(session, talk)
    (action,) = actions(session, TODAY)
    assert (action.who, action.number, action.promise_id is not None) == (
        "Jan Proef", "T-2026-001", True,
    )  # fmt: skip
    following_up.keep_promise(session, action.promise_id, "verstuurd", TODAY)
    assert actions(session, TODAY, open_only=True) == []


def test_every_row_says_where_it_comes_from(session, promise):
    (row,) = promises(session, TODAY)
    assert row.source.meeting == "Phone call: Bakker"
    assert row.source.held_on == HELD
    assert row.source.dossier == "D-2026-001 Hoofdhuur"
    assert row.source.topic == "Hoofdhuur"


def adopted_decision(session, department, words, replaces=None):
    talk = a_talk(session, department)
    written(session, talk, f"= {words}")
    ended(session, talk)
    new = session.scalars(select(Decision).where(Decision.words == words)).one()
    if replaces:
        following_up.replace_decision(session, new.id, replaces)
    versions.make_ready(session, talk, TODAY)
    versions.adopt(session, talk, Adoption.BY_BOTH, TODAY)
    return new.id


def test_a_replaced_decision_stays_and_says_by_which(session, department):
    old = adopted_decision(session, department, "de deur is groen")
    adopted_decision(session, department, "de deur is blauw", replaces=old)
    newer, older = decisions(session)
    assert (newer.replaces, older.replaced_by) == ("B-2026-001", "B-2026-002")
    assert older.words == "de deur is groen"


def test_only_a_decision_that_counts_is_replaced_and_only_once(session, department):
    talk = a_talk(session, department)
    written(session, talk, "= een\n= twee")
    one, two = session.scalars(select(Decision.id).order_by(Decision.id)).all()
    with pytest.raises(Refused, match="that counts"):
        following_up.replace_decision(session, two, one)


def test_a_decision_cannot_replace_in_a_circle(board):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        old = adopted_decision(session, department, "een")
        adopted_decision(session, department, "twee", replaces=old)
    with pytest.raises(IntegrityError), board.acting("test") as session:
        session.execute(text("UPDATE decision SET replaces_id = 2 WHERE id = :old"), {"old": old})


def test_the_approval_of_what_was_sent_comes_first_on_the_next_agenda(session, department):
    talk = a_talk(session, department)
    written(session, talk, "niets")
    version = sent(session, talk)
    later = plan_meeting(
        session, MeetingDraft("Volgende", date(2026, 4, 2), True, department_id=department)
    )
    points = points_of(session, later)
    assert points[1].approves_version_id == version
    assert points[1].title == "Adopt the minutes of 2 March 2026"


def test_a_topic_comes_back_while_a_promise_about_it_is_open(session):
    a_board(session)
    series = add_series(session, SeriesDraft("Bestuur", False, standing_points="Financiën"))
    first = plan_meeting(session, MeetingDraft("Bestuur", HELD, False, series_id=series))
    begin(session, first)
    written(session, first, "* offerte vragen @jan", title="Tuin")
    written(session, first, "besproken", title="Verf")
    for item in points_of(session, first):
        item.state = ItemState.TREATED
    ended(session, first)
    versions.adopt(session, first, Adoption.BY_BOARD, TODAY)
    second = plan_meeting(
        session, MeetingDraft("Bestuur", date(2026, 4, 2), False, series_id=series)
    )
    assert [item.title for item in points_of(session, second)] == [
        "Opening and news", "Tuin", "Financiën", "Any other questions",
    ]  # fmt: skip
    topics = [item.topic_id for item in points_of(session, second) if item.title == "Tuin"]
    assert topics == [item.topic_id for item in points_of(session, first) if item.title == "Tuin"]


@pytest.mark.parametrize(
    ("topic", "back"),
    [
        (TopicToJudge(TopicState.OPEN, None, False, None, 0, 0), True),
        (TopicToJudge(TopicState.OPEN, None, False, ItemState.TREATED, 0, 0), False),
        (TopicToJudge(TopicState.OPEN, None, False, ItemState.HELD_OVER, 0, 0), True),
        (TopicToJudge(TopicState.OPEN, None, True, ItemState.TREATED, 0, 0), True),
        (TopicToJudge(TopicState.OPEN, None, False, ItemState.TREATED, 1, 0), True),
        (TopicToJudge(TopicState.OPEN, None, False, ItemState.TREATED, 0, 1), True),
        (TopicToJudge(TopicState.DONE, None, True, None, 1, 1), False),
        (TopicToJudge(TopicState.RESTING, date(2026, 4, 3), False, None, 1, 0), False),
        (TopicToJudge(TopicState.RESTING, date(2026, 4, 2), False, None, 1, 0), True),
        (TopicToJudge(TopicState.RESTING, None, True, None, 1, 0), False),
    ],
)
def test_a_topic_comes_back_by_rule(topic, back):
    assert comes_back(topic, date(2026, 4, 2)) is back


@pytest.mark.parametrize(
    ("given_on", "due_on", "today", "late", "signal"),
    [
        (date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 1), 0, Signal.SOON),
        (date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 2), 1, Signal.LATE),
        (date(2026, 1, 1), date(2026, 3, 1), date(2026, 1, 10), 0, Signal.FINE),
        (date(2026, 1, 1), None, date(2026, 4, 1), 0, Signal.SOON),
        (date(2026, 1, 1), None, date(2026, 4, 2), 0, Signal.OLD),
        (date(2024, 2, 29), date(2024, 2, 29), date(2024, 3, 1), 1, Signal.LATE),
        (date(2025, 12, 31), date(2025, 12, 31), date(2026, 1, 1), 1, Signal.LATE),
    ],
)
def test_how_a_promise_stands_is_counted(given_on, due_on, today, late, signal):
    found = measures(given_on, due_on, True, today)
    assert (found.days_late, found.signal) == (late, signal)


@given(st.dates(), st.none() | st.dates(), st.dates())
def test_what_is_closed_is_never_late(given_on, due_on, today):
    found = measures(given_on, due_on, False, today)
    assert (found.days_late, found.signal) == (0, Signal.CLOSED)
    assert found.age >= 0


def test_two_statements_that_cannot_both_be_true_stand_side_by_side_until_cleared_up(
    session, department
):
    other = a_department(session, "Vergunningen", "VRG")
    dossier = a_dossier(session)
    for place, words in ((department, "> wij wachten op VRG"), (other, "> wij wachten op VGD")):
        keep_small(session, SmallDraft(MeetingKind.PHONE, words, HELD, "", place, dossier), HELD)
    one, two = session.scalars(select(Promise.id).order_by(Promise.id)).all()
    found = contradict(session, one, two, "wie is aan zet?", TODAY)
    assert [row.words for row in contradictions_of(session, one)] == ["wij wachten op VGD"]
    assert [row.words for row in contradictions_of(session, two)] == ["wij wachten op VRG"]
    solve(session, found, TODAY)
    assert contradictions_of(session, one) == []


def test_a_promise_does_not_contradict_itself_or_one_about_something_else(session, promise):
    department = session.get_one(Promise, promise).department_id
    keep_small(session, SmallDraft(MeetingKind.PHONE, "> iets", HELD, "", department), HELD)
    other = session.scalars(select(Promise.id).order_by(Promise.id.desc())).first()
    with pytest.raises(Refused, match="two different"):
        contradict(session, promise, promise, "", TODAY)
    with pytest.raises(Refused, match="same matter"):
        contradict(session, promise, other, "", TODAY)


def test_the_approval_is_put_on_an_agenda_that_was_planned_before(session, department):
    talk = a_talk(session, department)
    written(session, talk, "niets")
    later = plan_meeting(
        session, MeetingDraft("Volgende", date(2026, 4, 2), True, department_id=department)
    )
    first = sent(session, talk)
    assert points_of(session, later)[1].approves_version_id == first
    versions.take_back(session, talk, "naam fout")
    second = versions.make_ready(session, talk, TODAY)
    approved = [item.approves_version_id for item in points_of(session, later)]
    assert [one for one in approved if one is not None] == [second]


def test_the_approval_is_put_on_the_agenda_with_the_department_that_came_after(session, department):
    talk = a_talk(session, department)
    written(session, talk, "niets")
    after, other = a_department(session, "Stedelijk", "STD"), a_department(session, "Groen", "GRN")
    session.get_one(Department, department).successor_id = after
    elsewhere, later = (
        plan_meeting(session, MeetingDraft("Volgende", date(2026, 4, day), True, department_id=of))
        for day, of in ((1, other), (2, after))
    )
    version = sent(session, talk)
    assert points_of(session, later)[1].approves_version_id == version
    assert all(one.approves_version_id is None for one in points_of(session, elsewhere))
