"""Old minutes from Word or LibreOffice, as lines to look at before they are taken over.

What looks like a mark in them is ordinary text and gets the space that escapes it; the file
itself is kept by whoever calls this.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.line_marks import escaped
from bestuurskamer.texts.inside import paragraphs
from bestuurskamer.texts.paragraphs import Paragraph

LONGEST_LINE = 4_000
"""Characters of a line of minutes; a longer paragraph becomes several lines."""

MOST_LINES = 5_000


@dataclass(frozen=True)
class OldMinutes:
    """The lines of a file with old minutes, as they would stand in the field."""

    name: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines, for the preview."""
        return "\n".join(self.lines)


def read_old_minutes(name: str, content: bytes, today: date) -> OldMinutes:
    """The lines in a .docx, .odt or plain text.

    Refused, with nothing taken over, when it is another kind of file, damaged, locked, too large
    or without text.
    """
    lines = _spaced(_lines(paragraphs(name, content), today))
    if not lines:
        raise Refused(
            N_(
                "There is no text in “{name}”. Nothing was taken over. "
                "Perhaps it holds only pictures of pages."
            ),
            name=name,
        )
    if len(lines) > MOST_LINES:
        raise Refused(
            N_(
                "“{name}” has {count} lines. Nothing was taken over. "
                "Take over minutes one meeting at a time."
            ),
            name=name,
            count=len(lines),
        )
    return OldMinutes(name, lines)


def _lines(found: tuple[Paragraph, ...], today: date) -> Iterator[str]:
    for part in found:
        text = f"{part.sign} {part.text}" if part.sign and part.text else part.text
        for line in _no_longer_than(text, LONGEST_LINE - 2):
            heading = part.heading and line
            yield f"{LineKind.HEADING.mark} {line}" if heading else escaped(line, today)


def _no_longer_than(text: str, most: int) -> Iterator[str]:
    while len(text) > most:
        end = text.rfind(" ", 1, most + 1)
        end = end if end > 0 else most
        yield text[:end]
        text = text[end:].lstrip()
    yield text


def _spaced(lines: Iterator[str]) -> tuple[str, ...]:
    """Never two empty lines together, and none at the edges."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    while found and not found[-1]:
        found.pop()
    return tuple(found)
