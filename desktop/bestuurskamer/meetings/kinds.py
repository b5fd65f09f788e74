"""The kinds of line in minutes, who may see them, and how exactly a day was said.

The values are what the data file keeps: they never change.
"""

from __future__ import annotations

import enum


class LineKind(enum.Enum):
    """What a line of the minutes is."""

    TEXT = "text"
    DECISION = "decision"
    THEIR_PROMISE = "their_promise"  # theirs to us
    OUR_PROMISE = "our_promise"  # ours to them
    ACTION = "action"
    QUESTION = "question"
    HEADING = "heading"
    INTERNAL = "internal"  # for the board alone
    UPDATE = "update"  # of a promise or an action that has its number already

    @property
    def mark(self) -> str:
        """The sign in column 1 that makes a line of this kind; empty where there is none."""
        return _MARKS.get(self, "")

    @property
    def visibility(self) -> Visibility:
        """Who may see a line of this kind."""
        return Visibility.BOARD if self is LineKind.INTERNAL else Visibility.BOTH


class Visibility(enum.Enum):
    """Who may see a line."""

    BOTH = "both"
    BOARD = "board"


class Precision(enum.Enum):
    """How exactly a day was said; the day kept is the last one that it may mean."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    NONE = "none"  # no day, or only "soon"


_MARKS = {
    LineKind.DECISION: "=",
    LineKind.THEIR_PROMISE: ">",
    LineKind.OUR_PROMISE: "<",
    LineKind.ACTION: "*",
    LineKind.QUESTION: "?",
    LineKind.HEADING: "#",
    LineKind.INTERNAL: "%",
}
KIND_OF_MARK = {mark: kind for kind, mark in _MARKS.items()}
"""The kind that a sign in column 1 makes. None of them is a dead key on US-International."""
