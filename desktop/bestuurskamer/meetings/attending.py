"""Who is expected at a meeting, and who was there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.changing import changeable
from bestuurskamer.meetings.drafts import AttendanceDraft
from bestuurskamer.meetings.model import Attendance, Meeting, MeetingKind, Presence, Side
from bestuurskamer.meetings.people import people


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


def expect(session: Session, meeting: Meeting) -> None:
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
