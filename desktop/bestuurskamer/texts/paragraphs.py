"""A paragraph of a document, without its looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bestuurskamer.reading import clean

CELLS = " | "
"""What stands between the cells of a row of a table, which is one paragraph here."""


@dataclass(frozen=True)
class Paragraph:
    """The words of a paragraph, and whether it is a heading or stands in a list.

    `sign` is what stood before an item of a list: `-`, `3.` or `b.`.
    """

    text: str
    heading: bool = False
    sign: str = ""


def lines_of(text: str, *, heading: bool = False, sign: str = "") -> list[Paragraph]:
    """A paragraph for every line of the text; only the first is the item of a list."""
    lines = [clean(line) for line in text.replace("\r", "\n").split("\n")]
    return [
        Paragraph(line, heading, sign if place == 0 else "") for place, line in enumerate(lines)
    ]


def row_of(cells: Iterable[str]) -> Paragraph:
    """A row of a table as one paragraph."""
    said = [clean(cell) for cell in cells]
    while said and not said[-1]:
        said.pop()
    return Paragraph(CELLS.join(said))


def sign_of(form: str, number: int) -> str:
    """How an item is numbered: `-` without numbers, else `3.`, or by letters `c.`."""
    if form in ("bullet", "none", ""):
        return "-"
    if form in ("lowerLetter", "a") and 1 <= number <= 26:
        return f"{chr(ord('a') + number - 1)}."
    if form in ("upperLetter", "A") and 1 <= number <= 26:
        return f"{chr(ord('A') + number - 1)}."
    return f"{number}."
