"""Preparing a meeting: its points in order, what is proposed for it, and the next approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, refuse, words
from bestuurskamer.language import say
from bestuurskamer.meetings import drafts
from bestuurskamer.meetings.attending import expect
from bestuurskamer.meetings.changing import changeable
from bestuurskamer.meetings.drafts import MeetingDraft, SeriesDraft
from bestuurskamer.meetings.model import (
    AgendaItem,
    ItemState,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    MinutesVersion,
    Recusal,
    Topic,
)
from bestuurskamer.meetings.planning import MOST_MINUTES
from bestuurskamer.meetings.proposing import Proposed, approval_title, other_topics, proposed
from bestuurskamer.meetings.series import add_series
from bestuurskamer.parties.department_queries import current_department_id


def plan_meeting(
    session: Session,
    draft: MeetingDraft,
    *,
    propose: bool = True,
    new_series: bool = False,
    standing: str = "",
) -> int:
    """Plan a meeting, with the agenda that is proposed for it and the people who are expected.

    With `new_series` it is the first of a series that bears its name, with these standing points.
    """
    refuse(drafts.meeting_problems(draft))
    if new_series:
        series = SeriesDraft(draft.title, draft.with_others, draft.department_id, standing)
        draft = replace(draft, series_id=add_series(session, series))
    assert draft.held_on is not None
    meeting = Meeting(
        kind=MeetingKind.MEETING,
        title=draft.title.strip(),
        held_on=draft.held_on,
        with_others=draft.with_others,
        series_id=draft.series_id,
        department_id=draft.department_id,
        begins=draft.begins,
        place=draft.place,
    )
    session.add(meeting)
    session.flush()
    if propose:
        for point in proposed(session, meeting.id):
            _put_on(session, meeting.id, point)
        expect(session, meeting)
    return meeting.id


def mend_meeting(session: Session, meeting_id: int, draft: MeetingDraft) -> None:
    """Put right what is known of a meeting; refused once its minutes are adopted."""
    refuse(drafts.meeting_problems(draft))
    meeting = changeable(session, meeting_id)
    assert draft.held_on is not None
    for field in (
        "title", "held_on", "with_others", "series_id", "department_id", "begins", "place",
    ):  # fmt: skip
        setattr(meeting, field, getattr(draft, field))


def add_point(
    session: Session,
    meeting_id: int,
    title: str,
    *,
    topic_id: int | None = None,
    dossier_id: int | None = None,
    approves_version_id: int | None = None,
    approves_meeting_id: int | None = None,
    internal: bool = False,
    as_topic: bool = True,
    minutes: int | None = None,
    recurring: bool = False,
) -> int:
    """Add a point at the end of the agenda, about a topic that exists or a new one.

    Without `as_topic` a new point is of this meeting alone, such as its opening. A `recurring`
    one is proposed every time.
    """
    _refuse_point(title, minutes)
    meeting = changeable(session, meeting_id)
    if topic_id is None and as_topic:
        topic_id = _begin_topic(session, meeting, title, recurring, dossier_id).id
    last = session.scalar(
        select(func.max(AgendaItem.place)).where(AgendaItem.meeting_id == meeting_id)
    )
    item = AgendaItem(
        meeting_id=meeting_id,
        place=(last or 0) + 1,
        title=title.strip(),
        topic_id=topic_id,
        approves_version_id=approves_version_id,
        approves_meeting_id=approves_meeting_id,
        internal=internal,
        minutes=minutes,
    )
    session.add(item)
    session.flush()
    return item.id


def put_point(session: Session, /, meeting_id: int, title: str, **more: Any) -> int:
    """Add a point as `add_point` does; while the meeting is planned, before its closing point."""
    made = add_point(session, meeting_id, title, **more)
    before_closing(session, meeting_id, [made])
    return made


def before_closing(session: Session, meeting_id: int, made: Sequence[int]) -> None:
    """Bring points from the end of a planned agenda to before its last one, any questions."""
    others = [item for item in points_of(session, meeting_id) if item.id not in made]
    planned = session.get_one(Meeting, meeting_id).state is MeetingState.PLANNED
    if made and planned and others and others[-1].title == say(words(N_("Any other questions"))):
        order = [item.id for item in others]
        order_points(session, meeting_id, [*order[:-1], *made, order[-1]])


def take_up(session: Session, meeting_id: int, topic_id: int) -> int:
    """Put a topic on the agenda that was not proposed for it; once, however often it is asked.

    What was never spoken of with others is for the board alone in a talk with others.
    """
    changeable(session, meeting_id)
    here = next((one for one in points_of(session, meeting_id) if one.topic_id == topic_id), None)
    if here is not None:
        return here.id
    found = next(
        (one for one in other_topics(session, meeting_id) if one.topic_id == topic_id), None
    )
    if found is None:
        raise Refused(N_("This topic is not open any more. Nothing was changed."))
    made = _put_on(session, meeting_id, found)
    before_closing(session, meeting_id, [made])
    return made


def mend_point(
    session: Session, item_id: int, title: str, minutes: int | None, *, recurring: bool
) -> None:
    """Put right how a point is called, how long it is planned and whether it comes back each time.

    Its topic takes the name along; agendas of before keep the name they had.
    """
    _refuse_point(title, minutes)
    item = session.get_one(AgendaItem, item_id)
    meeting = changeable(session, item.meeting_id)
    topic = session.get(Topic, item.topic_id) if item.topic_id else None
    if topic is None and recurring:
        topic = _begin_topic(session, meeting, title, recurring)
        item.topic_id = topic.id
    if topic is not None:
        topic.recurring = recurring
        if item.title != title.strip():
            topic.title = title.strip()
    item.title, item.minutes = title.strip(), minutes


def _put_on(session: Session, meeting_id: int, point: Proposed) -> int:
    return add_point(
        session,
        meeting_id,
        point.title,
        topic_id=point.topic_id,
        approves_version_id=point.approves_version_id,
        approves_meeting_id=point.approves_meeting_id,
        internal=point.internal,
        as_topic=False,
        minutes=point.minutes,
    )


def _begin_topic(
    session: Session, meeting: Meeting, title: str, recurring: bool, dossier_id: int | None = None
) -> Topic:
    topic = Topic(
        title=title.strip(),
        dossier_id=dossier_id,
        series_id=meeting.series_id,
        began_meeting_id=meeting.id,
        recurring=recurring,
    )
    session.add(topic)
    session.flush()
    return topic


def _refuse_point(title: str, minutes: int | None) -> None:
    if not title.strip():
        raise Refused(N_("Give the point a name, such as Rent of the building."))
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise Refused(
            N_("A point lasts from 1 to {most} minutes. Leave it empty when you do not know."),
            most=MOST_MINUTES,
        )


def order_points(session: Session, meeting_id: int, item_ids: Sequence[int]) -> None:
    """Put the points of a meeting in this order; each is named once."""
    changeable(session, meeting_id)
    items = {item.id: item for item in points_of(session, meeting_id)}
    if sorted(items) != sorted(item_ids):
        raise ValueError("every point once")
    for place, item_id in enumerate(item_ids, start=1):
        items[item_id].place = place


def drop_point(session: Session, item_id: int) -> None:
    """Take a point off the agenda; one with something written at it stays."""
    item = session.get_one(AgendaItem, item_id)
    changeable(session, item.meeting_id)
    written = select(func.count()).where(Line.agenda_item_id == item_id)
    if session.scalar(written) or session.scalar(
        select(func.count()).where(Recusal.agenda_item_id == item_id)
    ):
        raise Refused(
            N_("Something is written at this point, so it stays. Hold it over, or skip it.")
        )
    session.delete(item)
    session.flush()
    for place, left in enumerate(points_of(session, item.meeting_id), start=1):
        left.place = place


def points_of(session: Session, meeting_id: int) -> list[AgendaItem]:
    """The points of a meeting, in order."""
    wanted = (
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.place)
    )
    return list(session.scalars(wanted))


def ask_approval(session: Session, meeting: Meeting, version_id: int | None = None) -> None:
    """Put the adoption of minutes on the next agenda that is planned already, as point 2.

    Those of a talk with others wait there in the version that went out, also where the talk is with
    the department that came after; those of the board itself wait on its next agenda.
    """
    wanted = select(Meeting).where(
        Meeting.state == MeetingState.PLANNED,
        Meeting.held_on >= meeting.held_on,
        Meeting.with_others == meeting.with_others,
        Meeting.id != meeting.id,
    )
    if meeting.series_id is not None:
        wanted = wanted.where(Meeting.series_id == meeting.series_id)
    elif meeting.with_others:
        wanted = wanted.where(_same_department(session, meeting.department_id))
    later = session.scalars(wanted.order_by(Meeting.held_on, Meeting.id)).first()
    if later is None:
        return
    before = set(
        session.scalars(select(MinutesVersion.id).where(MinutesVersion.meeting_id == meeting.id))
    )
    for item in points_of(session, later.id):
        if item.approves_meeting_id == meeting.id or item.approves_version_id in before:
            item.approves_version_id, item.approves_meeting_id = version_id, meeting.id
            return
    made = add_point(
        session, later.id, approval_title(meeting.held_on), approves_version_id=version_id,
        approves_meeting_id=meeting.id, as_topic=False,
    )  # fmt: skip
    others = [item.id for item in points_of(session, later.id) if item.id != made]
    order_points(session, later.id, [*others[:1], made, *others[1:]])


def _same_department(session: Session, department_id: int | None) -> ColumnElement[bool]:
    """Whether a meeting is with this department, or with the one that does its work now."""
    if department_id is None:
        return Meeting.department_id.is_(None)
    now = current_department_id(session, department_id)
    return Meeting.department_id.in_((department_id, now))


def close_approval(session: Session, meeting_id: int, adopted_id: int) -> None:
    """The point at which minutes were adopted is treated, when it is still open there."""
    if session.get_one(Meeting, meeting_id).state in (MeetingState.SENT, MeetingState.ADOPTED):
        return
    for item in points_of(session, meeting_id):
        if item.approves_meeting_id == adopted_id and item.state is ItemState.OPEN:
            item.state = ItemState.TREATED
    session.flush()
