"""The check list of a meeting's minutes, gathered from the file."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.composing import printed_words, rows_by_point
from bestuurskamer.meetings.finding_numbers import meant
from bestuurskamer.meetings.kinds import Visibility
from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    Line,
    Meeting,
    MeetingKind,
    Presence,
    Side,
)
from bestuurskamer.meetings.people import Names, names
from bestuurskamer.meetings.promise_model import ActionItem, Promise
from bestuurskamer.meetings.rules import Found, LineToCheck, PointToCheck, check


def findings(session: Session, meeting_id: int) -> list[Found]:
    """All that should be looked at before the minutes of a meeting go out."""
    meeting = session.get_one(Meeting, meeting_id)
    said = names(session, meeting.held_on, meeting_id)
    records = _records(session, meeting_id)
    points = [
        PointToCheck(
            item.id,
            item.title,
            item.state,
            tuple(_line(session, line, item, meeting, said, records) for line in lines),
            approves=item.approves_meeting_id is not None or item.approves_version_id is not None,
            hidden=item.internal and meeting.with_others,
        )
        for item, lines in rows_by_point(session, meeting_id)
    ]
    small = meeting.kind is not MeetingKind.MEETING  # it tells with whom in its own words
    return check(
        points,
        ours=small or _present(session, meeting_id, Side.BOARD),
        theirs=small or _present(session, meeting_id, Side.OTHERS),
        with_others=meeting.with_others,
        held_on=meeting.held_on,
    )


def _line(
    session: Session,
    line: Line,
    item: AgendaItem,
    meeting: Meeting,
    said: Names,
    records: dict[int, Promise | ActionItem],
) -> LineToCheck:
    record = records.get(line.id)
    read = read_line(line.raw, said.known, meeting.held_on)
    return LineToCheck(
        item.id,
        line.place,
        line.kind.value,
        printed_words(line),
        hidden=item.internal or line.visible is Visibility.BOARD,
        who=record.who if isinstance(record, ActionItem) else "",
        department_id=record.department_id if isinstance(record, Promise) else None,
        due_on=record.due_on if record else None,
        unknown=read.unknown,
        number_known=read.about is None or meant(session, read.about) is not None,
    )


def _records(session: Session, meeting_id: int) -> dict[int, Promise | ActionItem]:
    found: dict[int, Promise | ActionItem] = {}
    promises = session.scalars(select(Promise).where(Promise.meeting_id == meeting_id)).all()
    actions = session.scalars(select(ActionItem).where(ActionItem.meeting_id == meeting_id)).all()
    both: list[Promise | ActionItem] = [*promises, *actions]
    for record in both:
        if record.line_id is not None:
            found[record.line_id] = record
    return found


def _present(session: Session, meeting_id: int, side: Side) -> int:
    wanted = select(func.count()).where(
        Attendance.meeting_id == meeting_id,
        Attendance.side == side,
        Attendance.presence.in_((Presence.PRESENT, Presence.PARTLY)),
    )
    return session.scalar(wanted) or 0
