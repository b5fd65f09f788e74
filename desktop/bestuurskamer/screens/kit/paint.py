"""What style sheets cannot draw: a state as a chip, a key cap, a hatched bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.look import Look

TONE_ICON: Final = {
    "ok": "check", "info": "circle-dot", "warn": "triangle-alert", "bad": "clock-alert",
    "neutral": "circle-dashed",
}  # fmt: skip


@dataclass(frozen=True)
class State:
    """What a thing's state is called, and how much attention it asks.

    The tone is ok, info, warn, bad or neutral; without an icon the tone's own is drawn.
    """

    word: str
    tone: str = "neutral"
    icon: str = ""


class Chip(QWidget):
    """A state beside a heading or in a row: an icon, a word and a wash, never a colour alone."""

    def __init__(self, dress: Dress, state: State) -> None:
        super().__init__()
        self._dress, self._state = dress, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state)
        dress.fit(self, self.updateGeometry)

    def show_state(self, state: State) -> None:
        """Show another state in its place."""
        self._state = state
        self.setAccessibleName(state.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        look = self._dress.look
        return QSize(chip_width(look, self._state), look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_chip(painter, self._dress.look, self.rect(), self._state)
        painter.end()


def chip_width(look: Look, state: State) -> int:
    """How wide a chip must be to show its whole word."""
    return look.metrics("label").horizontalAdvance(state.word) + look.px(42)


def paint_chip(
    painter: QPainter, look: Look, area: QRect, state: State, *, chosen: bool = False
) -> None:
    """Draw a state; on a chosen row its wash gives way to the sheet, so that it stays visible."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = look.px(28)
    top = area.top() + (area.height() - height) // 2
    chip = QRectF(area.left(), top, min(area.width(), chip_width(look, state)), height)
    ink = "ink_soft" if state.tone == "neutral" else state.tone
    painter.setBrush(look.colour("surface" if chosen else f"{state.tone}_wash"))
    late = state.tone == "bad"  # also an edge: amber and red look alike to one man in twelve
    painter.setPen(QPen(look.colour("bad"), 1.5) if late else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(chip.adjusted(0.75, 0.75, -0.75, -0.75), look.px(6), look.px(6))
    icon = look.pixmap(state.icon or TONE_ICON[state.tone], ink, 16)
    left, middle = round(chip.left()) + look.px(8), round(chip.center().y())
    painter.drawPixmap(left, middle - look.px(8), icon)
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("label"))
    room = chip.adjusted(look.px(30), 0, -look.px(6), 0)
    word = look.metrics("label").elidedText(
        state.word, Qt.TextElideMode.ElideRight, round(room.width()) + look.px(2)
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, word)
    painter.restore()


def paint_bar(painter: QPainter, look: Look, bar: QRectF, role: str) -> None:
    """A bar of a chart: full for what happened, hatched for what did not yet.

    The role is bar, bar_open or bar_late (late leans the other way), or any colour's name.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(bar, look.px(3), look.px(3))
    if role in ("bar_open", "bar_late"):
        painter.setClipPath(shape)
        painter.setPen(QPen(look.colour(role), look.px(2)))
        lean = bar.height() if role == "bar_open" else -bar.height()
        x = bar.left() - bar.height()
        while x < bar.right() + bar.height():
            painter.drawLine(round(x), round(bar.bottom()), round(x + lean), round(bar.top()))
            x += look.px(7)
        painter.setClipping(False)
        painter.setPen(QPen(look.colour(role), 1.5))
        painter.drawPath(shape)
    else:
        painter.fillPath(shape, look.colour(role))
    painter.restore()


def paint_key(painter: QPainter, look: Look, left: int, area: QRect, key: str) -> int:
    """Draw a key cap at the left, in the middle of the area's height; tell where it ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    measure = look.metrics("caption")
    width, height = measure.horizontalAdvance(key) + look.px(12), look.px(22)
    cap = QRectF(left, area.top() + (area.height() - height) // 2, width, height)
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
    painter.setPen(look.colour("ink"))
    painter.setFont(look.font("caption"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
    return left + width
