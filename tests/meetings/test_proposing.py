"""What is proposed for an agenda: standing points, what comes back, whose minutes are adopted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.meetings import prints, versions
from bestuurskamer.meetings.agenda import (
    add_point,
    drop_point,
    mend_point,
    plan_meeting,
    points_of,
    take_up,
)
from bestuurskamer.meetings.agenda_facts import meeting_facts
from bestuurskamer.meetings.checking import findings
from bestuurskamer.meetings.coming_agendas import renew_series
from bestuurskamer.meetings.drafts import MeetingDraft, SeriesDraft
from bestuurskamer.meetings.minuting import begin, close_point, end, keep_old_minutes
from bestuurskamer.meetings.model import Adoption, ItemState
from bestuurskamer.meetings.proposing import other_topics
from bestuurskamer.meetings.queries import all_series, points
from bestuurskamer.meetings.rules import Finding
from bestuurskamer.meetings.series import add_series, mend_series
from tests.meetings.builders import HELD, TODAY, a_call, a_department, a_dossier, sent, written
from tests.paper.reader import all_words

NEXT = date(2026, 4, 2)
STANDING = "Financiën, 10 min\nTuin"


@pytest.fixture
def series(session, department):
    return add_series(session, SeriesDraft("Bestuur", False, standing_points=STANDING))


def of_series(session, series, day=HELD, begins="20.00"):
    return plan_meeting(session, MeetingDraft("Bestuur", day, False, series, begins=begins))


def titles(session, meeting):
    return [item.title for item in points_of(session, meeting)]


def held(session, meeting):
    begin(session, meeting, "20.00")
    for item in points_of(session, meeting):
        close_point(session, item.id, ItemState.TREATED)
    end(session, meeting, "21.00")


def test_a_new_meeting_of_a_series_gets_its_standing_points_with_their_length(session, series):
    rows = points(session, of_series(session, series))
    assert [(row.title, row.minutes) for row in rows] == [
        ("Opening and news", None), ("Financiën", 10), ("Tuin", None),
        ("Any other questions", None),
    ]  # fmt: skip
    mend_series(session, series, SeriesDraft("Bestuur", False, standing_points="Post"))
    assert "Post" in titles(session, of_series(session, series, NEXT))
    assert "Financiën" not in titles(session, of_series(session, series, NEXT))


def test_a_new_standing_point_comes_on_agendas_that_have_not_begun(session, series):
    begun, planned = of_series(session, series), of_series(session, series, NEXT)
    begin(session, begun, "20.00")
    add_point(session, planned, "post")
    before = titles(session, planned)
    draft = SeriesDraft("Bestuur", False, standing_points="Tuin\nKas, 10 min\nPost")
    assert renew_series(session, series, draft) == 1
    assert titles(session, planned) == [*before, "Kas"]  # `post` was put behind the closing
    assert "Kas" not in titles(session, begun)
    assert renew_series(session, series, draft) == 0
    third = of_series(session, series, NEXT)
    renew_series(session, series, replace(draft, standing_points="Verf"))
    assert titles(session, third)[-2:] == ["Verf", "Any other questions"]


def test_a_standing_point_that_comes_back_as_a_topic_stands_there_once(session, series):
    first = of_series(session, series)
    add_point(session, first, "tuin")
    held(session, first)
    points_of(session, first)[-1].state = ItemState.HELD_OVER
    assert titles(session, of_series(session, series, NEXT)).count("Tuin") == 0
    assert titles(session, of_series(session, series, NEXT)).count("tuin") == 1


def test_a_series_that_ended_is_not_offered_any_more(session, series):
    assert [row.id for row in all_series(session)] == [series]
    mend_series(session, series, SeriesDraft("Bestuur", False), ended_on=TODAY)
    assert all_series(session) == []
    with pytest.raises(Refused, match="a name"):
        mend_series(session, series, SeriesDraft(" ", False))


def test_a_new_series_begins_with_the_points_that_were_asked(session, department):
    meeting = plan_meeting(
        session, MeetingDraft("Kas", HELD, False), new_series=True, standing="Saldo, 5 min"
    )
    assert "Saldo" in titles(session, meeting)
    (row,) = all_series(session)
    assert (row.name, row.standing_points) == ("Kas", "Saldo, 5 min")


def test_a_recurring_point_comes_back_treated_or_not_with_its_length(session, series):
    first = of_series(session, series)
    item = add_point(session, first, "Verhuur", minutes=15, recurring=True)
    once = add_point(session, first, "Verf")
    held(session, first)
    second = of_series(session, series, NEXT)
    found = {row.title: row for row in points(session, second)}
    assert "Verf" not in found
    assert (found["Verhuur"].minutes, found["Verhuur"].recurring) == (15, True)
    mend_point(session, item, "Verhuur", 15, recurring=False)
    assert "Verhuur" not in titles(session, of_series(session, series, date(2026, 5, 4)))
    assert once


def test_a_point_is_put_right_and_older_agendas_keep_its_name(session, series):
    first = of_series(session, series)
    add_point(session, first, "Verhuur", recurring=True)
    held(session, first)
    second = of_series(session, series, NEXT)
    item = next(item for item in points_of(session, second) if item.title == "Verhuur")
    mend_point(session, item.id, "Verhuur van ruimten", 20, recurring=True)
    assert "Verhuur" in titles(session, first)
    assert "Verhuur van ruimten" in titles(session, of_series(session, series, date(2026, 5, 4)))
    for minutes in (0, 601, -5):
        with pytest.raises(Refused, match="600"):
            mend_point(session, item.id, "Verhuur", minutes, recurring=True)


def test_an_opening_that_must_come_back_every_time_becomes_a_topic(session, series):
    first = of_series(session, series)
    item = add_point(session, first, "Welkom", as_topic=False)
    mend_point(session, item, "Welkom", None, recurring=True)
    held(session, first)
    assert "Welkom" in titles(session, of_series(session, series, NEXT))


def test_the_opening_that_recurs_with_a_length_stands_on_the_agenda_once(session, series):
    first = of_series(session, series)
    mend_point(session, points_of(session, first)[0].id, "Opening and news", 5, recurring=True)
    mend_point(session, points_of(session, first)[-1].id, "Any other questions", 10, recurring=True)
    held(session, first)
    rows = points(session, of_series(session, series, NEXT))
    assert [(rows[place].title, rows[place].minutes) for place in (0, -1)] == [
        ("Opening and news", 5), ("Any other questions", 10),
    ]  # fmt: skip
    assert [row.title for row in rows].count("Opening and news") == 1


def test_the_agenda_tells_the_clock_and_the_boards_own_points_do_not_count_in_it(session, series):
    meeting = of_series(session, series)
    opening, money, *_rest = points_of(session, meeting)
    mend_point(session, opening.id, opening.title, 5, recurring=False)
    own = add_point(session, meeting, "Onder ons", internal=True, minutes=30)
    facts = meeting_facts(session, meeting, TODAY, inside=True)
    assert [(one.title, one.starts) for one in facts.points] == [
        ("Opening and news", "20.00"), ("Financiën", "20.05"), ("Tuin", "20.15"),
        ("Any other questions", ""), ("Onder ons", ""),
    ]  # fmt: skip
    assert money
    assert own
    paper = " ".join(all_words(prints.agenda(session, meeting, TODAY)).split())
    assert "Financiën (20.05, 10 minutes)" in paper
    assert "Tuin (20.15)" in paper


def test_the_boards_minutes_are_adopted_in_its_next_meeting_planned_after_it(session, series):
    first = of_series(session, series)
    held(session, first)
    second = of_series(session, series, NEXT)
    row = points(session, second)[1]
    assert (row.title, row.approves_meeting_id) == ("Adopt the minutes of 2 March 2026", first)
    versions.adopt(session, first, Adoption.BY_BOARD, NEXT, adopted_in_id=second)
    third = of_series(session, series, date(2026, 5, 4))
    assert not any(row.approves_meeting_id for row in points(session, third))


def test_the_point_of_adoption_is_treated_by_it_and_needs_no_words(session, series):
    first = of_series(session, series)
    held(session, first)
    second = of_series(session, series, NEXT)
    begin(session, second, "20.00")
    versions.adopt(session, first, Adoption.BY_BOARD, NEXT, adopted_in_id=second)
    approval = points(session, second)[1]
    assert approval.state is ItemState.TREATED
    found = [(one.finding, one.item_id) for one in findings(session, second)]
    assert approval.id not in [item for _finding, item in found]
    assert Finding.POINT_OPEN in [finding for finding, _item in found]


def test_the_boards_minutes_come_on_an_agenda_that_was_planned_before_once(session, series):
    first = of_series(session, series)
    second = of_series(session, series, NEXT)
    held(session, first)
    begin(session, first)
    end(session, first)
    found = [row.approves_meeting_id for row in points(session, second)]
    assert found == [None, first, None, None, None]


def test_minutes_of_the_board_go_to_no_agenda_with_others_and_theirs_not_to_the_boards(
    session, department, series
):
    own = of_series(session, series)
    held(session, own)
    talk = plan_meeting(session, MeetingDraft("Overleg", NEXT, True, department_id=department))
    assert not any(row.approves_meeting_id for row in points(session, talk))
    begin(session, talk)
    for item in points_of(session, talk):
        drop_point(session, item.id)
    written(session, talk, "niets")
    sent(session, talk, NEXT)
    later = of_series(session, series, date(2026, 5, 4))
    assert [row.approves_meeting_id for row in points(session, later)][1] == own
    assert talk not in [row.approves_meeting_id for row in points(session, later)]


def test_old_minutes_that_were_taken_over_ask_no_adoption_of_the_next_meeting(session, department):
    from bestuurskamer.dossiers.documents import Content

    old = Content("oud.txt", b"oud")
    keep_old_minutes(session, MeetingDraft("Oud", date(2019, 3, 2), False), "tekst", old, TODAY)
    own = plan_meeting(session, MeetingDraft("Bestuur", NEXT, False))
    assert not any(row.approves_meeting_id for row in points(session, own))


def test_a_topic_of_elsewhere_waits_aside_until_somebody_takes_it_up(session, department):
    other = a_department(session, "Groen", "GRN")
    a_call(session, department, "> de sleutel komt", a_dossier(session))
    a_call(session, other, "> de tuin komt", a_dossier(session, "D-2026-002", "Tuin"))
    talk = plan_meeting(session, MeetingDraft("Overleg", NEXT, True, department_id=department))
    assert "Hoofdhuur" in titles(session, talk)
    assert "Tuin" not in titles(session, talk)
    (waits,) = other_topics(session, talk)
    assert waits.title == "Tuin"
    item = take_up(session, talk, waits.topic_id)
    assert take_up(session, talk, waits.topic_id) == item
    assert titles(session, talk)[-2] == "Tuin"
    assert other_topics(session, talk) == []


def test_a_meeting_by_itself_gets_only_what_such_meetings_spoke_of(session, department, series):
    a_call(session, department, "> de sleutel komt", a_dossier(session))
    own = plan_meeting(session, MeetingDraft("Los overleg", HELD, False))
    add_point(session, own, "Verf")
    held(session, own)
    points_of(session, own)[-1].state = ItemState.HELD_OVER
    again = plan_meeting(session, MeetingDraft("Los overleg", NEXT, False))
    assert "Verf" in titles(session, again)
    assert "Hoofdhuur" not in titles(session, again)
    assert [one.title for one in other_topics(session, again)] == ["Hoofdhuur"]
    assert {one.title for one in other_topics(session, of_series(session, series, NEXT))} == {
        "Verf", "Hoofdhuur",
    }  # fmt: skip


def test_what_the_board_spoke_of_alone_is_taken_up_for_the_board_alone(session, department):
    own = plan_meeting(session, MeetingDraft("Bestuur", HELD, False))
    add_point(session, own, "Onze grens")
    held(session, own)
    points_of(session, own)[-1].state = ItemState.HELD_OVER
    talk = plan_meeting(session, MeetingDraft("Overleg", NEXT, True, department_id=department))
    (waits,) = other_topics(session, talk)
    take_up(session, talk, waits.topic_id)
    assert points_of(session, talk)[-2].internal
