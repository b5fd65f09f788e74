"""What can be asked about meetings: the list of them, one with its points, its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, undefer

from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    Correction,
    CorrectionState,
    ItemState,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    MinutesFile,
    MinutesSent,
    MinutesVersion,
    Presence,
    Recusal,
    Role,
    Series,
    Side,
    Topic,
    VersionKind,
)
from bestuurskamer.meetings.snapshot import PrintedMinutes, from_json
from bestuurskamer.parties.model import Department

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
    approves_version_id: int | None
    lines: int  # how many lines with words


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
class CorrectionRow:
    """A correction that was proposed."""

    id: int
    line_number: int
    proposed_by: str
    old: str
    new: str
    state: CorrectionState
    reason: str


@dataclass(frozen=True)
class VersionRow:
    """A version of the minutes that went out or was adopted."""

    id: int
    version: int
    kind: VersionKind
    made_at: datetime
    made_on: date
    sha256: str
    reason: str
    sent_to: tuple[str, ...]


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
            AgendaItem.approves_version_id,
            func.count(Line.id).filter(Line.words != ""),
        )
        .outerjoin(Topic, Topic.id == AgendaItem.topic_id)
        .outerjoin(Line, Line.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .group_by(AgendaItem.id)
        .order_by(AgendaItem.place)
    )
    return [PointRow(*row) for row in session.execute(wanted)]


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


def versions(session: Session, meeting_id: int) -> list[VersionRow]:
    """The versions of a meeting's minutes, the newest first, each with to whom it went."""
    rows = session.scalars(
        select(MinutesVersion)
        .where(MinutesVersion.meeting_id == meeting_id)
        .order_by(MinutesVersion.version.desc())
    ).all()
    sent: dict[int, list[str]] = {row.id: [] for row in rows}
    for one in session.scalars(select(MinutesSent).where(MinutesSent.version_id.in_(sent))):
        sent[one.version_id].append(one.to_whom)
    return [
        VersionRow(
            row.id,
            row.version,
            row.kind,
            row.made_at,
            row.made_on,
            row.sha256,
            row.reason,
            tuple(sent[row.id]),
        )
        for row in rows
    ]


def version_paper(session: Session, version_id: int) -> bytes:
    """The paper of a version, byte for byte as it was made."""
    wanted = (
        select(MinutesFile)
        .where(MinutesFile.version_id == version_id)
        .options(undefer(MinutesFile.pdf))
    )
    return session.scalars(wanted).one().pdf


def version_content(session: Session, version_id: int) -> PrintedMinutes:
    """Every word of a version."""
    return from_json(session.get_one(MinutesVersion, version_id).content)


def corrections(session: Session, meeting_id: int) -> list[CorrectionRow]:
    """The corrections that were proposed to a meeting's minutes, by line."""
    wanted = (
        select(
            Correction.id,
            Correction.line_number,
            Correction.proposed_by,
            Correction.old,
            Correction.new,
            Correction.state,
            Correction.reason,
        )
        .join(MinutesVersion, MinutesVersion.id == Correction.version_id)
        .where(MinutesVersion.meeting_id == meeting_id)
        .order_by(Correction.line_number, Correction.id)
    )
    return [CorrectionRow(*row) for row in session.execute(wanted)]


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
