"""The year of talks in the practice building: whole on any day, and a place to learn from."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bestuurskamer.demo.talks import live_at_the_table
from bestuurskamer.meetings.kept import version_content, versions
from bestuurskamer.meetings.model import Meeting, MeetingState
from bestuurskamer.meetings.promise_model import Direction, PromiseState
from bestuurskamer.meetings.queries import meetings
from bestuurskamer.meetings.registers import actions, decisions, promises
from bestuurskamer.office.actions import add_member
from tests.builders import an_office

DAY = date(2026, 11, 23)


def lived(session, day):
    an_office(session)
    add_member(session, "Hanneke Voorbeeld", "penningmeester")
    session.flush()
    live_at_the_table(session, day)


@pytest.mark.parametrize("day", [DAY, date(2028, 2, 29), date(2027, 1, 1)])
def test_it_can_be_lived_through_on_any_day(session, day):
    lived(session, day)
    rows = promises(session, day)
    assert any(row.moved == 2 and row.measures.days_late > 0 for row in rows)
    assert {row.direction for row in rows} == {Direction.THEIRS, Direction.OURS}
    assert {PromiseState.KEPT, PromiseState.REPORTED_DONE} <= {row.state for row in rows}
    assert len({row.department for row in rows}) == 3


def test_every_record_has_its_source_and_numbers_have_no_gap(session):
    lived(session, DAY)
    rows = promises(session, DAY)
    assert all(row.source.meeting and row.source.held_on for row in rows)
    of_year = sorted(row.number for row in rows if row.number.startswith("T-2026"))
    assert of_year == [f"T-2026-{place:03d}" for place in range(1, len(of_year) + 1)]
    assert all(row.who for row in actions(session, DAY))
    assert [row.number for row in decisions(session)].count("") == 1


def test_nothing_of_the_board_alone_left_the_house(session):
    lived(session, DAY)
    for row in session.scalars(select(Meeting)).all():
        for version in versions(session, row.id):
            said = [
                line.words
                for point in version_content(session, version.id).points
                for line in point.lines
            ]
            assert not any("drie jaar gaan" in words or "Kwast" in words for words in said)


def test_meetings_stand_in_every_state(session):
    lived(session, DAY)
    states = {row.state for row in meetings(session)}
    assert states == {
        MeetingState.PLANNED, MeetingState.DRAFT, MeetingState.SENT, MeetingState.ADOPTED,
    }  # fmt: skip
