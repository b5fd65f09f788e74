"""Fields in columns of equal width; on a narrow sheet in one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from bestuurskamer.screens.kit.dress import Dress

_LEAST = 270


class FieldGrid(QWidget):
    """Lays widgets out in reading order, in at most so many columns."""

    def __init__(self, dress: Dress, columns: int) -> None:
        super().__init__()
        self._dress, self._most = dress, columns
        self._columns = 0
        self._items: list[tuple[QWidget, bool]] = []
        self._grid = QGridLayout(self)
        self.setProperty("box", "clear")
        dress.margins(self._grid)
        dress.fit(self, self._fit)

    def add(self, widget: QWidget, wide: bool = False) -> None:
        """Add a widget; a wide one takes a row of its own."""
        self._items.append((widget, wide))
        widget.setParent(self)
        self._arrange()

    def widgets(self) -> list[QWidget]:
        """All widgets, in reading order."""
        return [widget for widget, _wide in self._items]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take fewer columns when there is no room for more."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest field."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _widest(self) -> int:
        return max((item.minimumSizeHint().width() for item in self.widgets()), default=0)

    def _fitting(self) -> int:
        column = max(self._dress.px(_LEAST), self._widest() + self._dress.px(10))
        room = max(self.width(), 1) // column
        return max(1, min(self._most, room)) if self.isVisible() else self._most

    def _arrange(self) -> None:
        self._columns = self._fitting()
        for widget, _wide in self._items:
            self._grid.removeWidget(widget)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
            least = self._dress.px(_LEAST) - self._dress.px(40)
            self._grid.setColumnMinimumWidth(column, least if column < self._columns else 0)
        place = 0
        for widget, wide in self._items:
            if wide and place % self._columns:
                place += self._columns - place % self._columns
            row, column = divmod(place, self._columns)
            self._grid.addWidget(widget, row, column, 1, self._columns if wide else 1)
            place += self._columns if wide else 1

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(self._dress.px(20))
        self._grid.setVerticalSpacing(self._dress.px(16))
        self._arrange()
