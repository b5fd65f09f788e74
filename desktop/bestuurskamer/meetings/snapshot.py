"""The minutes as they are printed, kept and hashed: every word, and nothing of the board alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from bestuurskamer.meetings.kinds import LineKind


@dataclass(frozen=True)
class PrintedPerson:
    """Somebody at the meeting, as named then."""

    name: str
    post: str
    department: str
    side: str
    presence: str
    role: str = "none"
    came: str = ""
    left: str = ""


@dataclass(frozen=True)
class PrintedLine:
    """A line with its number on paper; `reference` is that of a promise, action or decision."""

    number: int  # 0: of the board alone, which is never counted
    kind: str
    words: str
    said_by: str = ""
    who: str = ""
    due: str = ""  # ISO day, or empty
    reference: str = ""
    plain: str = ""  # how it is printed, where `words` are signs as they were typed

    @property
    def on_paper(self) -> str:
        """The words as they stand on paper."""
        return self.plain or self.words

    @property
    def line_kind(self) -> LineKind:
        """What it is."""
        return LineKind(self.kind)


@dataclass(frozen=True)
class PrintedRecusal:
    """Somebody who stood aside at a point, and why."""

    name: str
    reason: str
    left_room: bool


@dataclass(frozen=True)
class PrintedPoint:
    """A point of the agenda, with its number on paper."""

    number: int  # 0: of the board alone, which is never counted
    title: str
    state: str
    lines: tuple[PrintedLine, ...] = ()
    recusals: tuple[PrintedRecusal, ...] = ()


@dataclass(frozen=True)
class PrintedCorrection:
    """A correction that was proposed, and what was done with it."""

    line_number: int
    proposed_by: str
    old: str
    new: str
    state: str
    reason: str = ""


@dataclass(frozen=True)
class PrintedMinutes:
    """A version of the minutes, whole. Days are ISO text, so that the hash has one form only."""

    board: str
    title: str
    held_on: str
    version: int
    kind: str  # sent, adopted, addendum
    begins: str = ""
    ends: str = ""
    place: str = ""
    next_on: str = ""
    people: tuple[PrintedPerson, ...] = ()
    points: tuple[PrintedPoint, ...] = ()
    corrections: tuple[PrintedCorrection, ...] = ()
    adoption: str = ""
    made_on: str = ""
    remarks_before: str = ""
    adopted_in: str = ""  # the day of the meeting in which it was adopted
    reason: str = ""
    addendum: str = ""  # the text of an addendum, which adds to an adopted version
    adds_to: str = ""  # the hash of that version
    demo: bool = False

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.held_on)


@dataclass(frozen=True)
class LineToPrint:
    """A line before it has a number; one of the `board` alone never gets one."""

    kind: LineKind
    words: str
    board: bool = False
    said_by: str = ""
    who: str = ""
    due: date | None = None
    reference: str = ""
    plain: str = ""


@dataclass(frozen=True)
class PointToPrint:
    """A point before it has a number; that of the `board` alone is so with all its lines."""

    title: str
    state: str
    lines: Sequence[LineToPrint] = field(default_factory=tuple)
    recusals: tuple[PrintedRecusal, ...] = ()
    board: bool = False


def numbered(points: Sequence[PointToPrint], *, inside: bool = False) -> tuple[PrintedPoint, ...]:
    """Number points and lines as if those of the board alone were not there: no number betrays it.

    They are left out, and `inside` they stand without a number, so that the others have the same
    numbers on both papers. Lines without words are left out.
    """
    made: list[PrintedPoint] = []
    points_counted = lines_counted = 0
    for point in points:
        if point.board and not inside:
            continue
        lines: list[PrintedLine] = []
        for line in point.lines:
            board = point.board or line.board
            if not line.words.strip() or (board and not inside):
                continue
            lines_counted += not board
            lines.append(_numbered(line, 0 if board else lines_counted))
        points_counted += not point.board
        number = 0 if point.board else points_counted
        made.append(PrintedPoint(number, point.title, point.state, tuple(lines), point.recusals))
    return tuple(made)


def _numbered(line: LineToPrint, number: int) -> PrintedLine:
    due = line.due.isoformat() if line.due else ""
    return PrintedLine(
        number, line.kind.value, line.words, line.said_by, line.who, due, line.reference,
        line.plain,
    )  # fmt: skip


def to_json(minutes: PrintedMinutes) -> str:
    """The one written form of these minutes: sorted names, no spaces, letters as they are."""
    return json.dumps(asdict(minutes), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> PrintedMinutes:
    """The minutes of a written form; names that came later keep their usual value."""
    raw = json.loads(text)
    return PrintedMinutes(
        **{
            **raw,
            "people": tuple(PrintedPerson(**person) for person in raw["people"]),
            "points": tuple(_point(point) for point in raw["points"]),
            "corrections": tuple(PrintedCorrection(**one) for one in raw["corrections"]),
        }
    )


def hash_of(text: str) -> str:
    """The hash of a written form."""
    return sha256(text.encode("utf-8")).hexdigest()


def _point(raw: dict[str, Any]) -> PrintedPoint:
    lines = tuple(PrintedLine(**line) for line in raw["lines"])
    return PrintedPoint(
        raw["number"],
        raw["title"],
        raw["state"],
        lines,
        tuple(PrintedRecusal(**one) for one in raw["recusals"]),
    )
