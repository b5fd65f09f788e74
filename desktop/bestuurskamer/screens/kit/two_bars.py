"""What comes in beside what goes out: two bars on one scale, with their words above them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bestuurskamer.money import Money
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.paint import paint_bar


class TwoBars(QWidget):
    """In is green, out is grey and never red. `said` tells a screen reader all its figures."""

    def __init__(self, dress: Dress, comes_in: Money, goes_out: Money, said: str) -> None:
        super().__init__()
        self._dress = dress
        self._amounts = (max(comes_in.cents, 0), max(goes_out.cents, 0))
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two bars of 20 with a little air."""
        return QSize(self._dress.px(200), self._dress.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both from zero on one scale."""
        look = self._dress.look
        painter = QPainter(self)
        most = max(*self._amounts, 1)
        for place, amount in enumerate(self._amounts):
            width = self.width() * amount / most
            bar = QRectF(0, look.px(4 + place * 26), max(width, 1), look.px(20))
            if place == 0:
                paint_bar(painter, look, bar, "bar")
            else:
                painter.fillRect(bar, look.colour("edge"))
        painter.end()
