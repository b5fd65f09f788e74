"""What happened with one department since the last meeting with it, and how far it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from bestuurskamer.meetings.kinds import Visibility
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting, MeetingKind, MeetingState
from bestuurskamer.meetings.promise_model import Contradiction, PromiseEventKind
from bestuurskamer.meetings.register_rows import EventRow, PromiseRow
from bestuurskamer.meetings.registers import promise_events, promises
from bestuurskamer.meetings.rules import OPEN_PROMISES
from bestuurskamer.parties.department_queries import department, with_predecessors

HELD = (MeetingState.DRAFT, MeetingState.SENT, MeetingState.ADOPTED)


@dataclass(frozen=True)
class Said:
    """A statement in the minutes, with its day and who said it."""

    day: date
    said_by: str
    words: str


@dataclass(frozen=True)
class Since:
    """What changed after `last_on`; without a meeting before, all that is known."""

    department: str
    last_on: date | None
    last_title: str
    day: date
    done: tuple[PromiseRow, ...]
    new: tuple[PromiseRow, ...]
    late: tuple[PromiseRow, ...]
    moved: tuple[tuple[PromiseRow, EventRow], ...]
    contradicted: tuple[tuple[Said, Said], ...]


def since_last_time(session: Session, department_id: int, today: date) -> Since:
    """What is done, new, late, moved or contradicted since the last meeting with a department.

    What was promised in that meeting itself counts as new; what happened to a promise counts
    from the day after. Nothing of the board alone is in it.
    """
    ids = with_predecessors(session, department_id)
    last = session.execute(
        select(Meeting.held_on, Meeting.title)
        .where(
            Meeting.department_id.in_(ids),
            Meeting.kind == MeetingKind.MEETING,
            Meeting.state.in_(HELD),
            Meeting.held_on < today,
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    ).first()
    from_day = last.held_on if last else date.min
    rows = [
        row for row in promises(session, today) if row.department_id in ids and not row.internal
    ]
    return Since(
        department=department(session, department_id, today).name,
        last_on=last.held_on if last else None,
        last_title=last.title if last else "",
        day=today,
        done=tuple(row for row in rows if _closed_after(row, from_day)),
        new=tuple(row for row in rows if row.given_on >= from_day and row.state in OPEN_PROMISES),
        late=tuple(row for row in rows if row.measures.days_late),
        moved=tuple(_moved(session, rows, from_day)),
        contradicted=tuple(_contradicted(session, ids, from_day)),
    )


def _closed_after(row: PromiseRow, day: date) -> bool:
    closed = row.state not in OPEN_PROMISES
    return closed and row.closed_on is not None and row.closed_on > day


def _moved(
    session: Session, rows: Sequence[PromiseRow], day: date
) -> list[tuple[PromiseRow, EventRow]]:
    return [
        (row, event)
        for row in rows
        if row.moved
        for event in promise_events(session, row.id)
        if event.kind is PromiseEventKind.MOVED and event.day > day
    ]


def _contradicted(session: Session, ids: frozenset[int], day: date) -> list[tuple[Said, Said]]:
    """Statements that cannot both be true, of which one was made in talks with the department."""
    one, other = aliased(Line), aliased(Line)
    wanted = (
        select(one, other)
        .join(Contradiction, Contradiction.one_line_id == one.id)
        .join(other, Contradiction.other_line_id == other.id)
        .where(
            Contradiction.seen_on > day,
            Contradiction.solved_on.is_(None),
            one.visible == Visibility.BOTH,
            other.visible == Visibility.BOTH,
        )
        .order_by(Contradiction.id)
    )
    found = []
    for pair in session.execute(wanted):
        placed = [_where(session, line) for line in pair]
        if any(meeting.department_id in ids for meeting in placed):
            found.append(
                (
                    Said(placed[0].held_on, pair[0].said_by, pair[0].words),
                    Said(placed[1].held_on, pair[1].said_by, pair[1].words),
                )
            )
    return found


def _where(session: Session, line: Line) -> Meeting:
    item = session.get_one(AgendaItem, line.agenda_item_id)
    return session.get_one(Meeting, item.meeting_id)
