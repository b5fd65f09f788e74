"""Rows of text and amounts under a head; rows stay whole, and each page repeats the head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bestuurskamer.language import _
from bestuurskamer.paper.fonts import BODY, STRONG, printable, width
from bestuurskamer.paper.sheet import THICK, THIN, Sheet
from bestuurskamer.paper.wrapping import fitting_size, wrapped

LEAD = 5.1
GAP = 4.0
LEAST = 14.0
"""No column of text gets narrower than this, in millimetres."""


@dataclass(frozen=True)
class Cell:
    """What stands in one place: a text, and below it smaller lines that explain it."""

    text: str
    below: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and whether it holds amounts."""

    title: str
    share: float = 1.0
    number: bool = False


@dataclass(frozen=True)
class Placed:
    """A column at its place: from `x`, so many millimetres wide; lines below may run on further."""

    title: str
    x: float
    width: float
    number: bool = False
    below_width: float = 0.0


Row = Sequence[Cell | str]
Line = tuple[str, str, float]


@dataclass(frozen=True)
class Style:
    """How large and how airy the rows are: points and millimetres."""

    size: float = 11.0
    small: float = 10.5
    above: float = 5.4
    below: float = 2.2


AIRY = Style(size=11.5, above=6.0, below=2.9)
TIGHT = Style(size=11.5, above=5.2, below=1.9)


class Ledger:
    """Writes rows on a sheet from `y` downwards; `next_page` begins a page and says its first y."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Placed],
        y: float,
        *,
        bottom: float,
        next_page: Callable[[], float],
        style: Style | None = None,
    ) -> None:
        self.y = y
        self._sheet, self._columns, self._bottom = sheet, columns, bottom
        self._next_page, self._style = next_page, style or Style()
        self._fresh = True
        self._under = ""
        self.head()

    def head(self) -> None:
        """Write the titles of the columns and the line below them."""
        titles = [wrapped(c.title, STRONG, 10.5, c.width) for c in self._columns]
        most = max(len(lines) for lines in titles)
        for column, lines in zip(self._columns, titles, strict=True):
            for place, text in enumerate(lines, start=most - len(lines)):
                self._write(column, self.y + place * 4.6, (text, STRONG, 10.5))
        self.y += (most - 1) * 4.6 + 2.4
        self._sheet.rule(self.y, THICK)
        self._fresh = True

    def height(self, row: Row) -> float:
        """How many millimetres the row takes."""
        return row_height(row, self._columns, self._style)

    def row(self, row: Row, *, keep: float = 0.0, thick: float = THIN) -> None:
        """Write a row and the line below it, whole on one page together with `keep` millimetres.

        Only a row that is longer than a page goes on over the next.
        """
        cells = _row_lines(row, self._columns, self._style)
        style = self._style
        count = max(len(lines) for lines in cells)
        if not self._fresh and self.y + self.height(row) + keep > self._bottom:
            self.break_page()
        start = 0
        while start < count:
            room = int((self._bottom - self.y - style.above - style.below) / LEAD) + 1
            end = min(count, start + max(1, room))
            self._piece([lines[start:end] for lines in cells], end - start)
            start = end
            if start < count:
                self.break_page()
        self._sheet.rule(self.y, thick)

    def heading(self, text: str, *, keep: float = 0.0) -> None:
        """Write a name over the rows that follow, never alone at the foot of a page.

        A page on which they go on repeats it; an empty text ends that.
        """
        self._under = ""
        if not text:
            return
        lines = wrapped(text, STRONG, 11.5, self._sheet.right - self._sheet.left)
        taken = 7.0 + (len(lines) - 1) * LEAD + 2.4
        if not self._fresh and self.y + taken + keep > self._bottom:
            self.break_page()
        self._name(lines)
        self._under = text

    def break_page(self) -> None:
        """Go on at the next page, under the head and the name again."""
        self.y = self._next_page()
        self.head()
        if self._under:
            name = _("{title}, continued").format(title=self._under)
            wide = self._sheet.right - self._sheet.left
            self._name(wrapped(name, STRONG, 11.5, wide, most=2))
            self._fresh = True

    def _name(self, lines: Sequence[str]) -> None:
        self.y += 7.0
        for place, line in enumerate(lines):
            self._sheet.text(self._sheet.left, self.y + place * LEAD, line, STRONG, 11.5)
        self.y += (len(lines) - 1) * LEAD + 2.4
        self._sheet.rule(self.y)
        self._fresh = False

    def _piece(self, cells: list[list[Line]], count: int) -> None:
        y = self.y + self._style.above
        for column, lines in zip(self._columns, cells, strict=True):
            for place, line in enumerate(lines):
                self._write(column, y + place * LEAD, line)
        self.y = y + (count - 1) * LEAD + self._style.below
        self._fresh = False

    def _write(self, column: Placed, y: float, line: Line) -> None:
        text, face, size = line
        if not column.number:
            self._sheet.text(column.x, y, text, face, size)
            return
        size = fitting_size(text, face, size, column.width)
        self._sheet.text(column.x + column.width, y, text, face, size, "right")


def row_height(row: Row, columns: Sequence[Placed], style: Style) -> float:
    """How many millimetres a row takes in these columns."""
    count = max(len(lines) for lines in _row_lines(row, columns, style))
    return style.above + (count - 1) * LEAD + style.below


def place(
    columns: Sequence[Column],
    rows: Sequence[Row],
    left: float,
    right: float,
    style: Style | None = None,
) -> list[Placed]:
    """Give each column its place.

    Amounts get what they need. Text gets its share of the rest, or less where it needs less.
    """
    style = style or Style()
    room = right - left - GAP * (len(columns) - 1)
    needs = [_needed(column, n, rows, style) for n, column in enumerate(columns)]
    amounts = sum(need for need, c in zip(needs, columns, strict=True) if c.number)
    least = LEAST * sum(not column.number for column in columns)
    smaller = min(1.0, (room - least) / amounts) if amounts else 1.0
    wide = {n: needs[n] * smaller for n, column in enumerate(columns) if column.number}
    texts = [n for n, column in enumerate(columns) if not column.number]
    wide |= _shared(columns, needs, texts, room - sum(wide.values()))
    placed, x = [], left
    for n, column in enumerate(columns):
        placed.append(Placed(column.title, x, wide[n], column.number))
        x += wide[n] + GAP
    return placed


def _shared(
    columns: Sequence[Column], needs: Sequence[float], texts: list[int], room: float
) -> dict[int, float]:
    """Columns that need less than their share leave the rest to the others."""
    taken: dict[int, float] = {}
    left_over = list(texts)
    while left_over:
        each = (room - sum(taken.values())) / sum(columns[n].share for n in left_over)
        small = [n for n in left_over if needs[n] <= each * columns[n].share]
        if len(small) == len(left_over) or not small:
            return taken | {n: each * columns[n].share for n in left_over}
        taken |= {n: needs[n] for n in small}
        left_over = [n for n in left_over if n not in small]
    return taken


def _needed(column: Column, number: int, rows: Sequence[Row], style: Style) -> float:
    """The width in which nothing of the column is broken; text over empty places is left out."""
    texts = [(word, STRONG, 10.5) for word in column.title.split()]
    for row in rows:
        if column.number or len(row) == number + 1 or row[number + 1] != "":
            texts += _cell_lines(_cell(row[number]), style)
    return max((width(printable(text), face, size) for text, face, size in texts), default=0) + 0.1


def _row_lines(row: Row, columns: Sequence[Placed], style: Style) -> list[list[Line]]:
    """The lines of each cell; a text runs on over the empty places right of it."""
    lines = []
    for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
        end = number
        while end + 1 < len(row) and row[end + 1] == "":
            end += 1
        room = None if column.number else columns[end].x + columns[end].width - column.x
        lines.append(_cell_lines(_cell(cell), style, room, column.below_width))
    return lines


def _cell(cell: Cell | str) -> Cell:
    return Cell(cell) if isinstance(cell, str) else cell


def _cell_lines(
    cell: Cell, style: Style, room: float | None = None, below_room: float = 0.0
) -> list[Line]:
    """The lines of a cell; without room to keep to, as for amounts, they are never broken."""
    face = STRONG if cell.strong else BODY
    below = [cell.below] if cell.below else []
    texts = [cell.text]
    if room is not None:
        texts = wrapped(cell.text, face, style.size, room)
        if below:
            below = wrapped(cell.below, BODY, style.small, below_room or room)
    return [(text, face, style.size) for text in texts] + [(t, BODY, style.small) for t in below]
