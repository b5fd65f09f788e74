"""The bar at the foot of a page: history, the keys that work now, and how the saving stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import Button, plain_tip
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.paint import paint_key

_MOST_KEYS = 6


class KeyBar(QWidget):
    """The keys that work now, at most six, and at the right how the saving stands.

    At the left stands the button for the history of what is shown, on pages that show records.
    """

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._keys: list[tuple[str, str]] = []
        self._state, self._tone = "", "ok"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.history = Button(dress, _("History"), "foot", "clock")
        self.history.setToolTip(plain_tip(_("What changed, when and by whom (Ctrl+H)")))
        self.history.hide()
        row = QHBoxLayout(self)
        row.addWidget(self.history, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        dress.margins(row, 22, 0, 0, 0)
        dress.size(self, height=36)

    def offer_history(self, *, offered: bool) -> None:
        """Show the button for the history, or leave it out."""
        self.history.setVisible(offered)
        self._tell()

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show keys and what they do, such as ("Ctrl F", "search")."""
        self._keys = list(keys)[:_MOST_KEYS]
        self._tell()

    def show_state(self, text: str, tone: str = "ok") -> None:
        """Show at the right how the saving stands."""
        self._state, self._tone = text, tone
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew what stands beside the button."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw caps and words; what does not fit is left out whole."""
        look, area = self._dress.look, self.rect()
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, area.width(), 1), look.colour("line"))
        measure = look.metrics("caption")
        width = measure.horizontalAdvance(self._state) if self._state else 0
        limit = area.right() - look.px(24) - (width + look.px(50) if width else 0)
        left = look.px(28)
        if not self.history.isHidden():
            left = self.history.geometry().right() + look.px(18)
        for key, word in self._keys:
            needed = measure.horizontalAdvance(key) + measure.horizontalAdvance(word)
            if left + needed + look.px(20) > limit:
                break
            left = paint_key(painter, look, left, area, key) + look.px(7)
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("ink_faint"))
            room = QRect(left, 0, limit - left, area.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), word)
            left += measure.horizontalAdvance(word) + look.px(16)
        if self._state:
            self._paint_state(painter, area, width)
        painter.end()

    def _paint_state(self, painter: QPainter, area: QRect, width: int) -> None:
        look = self._dress.look
        left = area.right() - look.px(24) - width
        icon = "check" if self._tone == "ok" else "triangle-alert"
        pixmap = look.pixmap(icon, self._tone, 16)
        painter.drawPixmap(left - look.px(24), (area.height() - look.px(16)) // 2, pixmap)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("ink_faint" if self._tone == "ok" else self._tone))
        room = QRect(left, 0, width + 2, area.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._state)

    def _tell(self) -> None:
        said = ", ".join(f"{key}: {word}" for key, word in self._keys)
        self.setAccessibleName(f"{said}. {self._state}" if self._state else said)
        self.update()
