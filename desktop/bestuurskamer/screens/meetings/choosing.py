"""The small list under the cursor: names and days to choose from with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from bestuurskamer.language import _
from bestuurskamer.meetings.completing import Candidate, Completion
from bestuurskamer.screens.kit.buttons import ENTER
from bestuurskamer.screens.kit.dress import Dress

if TYPE_CHECKING:
    from bestuurskamer.screens.meetings.minutes_field import MinutesField


class Choosing(QListWidget):
    """↑ ↓ choose, Enter or Tab takes, Esc keeps what was typed. It never has the keyboard."""

    chosen = Signal(object)  # Candidate

    def __init__(self, dress: Dress, field: MinutesField) -> None:
        super().__init__(field)
        self._dress, self._field = dress, field
        self.completion: Completion | None = None
        self.setProperty("kind", "choosing")
        self.setAccessibleName(_("Names and days to choose from"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self._take())
        self.hide()

    def offer(self, found: Completion) -> None:
        """Show what may be meant, under the place where it is typed."""
        self.completion = found
        self.clear()
        for candidate in found.candidates:
            item = QListWidgetItem(candidate.label)
            item.setData(Qt.ItemDataRole.UserRole, candidate)
            self.addItem(item)
        self.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if plain and step:
            self.setCurrentRow((self.currentRow() + step) % self.count())
        elif plain and (event.key() in ENTER or event.key() == Qt.Key.Key_Tab):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self) -> None:
        item = self.currentItem()
        candidate = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(candidate, Candidate):
            self.chosen.emit(candidate)

    def _place(self) -> None:
        look, field = self._dress.look, self._field
        self.setFont(look.font("body"))
        high = look.metrics("body").height() + look.px(10)
        measure = look.metrics("body")
        labels = [self.item(row).text() for row in range(self.count())]
        wide = max((measure.horizontalAdvance(label) for label in labels), default=0)
        self.resize(wide + look.px(36), high * min(self.count(), 8) + look.px(6))
        where = field.cursorRect()
        left = where.left() + field.viewport().geometry().left()
        top = where.bottom() + field.viewport().geometry().top() + look.px(4)
        if top + self.height() > field.height():
            top = max(0, where.top() + field.viewport().geometry().top() - self.height())
        self.move(min(left, max(0, field.width() - self.width())), top)
