"""What the registers tell, as frozen rows: each with the meeting, point and matter it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.promise_model import (
    ActionState,
    DecisionKind,
    Direction,
    PromiseEventKind,
    PromiseState,
)
from bestuurskamer.meetings.rules import Measures


@dataclass(frozen=True)
class From:
    """Where something comes from: the meeting, its point, and the matter it is about."""

    meeting_id: int | None
    meeting: str
    held_on: date | None
    topic: str
    dossier_id: int | None
    dossier: str  # number and title
    of_board: bool = False  # a meeting of the board alone
    line_id: int | None = None

    @property
    def opens(self) -> object:
        """What the place of meetings shows: the very line, or else the meeting."""
        return self.meeting_id if self.line_id is None else ("line", self.line_id)


@dataclass(frozen=True)
class PromiseRow:
    """A promise in a list; how old and how late is counted on the day of asking."""

    id: int
    number: str
    direction: Direction
    words: str
    department_id: int | None
    department: str
    by_name: str
    given_on: date
    due_on: date | None
    precision: Precision
    state: PromiseState
    closed_on: date | None
    moved: int  # how often the day was moved
    raised: int  # how often it was spoken of since
    last_raised: date | None
    internal: bool
    source: From
    measures: Measures
    now_with: str = ""  # the department that came after this one


@dataclass(frozen=True)
class EventRow:
    """What happened to a promise."""

    kind: PromiseEventKind
    day: date
    remark: str
    old_due: date | None
    new_due: date | None


@dataclass(frozen=True)
class ActionRow:
    """An action in a list. Our own promises stand in the same list: `promise_id` names them."""

    id: int
    number: str
    what: str
    who: str
    asked_on: date
    due_on: date | None
    precision: Precision
    state: ActionState
    internal: bool
    source: From
    measures: Measures
    promise_id: int | None = None


@dataclass(frozen=True)
class DecisionRow:
    """A decision in a list; `replaced_by` is the number of the one that took its place."""

    id: int
    number: str
    words: str
    kind: DecisionKind
    decided_on: date
    starts_on: date | None
    ends_on: date | None
    replaces: str
    replaced_by: str
    withdrawn_on: date | None
    internal: bool
    source: From


@dataclass(frozen=True)
class QuestionRow:
    """A question to a department, with how many days it waits or waited."""

    id: int
    words: str
    department_id: int | None
    department: str
    asked_on: date
    answered_on: date | None
    answer: str
    days: int
    internal: bool
    source: From
    now_with: str = ""  # the department that came after this one


def for_board_alone(row: PromiseRow | ActionRow | DecisionRow | QuestionRow) -> bool:
    """Whether a row is for the board alone: a line of its own, or of a meeting without others."""
    return row.internal or row.source.of_board
