"""A line such as `T14 ok` in plain words, for paper and lists; what was typed stays in the line."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.language import _
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.captured import CapturedLine, Step
from bestuurskamer.meetings.finding_numbers import meant
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.model import Line, Meeting
from bestuurskamer.meetings.people import names
from bestuurskamer.meetings.promise_model import Promise, PromiseEvent
from bestuurskamer.meetings.said_days import in_full


def plain_updates(session: Session, meeting: Meeting, lines: Sequence[Line]) -> dict[int, str]:
    """Those of these lines that are about a numbered promise or action, by line, in plain words."""
    updates = [line for line in lines if line.kind is LineKind.UPDATE]
    if not updates:
        return {}
    known = names(session, meeting.held_on, meeting.id).known
    told = _told_of(session, updates)
    found = {}
    for line in updates:
        read = read_line(line.raw, known, meeting.held_on)
        if read.about is not None:
            number = told.get(line.id) or _number(session, read)
            found[line.id] = in_plain_words(read, number, with_others=meeting.with_others)
    return found


def in_plain_words(read: CapturedLine, number: str, *, with_others: bool) -> str:
    """What the line says of the promise or action with this number, and the words behind it.

    In a talk with others “ok” is what they say; only the board says that a promise was kept.
    """
    assert read.about is not None
    promise = read.about.sort == "T"
    day = in_full(read.day) if read.day is not None else ""
    match read.step:
        case Step.MOVED:
            text = (
                _("Promise {number} moves to {day}")
                if promise
                else _("Action {number} moves to {day}")
            )
        case Step.LAPSED:
            text = _("Promise {number} lapses") if promise else _("Action {number} lapses")
        case _ if not promise:
            text = _("Action {number} done")
        case _ if with_others:
            text = _("Promise {number} reported as kept")
        case _:
            text = _("Promise {number} kept")
    said = text.format(number=number, day=day)
    return f"{said}: {read.words}" if read.words else said


def _told_of(session: Session, lines: Sequence[Line]) -> dict[int, str]:
    """The number of the promise that a line acted on already: it stays that one."""
    wanted = (
        select(PromiseEvent.line_id, Promise.number)
        .join(Promise, Promise.id == PromiseEvent.promise_id)
        .where(PromiseEvent.line_id.in_([line.id for line in lines]))
    )
    return {line: number for line, number in session.execute(wanted) if line and number}


def _number(session: Session, read: CapturedLine) -> str:
    """The number in full; as it was typed when there is none such."""
    assert read.about is not None
    record = meant(session, read.about)
    typed = f"{read.about.sort}{read.about.number}"
    return (record.number if record is not None else None) or typed
