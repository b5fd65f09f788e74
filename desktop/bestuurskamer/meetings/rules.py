"""What is true of meetings, promises and actions: pure, over values."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer.meetings.model import ItemState, MeetingState, TopicState
from bestuurskamer.meetings.promise_model import ActionState, PromiseState

SOON_DAYS = 14
AGEING_DAYS = 45
OLD_DAYS = 90
LONG_PROMISE = 300
"""Custom of the board, no law: from how many days a promise asks attention, and how long
a promise may be before somebody should look at it."""

MOVES = {
    MeetingState.PLANNED: {MeetingState.RUNNING, MeetingState.CANCELLED},
    MeetingState.RUNNING: {MeetingState.DRAFT, MeetingState.PLANNED},
    MeetingState.DRAFT: {MeetingState.RUNNING, MeetingState.SENT, MeetingState.ADOPTED},
    MeetingState.SENT: {MeetingState.DRAFT, MeetingState.ADOPTED},
    MeetingState.ADOPTED: set(),
    MeetingState.CANCELLED: {MeetingState.PLANNED},
}
"""From which state a meeting may go to which. What was adopted has no way back."""

OPEN_PROMISES = frozenset({PromiseState.OPEN, PromiseState.REPORTED_DONE})
OPEN_ACTIONS = frozenset({ActionState.OPEN, ActionState.BUSY})


class Signal(enum.Enum):
    """How much a promise or an action asks attention; each also has its word."""

    FINE = "fine"
    SOON = "soon"
    LATE = "late"
    OLD = "old"  # no day, and long ago
    CLOSED = "closed"


@dataclass(frozen=True)
class Measures:
    """How a promise or action stands on a day, in whole days. All is counted, nothing is kept."""

    age: int
    days_late: int
    signal: Signal


def measures(given_on: date, due_on: date | None, open_: bool, today: date) -> Measures:
    """Count how old and how late something is; on its own day it is not late.

    >>> measures(date(2026, 1, 1), date(2026, 3, 1), True, date(2026, 3, 2)).days_late
    1
    """
    age = max(0, (today - given_on).days)
    if not open_:
        return Measures(age, 0, Signal.CLOSED)
    late = max(0, (today - due_on).days) if due_on else 0
    if late:
        return Measures(age, late, Signal.LATE)
    if due_on is None and age > OLD_DAYS:
        return Measures(age, 0, Signal.OLD)
    near = due_on is not None and (due_on - today).days <= SOON_DAYS
    return Measures(age, 0, Signal.SOON if near or age > AGEING_DAYS else Signal.FINE)


@dataclass(frozen=True)
class TopicToJudge:
    """What decides whether a topic comes back."""

    state: TopicState
    rests_until: date | None
    recurring: bool
    last_item: ItemState | None  # what happened to it last; None: never on an agenda
    open_promises: int
    open_actions: int


def comes_back(topic: TopicToJudge, on: date) -> bool:
    """Whether a topic is proposed for the agenda of a meeting on a day.

    It is when it recurs, was not treated, or has a promise or action that is still open; never
    while it rests (the day on which its rest ends is not part of it) or once it is done.
    """
    if topic.state is TopicState.DONE:
        return False
    resting = topic.state is TopicState.RESTING
    if resting and (topic.rests_until is None or on < topic.rests_until):
        return False
    treated = topic.last_item is ItemState.TREATED
    return topic.recurring or not treated or topic.open_promises > 0 or topic.open_actions > 0


class Finding(enum.Enum):
    """Something to look at before minutes are sent; it is shown, and seldom forbids."""

    POINT_OPEN = "point_open"
    NOBODY_OF_US = "nobody_of_us"
    NOBODY_OF_THEM = "nobody_of_them"
    EMPTY_POINT = "empty_point"
    NO_PERSON = "no_person"
    NO_DEPARTMENT = "no_department"
    DAY_PASSED = "day_passed"
    LONG_PROMISE = "long_promise"
    INTERNAL_WORDS = "internal_words"
    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_NUMBER = "unknown_number"


STOPPING = frozenset({Finding.POINT_OPEN, Finding.NO_DEPARTMENT})
"""What must be mended first: no point stays open, and a promise belongs to a department."""


@dataclass(frozen=True)
class Found:
    """A finding, where it is: the point and, when it is about a line, that line's place."""

    finding: Finding
    item_id: int | None = None
    place: int | None = None
    words: str = ""


@dataclass(frozen=True)
class LineToCheck:
    """What of a line is checked."""

    item_id: int
    place: int
    kind: str
    words: str
    hidden: bool
    who: str = ""
    department_id: int | None = None
    due_on: date | None = None
    unknown: tuple[str, ...] = ()
    number_known: bool = True


@dataclass(frozen=True)
class PointToCheck:
    """What of a point is checked."""

    item_id: int
    title: str
    state: ItemState
    lines: Sequence[LineToCheck] = ()
    approves: bool = False  # minutes are adopted at it: nothing has to be written
    hidden: bool = False  # of the board alone in a talk with others: out of sight while it runs


INTERNAL_WORDS = ("intern", "vertrouwelijk", "alleen bestuur", "niet delen", "onder ons")
"""Words that seldom belong in a line which the other side reads."""


def check(
    points: Sequence[PointToCheck], *, ours: int, theirs: int, with_others: bool, held_on: date
) -> list[Found]:
    """Everything to look at before the minutes go out, in the order of the agenda.

    `ours` and `theirs` count who was present on each side.
    """
    found = []
    if not ours:
        found.append(Found(Finding.NOBODY_OF_US))
    if with_others and not theirs:
        found.append(Found(Finding.NOBODY_OF_THEM))
    for point in points:
        if point.state is ItemState.OPEN and not point.hidden:
            found.append(Found(Finding.POINT_OPEN, point.item_id, words=point.title))
        elif _is_empty(point):
            found.append(Found(Finding.EMPTY_POINT, point.item_id, words=point.title))
        for line in point.lines:
            found += [
                Found(one, line.item_id, line.place, line.words)
                for one in _line_findings(line, held_on)
            ]
    return found


def _is_empty(point: PointToCheck) -> bool:
    written = any(line.words.strip() for line in point.lines)
    return point.state is ItemState.TREATED and not written and not point.approves


def _line_findings(line: LineToCheck, held_on: date) -> list[Finding]:
    found = []
    promise = line.kind in ("their_promise", "our_promise")
    if line.kind == "action" and not line.who:
        found.append(Finding.NO_PERSON)
    if line.kind == "their_promise" and line.department_id is None and line.words.strip():
        found.append(Finding.NO_DEPARTMENT)
    if (promise or line.kind == "action") and line.due_on and line.due_on < held_on:
        found.append(Finding.DAY_PASSED)
    if promise and len(line.words) > LONG_PROMISE:
        found.append(Finding.LONG_PROMISE)
    if not line.hidden and any(word in line.words.casefold() for word in INTERNAL_WORDS):
        found.append(Finding.INTERNAL_WORDS)
    if not line.number_known:
        found.append(Finding.UNKNOWN_NUMBER)
    if line.unknown:
        found.append(Finding.UNKNOWN_NAME)
    return found


def number_text(letter: str, year: int, place: int) -> str:
    """The number people see: T-2026-014 for a promise, A- for an action, B- for a decision.

    >>> number_text("T", 2026, 14)
    'T-2026-014'
    """
    return f"{letter}-{year}-{place:03d}"


def short_number(number: str) -> str:
    """How a number is said and typed: T14.

    >>> short_number("T-2026-014")
    'T14'
    """
    letter, _year, place = number.split("-")
    return f"{letter}{int(place)}"
