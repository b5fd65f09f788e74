"""The minutes of a meeting composed from its lines, ready to be numbered, printed and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.kinds import LineKind, Visibility
from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    Correction,
    CorrectionState,
    Line,
    Meeting,
    MinutesVersion,
    Recusal,
)
from bestuurskamer.meetings.plain_lines import plain_updates
from bestuurskamer.meetings.promise_model import ActionItem, Decision, Promise
from bestuurskamer.meetings.snapshot import (
    LineToPrint,
    PointToPrint,
    PrintedCorrection,
    PrintedMinutes,
    PrintedPerson,
    PrintedRecusal,
    numbered,
)
from bestuurskamer.office.queries import the_office


@dataclass(frozen=True)
class Record:
    """What a line's promise, action or decision adds to it on paper."""

    reference: str
    who: str
    due: date | None


def compose(
    session: Session, meeting_id: int, *, inside: bool = False, version: int = 0, kind: str = ""
) -> PrintedMinutes:
    """The minutes as they stand now. `inside` also shows the board's own lines (print: INTERN)."""
    meeting = session.get_one(Meeting, meeting_id)
    office = the_office(session, meeting.held_on)
    points = [
        PointToPrint(
            item.title,
            item.state.value,
            lines,
            _recusals(session, item.id),
            board=item.internal,
        )
        for item, lines in _points(session, meeting)
    ]
    return PrintedMinutes(
        board=office.legal_name,
        title=meeting.title,
        held_on=meeting.held_on.isoformat(),
        version=version,
        kind=kind,
        begins=meeting.begins,
        ends=meeting.ends,
        place=meeting.place,
        next_on=meeting.next_on.isoformat() if meeting.next_on else "",
        people=_people(session, meeting_id),
        points=numbered(points, inside=inside),
        corrections=_corrections(session, meeting_id),
        demo=office.demo,
    )


def line_at(session: Session, meeting_id: int, number: int) -> Line | None:
    """The line that has this number on paper, or none."""
    count = 0
    for _item, lines in rows_by_point(session, meeting_id):
        for line in lines:
            if line.visible is Visibility.BOTH and printed_words(line):
                count += 1
                if count == number:
                    return line
    return None


def printed_words(line: Line) -> str:
    """The words of a line in the minutes; of a line such as `T14 ok` all that was typed.

    How such a line is printed stands beside them (`plain_lines.py`).
    """
    return (line.raw if line.kind is LineKind.UPDATE else line.words).strip()


def rows_by_point(session: Session, meeting_id: int) -> Sequence[tuple[AgendaItem, Sequence[Line]]]:
    """The points in order, each with its lines in order."""
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.place)
    ).all()
    lines: dict[int, list[Line]] = {item.id: [] for item in items}
    wanted = select(Line).where(Line.agenda_item_id.in_(lines), Line.place > 0).order_by(Line.place)
    for line in session.scalars(wanted):
        lines[line.agenda_item_id].append(line)
    return [(item, lines[item.id]) for item in items]


def _points(session: Session, meeting: Meeting) -> list[tuple[AgendaItem, tuple[LineToPrint, ...]]]:
    records, points = _records(session, meeting.id), rows_by_point(session, meeting.id)
    plain = plain_updates(session, meeting, [line for _item, lines in points for line in lines])
    return [
        (item, tuple(_line(line, records, plain.get(line.id, "")) for line in lines))
        for item, lines in points
    ]


def _line(line: Line, records: Mapping[int, Record], plain: str) -> LineToPrint:
    record = records.get(line.id, Record("", "", None))
    return LineToPrint(
        line.kind,
        printed_words(line),
        line.visible is Visibility.BOARD,
        line.said_by,
        record.who,
        record.due,
        record.reference,
        plain,
    )


def _records(session: Session, meeting_id: int) -> dict[int, Record]:
    found: dict[int, Record] = {}
    for promise in session.scalars(select(Promise).where(Promise.meeting_id == meeting_id)):
        if promise.line_id is not None:
            record = Record(promise.number or "", promise.by_name, promise.due_on)
            found[promise.line_id] = record
    for action in session.scalars(select(ActionItem).where(ActionItem.meeting_id == meeting_id)):
        if action.line_id is not None:
            found[action.line_id] = Record(action.number or "", action.who, action.due_on)
    for decision in session.scalars(select(Decision).where(Decision.meeting_id == meeting_id)):
        if decision.line_id is not None:
            found[decision.line_id] = Record(decision.number or "", "", decision.starts_on)
    return found


def _people(session: Session, meeting_id: int) -> tuple[PrintedPerson, ...]:
    wanted = select(Attendance).where(Attendance.meeting_id == meeting_id).order_by(Attendance.id)
    return tuple(
        PrintedPerson(
            one.name,
            one.post,
            one.department,
            one.side.value,
            one.presence.value,
            one.role.value,
            one.came,
            one.left,
        )
        for one in session.scalars(wanted)
    )


def _recusals(session: Session, item_id: int) -> tuple[PrintedRecusal, ...]:
    wanted = select(Recusal).where(Recusal.agenda_item_id == item_id).order_by(Recusal.id)
    return tuple(
        PrintedRecusal(one.name, one.reason, one.left_room) for one in session.scalars(wanted)
    )


def _corrections(session: Session, meeting_id: int) -> tuple[PrintedCorrection, ...]:
    wanted = (
        select(Correction)
        .join(MinutesVersion, MinutesVersion.id == Correction.version_id)
        .where(
            MinutesVersion.meeting_id == meeting_id,
            Correction.state != CorrectionState.PROPOSED,
        )
        .order_by(Correction.line_number, Correction.id)
    )
    return tuple(
        PrintedCorrection(
            one.line_number, one.proposed_by, one.old, one.new, one.state.value, one.reason
        )
        for one in session.scalars(wanted)
    )
