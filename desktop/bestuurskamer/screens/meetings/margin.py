"""The margin beside the minutes: how each line is read, as an icon and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.meetings.words import MARGIN

if TYPE_CHECKING:
    from bestuurskamer.screens.meetings.minutes_field import MinutesField

MARGIN_WIDTH = 126


class Margin(QWidget):
    """Says beside each line what it is. Screen readers hear it in the line below the field."""

    def __init__(self, dress: Dress, field: MinutesField) -> None:
        super().__init__(field)
        self._dress, self._field = dress, field
        dress.fit(self, self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a word beside every marked line in view, and a bar at the one being typed."""
        look, painter = self._dress.look, QPainter(self)
        painter.fillRect(self.rect(), look.colour("ground"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), look.colour("line"))
        here = self._field.textCursor().blockNumber()
        top = self._field.viewport().geometry().top() - self._field.contentsRect().top()
        for block, where in self._field.blocks():
            room = QRect(0, where.top() + top, self.width() - 1, look.metrics("minutes").height())
            if block.blockNumber() == here:
                painter.fillRect(room, look.colour("accent_wash"))
                painter.fillRect(
                    QRect(0, room.top(), look.px(4), room.height()), look.colour("accent")
                )
            if self._field.hidden(block):
                continue
            found = MARGIN.get(self._field.read(block).kind)
            if found is not None:
                self._paint(painter, room, *found)
        painter.end()

    def _paint(self, painter: QPainter, room: QRect, word: str, icon: str, tone: str) -> None:
        look = self._dress.look
        size = look.px(16)
        left = look.px(14)
        picture = look.pixmap(icon, tone, 16)
        painter.drawPixmap(left, room.top() + (room.height() - size) // 2, picture)
        painter.setFont(look.font("label"))
        painter.setPen(look.colour(tone))
        words = QRect(left + size + look.px(6), room.top(), room.width(), room.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _(word))
