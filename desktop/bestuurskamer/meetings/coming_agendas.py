"""What changes in a series of meetings comes on the agendas that are planned already."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.agenda import add_point, before_closing, points_of
from bestuurskamer.meetings.drafts import SeriesDraft
from bestuurskamer.meetings.model import Meeting, MeetingState, Series
from bestuurskamer.meetings.planning import StandingPoint, standing_points
from bestuurskamer.meetings.series import mend_series


def renew_series(
    session: Session, series_id: int, draft: SeriesDraft, *, ended_on: date | None = None
) -> int:
    """Put right what is known of a series; says on how many planned agendas a new point came.

    A standing point that is new comes on every meeting of the series that has not begun. One that
    is taken away stays on the agendas that have it: there it may have been prepared.
    """
    before = standing_points(session.get_one(Series, series_id).standing_points)
    mend_series(session, series_id, draft, ended_on=ended_on)
    known = {point.title.casefold() for point in before}
    fresh = [p for p in standing_points(draft.standing_points) if p.title.casefold() not in known]
    wanted = select(Meeting.id).where(
        Meeting.series_id == series_id, Meeting.state == MeetingState.PLANNED
    )
    return sum(_put_on(session, meeting_id, fresh) for meeting_id in session.scalars(wanted).all())


def _put_on(session: Session, meeting_id: int, fresh: list[StandingPoint]) -> bool:
    """Put them on one agenda, before its closing point; whether one was not there yet."""
    there = points_of(session, meeting_id)
    titles = {item.title.casefold() for item in there}
    made = [
        add_point(session, meeting_id, point.title, as_topic=False, minutes=point.minutes)
        for point in fresh
        if point.title.casefold() not in titles
    ]
    before_closing(session, meeting_id, made)
    return bool(made)
