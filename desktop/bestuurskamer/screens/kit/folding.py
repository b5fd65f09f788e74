"""Widgets beside each other that stand below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from bestuurskamer.screens.kit.dress import Dress

_WAYS = QBoxLayout.Direction


class FoldingLine(QWidget):
    """A line of widgets; `row` takes them. It may be as narrow as the widest of them."""

    def __init__(self, dress: Dress, *margins: int, spacing: int = 10) -> None:
        super().__init__()
        self._dress = dress
        self.row = QBoxLayout(_WAYS.LeftToRight, self)
        dress.margins(self.row, *margins, spacing=spacing)
        dress.fit(self, self.fold)

    def sizeHint(self) -> QSize:
        """As wide as all of them beside each other."""
        sides = self.row.contentsMargins()
        width = self._needed() + sides.left() + sides.right()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest widget."""
        sides = self.row.contentsMargins()
        widest = max(self._widths(), default=0) + sides.left() + sides.right()
        return QSize(widest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Fold again when widgets or their words came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold when there is no room."""
        super().resizeEvent(event)
        self.fold()

    def _needed(self) -> int:
        widths = self._widths()
        return sum(widths) + self.row.spacing() * max(len(widths) - 1, 0) + self._dress.px(2)

    def _widths(self) -> list[int]:
        items = (self.row.itemAt(at) for at in range(self.row.count()))
        widgets = [item.widget() for item in items if item is not None]
        shown = [widget for widget in widgets if widget is not None and not widget.isHidden()]
        return [max(w.minimumSizeHint().width(), w.minimumWidth()) for w in shown]

    def fold(self) -> None:
        """Fold again after the words of a widget changed."""
        sides = self.row.contentsMargins()
        fits = self._needed() + sides.left() + sides.right() <= self.width()
        self.row.setDirection(_WAYS.LeftToRight if fits else _WAYS.TopToBottom)


def beside(dress: Dress, *widgets: QWidget, spacing: int = 10) -> FoldingLine:
    """A line of these widgets, at the left."""
    line = FoldingLine(dress, spacing=spacing)
    for widget in widgets:
        line.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    line.row.addStretch(1)
    return line
