"""Lines such as `T14 ok` act on a promise or action, once: when the minutes leave the draft."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.meetings import following_up, rules
from bestuurskamer.meetings.capture import CapturedLine, Step, read_line
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting
from bestuurskamer.meetings.people import names
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    ActionState,
    Promise,
    PromiseEvent,
    PromiseEventKind,
)
from bestuurskamer.meetings.rules import OPEN_PROMISES


def settle_updates(session: Session, meeting_id: int) -> list[str]:
    """Let every line about a numbered promise or action act, once; answers what was not found.

    In a talk with others “ok” means that they say so; in a meeting of the board it is kept.
    """
    meeting = session.get_one(Meeting, meeting_id)
    known = names(session, meeting.held_on, meeting_id).known
    wanted = (
        select(Line)
        .join(AgendaItem, AgendaItem.id == Line.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, Line.kind == LineKind.UPDATE)
        .order_by(AgendaItem.place, Line.place)
    )
    missing = []
    for line in session.scalars(wanted):
        read = read_line(line.raw, known, meeting.held_on)
        assert read.about is not None
        year = read.about.year or meeting.held_on.year
        number = rules.number_text(read.about.sort, year, read.about.number)
        if read.about.sort == "T":
            found = _settle_promise(session, meeting, line, read, number)
        else:
            found = _settle_action(session, meeting, read, number)
        if not found:
            missing.append(line.raw)
    return missing


def _settle_promise(
    session: Session, meeting: Meeting, line: Line, read: CapturedLine, number: str
) -> bool:
    promise = session.scalars(select(Promise).where(Promise.number == number)).one_or_none()
    if promise is None:
        return False
    done = select(PromiseEvent.id).where(PromiseEvent.line_id == line.id)
    if session.scalars(done).first() is not None or promise.state not in OPEN_PROMISES:
        return True
    remark = read.words or line.raw.strip()
    said = following_up.Said(meeting.id, line.id)
    day: date = meeting.held_on
    if read.step is Step.MOVED:
        due = read.day.day if read.day else None
        if due != promise.due_on:
            following_up.move_promise(session, promise.id, due, remark, day, said=said)
    elif read.step is Step.DONE and meeting.with_others:
        following_up.report_done(session, promise.id, remark, day, said=said)
    elif read.step is Step.DONE:
        following_up.keep_promise(session, promise.id, remark, day, said=said)
    else:
        following_up.close_promise(session, promise.id, PromiseEventKind.LAPSED, remark, day)
    return True


def _settle_action(session: Session, meeting: Meeting, read: CapturedLine, number: str) -> bool:
    action = session.scalars(select(ActionItem).where(ActionItem.number == number)).one_or_none()
    if action is None:
        return False
    if read.step is Step.MOVED:
        action.due_on = read.day.day if read.day else None
    elif read.step is Step.DONE:
        following_up.set_action(session, action.id, ActionState.DONE, meeting.held_on)
    else:
        reason = read.words or read.raw.strip()
        following_up.set_action(session, action.id, ActionState.LAPSED, meeting.held_on, reason)
    return True
