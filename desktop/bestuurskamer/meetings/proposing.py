"""The agenda that is proposed for a meeting, and what else is open but belongs elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, words
from bestuurskamer.language import say
from bestuurskamer.meetings.coming_back import Judged, topics_to_judge
from bestuurskamer.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingState,
    MinutesVersion,
    Series,
    VersionKind,
)
from bestuurskamer.meetings.planning import standing_points
from bestuurskamer.meetings.rules import comes_back
from bestuurskamer.parties.department_queries import with_predecessors


@dataclass(frozen=True)
class Proposed:
    """A point that is proposed: about a topic, or the approval of minutes."""

    title: str
    topic_id: int | None = None
    approves_version_id: int | None = None
    approves_meeting_id: int | None = None
    internal: bool = False  # of the board alone: never spoken of with others
    minutes: int | None = None


def proposed(session: Session, meeting_id: int) -> list[Proposed]:
    """The agenda that is proposed: opening, approval of minutes, open topics, any questions.

    Topics come by reference: one topic on many agendas, never a copy of what was written. Only
    those that belong to this meeting; `other_topics` tells the rest.
    """
    meeting = session.get_one(Meeting, meeting_id)
    series = session.get(Series, meeting.series_id) if meeting.series_id else None
    topics = {point.title.casefold(): point for point in _points(session, meeting, fits=True)}
    first, last = say(words(N_("Opening and news"))), say(words(N_("Any other questions")))
    opening = topics.pop(first.casefold(), Proposed(first))
    closing = topics.pop(last.casefold(), Proposed(last))
    standing = [
        Proposed(point.title, minutes=point.minutes)
        for point in standing_points(series.standing_points if series else "")
        if point.title.casefold() not in topics
    ]
    return [opening, *_approvals(session, meeting), *topics.values(), *standing, closing]


def other_topics(session: Session, meeting_id: int) -> list[Proposed]:
    """Topics that are open and belong to other meetings, and are not on this agenda."""
    meeting = session.get_one(Meeting, meeting_id)
    wanted = select(AgendaItem.topic_id).where(AgendaItem.meeting_id == meeting_id)
    there = set(session.scalars(wanted))
    return [one for one in _points(session, meeting, fits=False) if one.topic_id not in there]


def approval_title(day: date) -> str:
    """The name of the point at which the minutes of a day are adopted."""
    return say(words(N_("Adopt the minutes of {day}"), day=day))


def _points(session: Session, meeting: Meeting, *, fits: bool) -> Iterable[Proposed]:
    """The topics that come back and do or do not belong to this meeting, oldest first."""
    public = _spoken_of_with_others(session)
    judged = [
        one
        for one in topics_to_judge(session, meeting)
        if comes_back(one.judged, meeting.held_on) and one.fits is fits
    ]
    planned = _planned_before(session, judged)
    for one in judged:
        yield Proposed(
            one.title,
            topic_id=one.topic_id,
            internal=meeting.with_others and one.topic_id not in public,
            minutes=planned.get(one.topic_id),
        )


def _planned_before(session: Session, judged: Iterable[Judged]) -> dict[int, int | None]:
    """How long topics that recur were planned last."""
    ids = [one.topic_id for one in judged if one.judged.recurring]
    wanted = (
        select(AgendaItem.topic_id, AgendaItem.minutes)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.topic_id.in_(ids))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return {topic: minutes for topic, minutes in session.execute(wanted) if topic}


def _spoken_of_with_others(session: Session) -> set[int]:
    """Topics that stood openly on the agenda of a talk with others."""
    wanted = (
        select(AgendaItem.topic_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.topic_id.is_not(None),
            AgendaItem.internal.is_(False),
            Meeting.with_others.is_(True),
        )
    )
    return {topic for topic in session.scalars(wanted) if topic is not None}


def _approvals(session: Session, meeting: Meeting) -> list[Proposed]:
    """Minutes that wait for adoption: of talks those that were sent, of the board its drafts."""
    newest = (
        select(MinutesVersion.meeting_id, func.max(MinutesVersion.id).label("version_id"))
        .where(MinutesVersion.kind == VersionKind.SENT)
        .group_by(MinutesVersion.meeting_id)
        .subquery()
    )
    wanted = (
        select(Meeting.id, Meeting.held_on, Meeting.with_others, newest.c.version_id)
        .outerjoin(newest, newest.c.meeting_id == Meeting.id)
        .where(
            Meeting.kind == MeetingKind.MEETING,
            Meeting.id != meeting.id,
            Meeting.with_others == meeting.with_others,
            Meeting.held_on <= meeting.held_on,
            or_(
                Meeting.state == MeetingState.SENT,
                and_(
                    Meeting.state == MeetingState.DRAFT,
                    Meeting.with_others.is_(False),
                    Meeting.begins != "",  # not old minutes that were taken over
                ),
            ),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    if not meeting.with_others:
        same = or_(Meeting.series_id == meeting.series_id, Meeting.series_id.is_(None))
        wanted = wanted.where(same)
    elif meeting.series_id is not None:
        wanted = wanted.where(Meeting.series_id == meeting.series_id)
    else:
        wanted = wanted.where(_same_department(session, meeting))
    return [
        Proposed(
            approval_title(day),
            approves_version_id=version if others else None,
            approves_meeting_id=number,
        )
        for number, day, others, version in session.execute(wanted)
    ]


def _same_department(session: Session, meeting: Meeting) -> ColumnElement[bool]:
    """Meetings with the same department, or with one whose work it does now."""
    if meeting.department_id is None:
        return Meeting.department_id.is_(None)
    return Meeting.department_id.in_(with_predecessors(session, meeting.department_id))
