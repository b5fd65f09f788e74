"""A list on its way in: the sheet as it stands, what its columns mean, and what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bestuurskamer.building.queries import buildings
from bestuurskamer.office.queries import preference
from bestuurskamer.rent.tenant_list.columns import Field, Mapping, propose_mapping
from bestuurskamer.rent.tenant_list.grid import Grid, as_text, with_cell
from bestuurskamer.rent.tenant_list.plan import Plan, plan
from bestuurskamer.rent.tenant_list.remembered import existing
from bestuurskamer.rent.tenant_list.rows import RowPlan, State
from bestuurskamer.rent.tenant_list.sheets import read_sheet
from bestuurskamer.screens.kit.desk import Desk

MAPPING = "tenant_list_mapping"


@dataclass(frozen=True)
class ListAtHand:
    """A list that was read; nothing of it is written yet.

    `left` are the numbers of the rows that stay away by choice, `alone` those of which only the
    room is taken.
    """

    path: Path
    grid: Grid
    mapping: Mapping
    plan: Plan
    left: frozenset[int] = field(default=frozenset())
    alone: frozenset[int] = field(default=frozenset())

    @property
    def whole(self) -> frozenset[int]:
        """The numbers of the rows that are taken whole."""
        return self.tickable - self.left - self.alone

    @property
    def tickable(self) -> frozenset[int]:
        """The numbers of the rows that bring something new, wholly or with their room alone."""
        news = {row.number for row in self.plan.rows if not is_old(row)}
        return (self.plan.takeable & news) | self.rooms_only

    @property
    def rooms_only(self) -> frozenset[int]:
        """The numbers of the rows of which the room alone is taken."""
        return self.alone & (self.plan.rooms_only | self.plan.takeable)

    @property
    def count(self) -> int:
        """How many rows are taken, wholly or in part."""
        return len(self.whole) + len(self.rooms_only)

    def raw(self, row: RowPlan, column: int) -> str:
        """What stands in a cell of the sheet."""
        return as_text(self.grid.rows[row.index][column]).strip()

    def row(self, number: int) -> RowPlan | None:
        """The row that the spreadsheet shows under this number."""
        return next((row for row in self.plan.rows if row.number == number), None)

    def state_of(self, row: RowPlan) -> State:
        """What happens to a row, choices included."""
        if row.number in self.left:
            return State.LEFT_OUT
        return State.TAKEN if row.number in self.rooms_only else row.state

    def with_field(self, column: int, meaning: Field | None) -> ListAtHand:
        """The same list with another meaning for a column."""
        return self._planned(mapping=self.mapping.with_field(column, meaning))

    def with_texts(self, row: RowPlan, texts: dict[int, str]) -> ListAtHand:
        """The same list with other texts in cells of one row, by column."""
        grid = self.grid
        for column, text in texts.items():
            grid = with_cell(grid, row.index, column, text)
        return self._planned(grid=grid)

    def leaving(self, number: int, *, out: bool) -> ListAtHand:
        """The same list with a row left out, or taken after all."""
        left = self.left | {number} if out else self.left - {number}
        return replace(self, left=left, alone=self.alone - {number})

    def room_only(self, number: int, *, on: bool) -> ListAtHand:
        """The same list with only the room of a row taken, or the whole of it again."""
        alone = self.alone | {number} if on else self.alone - {number}
        return replace(self, alone=alone, left=self.left - {number})

    def unticked(self, numbers: frozenset[int]) -> ListAtHand:
        """The same list with exactly these of the rows that could be taken left out."""
        return replace(self, left=(self.left - self.tickable) | numbers)

    def in_building(self, desk: Desk, building_id: int) -> ListAtHand:
        """The same list for a building that was described meanwhile."""
        known = desk.read(existing, building_id)
        return replace(self, plan=plan(self.grid, self.mapping, known, self.plan.today))

    def again(self, desk: Desk) -> ListAtHand:
        """The same list against what is known by now."""
        known = desk.read(existing, self.plan.existing.building_id)
        if known == self.plan.existing:
            return self
        fresh = plan(self.grid, self.mapping, known, self.plan.today)
        return replace(self, plan=fresh)

    def _planned(self, grid: Grid | None = None, mapping: Mapping | None = None) -> ListAtHand:
        grid, mapping = grid or self.grid, mapping or self.mapping
        fresh = plan(grid, mapping, self.plan.existing, self.plan.today)
        return replace(self, grid=grid, mapping=mapping, plan=fresh)


def is_old(row: RowPlan) -> bool:
    """Whether everything that a row says is known already."""
    known = row.lease_id if row.tenant else row.room_id
    return row.state is State.TAKEN and known is not None and not row.changes


def reader(
    desk: Desk, path: Path, today: date, sheet: str | None = None
) -> Callable[[object], ListAtHand]:
    """What reads a file beside the screen; may raise Refused."""

    def work(_progress: object) -> ListAtHand:
        grid = read_sheet(path, sheet)
        first = next(iter(desk.read(buildings)), None)
        known = desk.read(existing, first.id if first else None)
        before = desk.read(preference, MAPPING)
        mapping = propose_mapping(grid, Mapping.from_json(before) if before else None)
        return ListAtHand(path, grid, mapping, plan(grid, mapping, known, today))

    return work
