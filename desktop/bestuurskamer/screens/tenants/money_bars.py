"""What comes in a month beside what goes out: two bars on one scale, with their amounts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bestuurskamer import language
from bestuurskamer.money import Money
from bestuurskamer.screens.kit.buttons import plain_tip
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.paint import paint_bar

_ROW = 58


class MoneyBars(QWidget):
    """Named amounts under each other, each with its bar from zero. Out is grey, never red."""

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._bars: list[tuple[str, Money, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dress.fit(self, self.updateGeometry)

    def show_bars(self, bars: list[tuple[str, Money, str]]) -> None:
        """Show these: name, amount, and the colour of the bar."""
        self._bars = bars
        said = [f"{name}: {language.money(amount)}" for name, amount, _role in bars]
        self.setAccessibleName(". ".join(said))
        self.setToolTip(plain_tip("\n".join(said)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A name and a bar for each."""
        return QSize(self._dress.px(320), self._dress.px(_ROW) * max(len(self._bars), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        look = self._dress.look
        painter = QPainter(self)
        most = max([amount.cents for _name, amount, _role in self._bars], default=0)
        height = look.metrics("body").height()
        for place, (name, amount, role) in enumerate(self._bars):
            top = place * look.px(_ROW)
            text = QRectF(0, top, self.width(), height)
            taken = look.metrics("strong").horizontalAdvance(language.money(amount)) + look.px(12)
            shown = look.metrics("body").elidedText(
                name, Qt.TextElideMode.ElideRight, max(self.width() - taken, 0)
            )
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("ink_soft"))
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft, shown)
            painter.setFont(look.font("strong"))
            painter.setPen(look.colour("ink"))
            painter.drawText(text, Qt.AlignmentFlag.AlignRight, language.money(amount))
            if most > 0 and amount.cents > 0:
                width = max(self.width() * amount.cents / most, look.px(2))
                bar = QRectF(0, top + height + look.px(2), width, look.px(26))
                paint_bar(painter, look, bar, role)
        painter.end()
