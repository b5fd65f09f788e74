"""The frame on the desktop of the computer: it tells when it is resized or closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from bestuurskamer.screens.kit.drops import dropped
from bestuurskamer.screens.kit.order import go_on

EDGE = 44  # pixels at most that a desktop puts around a window: its title


class Frame(QMainWindow):
    """Side bar, message and pages beside each other; or one widget over all of it.

    `closing` rings when somebody wants to close while `asks_first` is on; the frame stays.
    `dropped` rings with the files that no page took itself.
    """

    closing = Signal()
    resized = Signal(int)
    painted = Signal()
    alt_held = Signal(bool)
    escaped = Signal()
    dropped = Signal(object)

    def __init__(self, sidebar: QWidget, notice: QWidget, pages: QStackedWidget) -> None:
        super().__init__()
        self.asks_first, self._is_painted = False, False
        self.setAcceptDrops(True)
        self._whole = QStackedWidget()
        self.setCentralWidget(self._whole)
        pages.setMinimumWidth(1)  # a page folds to the window, the window never grows to a page
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(notice)
        right.addWidget(pages, 1)
        work = QWidget()
        work.setProperty("box", "page")
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addLayout(right, 1)
        self._whole.addWidget(work)
        self._over: QWidget | None = None

    def show_within(self) -> None:
        """Show the window; where it would not fit on the screen with its edge, it fills that."""
        room = self.screen().availableSize()
        if self.width() <= room.width() and self.height() + EDGE <= room.height():
            self.show()
        else:
            self.showMaximized()

    def come_forward(self) -> None:
        """Show the window above all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_over(self, widget: QWidget | None) -> None:
        """Show a widget over everything, or with none the work again."""
        if self._over is not None:
            self._whole.removeWidget(self._over)
            self._over.deleteLater()
        self._over = widget
        if widget is not None:
            self._whole.addWidget(widget)
            self._whole.setCurrentWidget(widget)
        else:
            self._whole.setCurrentIndex(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, through side bar, message and page."""
        return go_on(self._whole, forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that something is on the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program put the file away first."""
        if self.asks_first:
            event.ignore()
            self.closing.emit()
        else:
            event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the window."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(dropped(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Alt and of Esc, when nothing inside took them."""
        if event.key() == Qt.Key.Key_Alt:
            self.alt_held.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell that Alt is let go."""
        if event.key() == Qt.Key.Key_Alt:
            self.alt_held.emit(False)
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another window came to the front: Alt is held no more for us."""
        if event.type() == QEvent.Type.ActivationChange:
            self.alt_held.emit(False)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new width."""
        super().resizeEvent(event)
        self.resized.emit(self.width())
