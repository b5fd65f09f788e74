"""A meeting that travels alone: a small file with its agenda, lines, people and what is open.

It is a file of our own kind, so that the other laptop opens it as any other. Rows keep their
numbers; what each point held when it left stands in it as a SHA-256, to compare with later.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.filing import text_of
from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    Topic,
)
from bestuurskamer.meetings.promise_model import ActionItem, Promise
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES
from bestuurskamer.meetings.versions import LENT
from bestuurskamer.office.actions import keep
from bestuurskamer.parties.model import Department, Post
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.opening import create_board

LENT_ACT = N_("Lent a meeting")
MAY_TRAVEL = (MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.DRAFT)

_WHOLE = (
    "office", "vat_position", "board_member", "figure", "equated_day", "money_kind",
    "dossier_kind",
)  # fmt: skip
_EMPTIED: Mapping[str, tuple[str, ...]] = {
    "party": ("merged_into_id", "import_id"),
    "department": ("successor_id",),
    "dossier": ("head_lease_id", "lease_id", "successor_id"),
    "topic": ("began_meeting_id",),
    "agenda_item": ("approves_version_id", "approves_meeting_id"),
    "promise": ("line_id", "topic_id"),
    "action_item": ("line_id", "topic_id"),
}
"""References to what stays at home."""

_PERSONAL = ("email", "phone", "note", "kvk_number", "vat_number", "reference")
"""Of people only the name travels."""


@dataclass(frozen=True)
class Loan:
    """Where a lent file comes from, and what every point held when it left."""

    board: str
    meeting_id: int
    day: date
    base: Mapping[int, str]  # by point, the SHA-256 of its text


def may_travel(session: Session) -> list[tuple[int, date, str]]:
    """The meetings that can be lent: number, day and title, the nearest day first."""
    wanted = select(Meeting.id, Meeting.held_on, Meeting.title).where(
        Meeting.kind == MeetingKind.MEETING, Meeting.state.in_(MAY_TRAVEL)
    )
    return [
        (number, day, title)
        for number, day, title in session.execute(wanted.order_by(Meeting.held_on))
    ]


def lend(session: Session, meeting_id: int, path: Path, holder: str, today: date) -> None:
    """Write a meeting to a new file at `path`.

    Refused when its minutes were sent already, or when something stands at that place.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in MAY_TRAVEL:
        raise Refused(
            N_(
                "The minutes of this meeting were sent already. Nothing was changed. "
                "Choose another meeting."
            )
        )
    made = create_board(path, holder)
    try:
        with made.acting(LENT_ACT) as there:
            _fill(session, there, meeting, today)
    except BaseException:
        made.close(copy=False)
        path.unlink(missing_ok=True)
        raise
    made.close(copy=False)


def loan_of(session: Session) -> Loan | None:
    """What a lent file says of itself; None for any other file."""
    found = session.connection().exec_driver_sql(
        "SELECT value FROM preference WHERE key = ?", (LENT,)
    )
    text = found.scalar()
    if text is None:
        return None
    said = json.loads(text)
    base = {int(number): mark for number, mark in said["base"].items()}
    return Loan(said["board"], said["meeting"], date.fromisoformat(said["day"]), base)


def mark_of(text: str) -> str:
    """The SHA-256 of what a point holds."""
    return sha256(text.encode()).hexdigest()


def _fill(session: Session, there: Session, meeting: Meeting, today: date) -> None:
    here, target = session.connection(), there.connection()
    for table in _WHOLE:
        _copy(here, target, table)
    items = list(session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)))
    topics = _ids(session, select(AgendaItem.topic_id).where(AgendaItem.meeting_id == meeting.id))
    dossiers = _ids(session, select(Topic.dossier_id).where(Topic.id.in_(topics)))
    promises = _open(session, Promise, OPEN_PROMISES, meeting, topics, dossiers)
    actions = _open(session, ActionItem, OPEN_ACTIONS, None, topics, dossiers)
    meetings = {meeting.id} | _ids(
        session, select(Promise.meeting_id).where(Promise.id.in_(promises))
    )
    meetings |= _ids(session, select(ActionItem.meeting_id).where(ActionItem.id.in_(actions)))
    for record, rows in ((Promise, promises), (ActionItem, actions)):
        dossiers |= _ids(session, select(record.dossier_id).where(record.id.in_(rows)))
    people = _ids(session, select(Department.organisation_id)) | _ids(
        session, select(Post.person_id)
    )
    people |= _ids(session, select(Attendance.person_id).where(Attendance.meeting_id == meeting.id))
    _copy(here, target, "party", people, blank=_PERSONAL)
    _copy(here, target, "department")
    _copy(here, target, "post")
    _copy(here, target, "series")
    _copy(here, target, "dossier", dossiers)
    _copy(here, target, "meeting", meetings)
    _copy(here, target, "topic", topics)
    _copy(here, target, "agenda_item", items)
    of_meeting = select(Attendance.id).where(Attendance.meeting_id == meeting.id)
    _copy(here, target, "attendance", _ids(session, of_meeting))
    _copy(
        here, target, "line", _ids(session, select(Line.id).where(Line.agenda_item_id.in_(items)))
    )
    _copy(here, target, "promise", promises)
    _copy(here, target, "action_item", actions)
    said = {
        "board": board_of(session),
        "meeting": meeting.id,
        "day": today.isoformat(),
        "base": {number: mark_of(text_of(session, number)) for number in items},
    }
    keep(there, LENT, json.dumps(said))


def _open(
    session: Session,
    record: type[Promise] | type[ActionItem],
    states: Collection[Any],
    meeting: Meeting | None,
    topics: set[int],
    dossiers: set[int],
) -> set[int]:
    about: list[Any] = [record.topic_id.in_(topics), record.dossier_id.in_(dossiers)]
    if meeting is not None and meeting.department_id is not None:
        about.append(Promise.department_id == meeting.department_id)
    wanted = select(record.id).where(record.state.in_(states), or_(*about))
    return _ids(session, wanted)


def _ids(session: Session, wanted: Any) -> set[int]:
    return {number for number in session.scalars(wanted) if number is not None}


def _copy(
    here: Connection,
    there: Connection,
    table: str,
    ids: Collection[int] | None = None,
    blank: Collection[str] = (),
) -> None:
    """Copy rows with their numbers; references to what stays at home are emptied."""
    found = here.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY id')
    columns = list(found.keys())
    rows = [dict(zip(columns, row, strict=True)) for row in found]
    for row in rows:
        row.update(dict.fromkeys(_EMPTIED.get(table, ())))
        row.update(dict.fromkeys(blank, ""))
    wanted = [tuple(row.values()) for row in rows if ids is None or row["id"] in ids]
    if wanted:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _column in columns)
        there.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', wanted)
