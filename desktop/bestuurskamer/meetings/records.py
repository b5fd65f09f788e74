"""The record that a line asks for: a promise, an action, a decision or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.kinds import LineKind, Precision, Visibility
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting, MeetingKind
from bestuurskamer.meetings.people import Names, Person
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    ActionState,
    Contradiction,
    Decision,
    DecisionKind,
    Direction,
    Promise,
    PromiseEvent,
    PromiseEventKind,
    PromiseState,
    Question,
)
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES

OfLine = Promise | ActionItem | Decision | Question
ByLine = type[Promise] | type[ActionItem] | type[Decision] | type[Question]
ONE_OF: dict[LineKind, ByLine] = {
    LineKind.THEIR_PROMISE: Promise,
    LineKind.OUR_PROMISE: Promise,
    LineKind.ACTION: ActionItem,
    LineKind.DECISION: Decision,
    LineKind.QUESTION: Question,
}
"""Which record a line of a kind asks for; other kinds ask for none."""


@dataclass(frozen=True)
class Source:
    """Where a line stands: its meeting, its point, and the matter that the point is about."""

    meeting: Meeting
    item: AgendaItem
    dossier_id: int | None


def keep_record(
    session: Session,
    source: Source,
    line: Line,
    captured: CapturedLine,
    said: Names,
    was: CapturedLine | None = None,
) -> None:
    """Make or renew the record of a line; one of another kind than the line has now is let go.

    `was` is how the line was read before: what has its number moves only when the line does.
    """
    wanted = ONE_OF.get(captured.kind) if captured.words else None
    let_go(session, line, but=wanted)
    if wanted is None:
        return
    record = next(iter(_of_line(session, wanted, line)), None)
    if record is None:
        record = _new(wanted, source, line, captured)
        session.add(record)
    record.dossier_id = captured.dossier or source.dossier_id
    ours_alone = isinstance(record, Promise) and not source.meeting.with_others
    record.internal = line.visible is Visibility.BOARD or ours_alone
    match record:
        case Promise():
            _fill_promise(session, record, source, captured, said, was)
        case ActionItem():
            _fill_action(record, source, captured, said, was)
        case Decision():
            record.words, record.topic_id = captured.words, source.item.topic_id
            record.decided_on = source.meeting.held_on
        case Question():
            record.words, record.department_id = captured.words, captured.department
            record.asked_on = source.meeting.held_on
    session.flush()


def is_told_of(session: Session, line: Line) -> bool:
    """Whether an event or a contradiction still points to this line, so that it must stay."""
    event = select(PromiseEvent.id).where(PromiseEvent.line_id == line.id)
    against = select(Contradiction.id).where(
        or_(Contradiction.one_line_id == line.id, Contradiction.other_line_id == line.id)
    )
    return any(session.scalars(one.limit(1)).first() is not None for one in (event, against))


def let_go(session: Session, line: Line, *, but: ByLine | None = None) -> None:
    """Take a line's records away. One that has a number stays, closed and without its line."""
    for kind in (Promise, ActionItem, Decision, Question):
        if kind is but:
            continue
        for record in _of_line(session, kind, line):
            number = None if isinstance(record, Question) else record.number
            if number is None:
                session.delete(record)
            elif not isinstance(record, Question):
                _close(session, record, line)
    session.flush()


def _of_line(session: Session, kind: ByLine, line: Line) -> Sequence[OfLine]:
    found: Sequence[OfLine] = session.scalars(select(kind).where(kind.line_id == line.id)).all()  # type: ignore[assignment]
    return found


def _close(session: Session, record: Promise | ActionItem | Decision, line: Line) -> None:
    remark = f"“{line.raw.strip()[:200]}”"
    record.line_id = None
    if isinstance(record, Promise) and record.state in OPEN_PROMISES:
        meeting = session.get_one(Meeting, record.meeting_id)
        session.add(
            PromiseEvent(
                promise_id=record.id,
                kind=PromiseEventKind.LAPSED,
                day=meeting.held_on,
                remark=remark,
                meeting_id=meeting.id,
            )
        )
        record.state, record.closed_on = PromiseState.LAPSED, meeting.held_on
    elif isinstance(record, ActionItem) and record.state in OPEN_ACTIONS:
        held = session.get(Meeting, record.meeting_id) if record.meeting_id else None
        record.state, record.reason = ActionState.LAPSED, remark
        record.closed_on = held.held_on if held else None


def _new(kind: ByLine, source: Source, line: Line, captured: CapturedLine) -> OfLine:
    meeting = source.meeting
    if kind is Promise:
        return Promise(
            meeting_id=meeting.id,
            line_id=line.id,
            direction=_direction(captured),
            words=captured.words,
            given_on=meeting.held_on,
        )
    if kind is ActionItem:
        return ActionItem(
            meeting_id=meeting.id, line_id=line.id, what=captured.words, asked_on=meeting.held_on
        )
    if kind is Decision:
        own = DecisionKind.JOINT if meeting.with_others else DecisionKind.OWN
        return Decision(
            meeting_id=meeting.id,
            line_id=line.id,
            words=captured.words,
            decided_on=meeting.held_on,
            kind=own,
        )
    return Question(
        meeting_id=meeting.id, line_id=line.id, words=captured.words, asked_on=meeting.held_on
    )


def _direction(captured: CapturedLine) -> Direction:
    return Direction.THEIRS if captured.kind is LineKind.THEIR_PROMISE else Direction.OURS


def _fill_promise(
    session: Session,
    promise: Promise,
    source: Source,
    captured: CapturedLine,
    said: Names,
    was: CapturedLine | None,
) -> None:
    named = said.person(captured.speaker) or _first(captured, said)
    if promise.number is None:
        promise.direction, promise.given_on = _direction(captured), source.meeting.held_on
        promise.due_on, promise.precision = _due(captured)
    elif _changed_day(was, captured) and promise.due_on != _due(captured)[0]:
        _move(session, promise, source.meeting, captured)
    if promise.number is None or source.meeting.kind is MeetingKind.MEETING:
        promise.words = captured.words
    elif was is not None and was.raw != captured.raw and promise.words != captured.words:
        raise Refused(
            N_(
                "“{words}” has its number {number}, so its words stay. Nothing is lost. "
                "Put that line back, and write what is new on a line of its own."
            ),
            words=promise.words,
            number=promise.number,
        )
    promise.department_id = (
        captured.department or source.meeting.department_id or promise.department_id
    )
    promise.by_name = named.name if named else promise.by_name
    promise.topic_id = source.item.topic_id


def _changed_day(was: CapturedLine | None, captured: CapturedLine) -> bool:
    return was is None or _due(was) != _due(captured)


def _move(session: Session, promise: Promise, meeting: Meeting, captured: CapturedLine) -> None:
    """The minutes were put right after the promise had its number: the old day stays readable."""
    due, precision = _due(captured)
    session.add(
        PromiseEvent(
            promise_id=promise.id,
            kind=PromiseEventKind.MOVED,
            day=meeting.held_on,
            remark=captured.raw.strip(),
            old_due=promise.due_on,
            new_due=due,
            meeting_id=meeting.id,
        )
    )
    session.flush()
    promise.due_on, promise.precision = due, precision


def _fill_action(
    action: ActionItem,
    source: Source,
    captured: CapturedLine,
    said: Names,
    was: CapturedLine | None,
) -> None:
    who = _first(captured, said) or said.person(captured.speaker)
    action.what, action.topic_id = captured.words, source.item.topic_id
    action.who, action.member_id = (who.name, who.member_id) if who else ("", None)
    if action.number is None:
        action.asked_on = source.meeting.held_on
    if action.number is None or _changed_day(was, captured):
        action.due_on, action.precision = _due(captured)


def _first(captured: CapturedLine, said: Names) -> Person | None:
    return said.person(captured.people[0]) if captured.people else None


def _due(captured: CapturedLine) -> tuple[date | None, Precision]:
    if captured.day is None:
        return None, Precision.NONE
    return captured.day.day, captured.day.precision
