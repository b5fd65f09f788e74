"""Two parts of a page beside each other, that stand below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.scroll import Scroll

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class SideBySide(QWidget):
    """A part that takes the room there is, and one of a fixed width at its right, or below it.

    `width` of the right part and `least` for both beside each other, in pixels at 100 %.
    """

    def __init__(
        self, dress: Dress, main: QWidget, side: QWidget, width: int = 344, least: int = 860
    ) -> None:
        super().__init__()
        self._dress, self._side, self._width, self._least = dress, side, width, least
        self._folded: tuple[bool, int] | None = None
        self._row = QBoxLayout(_BESIDE, self)
        self._row.addWidget(main, 1)
        self._row.addWidget(side, 0)
        dress.margins(self._row, spacing=20)
        dress.fit(self, self._fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold when there is no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        beside = self.width() >= self._dress.px(self._least)
        now = (beside, self._dress.look.zoom)
        if now == self._folded:  # laying out the same again would resize, and fold, without end
            return
        self._folded = now
        self._row.setDirection(_BESIDE if beside else _BELOW)
        wide = self._dress.px(self._width)
        self._side.setMinimumWidth(wide if beside else 0)
        self._side.setMaximumWidth(wide if beside else 16_777_215)
        top = Qt.AlignmentFlag.AlignTop
        fills = bool(self._side.property("fills"))
        self._row.setAlignment(self._side, top if beside and not fills else Qt.AlignmentFlag(0))


def scrolling(pane: QWidget) -> QScrollArea:
    """A part in an area that scrolls when it is higher than the page."""
    pane.setProperty("box", "clear")
    area = Scroll()
    area.setProperty("fills", True)
    area.setWidget(pane)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
