"""What can be asked about meetings: the list of them, one with its points, its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.kinds import Visibility
from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    ItemState,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    MinutesVersion,
    Presence,
    Recusal,
    Role,
    Series,
    Side,
    Topic,
)
from bestuurskamer.parties.model import Department
from bestuurskamer.vault.jots import jots

MOST = 500


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list."""

    id: int
    kind: MeetingKind
    title: str
    held_on: date
    with_others: bool
    state: MeetingState
    department_id: int | None
    department: str  # its abbreviation
    series_id: int | None
    series: str
    begins: str
    ends: str
    place: str
    next_on: date | None


@dataclass(frozen=True)
class PointRow:
    """A point of an agenda."""

    id: int
    place: int
    title: str
    state: ItemState
    internal: bool
    topic_id: int | None
    dossier_id: int | None
    approves_meeting_id: int | None  # whose minutes are adopted at this point
    lines: int  # how many lines with words
    minutes: int | None  # planned length
    recurring: bool  # comes back every time


@dataclass(frozen=True)
class AttendanceRow:
    """Somebody at a meeting."""

    id: int
    name: str
    side: Side
    post: str
    department: str
    presence: Presence
    role: Role
    came: str
    left: str


@dataclass(frozen=True)
class RecusalRow:
    """Somebody who stood aside at a point."""

    id: int
    item_id: int
    name: str
    reason: str
    left_room: bool


@dataclass(frozen=True)
class LastTime:
    """What was written about a topic before: each line with whether both sides may see it."""

    held_on: date
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Unfiled:
    """A text that was typed at a point and is not filed yet; `cursor` in characters."""

    meeting_id: int
    item_id: int
    text: str
    cursor: int
    at: datetime


@dataclass(frozen=True)
class SeriesRow:
    """A series of meetings."""

    id: int
    name: str
    with_others: bool
    department_id: int | None
    standing_points: str


def meetings(session: Session, *, department_id: int | None = None) -> list[MeetingRow]:
    """Meetings and small ones, newest first; of one department when asked."""
    wanted = _rows().order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(MOST)
    if department_id is not None:
        wanted = wanted.where(Meeting.department_id == department_id)
    return [MeetingRow(*row) for row in session.execute(wanted)]


def meeting(session: Session, meeting_id: int) -> MeetingRow:
    """One meeting; it must exist."""
    return MeetingRow(*session.execute(_rows().where(Meeting.id == meeting_id)).one())


def talk_runs(session: Session) -> bool:
    """Whether a talk with others is going on now."""
    running = select(Meeting.id).where(
        Meeting.state == MeetingState.RUNNING, Meeting.with_others.is_(True)
    )
    return session.scalar(running.limit(1)) is not None


@dataclass(frozen=True)
class LinePlace:
    """Where a line stands: `place` counts lines from 1."""

    meeting_id: int
    item_id: int
    place: int


def line_place(session: Session, line_id: int) -> LinePlace | None:
    """Where a line stands; None when it is gone."""
    found = session.execute(
        select(AgendaItem.meeting_id, AgendaItem.id, Line.place)
        .join(AgendaItem, AgendaItem.id == Line.agenda_item_id)
        .where(Line.id == line_id)
    ).first()
    return None if found is None else LinePlace(*found)


def point_place(session: Session, item_id: int) -> LinePlace | None:
    """Where a point stands, as the place of its first line; None when it is gone."""
    item = session.get(AgendaItem, item_id)
    return None if item is None else LinePlace(item.meeting_id, item.id, 1)


def points(session: Session, meeting_id: int) -> list[PointRow]:
    """The agenda of a meeting, in order."""
    wanted = (
        select(
            AgendaItem.id,
            AgendaItem.place,
            AgendaItem.title,
            AgendaItem.state,
            AgendaItem.internal,
            AgendaItem.topic_id,
            Topic.dossier_id,
            func.coalesce(AgendaItem.approves_meeting_id, MinutesVersion.meeting_id),
            func.count(Line.id).filter(Line.words != "", Line.place > 0),
            AgendaItem.minutes,
            func.coalesce(Topic.recurring, False),
        )
        .outerjoin(MinutesVersion, MinutesVersion.id == AgendaItem.approves_version_id)
        .outerjoin(Topic, Topic.id == AgendaItem.topic_id)
        .outerjoin(Line, Line.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .group_by(AgendaItem.id)
        .order_by(AgendaItem.place)
    )
    return [PointRow(*row) for row in session.execute(wanted)]


def as_on_paper(rows: Sequence[PointRow]) -> list[PointRow]:
    """The points with their numbers on paper: those of the board alone have none (0)."""
    made, count = [], 0
    for row in rows:
        count += not row.internal
        made.append(replace(row, place=0 if row.internal else count))
    return made


def attendance(session: Session, meeting_id: int) -> list[AttendanceRow]:
    """Who was or is expected at a meeting."""
    wanted = (
        select(
            Attendance.id,
            Attendance.name,
            Attendance.side,
            Attendance.post,
            Attendance.department,
            Attendance.presence,
            Attendance.role,
            Attendance.came,
            Attendance.left,
        )
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.id)
    )
    return [AttendanceRow(*row) for row in session.execute(wanted)]


def recusals(session: Session, meeting_id: int) -> list[RecusalRow]:
    """Who stood aside at which point."""
    wanted = (
        select(Recusal.id, Recusal.agenda_item_id, Recusal.name, Recusal.reason, Recusal.left_room)
        .join(AgendaItem, AgendaItem.id == Recusal.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(Recusal.id)
    )
    return [RecusalRow(*row) for row in session.execute(wanted)]


def last_time(session: Session, topic_id: int, meeting_id: int) -> LastTime | None:
    """What was written about a topic in the last meeting before this one; None when never."""
    now = session.get_one(Meeting, meeting_id)
    found = session.execute(
        select(AgendaItem.id, AgendaItem.internal, Meeting.held_on, Meeting.with_others)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.topic_id == topic_id,
            Meeting.id != meeting_id,
            Meeting.held_on <= now.held_on,
            Meeting.state != MeetingState.PLANNED,
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    ).first()
    if found is None:
        return None
    item_id, internal, held_on, with_others = found
    open_ = not now.with_others or (with_others and not internal)
    lines = session.execute(
        select(Line.words, Line.visible)
        .where(Line.agenda_item_id == item_id, Line.words != "", Line.place > 0)
        .order_by(Line.place)
    )
    return LastTime(
        held_on, tuple((words, open_ and seen is Visibility.BOTH) for words, seen in lines)
    )


def unfiled(session: Session) -> Unfiled | None:
    """The point whose text was typed last and not yet filed, after a crash; None when all is."""
    for jot in jots(session, "minutes:"):
        item = session.get(AgendaItem, int(jot.key.partition(":")[2]))
        if item is not None:
            return Unfiled(item.meeting_id, item.id, jot.text, jot.cursor, jot.at)
    return None


def all_series(session: Session) -> Sequence[SeriesRow]:
    """The series that still run, by name."""
    wanted = (
        select(
            Series.id,
            Series.name,
            Series.with_others,
            Series.department_id,
            Series.standing_points,
        )
        .where(Series.ended_on.is_(None))
        .order_by(Series.name)
    )
    return [SeriesRow(*row) for row in session.execute(wanted)]


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Meeting.id,
            Meeting.kind,
            Meeting.title,
            Meeting.held_on,
            Meeting.with_others,
            Meeting.state,
            Meeting.department_id,
            func.coalesce(Department.abbreviation, ""),
            Meeting.series_id,
            func.coalesce(Series.name, ""),
            Meeting.begins,
            Meeting.ends,
            Meeting.place,
            Meeting.next_on,
        )
        .outerjoin(Department, Department.id == Meeting.department_id)
        .outerjoin(Series, Series.id == Meeting.series_id)
    )
