"""The cells of one sheet as they stand, and their text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = str | float | int | bool | date | datetime | time | timedelta
"""What a spreadsheet holds in a cell; an empty cell is an empty text."""


@dataclass(frozen=True)
class Grid:
    """One sheet: all of its rows from the very first, and where the names of the columns stand.

    Rows and columns count from 0 here; a person sees row `index + 1`. `corrected` are the cells
    (row, column) that the user typed anew; `other_sheets` could have been read instead.
    """

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    header_row: int
    other_sheets: tuple[str, ...] = ()
    corrected: frozenset[tuple[int, int]] = frozenset()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[self.header_row])

    @property
    def headers(self) -> tuple[str, ...]:
        """The names of the columns as they stand; a column may lack one."""
        return tuple(as_text(cell).strip() for cell in self.rows[self.header_row])


def with_cell(grid: Grid, row: int, column: int, text: str) -> Grid:
    """The same sheet with another text in one cell: the answer to a question about it."""
    cells = list(grid.rows[row])
    cells[column] = text
    rows = (*grid.rows[:row], tuple(cells), *grid.rows[row + 1 :])
    return replace(grid, rows=rows, corrected=grid.corrected | {(row, column)})


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing in a cell but white space."""
    return isinstance(cell, str) and not cell.strip()


def as_text(cell: Cell) -> str:
    """The text of a cell as a Dutch spreadsheet shows it, which can also be typed back.

    >>> as_text(485.0), as_text(58.5), as_text(date(2024, 4, 1))
    ('485', '58,5', '1-4-2024')
    """
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, float | int):
        exact = format(Decimal(str(cell)), "f")
        whole = exact.rstrip("0").rstrip(".") if "." in exact else exact
        return whole.replace(".", ",")
    if isinstance(cell, date):
        return f"{cell.day}-{cell.month}-{cell.year}"
    return str(cell)
