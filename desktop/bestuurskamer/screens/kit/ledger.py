"""A list with rows to choose and to open: one stop for the keyboard, whatever its length."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from bestuurskamer.screens.kit.buttons import ENTER
from bestuurskamer.screens.kit.cells import LedgerCells
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.rows import RowTable

Row = TypeVar("Row")
_SAMPLE = 60
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Ledger(QTableView, Generic[Row]):
    """Shows a RowTable. `chosen(row)` on another row, `opened(row)` on Enter or double click.

    Space turns the tick of the row, letters jump to a name in `names` (the column's title).
    Over `show` the chosen row and the scroll stay, by the rows' keys. Columns for which there is
    no room say what they hold under the name of the row; an amount is never cut.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        dress: Dress,
        table: RowTable[Row],
        name: str,
        *,
        two_lines: bool = True,
        names: str = "",
    ) -> None:
        super().__init__()
        self._dress, self.table = dress, table
        self._two_lines, self._names = two_lines, names
        self._typed, self._since = "", QElapsedTimer()
        self._wider: dict[int, int] = {}
        self._folded: frozenset[int] = frozenset()
        self.setAccessibleName(name)
        self.setProperty("ring", "own")
        self.setModel(table)
        self._cells = LedgerCells(dress, self)
        self._cells.too_wide.connect(self._widen, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(self._cells)
        self._behave()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentRowChanged.connect(self._moved)
        dress.fit(self, self._fit)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; the chosen one stays chosen, or the one that takes its place."""
        place, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        row = self.table.row_at(place)
        self.table.show(rows)
        self._wider.clear()
        self._share_width()
        self.verticalScrollBar().setValue(scroll)
        if row is None:
            return
        found = self.table.place_of(self.table.key(row), place)
        if found < 0:
            found = min(place, len(self.table.rows) - 1)
        self._go(found, scroll=False)

    def choose(self, key: Hashable) -> bool:
        """Choose the row with this key and bring it into view; False when it is not there."""
        place = self.table.place_of(key)
        if place >= 0:
            self._go(place, scroll=True)
        return place >= 0

    def current(self) -> Row | None:
        """The chosen row."""
        return self.table.row_at(self.currentIndex())

    def fold(self, *titles: str) -> None:
        """Hide the columns with these titles, and show all others."""
        self._folded = frozenset(
            place
            for place, column in enumerate(self.table.columns)
            if column.title and column.title in titles
        )
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks; held down they do it once."""
        self._cells.keys_used = True
        row = self.current()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and not control:
            if row is not None and not event.isAutoRepeat():
                self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Space and self.table.has_ticks and not control:
            if row is not None and not event.isAutoRepeat():
                self.table.tick(row)
        elif event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_F2):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.table.rows:
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self.table.rows) - 1, scroll=True)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Jump to the next row whose name begins with what is typed within a second."""
        fresh = not self._since.isValid() or self._since.elapsed() > 1000
        self._since.start()
        self._typed = (text if fresh else self._typed + text).casefold()
        rows, column = self.table.rows, self._name_column()
        start = self.currentIndex().row() + (1 if len(self._typed) == 1 else 0)
        for step in range(len(rows)):
            place = (max(start, 0) + step) % len(rows)
            if column.cell(rows[place]).text.casefold().startswith(self._typed):
                self._go(place, scroll=True)
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press with the mouse draws no frame."""
        self._cells.keys_used = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard shows the frame, on the first row when none is chosen."""
        self._cells.keys_used = event.reason() in _BY_KEYS
        super().focusInEvent(event)
        if self._cells.keys_used and not self.currentIndex().isValid() and self.table.rows:
            self._go(0, scroll=True)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setFixedHeight(self._dress.px(38))
        self._wider.clear()
        self._share_width()
        self._fit_rows()
        self.viewport().update()

    def _fit_rows(self) -> None:
        height = self._dress.px(56 if self._two_lines or self._cells.moved else 42)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(self._dress.px(42) + 3 * height)

    def _move_columns(self, least: dict[int, int]) -> None:
        """Say the columns for which there is no room under the name of the row."""
        columns, name, room = self.table.columns, self._telling_place(), self.viewport().width()
        later = [at for at in reversed(least) if columns[at].title and at != name]
        amounts = [at for at in later if columns[at].number]
        later = [at for at in later if at not in amounts] + amounts[:-1]
        moved: list[int] = []
        while later and sum(width for at, width in least.items() if at not in moved) > room:
            moved.append(later.pop(0))
        for at in range(len(columns)):
            self.setColumnHidden(at, at in self._folded or at in moved)
        if (name, tuple(sorted(moved))) != (self._cells.name, self._cells.moved):
            self._cells.name, self._cells.moved = name, tuple(sorted(moved))
            self._fit_rows()

    def _share_width(self) -> None:
        """Give columns their width, and what is left to those that stretch."""
        columns = self.table.columns
        least = {at: self._least(at) for at in range(len(columns)) if at not in self._folded}
        self._move_columns(least)
        shown = [at for at in least if not self.isColumnHidden(at)]
        least = {at: least[at] for at in shown}
        over = sum(least.values()) - self.viewport().width()
        if over > 0 and (name := self._telling_place()) in least:  # a name may be cut
            least[name] = max(least[name] - over, self._dress.px(80))
        stretching = {at: columns[at].stretch for at in shown if not columns[at].width}
        room = self.viewport().width() - sum(least[at] for at in shown if at not in stretching)
        widths = least | _shares(room, stretching, least)
        for at in shown:
            self.setColumnWidth(at, widths[at])

    def _least(self, at: int) -> int:
        column = self.table.columns[at]
        width = self._dress.px(column.width or 120)
        title = self._dress.look.metrics("label").horizontalAdvance(column.title)
        width = max(width, title + self._dress.px(28) if column.title else 0)
        if column.number:
            sample = self.table.rows[:_SAMPLE]
            width = max([width, *(self._cells.needed(column.cell(row)) for row in sample)])
        return max(width, self._wider.get(at, 0))

    def _widen(self, column: int, width: int) -> None:
        if width > self._wider.get(column, 0):
            self._wider[column] = width
            QTimer.singleShot(0, self, self._share_width)

    def _name_column(self) -> Any:
        return self.table.columns[self._name_place()]

    def _telling_place(self) -> int:
        """The column that has most room to say what other columns hold."""
        columns = self.table.columns
        wide = [at for at, c in enumerate(columns) if not c.width and not c.number]
        wide = [at for at in wide if at not in self._folded]
        return max(wide, key=lambda at: (columns[at].stretch, -at), default=self._name_place())

    def _name_place(self) -> int:
        columns = self.table.columns
        plain = 1 if self.table.has_ticks and len(columns) > 1 else 0
        named = (at for at, c in enumerate(columns) if self._names and c.title == self._names)
        return next(named, plain)

    def _go(self, place: int, *, scroll: bool) -> None:
        if place < 0:
            return
        index = self.table.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.setAutoScroll(scroll)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.setAutoScroll(True)
        if scroll:
            self.scrollTo(index)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.table.row_at(now)
        if row is not None:
            self.chosen.emit(row)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.row_at(index)
        if row is not None and index.column() == 0:
            self.table.tick(row)

    def _double_clicked(self, index: QModelIndex) -> None:
        row = self.table.row_at(index)
        if row is not None and not (self.table.has_ticks and index.column() == 0):
            self.opened.emit(row)


def _shares(room: int, stretch: dict[int, int], least: dict[int, int]) -> dict[int, int]:
    """Divide the room by stretch; a column that needs more than its share takes that first."""
    left, given = dict(stretch), dict[int, int]()
    while left:
        parts = sum(left.values()) or 1
        needy = [at for at, part in left.items() if room * part // parts < least[at]]
        if not needy:
            return given | {at: room * part // parts for at, part in left.items()}
        for at in needy:
            given[at] = least[at]
            room -= least[at]
            del left[at]
    return given
