"""A table over frozen rows: what its columns show, how they sort, what is ticked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bestuurskamer.language import _
from bestuurskamer.screens.kit.paint import State

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
CELL: Final = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Cell:
    """One cell: a line, an explanation under it, or a state.

    Text at the right (amounts) is never cut. `tone` colours the explanation (warn, bad);
    `check` draws a tick or an empty square in front.
    """

    text: str = ""
    below: str = ""
    state: State | None = None
    strong: bool = False
    right: bool = False
    tone: str = ""
    check: bool | None = None

    @property
    def spoken(self) -> str:
        """The words of the cell in one line."""
        words = (self.text, self.below, self.state.word if self.state else "")
        return ", ".join(word for word in words if word)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title, what it shows of a row, and the value it sorts by.

    `width` in pixels at 100 %; without one the column takes its share of what is left,
    by `stretch`. Columns with `number` have their title at the right.
    """

    title: str
    cell: Callable[[Row], Cell]
    sort: Callable[[Row], Any] | None = None
    width: int = 0
    stretch: int = 1
    number: bool = False


class RowTable(QAbstractTableModel, Generic[Row]):
    """Shows rows as they are. Sorts by value, not by text. Is never edited.

    `key` tells rows apart over a new reading. `sentence` says a whole row to screen readers.
    With `checkable` (None for rows without a tick) the first column holds ticks.
    """

    ticked = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        sentence: Callable[[Row], str] | None = None,
        checkable: Callable[[Row], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._sentence, self._checkable = sentence, checkable
        self.columns = list(columns)
        if checkable is not None:
            self.columns.insert(0, Column("", self._tick, width=44))
        self.rows: list[Row] = []
        self.checked: set[Hashable] = set()
        self._order: tuple[int, bool] | None = None

    @property
    def has_ticks(self) -> bool:
        """Whether the first column holds ticks."""
        return self._checkable is not None

    def show(self, rows: Iterable[Row]) -> None:
        """Replace all rows at once, in the order the user last chose."""
        self.beginResetModel()
        self.rows = list(rows)
        self._arrange()
        self.endResetModel()

    def row_at(self, index: Index | int) -> Row | None:
        """The row at an index or place, or None outside the table."""
        place = index if isinstance(index, int) else index.row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def place_of(self, key: Hashable, near: int = 0) -> int:
        """Where the row with the key stands, or -1; `near` is looked at first."""
        if 0 <= near < len(self.rows) and self.key(self.rows[near]) == key:
            return near
        find = self.key
        return next((at for at, row in enumerate(self.rows) if find(row) == key), -1)

    def may_tick(self, row: Row) -> bool:
        """Whether the row has a tick that can be set."""
        return self._checkable is not None and self._checkable(row)

    def tick(self, row: Row, on: bool | None = None) -> None:
        """Set a row's tick, or turn it over."""
        if self.may_tick(row):
            key = self.key(row)
            wanted = key not in self.checked if on is None else on
            (self.checked.add if wanted else self.checked.discard)(key)
            self._ticks_changed()

    def tick_all(self, on: bool) -> None:
        """Set or clear the ticks of all rows that have one."""
        self.checked = {self.key(row) for row in self.rows if self.may_tick(row)} if on else set()
        self._ticks_changed()

    def checked_rows(self) -> list[Row]:
        """The ticked rows, in the order shown."""
        return [r for r in self.rows if self.key(r) in self.checked] if self.checked else []

    def _ticks_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def _tick(self, row: Row) -> Cell:
        return Cell(check=self.key(row) in self.checked) if self.may_tick(row) else Cell()

    # what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are, ticks included."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.title or _("Chosen")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """A cell: for painting, as plain text, and as a sentence for screen readers."""
        row = self.row_at(index)
        if row is None or not index.isValid():
            return None
        if role == CELL:
            return self.columns[index.column()].cell(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].cell(row).spoken
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and self.has_ticks and index.column() == 0:
            on = self.key(row) in self.checked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column's values; those without one stand last."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if self._order is not None and self.columns[column].sort is None:
            return
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._order is None:
            return
        column, down = self._order
        value_of = self.columns[column].sort
        if value_of is None:
            return
        with_value = [(_sortable(value_of(row)), row) for row in self.rows]
        known = [pair for pair in with_value if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=down)
        empty = [row for value, row in with_value if value is None]
        self.rows = [row for _value, row in known] + empty

    def _said(self, row: Row, column: int) -> str:
        title, cell = self.columns[column].title, self.columns[column].cell(row)
        if column > 0:
            return f"{title}: {cell.spoken}"
        if self._sentence is not None:
            said = self._sentence(row)
        else:
            cells = ((other.title, other.cell(row).spoken) for other in self.columns)
            said = ", ".join(f"{name}: {text}" for name, text in cells if text)
        if cell.check is None:
            return said
        chosen = _("Chosen") if cell.check else _("Not chosen")
        return f"{chosen}: {said}"


def _sortable(value: Any) -> Any:
    """Text sorts as people read it, whatever its capitals and accents."""
    if not isinstance(value, str):
        return value
    plain = unicodedata.normalize("NFKD", value.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
