"""What papers for a meeting tell: its points with what is open at each, and for the board more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.meetings.kinds import LineKind, Visibility
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting
from bestuurskamer.meetings.planning import starts
from bestuurskamer.meetings.promise_model import Promise
from bestuurskamer.meetings.queries import (
    AttendanceRow,
    MeetingRow,
    PointRow,
    attendance,
    meeting,
    points,
)
from bestuurskamer.meetings.register_rows import PromiseRow
from bestuurskamer.meetings.registers import promises
from bestuurskamer.parties.department_queries import with_predecessors

MOST_NOTES = 8
MOST_LINES = 6
"""So many notes and lines of last time stand at a point of the board's script at most."""


@dataclass(frozen=True)
class SaidLine:
    """A line of an earlier meeting, with its day."""

    day: date
    kind: LineKind
    said_by: str
    words: str


@dataclass(frozen=True)
class BoardFacts:
    """What the board alone should have at hand at a point."""

    limit: str = ""
    standing: str = ""
    notes: tuple[SaidLine, ...] = ()
    last_time: tuple[SaidLine, ...] = ()


@dataclass(frozen=True)
class PointFacts:
    """A point with its number on paper (none for a point of the board alone)."""

    number: int | None
    title: str
    minutes: int | None
    dossier: str  # number and title, or empty
    starts: str  # 20.05, or empty when it cannot be known
    promises: tuple[PromiseRow, ...]
    board: BoardFacts = BoardFacts()


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting to come, as its papers tell it; `other` are promises that no point is about."""

    meeting: MeetingRow
    people: tuple[AttendanceRow, ...]
    points: tuple[PointFacts, ...]
    other: tuple[PromiseRow, ...]
    day: date  # of which day the state is


def meeting_facts(
    session: Session, meeting_id: int, today: date, *, inside: bool = False
) -> MeetingFacts:
    """What is on the agenda and open at each point; only `inside` also the board's own notes.

    The limit of the board and where it stands are told at the first point about a matter. The
    board's own points never count in the clock, so that it betrays none.
    """
    row = meeting(session, meeting_id)
    shown = [one for one in points(session, meeting_id) if inside or not one.internal]
    at, other = _placed(session, shown, _open_promises(session, row, today, inside))
    begins = _begins(row, shown)
    made: list[PointFacts] = []
    count, told = 0, set[int]()
    for point in shown:
        count += not point.internal
        dossier = session.get(Dossier, point.dossier_id) if point.dossier_id else None
        board = BoardFacts()
        if inside:
            first = dossier is not None and dossier.id not in told
            board = _board_facts(session, row, point, dossier if first else None)
            told |= {dossier.id} if dossier else set()
        made.append(
            PointFacts(
                number=None if point.internal else count,
                title=point.title,
                minutes=point.minutes,
                dossier=f"{dossier.number} {dossier.title}" if dossier else "",
                starts=begins.get(point.id, ""),
                promises=tuple(at[point.id]),
                board=board,
            )
        )
    return MeetingFacts(
        row,
        tuple(attendance(session, meeting_id)),
        tuple(made),
        tuple(other) if row.department_id is not None else (),
        today,
    )


def _begins(row: MeetingRow, shown: Sequence[PointRow]) -> dict[int, str]:
    """When each point begins; the board's own have no time."""
    open_ = [point for point in shown if not point.internal]
    told = starts(row.begins, [point.minutes for point in open_])
    return {point.id: start for point, start in zip(open_, told, strict=True)}


def _placed(
    session: Session, shown: Sequence[PointRow], left: Sequence[PromiseRow]
) -> tuple[dict[int, list[PromiseRow]], list[PromiseRow]]:
    """Each promise at the point about its topic, or else at the first about its matter, once."""
    topics = _topics(session)
    at: dict[int, list[PromiseRow]] = {point.id: [] for point in shown}
    by_topic = {point.topic_id: point.id for point in reversed(shown) if point.topic_id}
    by_dossier = {point.dossier_id: point.id for point in reversed(shown) if point.dossier_id}
    other: list[PromiseRow] = []
    for promise in left:
        place = by_topic.get(topics.get(promise.id) or 0)
        place = place or by_dossier.get(promise.source.dossier_id or 0)
        at.get(place or 0, other).append(promise)
    return at, other


def _open_promises(
    session: Session, row: MeetingRow, today: date, inside: bool
) -> list[PromiseRow]:
    found = promises(session, today, open_only=True)
    if not inside:
        found = [one for one in found if not one.internal]
    if row.department_id is None:
        return found
    ids = with_predecessors(session, row.department_id)
    return [one for one in found if one.department_id in ids]


def _topics(session: Session) -> dict[int, int | None]:
    return {row.id: row.topic_id for row in session.execute(select(Promise.id, Promise.topic_id))}


def _board_facts(
    session: Session, row: MeetingRow, point: PointRow, dossier: Dossier | None
) -> BoardFacts:
    said = _earlier(session, row, point)
    notes = [line for _meeting, hidden, line in said if hidden]
    open_ = [(number, line) for number, hidden, line in said if not hidden]
    last = [line for number, line in open_ if number == open_[0][0]]
    return BoardFacts(
        dossier.board_limit if dossier else "",
        dossier.standing if dossier else "",
        tuple(notes[:MOST_NOTES]),
        tuple(last[-MOST_LINES:]),
    )


def _earlier(
    session: Session, row: MeetingRow, point: PointRow
) -> Sequence[tuple[int, bool, SaidLine]]:
    """The lines at this topic, of the last meeting first: meeting, whether hidden, and the line.

    Of this meeting only what the board wrote for itself while it prepared.
    """
    wanted = (
        select(Meeting.id, Meeting.held_on, Line)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(Line, Line.agenda_item_id == AgendaItem.id)
        .where(Meeting.held_on <= row.held_on, Line.words != "", Line.place > 0)
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), Line.place)
    )
    if point.topic_id is not None:
        wanted = wanted.where(AgendaItem.topic_id == point.topic_id)
    else:
        wanted = wanted.where(AgendaItem.id == point.id)
    return [
        (number, hidden, SaidLine(day, line.kind, line.said_by, line.words))
        for number, day, line in session.execute(wanted)
        if (hidden := line.visible is Visibility.BOARD) or number != row.id
    ]
