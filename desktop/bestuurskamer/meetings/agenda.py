"""Preparing a meeting: its agenda proposed from what is open, its points, who is expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, refuse, words
from bestuurskamer.language import say
from bestuurskamer.meetings import drafts
from bestuurskamer.meetings.coming_back import topics_to_judge
from bestuurskamer.meetings.drafts import AttendanceDraft, MeetingDraft, SeriesDraft
from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    MinutesVersion,
    Presence,
    Recusal,
    Series,
    Side,
    Topic,
    VersionKind,
)
from bestuurskamer.meetings.people import people
from bestuurskamer.meetings.rules import comes_back
from bestuurskamer.parties.department_queries import with_predecessors


@dataclass(frozen=True)
class Proposed:
    """A point that is proposed: about a topic, or the approval of minutes that were sent."""

    title: str
    topic_id: int | None = None
    approves_version_id: int | None = None
    internal: bool = False  # of the board alone: never spoken of with others


def add_series(session: Session, draft: SeriesDraft) -> int:
    """Keep a series of meetings under its name."""
    if not draft.name.strip():
        raise Refused(N_("Give these meetings a name, such as Board meeting."))
    series = Series(
        name=draft.name.strip(),
        with_others=draft.with_others,
        department_id=draft.department_id,
        standing_points=draft.standing_points,
    )
    session.add(series)
    session.flush()
    return series.id


def plan_meeting(
    session: Session, draft: MeetingDraft, *, propose: bool = True, new_series: bool = False
) -> int:
    """Plan a meeting, with the agenda that is proposed for it and the people who are expected.

    With `new_series` it is the first of a series that bears its name.
    """
    refuse(drafts.meeting_problems(draft))
    if new_series:
        series = SeriesDraft(draft.title, draft.with_others, draft.department_id)
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
            add_point(
                session,
                meeting.id,
                point.title,
                topic_id=point.topic_id,
                approves_version_id=point.approves_version_id,
                internal=point.internal,
                as_topic=False,
            )
        _expect(session, meeting)
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


def proposed(session: Session, meeting_id: int) -> list[Proposed]:
    """The agenda that is proposed: opening, approval of what was sent, open topics, any questions.

    Topics come by reference: one topic on many agendas, never a copy of what was written.
    """
    meeting = session.get_one(Meeting, meeting_id)
    series = session.get(Series, meeting.series_id) if meeting.series_id else None
    opening = Proposed(say(words(N_("Opening and news"))))
    found = [opening, *_approvals(session, meeting)]
    public = _spoken_of_with_others(session)
    for topic, judged in topics_to_judge(session, meeting.series_id, meeting.department_id):
        if comes_back(judged, meeting.held_on):
            hidden = meeting.with_others and topic.id not in public
            found.append(Proposed(topic.title, topic_id=topic.id, internal=hidden))
    standing = series.standing_points.splitlines() if series else []
    found += [Proposed(point.strip()) for point in standing if point.strip()]
    return [*found, Proposed(say(words(N_("Any other questions"))))]


def add_point(
    session: Session,
    meeting_id: int,
    title: str,
    *,
    topic_id: int | None = None,
    dossier_id: int | None = None,
    approves_version_id: int | None = None,
    internal: bool = False,
    as_topic: bool = True,
) -> int:
    """Add a point at the end of the agenda, about a topic that exists or a new one.

    Without `as_topic` a new point is of this meeting alone, such as its opening.
    """
    if not title.strip():
        raise Refused(N_("Give the point a name, such as Rent of the building."))
    meeting = changeable(session, meeting_id)
    if topic_id is None and as_topic:
        topic = Topic(
            title=title.strip(),
            dossier_id=dossier_id,
            series_id=meeting.series_id,
            began_meeting_id=meeting.id,
        )
        session.add(topic)
        session.flush()
        topic_id = topic.id
    last = session.scalar(
        select(func.max(AgendaItem.place)).where(AgendaItem.meeting_id == meeting_id)
    )
    item = AgendaItem(
        meeting_id=meeting_id,
        place=(last or 0) + 1,
        title=title.strip(),
        topic_id=topic_id,
        approves_version_id=approves_version_id,
        internal=internal,
    )
    session.add(item)
    session.flush()
    return item.id


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


def attend(
    session: Session, meeting_id: int, draft: AttendanceDraft, *, came: str = "", left: str = ""
) -> int:
    """Note that somebody is or was expected at a meeting, and when they came or left.

    A name is noted once; noted again it is put right.
    """
    changeable(session, meeting_id)
    if not draft.name.strip():
        raise Refused(N_("Fill in who it is."))
    found = session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == meeting_id, Attendance.name == draft.name.strip()
        )
    ).one_or_none()
    if found is None:
        found = Attendance(meeting_id=meeting_id, name=draft.name.strip(), side=draft.side)
        session.add(found)
    for field in (
        "side", "post", "department", "department_id", "member_id", "person_id", "presence", "role",
    ):  # fmt: skip
        setattr(found, field, getattr(draft, field))
    found.came, found.left = came or found.came, left or found.left
    session.flush()
    return found.id


def note_presence(
    session: Session, attendance_id: int, presence: Presence, *, came: str = "", left: str = ""
) -> None:
    """Note whether somebody was there, and when they came or left."""
    found = session.get_one(Attendance, attendance_id)
    changeable(session, found.meeting_id)
    found.presence = presence
    found.came, found.left = came or found.came, left or found.left


def changeable(session: Session, meeting_id: int, *, sent_too: bool = False) -> Meeting:
    """The meeting, when it may still be changed.

    Refused once its minutes are adopted, and unless `sent_too` once they were sent.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state is MeetingState.SENT and not sent_too:
        raise Refused(
            N_("These minutes were sent. Choose “Work on the minutes again” first, and say why.")
        )
    if meeting.state is MeetingState.ADOPTED:
        raise Refused(
            N_(
                "These minutes are adopted. Nothing was changed. "
                "Put something right with a later remark."
            )
        )
    return meeting


def ask_approval(session: Session, meeting: Meeting, version_id: int) -> None:
    """Put the adoption of what goes out on the next agenda that is planned already, as point 2."""
    wanted = select(Meeting).where(
        Meeting.state == MeetingState.PLANNED,
        Meeting.held_on >= meeting.held_on,
        Meeting.series_id == meeting.series_id
        if meeting.series_id
        else Meeting.department_id == meeting.department_id,
    )
    later = session.scalars(wanted.order_by(Meeting.held_on, Meeting.id)).first()
    if later is None:
        return
    before = select(MinutesVersion.id).where(MinutesVersion.meeting_id == meeting.id)
    for item in points_of(session, later.id):
        if item.approves_version_id in set(session.scalars(before)):
            item.approves_version_id = version_id
            return
    title = _approval_title(meeting.held_on)
    made = add_point(session, later.id, title, approves_version_id=version_id, as_topic=False)
    others = [item.id for item in points_of(session, later.id) if item.id != made]
    order_points(session, later.id, [*others[:1], made, *others[1:]])


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
    """Minutes that were sent and still wait for adoption, in the same series or department."""
    newest = (
        select(MinutesVersion.meeting_id, func.max(MinutesVersion.id).label("version_id"))
        .where(MinutesVersion.kind == VersionKind.SENT)
        .group_by(MinutesVersion.meeting_id)
        .subquery()
    )
    wanted = (
        select(Meeting.held_on, newest.c.version_id)
        .join(newest, newest.c.meeting_id == Meeting.id)
        .where(Meeting.state == MeetingState.SENT, Meeting.id != meeting.id)
        .order_by(Meeting.held_on)
    )
    if meeting.series_id is not None:
        wanted = wanted.where(Meeting.series_id == meeting.series_id)
    else:
        wanted = wanted.where(_same_department(session, meeting))
    return [
        Proposed(_approval_title(day), approves_version_id=version)
        for day, version in session.execute(wanted)
    ]


def _same_department(session: Session, meeting: Meeting) -> ColumnElement[bool]:
    """Meetings with the same department, or with one whose work it does now."""
    if meeting.department_id is None:
        return Meeting.department_id.is_(None)
    return Meeting.department_id.in_(with_predecessors(session, meeting.department_id))


def _approval_title(day: date) -> str:
    return say(words(N_("Adopt the minutes of {day}"), day=day))


def _expect(session: Session, meeting: Meeting) -> None:
    """Whoever was there last time, or else the board and the people of the department."""
    last = session.scalars(
        select(Meeting)
        .where(
            Meeting.id != meeting.id,
            Meeting.kind == MeetingKind.MEETING,
            Meeting.held_on <= meeting.held_on,
            Meeting.series_id == meeting.series_id
            if meeting.series_id
            else Meeting.department_id == meeting.department_id,
            Meeting.with_others == meeting.with_others,
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    ).first()
    before = (
        set(session.scalars(select(Attendance.name).where(Attendance.meeting_id == last.id)))
        if last
        else set()
    )
    for person in people(session, meeting.held_on):
        ours = person.member_id is not None
        theirs = meeting.with_others and person.department_id == meeting.department_id
        if ours or theirs or person.name in before:
            attend(
                session,
                meeting.id,
                AttendanceDraft(
                    person.name,
                    Side.BOARD if ours else Side.OTHERS,
                    person.post,
                    person.department,
                    person.department_id,
                    person.member_id,
                    person.person_id,
                ),
            )
