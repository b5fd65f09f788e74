"""How often a promise was spoken of since it was given: a meeting counts once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bestuurskamer.meetings import following_up
from bestuurskamer.meetings.agenda import add_point, points_of
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.minuting import close_point
from bestuurskamer.meetings.model import ItemState
from bestuurskamer.meetings.promise_model import Promise
from bestuurskamer.meetings.registers import promises
from tests.meetings.builders import HELD, a_dossier, a_talk, sent

LATER = date(2026, 4, 2)


@pytest.fixture
def topic(session, department):
    talk = a_talk(session, department)
    item = add_point(session, talk, "Sleutel", dossier_id=a_dossier(session))
    file_text(session, item, "> VGD: de sleutel komt !1-7")
    close_point(session, item, ItemState.TREATED)
    sent(session, talk)
    return session.scalars(select(Promise.topic_id)).one()


def raised(session):
    (row,) = promises(session, date(2026, 12, 1))
    return row.raised, row.last_raised


def again(session, department, topic, day=LATER, text="niets nieuws"):
    talk = a_talk(session, department, held_on=day)
    item = add_point(session, talk, "Sleutel", topic_id=topic)
    file_text(session, item, text)
    return talk


def test_a_meeting_with_its_topic_and_a_line_about_it_counts_once(session, department, topic):
    assert raised(session) == (0, None)
    talk = again(session, department, topic, text="T1 !15-8 begroting later")
    item = add_point(session, talk, "Sleutel nog eens", topic_id=topic)
    close_points(session, talk)
    file_text(session, item, "T1 ok, zegt Bakker")
    sent(session, talk)
    (row,) = promises(session, LATER)
    assert (row.moved, row.raised, row.last_raised) == (1, 1, LATER)


def close_points(session, talk):
    for point in points_of(session, talk):
        close_point(session, point.id, ItemState.TREATED)


def test_each_meeting_counts_and_so_does_a_day_without_one(session, department, topic):
    again(session, department, topic)
    again(session, department, topic, date(2026, 5, 4))
    assert raised(session) == (2, date(2026, 5, 4))
    promise = session.scalars(select(Promise.id)).one()
    following_up.raise_again(session, promise, "gebeld", date(2026, 6, 1))
    following_up.raise_again(session, promise, "nog eens gebeld", date(2026, 6, 1))
    following_up.raise_again(session, promise, "genoemd in het overleg", LATER)
    assert raised(session) == (3, date(2026, 6, 1))


def test_putting_right_the_minutes_in_which_it_was_given_is_not_raising_it(
    session, department, topic
):
    promise = session.scalars(select(Promise)).one()
    assert promise.meeting_id is not None
    following_up.report_done(
        session, promise.id, "blijkt al klaar", HELD, said=following_up.Said(promise.meeting_id)
    )
    assert raised(session) == (0, None)
    again(session, department, topic)
    assert raised(session)[0] == 1
