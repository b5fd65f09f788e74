"""The cloth of the welcome: sheets with their shadow on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from bestuurskamer.screens.kit.dress import Dress

_SHADOW = 12


class Cloth(QWidget):
    """The sheets, with their shadow on the cloth; the first one may lie above the others."""

    def __init__(self, dress: Dress, sheets: list[QFrame], first_above: bool) -> None:
        super().__init__()
        self._dress, self._all = dress, sheets
        self._column = QVBoxLayout(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if first_above:
            self._column.addWidget(sheets[0], 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(self._row)
        self._laid = sheets[1:] if first_above else sheets
        self._row.addStretch(1)
        for sheet in self._laid:
            self._row.addWidget(sheet)
        self._row.addStretch(1)
        dress.margins(self._column, 12, 18, 12, 26, spacing=20)
        dress.margins(self._row, spacing=20)
        dress.fit(self, self._fit)

    def fold(self, *, abreast: bool) -> None:
        """Lie beside each other or below."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if abreast else way.TopToBottom)
        middle = Qt.AlignmentFlag.AlignHCenter
        for sheet in self._laid:
            self._row.setAlignment(sheet, Qt.AlignmentFlag(0) if abreast else middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft shadow under each sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 11))
        px = self._dress.px
        for sheet in self._all:
            for step in range(_SHADOW):
                soft = QRectF(sheet.geometry()).adjusted(-step, -step, step, step)
                painter.drawRoundedRect(soft.translated(0, px(6)), px(10) + step, px(10) + step)
        painter.end()

    def _fit(self) -> None:
        wide = self._dress.px(300)
        for sheet in self._laid:
            sheet.setFixedWidth(wide)
            inner = sheet.layout()
            needed = inner.totalHeightForWidth(wide) if inner is not None else 0
            sheet.setMinimumHeight(max(needed, self._dress.px(300)))
        self.update()
