"""Changing what a line is by a key or a button, for who does not learn the marks.

Pure functions from text to text: the field stays the one place where the text is.
"""

from __future__ import annotations

from datetime import date

from bestuurskamer.meetings.capture import kind_of
from bestuurskamer.meetings.kinds import LineKind

KEYS = (
    LineKind.DECISION, LineKind.THEIR_PROMISE, LineKind.OUR_PROMISE, LineKind.ACTION,
    LineKind.QUESTION, LineKind.HEADING, LineKind.INTERNAL, LineKind.TEXT,
)  # fmt: skip
"""What Ctrl+1 to Ctrl+8 make of a line, and the order in which F2 goes round."""


def next_kind(kind: LineKind) -> LineKind:
    """What F2 makes of a line of this kind."""
    if kind not in KEYS:
        return KEYS[0]
    return KEYS[(KEYS.index(kind) + 1) % len(KEYS)]


def with_mark(line: str, kind: LineKind, today: date) -> str:
    """The line with the mark of this kind instead of its own; its words stay as they are.

    Text that would be read as something else gets the space that escapes it. No mark makes an
    update (`T14 ok`): then the line stays as it is.
    """
    if kind is LineKind.UPDATE or kind_of(line, today) is kind:
        return line
    bare = bare_line(line, today)
    return escaped(bare, today) if kind is LineKind.TEXT else f"{kind.mark} {bare}"


def escaped(line: str, today: date) -> str:
    """The line as ordinary text: with a space before it where it would be read otherwise."""
    return line if kind_of(line, today) is LineKind.TEXT else f" {line}"


def bare_line(line: str, today: date) -> str:
    """The line without its mark and the space behind it, or without the space that escapes."""
    if kind_of(line, today).mark:
        return line[1:].removeprefix(" ")
    hidden = line.startswith(" ") and kind_of(line[1:], today) is not LineKind.TEXT
    return line[1:] if hidden else line


def changed(text: str, cursor: int, kind: LineKind | None, today: date) -> tuple[str, int]:
    """The text with the line at the cursor made this kind, or by None the next one (F2).

    Gives the text and where the cursor then stands: at the same letter.
    """
    cursor = max(0, min(cursor, len(text)))
    start = text.rfind("\n", 0, cursor) + 1
    end = text.find("\n", cursor)
    end = len(text) if end < 0 else end
    line = text[start:end]
    new = with_mark(line, kind or next_kind(kind_of(line, today)), today)
    from_the_end = len(line) - (cursor - start)
    return text[:start] + new + text[end:], start + max(0, len(new) - from_the_end)
