"""The ring around whatever has the keyboard."""

from __future__ import annotations

from typing import Final, cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from bestuurskamer.screens.kit.dress import Dress, application


class FocusRing(QObject):
    """Draws one ring, three pixels wide and two away, around the control with the keyboard.

    It lies on the page that scrolls, over everything else. Controls with the property
    `ring=own` (ledgers) draw their own. Buttons take TabFocus, so that a click draws none.
    """

    GAP: Final = 6

    def __init__(self, dress: Dress) -> None:
        super().__init__(dress)
        self._dress = dress
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        application().focusChanged.connect(self._follow)
        dress.changed.connect(self._fit)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
        wanted = now is not None and now.parentWidget() and now.property("ring") != "own"
        self._target = now if wanted else None
        if self._target is None:
            return
        host = _host(self._target)
        if self._ring is None or not shiboken6.isValid(self._ring):
            self._ring = _Ring(self._dress, host)
        self._ring.setParent(host)
        self._ring.on_baize = self._target.property("kind") in ("nav", "tool")
        moving: QWidget | None = self._target
        while moving is not None and moving is not host:
            self._watched.append(moving)
            moving.installEventFilter(self)
            moving = moving.parentWidget()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along when the control, or what it stands in, moves."""
        kinds = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)
        if event.type() in kinds:
            self._fit()
        return False

    def _fit(self) -> None:
        target, ring = self._target, self._ring
        if target is None or ring is None:
            return
        if not (shiboken6.isValid(target) and shiboken6.isValid(ring)):
            self._target = None
            return
        host = cast(QWidget, ring.parentWidget())
        corner = target.mapTo(host, QPoint(0, 0))
        gap = self.GAP
        area = target.rect().translated(corner).adjusted(-gap, -gap, gap, gap)
        ring.setGeometry(area.intersected(host.rect()))
        ring.setVisible(target.isVisible())
        ring.raise_()


class _Ring(QWidget):
    def __init__(self, dress: Dress, parent: QWidget) -> None:
        super().__init__(parent)
        self._dress = dress
        self.on_baize = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._dress.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("focus_baize" if self.on_baize else "focus"), 3))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(area, look.px(10), look.px(10))
        painter.end()


def _host(widget: QWidget) -> QWidget:
    """The page that scrolls, the sheet, or the window in which a control stands."""
    host = widget
    while (outer := host.parentWidget()) is not None:
        scroller = outer.parentWidget()
        if host is not widget and isinstance(scroller, QAbstractScrollArea):
            break  # the host is what scrolls, and `outer` the hole through which it is seen
        host = outer
        if host.isWindow() or host.property("ring") == "host":
            break
    return host
