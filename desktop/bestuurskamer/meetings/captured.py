"""A line of the minutes and what was read from it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from bestuurskamer.meetings.kinds import LineKind, Visibility
from bestuurskamer.meetings.said_days import SaidDay

WITH_TOKENS = {
    LineKind.DECISION, LineKind.THEIR_PROMISE, LineKind.OUR_PROMISE, LineKind.ACTION,
    LineKind.QUESTION, LineKind.UPDATE,
}  # fmt: skip
"""Kinds in which `@jan`, `/VGD`, `&dossier` and `!1-7` mean something."""

WITH_DUE = {LineKind.THEIR_PROMISE, LineKind.OUR_PROMISE, LineKind.ACTION}
"""Kinds in which a sentence may name its last day by itself: `vóór 15 december`."""


class TokenKind(enum.Enum):
    """What a piece of a line stands for."""

    PERSON = "@"
    DEPARTMENT = "/"
    DOSSIER = "&"
    DAY = "!"
    SAID_BY = ":"


class Step(enum.Enum):
    """What a line reports of a promise or an action that has its number already."""

    DONE = "done"
    MOVED = "moved"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Token:
    """A piece of the raw line that means something: from `start` up to `end`."""

    kind: TokenKind
    start: int
    end: int
    known: bool


@dataclass(frozen=True)
class About:
    """The promise (`T14`) or action (`A31`) that a line is about; year None means this year's."""

    sort: str  # T or A
    number: int
    year: int | None = None


@dataclass(frozen=True)
class CapturedLine:
    """One line as it was typed, and what it says."""

    raw: str
    kind: LineKind
    words: str  # without mark, speaker, and the tokens before and behind the sentence
    speaker: int | None = None  # the person before `:`
    department: int | None = None  # of whom or to whom: before `:`, or behind `/`
    people: tuple[int, ...] = ()  # behind `@`
    dossier: int | None = None
    day: SaidDay | None = None
    unknown: tuple[str, ...] = ()  # names and days that were not understood, as typed: “who?”
    about: About | None = None
    step: Step | None = None
    tokens: tuple[Token, ...] = ()

    @property
    def visibility(self) -> Visibility:
        """Who may see it."""
        return self.kind.visibility
