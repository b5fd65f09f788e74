"""Lines such as `T14 ok` act on a promise or action, once: when the minutes leave the draft."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, words
from bestuurskamer.language import say
from bestuurskamer.meetings import following_up
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.captured import CapturedLine, Step
from bestuurskamer.meetings.finding_numbers import meant
from bestuurskamer.meetings.following_up import Said
from bestuurskamer.meetings.kinds import LineKind, Precision, Visibility
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting, MinutesVersion, VersionKind
from bestuurskamer.meetings.people import names
from bestuurskamer.meetings.plain_lines import plain_updates
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    ActionState,
    Promise,
    PromiseEvent,
    PromiseEventKind,
)
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES
from bestuurskamer.meetings.snapshot import from_json


def settle_updates(session: Session, meeting_id: int) -> None:
    """Let every line about a numbered promise or action act, once.

    In a talk with others “ok” means that they say so; in a meeting of the board it is kept. A line
    that stood in a version which went out has acted already. A number that is not there is told
    by the check list.
    """
    meeting = session.get_one(Meeting, meeting_id)
    known = names(session, meeting.held_on, meeting_id).known
    before = _acted(session, meeting_id)
    wanted = (
        select(Line)
        .join(AgendaItem, AgendaItem.id == Line.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, Line.kind == LineKind.UPDATE, Line.place > 0)
        .order_by(AgendaItem.place, Line.place)
    )
    for line in list(session.scalars(wanted)):
        if line.raw.strip() in before:
            continue
        read = read_line(line.raw, known, meeting.held_on)
        assert read.about is not None
        record = meant(session, read.about)
        if isinstance(record, Promise):
            _settle_promise(session, meeting, line, read, record)
        elif isinstance(record, ActionItem):
            _settle_action(session, meeting, line, read, record)


def _acted(session: Session, meeting_id: int) -> set[str]:
    """The lines that stood in a version which went out."""
    wanted = select(MinutesVersion.content).where(
        MinutesVersion.meeting_id == meeting_id, MinutesVersion.kind != VersionKind.ADDENDUM
    )
    return {
        line.words
        for content in session.scalars(wanted)
        for point in from_json(content).points
        for line in point.lines
        if line.line_kind is LineKind.UPDATE
    }


def _settle_promise(
    session: Session, meeting: Meeting, line: Line, read: CapturedLine, promise: Promise
) -> None:
    done = select(PromiseEvent.id).where(PromiseEvent.line_id == line.id)
    if session.scalars(done).first() is not None or promise.state not in OPEN_PROMISES:
        return
    said, day = Said(meeting.id, line.id), meeting.held_on
    remark = _remark(session, meeting, line, read)
    if read.step is Step.MOVED:
        due = read.day.day if read.day else None
        precision = read.day.precision if read.day else Precision.NONE
        if due != promise.due_on:
            following_up.move_promise(
                session, promise.id, due, remark, day, precision=precision, said=said
            )
    elif read.step is Step.DONE and meeting.with_others:
        following_up.report_done(session, promise.id, remark, day, said=said)
    elif read.step is Step.DONE:
        following_up.keep_promise(session, promise.id, remark, day, said=said)
    else:
        following_up.close_promise(session, promise.id, PromiseEventKind.LAPSED, remark, day)


def _remark(session: Session, meeting: Meeting, line: Line, read: CapturedLine) -> str:
    """What is kept beside the promise; words of the board alone stay in its own minutes."""
    if meeting.with_others and line.visible is Visibility.BOTH:
        return read.words or plain_updates(session, meeting, [line])[line.id]
    return say(words(N_("Noted by the board in its meeting of {day}"), day=meeting.held_on))


def _settle_action(
    session: Session, meeting: Meeting, line: Line, read: CapturedLine, action: ActionItem
) -> None:
    if action.state not in OPEN_ACTIONS:
        return
    if read.step is Step.MOVED:
        action.due_on = read.day.day if read.day else None
        action.precision = read.day.precision if read.day else Precision.NONE
    elif read.step is Step.DONE:
        following_up.set_action(session, action.id, ActionState.DONE, meeting.held_on)
    else:
        reason = read.words or plain_updates(session, meeting, [line])[line.id]
        following_up.set_action(session, action.id, ActionState.LAPSED, meeting.held_on, reason)
