"""The dry run: what would be taken from the list, row by row, before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bestuurskamer.errors import N_, words
from bestuurskamer.rent.tenant_list.columns import Mapping, normal
from bestuurskamer.rent.tenant_list.grid import Cell, Grid, as_text, is_empty
from bestuurskamer.rent.tenant_list.known import Existing
from bestuurskamer.rent.tenant_list.matching import Index, with_known
from bestuurskamer.rent.tenant_list.rows import RowPlan, State, is_blank, read_row
from bestuurskamer.rent.tenant_list.template import EXAMPLE_NAMES
from bestuurskamer.rent.tenant_list.together import judged_together, room_key

_TOTAL = re.compile(r"(sub)?tota(al|len|l)\b|som\b|sum\b", re.IGNORECASE)


@dataclass(frozen=True)
class Summary:
    """The list in numbers.

    `rooms` are `let` ones, now or before, and `empty` ones; rows with a question are counted.
    `ended` are leases whose last day is past; `known` are rows that are there already.
    """

    rooms: int
    let: int
    empty: int
    ended: int
    taken: int
    questions: int
    refused: int
    left_out: int
    known: int


@dataclass(frozen=True)
class Plan:
    """What would be taken, asked, refused and left out."""

    sheet: str
    mapping: Mapping
    existing: Existing
    today: date
    rows: tuple[RowPlan, ...]
    blank_rows: int
    unused: tuple[str, ...]

    @property
    def takeable(self) -> frozenset[int]:
        """The numbers of the rows that may be taken as they are."""
        return frozenset(row.number for row in self.rows if row.state is State.TAKEN)

    @property
    def rooms_only(self) -> frozenset[int]:
        """The numbers of rows with a question of which the room alone may be taken."""
        asked = (row for row in self.rows if row.state is State.QUESTION)
        return frozenset(row.number for row in asked if row.room_is_sound)

    @property
    def summary(self) -> Summary:
        """The list in numbers."""
        states = Counter(row.state for row in self.rows)
        counted = [row for row in self.rows if row.counts]
        rooms = {room_key(row) for row in counted} - {None}
        let = {room_key(row) for row in counted if row.tenant} - {None}
        return Summary(
            rooms=len(rooms),
            let=len(let),
            empty=len(rooms - let),
            ended=sum(row.ended for row in counted),
            taken=states[State.TAKEN],
            questions=states[State.QUESTION],
            refused=states[State.REFUSED],
            left_out=states[State.LEFT_OUT],
            known=sum(bool(row.lease_id if row.tenant else row.room_id) for row in counted),
        )


def plan(grid: Grid, mapping: Mapping, existing: Existing, today: date) -> Plan:
    """Say what would become of each row under the names of the columns. Nothing is written."""
    rows, blank, known = [], 0, Index(existing)
    for index in range(grid.header_row + 1, len(grid.rows)):
        cells = grid.rows[index]
        if is_blank(cells):
            blank += 1
            continue
        row = read_row(index, cells, mapping, today)
        rows.append(_left_out(row, cells, grid) or with_known(row, known))
    judged = judged_together(rows, existing, today)
    unused = _unused(grid, mapping)
    return Plan(grid.sheet, mapping, existing, today, tuple(judged), blank, unused)


def _left_out(row: RowPlan, cells: Sequence[Cell], grid: Grid) -> RowPlan | None:
    if _is_total(row, cells):
        reason = words(N_("This is a row with totals."))
    elif [normal(as_text(cell)) for cell in cells] == [normal(name) for name in grid.headers]:
        reason = words(N_("This row repeats the names of the columns."))
    elif (row.room, row.tenant) in EXAMPLE_NAMES:
        reason = words(N_("This is an example of how to fill in the list."))
    else:
        return None
    return replace(row, state=State.LEFT_OUT, why=(reason,))


def _is_total(row: RowPlan, cells: Sequence[Cell]) -> bool:
    named = [text for text in (row.room, row.tenant) if text and not _TOTAL.match(text)]
    if named:
        return False
    texts = [cell for cell in cells if isinstance(cell, str) and not is_empty(cell)]
    return any(_TOTAL.match(text.strip()) for text in texts) or not texts


def _unused(grid: Grid, mapping: Mapping) -> tuple[str, ...]:
    """Names of the columns with something in them from which nothing is taken."""
    below = grid.rows[grid.header_row + 1 :]
    return tuple(
        column.header or _letters(column.index)
        for column in mapping.columns
        if column.field is None and any(not is_empty(row[column.index]) for row in below)
    )


def _letters(index: int) -> str:
    """The letters of a column as a spreadsheet shows them: A, Z, AA."""
    high, low = divmod(index, 26)
    return (chr(ord("A") + high - 1) if high else "") + chr(ord("A") + low)
