"""What lies over the window until it is answered: a veil, and a sheet on it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QMargins, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from bestuurskamer.screens.kit.buttons import ENTER, Button
from bestuurskamer.screens.kit.dress import Dress, application
from bestuurskamer.screens.kit.order import go_on
from bestuurskamer.screens.kit.scroll import Scroll
from bestuurskamer.screens.kit.thing import is_history_key

_LOW = 520
_PAGES = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class Overlay(QWidget):
    """Covers the window; keyboard and mouse stay on it. `head`, `body` and `foot` take widgets.

    It is a child of the window and no window of its own, so no system can lose it behind
    another one. Subclasses say what Esc and Ctrl+Enter do.
    """

    def __init__(self, dress: Dress, window: QWidget, name: str, width: int) -> None:
        super().__init__(window)
        self.dress, self._width, self._fills = dress, width, False
        self._tall, self._shape = 0, (0, 0, 0)
        self.is_closed = False
        self.history: Button | None = None  # of the record that is shown
        self._came_from: QWidget | None = None
        self.setProperty("ring", "host")
        self.setAccessibleName(name)
        self.frame = QFrame(self)
        self.frame.setProperty("box", "dialog")
        self.frame.setAccessibleName(name)
        self._top = QWidget()
        self._top.setProperty("box", "clear")
        self.head, self.body, self.foot = QVBoxLayout(self._top), QVBoxLayout(), QHBoxLayout()
        self.pane = Scroll()
        self._build()
        self.hide()
        window.installEventFilter(self)
        dress.fit(self, self.rise)

    def open(self) -> None:
        """Lay it over the window."""
        self._came_from = application().focusWidget()
        self.show()
        self.raise_()
        self.rise()
        QTimer.singleShot(0, self, self.rise)  # a window just shown has not settled yet

    def close_overlay(self) -> None:
        """Take it away; the keyboard goes back to where it was.

        What was opened over it meanwhile keeps the keyboard, and gives it back to that place.
        """
        self.is_closed = True
        now, before = application().focusWidget(), self._came_from
        elsewhere = now is not None and not self._holds(now)
        self.hide()
        for other in self.window().findChildren(Overlay):
            if other._came_from is not None and self._holds(other._came_from):
                other._came_from = before
        self.deleteLater()
        if not elsewhere and before is not None and _alive(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def rise(self) -> None:
        """Take the size that the content asks, at most that of the window.

        It grows along with its content and stays as high as it became, so that nothing jumps
        while somebody types. In a low window the head scrolls along with the body.
        """
        parent = self.parentWidget()
        if parent is None or self.is_closed:
            return
        self.setGeometry(parent.rect())
        px = self.dress.px
        width = min(px(self._width), self.width() - px(24))
        self._place_head(low=self.height() < px(_LOW))
        self._fold_foot(width - px(64))
        shape = (self.width(), self.height(), self.dress.look.zoom)
        if shape != self._shape:
            self._shape, self._tall = shape, 0
        most = self.height() - px(24)
        asked = self._asked(width)
        self._tall = most if self._fills else max(self._tall, min(asked, most))
        left, top = (self.width() - width) // 2, (self.height() - self._tall) // 2
        self.frame.setGeometry(left, max(top, 0), width, self._tall)
        if asked <= self._tall and self.pane.verticalScrollBar().maximum() > 0:
            # Words that break because of the bar would keep the bar: measure once without it.
            self.pane.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.pane.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def fill_height(self) -> None:
        """Become as high as the window, whatever the content."""
        self._fills = True
        self.rise()

    def on_escape(self) -> None:
        """Esc was pressed."""

    def on_main(self) -> None:
        """Ctrl+Enter was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Ctrl+Enter and Ctrl+H act, a page up or down scrolls; no other key gets below."""
        if event.key() in _PAGES:
            self.pane.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.on_escape()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.on_main()
        elif is_history_key(event) and self.history is not None:
            self.history.click()

    def event(self, event: QEvent) -> bool:
        """Shortcuts of the window wait until the sheet is gone."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the sheet."""
        go_on(self.frame, forward)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the veil does nothing."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow along with the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.rise()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        if not self.paints_veil():
            return
        painter = QPainter(self)
        veil = QColor(self.dress.look.colour("baize"))
        veil.setAlphaF(0.6)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def paints_veil(self) -> bool:
        """Whether what lies below is veiled."""
        return True

    def _holds(self, widget: QWidget) -> bool:
        return _alive(widget) and (widget is self or self.isAncestorOf(widget))

    def _place_head(self, *, low: bool) -> None:
        px, column = self.dress.px, self._column if low else self._sheet
        if column.indexOf(self._top) < 0:
            column.insertWidget(0, self._top)
        sides = (0, 0, 0, px(12)) if low else (px(8), 0, px(8), 0)
        if self.head.contentsMargins() != QMargins(*sides):
            self.head.setContentsMargins(*sides)

    def _fold_foot(self, room: int) -> None:
        """Buttons that do not fit beside each other stand below each other."""
        items = (self.foot.itemAt(place) for place in range(self.foot.count()))
        widths = [i.minimumSize().width() for i in items if i is not None and not i.isEmpty()]
        fits = sum(widths) + self.foot.spacing() * (len(widths) - 1) <= room
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if fits else ways.TopToBottom
        if self.foot.direction() is not way:
            self.foot.setDirection(way)

    def _asked(self, width: int) -> int:
        """How high the sheet would be with all of its content in sight."""
        px = self.dress.px
        apart = self._sheet.indexOf(self._top) >= 0
        head = _height(self.head, width - px(48)) + px(12) if apart else 0
        tall = _height(self._column, width - px(48))
        return tall + head + _height(self.foot, width - px(64)) + px(70)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("box", "clear")
        growth = _Growth(self)
        for grows in (inner, self._top):
            grows.installEventFilter(growth)
        self._column = QVBoxLayout(inner)
        self._column.addLayout(self.body)
        self._column.addStretch(1)
        self.pane.setWidget(inner)
        self.pane.setWidgetResizable(True)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QFrame()
        line.setProperty("box", "line")
        line.setFixedHeight(1)
        self._sheet = QVBoxLayout(self.frame)
        self._sheet.addWidget(self._top)
        self._sheet.addWidget(self.pane, 1)
        self._sheet.addWidget(line)
        self._sheet.addLayout(self.foot)
        self.dress.margins(self._column, 8, 8, 8, 8)
        self.dress.margins(self.body, spacing=16)
        self.dress.margins(self.head, 8, 0, 8, 0, spacing=8)
        self.dress.margins(self.foot, 8, 0, 8, 0, spacing=10)
        self.dress.margins(self._sheet, 24, 24, 24, 20, spacing=12)


class _Growth(QObject):
    """Lets a sheet rise once after its content asked for another size."""

    def __init__(self, overlay: Overlay) -> None:
        super().__init__(overlay)
        self._overlay, self._is_asked = overlay, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something came, went, or has other words."""
        asks = event.type() == QEvent.Type.LayoutRequest and not self._is_asked
        if asks and self._overlay.isVisible():
            self._is_asked = True
            QTimer.singleShot(0, self, self._rise)
        return False

    def _rise(self) -> None:
        self._is_asked = False
        self._overlay.rise()


class Leaflet(Overlay):
    """An overlay that is read and left: Esc and Ctrl+Enter close it, as does the button `back`.

    The subclass makes `back` and lays it in the foot.
    """

    back: Button

    def open(self) -> None:
        """Lay it over the window, with the keyboard on the way back."""
        super().open()
        self.back.setFocus()

    def on_escape(self) -> None:
        """Esc closes it."""
        self.close_overlay()

    def on_main(self) -> None:
        """Ctrl+Enter closes it too."""
        self.close_overlay()


def _height(layout: QLayout, width: int) -> int:
    layout.invalidate()
    asked = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
    return asked if asked >= 0 else layout.sizeHint().height()


def _alive(widget: QWidget) -> bool:
    return shiboken6.isValid(widget)
