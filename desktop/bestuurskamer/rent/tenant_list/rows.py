"""One row of the list: its cells read together, without looking at other rows."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bestuurskamer import reading
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import Money
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.rent.tenant_list import contact_cells
from bestuurskamer.rent.tenant_list.cells import CellReading, Value, read_cell
from bestuurskamer.rent.tenant_list.columns import Field, Mapping
from bestuurskamer.rent.tenant_list.grid import Cell, as_text, is_empty


class State(enum.Enum):
    """What is to happen to a row."""

    TAKEN = "taken"
    QUESTION = "question"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


STATE_NAMES = {
    State.TAKEN: N_("taken"),
    State.QUESTION: N_("with a question"),
    State.REFUSED: N_("refused"),
    State.LEFT_OUT: N_("left out"),
}
_OF_ROOM = (Field.ROOM, Field.FLOOR, Field.AREA, Field.CAPACITY)


@dataclass(frozen=True)
class Change:
    """What another reading of the list would change about somebody or something known."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True)
class RowPlan:
    """A row as it would be taken.

    `number` is what the spreadsheet shows before the row; `index` counts from 0. The three
    identities name what is known already. `why` are reasons that belong to no single cell.
    """

    number: int
    index: int
    state: State
    cells: tuple[CellReading, ...] = ()
    why: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()
    changes: tuple[Change, ...] = ()
    tenant_id: int | None = None
    room_id: int | None = None
    lease_id: int | None = None
    ended: bool = False

    def cell(self, field: Field) -> CellReading | None:
        """The cell that tells this."""
        return next((c for c in self.cells if c.field is field), None)

    def value(self, field: Field) -> Value | None:
        """What the list tells, as it would be taken."""
        cell = self.cell(field)
        return cell.value if cell else None

    def text(self, field: Field) -> str:
        """A text of the row, or nothing."""
        value = self.value(field)
        return value if isinstance(value, str) else ""

    def money(self, field: Field) -> Money | None:
        """An amount of the row."""
        value = self.value(field)
        return value if isinstance(value, Money) else None

    def day(self, field: Field) -> date | None:
        """A day of the row."""
        value = self.value(field)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    @property
    def vat(self) -> VatTreatment:
        """How VAT is treated; a row that does not say it is exempt, as room rent is by law."""
        value = self.value(Field.VAT)
        return value if isinstance(value, VatTreatment) else VatTreatment.EXEMPT

    @property
    def tenant(self) -> str:
        """The name of the tenant, or nothing for an empty room."""
        return self.text(Field.TENANT)

    @property
    def room(self) -> str:
        """The name of the room."""
        return self.text(Field.ROOM)

    @property
    def counts(self) -> bool:
        """Whether the row is part of the list at all."""
        return self.state in (State.TAKEN, State.QUESTION)

    @property
    def room_is_sound(self) -> bool:
        """Whether the room can be taken, whatever is asked about its tenant."""
        problems = {c.field for c in self.cells if c.problem}
        return self.counts and bool(self.room) and not problems.intersection(_OF_ROOM)

    def asked(
        self, text: str, /, field: Field | None = None, suggestion: str = "", **values: Any
    ) -> RowPlan:
        """The same row with one question more, at a cell where the list has it."""
        problem = words(text, **values)
        cell = self.cell(field) if field else None
        if cell is None:
            return replace(self, state=self._worse(), why=(*self.why, problem))
        if cell.problem:
            return self
        doubted = replace(cell, problem=problem, suggestion=suggestion)
        cells = tuple(doubted if c is cell else c for c in self.cells)
        return replace(self, state=self._worse(), cells=cells)

    def _worse(self) -> State:
        return State.QUESTION if self.state is State.TAKEN else self.state

    def noted(self, text: str, /, field: Field | None = None, **values: Any) -> RowPlan:
        """The same row with something said about it, or about one of its cells."""
        note = words(text, **values)
        cell = self.cell(field) if field else None
        if cell is None:
            return replace(self, notes=(*self.notes, note))
        noted = replace(cell, note=note)
        return replace(self, cells=tuple(noted if c is cell else c for c in self.cells))


def read_row(index: int, row: Sequence[Cell], mapping: Mapping, today: date) -> RowPlan:
    """Read the cells of one row and judge them together."""
    read = [
        read_cell(column.field, column.index, row[column.index], today)
        for column in mapping.columns
        if column.field and column.field not in (Field.STREET, Field.POSTAL_CODE)
    ]
    read += _address(row, mapping, read, today)
    order = list(Field)
    unique = {cell.field: cell for cell in read}
    cells = tuple(sorted(unique.values(), key=lambda cell: order.index(cell.field)))
    return _judged(RowPlan(index + 1, index, State.TAKEN, cells), mapping, today)


def _address(
    row: Sequence[Cell], mapping: Mapping, read: list[CellReading], today: date
) -> Iterable[CellReading]:
    """Street, postal code and town; cells that hold more than one of them are split."""
    town = next((c for c in read if c.field is Field.TOWN), None)
    found: list[CellReading] = []
    column = mapping.column_of(Field.POSTAL_CODE)
    code = None
    if column is not None:
        both = contact_cells.split_code_and_town(reading.clean(as_text(row[column])))
        if both and not (town and town.text):
            text = reading.clean(as_text(row[column]))
            code = CellReading(Field.POSTAL_CODE, column, text, both[0])
            found.append(CellReading(Field.TOWN, column, text, both[1]))
        else:
            code = read_cell(Field.POSTAL_CODE, column, row[column], today)
        found.append(code)
    column = mapping.column_of(Field.STREET)
    if column is not None:
        alone = not (code and code.text) and not (town and town.text)
        found += _street(column, row[column], alone, today)
    return found


def _street(column: int, cell: Cell, alone: bool, today: date) -> Iterable[CellReading]:
    street = read_cell(Field.STREET, column, cell, today)
    if not alone or not isinstance(street.value, str):
        return [street]
    combined = reading.clean(as_text(cell).replace("\n", ", "))
    if parts := contact_cells.split_address(combined):
        fields = (Field.STREET, Field.POSTAL_CODE, Field.TOWN)
        return [
            CellReading(field, column, street.text, part)
            for field, part in zip(fields, parts, strict=True)
        ]
    if contact_cells.seems_combined(combined):
        problem = words(
            N_("What is the street, the postal code and the town? Write: Street 1, 1234 AB Town.")
        )
        return [replace(street, problem=problem)]
    return [street]


def _judged(row: RowPlan, mapping: Mapping, today: date) -> RowPlan:
    if any(cell.problem for cell in row.cells):
        row = replace(row, state=State.QUESTION)
    tenant = row.cell(Field.TENANT)
    if not (tenant and (tenant.value or tenant.problem)):
        return _judged_as_empty(row)
    row = _with_house_number(row)
    for field, text in (
        (Field.ROOM, N_("Which room does this tenant have?")),
        (Field.FIRST_DAY, N_("From which day does the tenant have the room?")),
    ):
        if row.value(field) is None:
            row = row.asked(text, field)
    first, last = row.day(Field.FIRST_DAY), row.day(Field.LAST_DAY)
    if first and last and last < first:
        row = row.asked(
            N_("The last day {last} lies before the first day {first}."),
            Field.LAST_DAY,
            last=last,
            first=first,
        )
    elif last and last < today:
        row = replace(row, ended=True).noted(N_("This lease has ended."), Field.LAST_DAY)
    return _with_deposit(row)


def _judged_as_empty(row: RowPlan) -> RowPlan:
    if not row.room:
        return row if row.cell(Field.ROOM) and row.state is State.QUESTION else _not_a_row(row)
    if row.day(Field.FIRST_DAY):
        return row.asked(N_("There is a first day but no tenant. Who has this room?"), Field.TENANT)
    for cell in row.cells:
        if cell.text and cell.field not in (*_OF_ROOM, Field.TENANT):
            row = row.noted(N_("Not kept: this room has no tenant."), cell.field)
    filled = [cell for cell in row.cells if cell.text]
    if len(filled) == 1 and any(cell.field in _OF_ROOM[1:] for cell in row.cells):
        return row.asked(N_("Is this a room? Nothing else stands in this row."))
    return row


def _not_a_row(row: RowPlan) -> RowPlan:
    reason = words(N_("This row names no room and no tenant."))
    return replace(row, state=State.REFUSED, why=(reason,))


def _with_house_number(row: RowPlan) -> RowPlan:
    number, street = row.text(Field.HOUSE_NUMBER), row.cell(Field.STREET)
    if not number or street is None or not isinstance(street.value, str):
        return row
    whole = replace(street, value=f"{street.value} {number}")
    return replace(row, cells=tuple(whole if c is street else c for c in row.cells))


def _with_deposit(row: RowPlan) -> RowPlan:
    agreed, received = row.money(Field.DEPOSIT), row.money(Field.DEPOSIT_RECEIVED)
    if agreed and received and received > agreed:
        return row.asked(
            N_("More deposit was received than agreed: {received} and {agreed}."),
            Field.DEPOSIT_RECEIVED,
            received=received,
            agreed=agreed,
        )
    return row


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether nothing stands in the row."""
    return all(is_empty(cell) for cell in row)
