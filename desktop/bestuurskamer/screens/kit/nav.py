"""One place in the side bar: a sheet on the cloth, with a count of work to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress


@dataclass(frozen=True)
class NavItem:
    """A place: its key, icon, word, and how much work waits there."""

    key: str
    icon: str
    text: str
    count: int = 0


class NavButton(Button):
    """Painted: icon and word beside each other, or above each other in the rail."""

    def __init__(self, dress: Dress, item: NavItem, digit: str) -> None:
        self.item, self.rail = item, False
        self.digit, self.show_digit = digit, False
        super().__init__(dress, item.text, "nav")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_count(item.count)

    def show_count(self, count: int) -> None:
        """Show how much work waits; nothing shows nothing."""
        self.item = NavItem(self.item.key, self.item.icon, self.item.text, count)
        self.setAccessibleName(f"{self.item.text}, {count}" if count else self.item.text)
        self.setToolTip(f"Alt+{self.digit}" if self.digit else "")
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Stand as icon over word, or beside it."""
        self.rail = rail
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """44 high in both forms."""
        return QSize(self._dress.px(92 if self.rail else 196), self._dress.px(44))

    def minimumSizeHint(self) -> QSize:
        """Never lower than 44."""
        return QSize(self._dress.px(60), self._dress.px(44))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Draw that it is pointed at."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, the icon, the word and the count."""
        look = self._dress.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(look.colour("tab" if self.isChecked() else "baize_lift"))
            painter.drawRoundedRect(QRectF(self.rect()), look.px(8), look.px(8))
        ink = "ink" if self.isChecked() else "on_baize"
        chosen = "ink" if look.dark else "accent"
        tint = chosen if self.isChecked() else "on_baize_soft"
        icon = look.pixmap(self.item.icon, tint, 20)
        painter.setPen(look.colour(ink))
        if self.rail:
            self._paint_rail(painter, icon)
        else:
            painter.drawPixmap(look.px(10), (self.height() - look.px(20)) // 2, icon)
            painter.setFont(look.font("strong" if self.isChecked() else "body"))
            room = self.rect().adjusted(look.px(41), 0, -look.px(8), 0)
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(room, middle, self.item.text)
        self._paint_pill(painter)
        painter.end()

    def _paint_rail(self, painter: QPainter, icon: QPixmap) -> None:
        look = self._dress.look
        painter.drawPixmap((self.width() - look.px(20)) // 2, look.px(4), icon)
        role = "label" if self.isChecked() else "small"
        painter.setFont(look.font(role))
        words = look.metrics(role).elidedText(
            self.item.text, Qt.TextElideMode.ElideRight, self.width()
        )
        area = QRect(0, look.px(23), self.width(), look.px(20))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_pill(self, painter: QPainter) -> None:
        look = self._dress.look
        digit = self.show_digit and bool(self.digit)
        text = self.digit if digit else str(self.item.count or "")
        if not text:
            return
        measure = look.metrics("label")
        wide = max(measure.horizontalAdvance(text) + look.px(14), look.px(24))
        high = look.px(20 if self.rail else 22)
        top = look.px(2) if self.rail else (self.height() - high) // 2
        pill = QRectF(self.width() - wide - look.px(4 if self.rail else 8), top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_baize" if digit else "focus_baize"))
        radius = look.px(4) if digit else high / 2
        painter.drawRoundedRect(pill, radius, radius)
        # Both are pale in light and in dark, so the words on them are the cloth's.
        painter.setPen(look.colour("baize"))
        painter.setFont(look.font("label"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
