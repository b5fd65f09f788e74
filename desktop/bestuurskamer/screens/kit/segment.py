"""Two to five choices beside each other, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress


class Segment(QFrame):
    """Two to five choices beside each other, one of them chosen; ← and → move the choice."""

    picked = Signal(str)

    def __init__(self, dress: Dress, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._dress = dress
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _text in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_key, text) in enumerate(choices):
            made = _Part(dress, text)
            ends = {0: "left", len(choices) - 1: "right"}
            made.setProperty("end", ends.get(place, "") if len(choices) > 1 else "both")
            made.setProperty("kind", "segment")
            made.setCheckable(True)
            self._group.addButton(made, place)
            row.addWidget(made)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(lambda place: self.picked.emit(self._keys[place]))
        self.choose(self._keys[0])

    def choose(self, key: str) -> None:
        """Choose without ringing."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self._one_stop()

    def current(self) -> str:
        """The key of the choice."""
        return self._keys[self._group.checkedId()]

    def say(self, key: str, text: str) -> None:
        """Show another word for a choice, such as one with a count."""
        part = self._group.button(self._keys.index(key))
        assert isinstance(part, Button)
        part.say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self._group.checkedId() + step
        if not step or not 0 <= place < len(self._keys):
            super().keyPressEvent(event)
            return
        self.choose(self._keys[place])
        self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(self._keys[place])

    def _one_stop(self) -> None:
        for part in self._group.buttons():
            tab, none = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus
            part.setFocusPolicy(tab if part.isChecked() else none)


class _Part(Button):
    """A part of a segment; as wide as it is when chosen, so that nothing jumps."""

    def __init__(self, dress: Dress, text: str) -> None:
        super().__init__(dress, text, "segment")
        self.toggled.connect(lambda _on: self._parent_stop())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        look = self._dress.look
        wide = look.metrics("strong").horizontalAdvance(self.accessibleName()) + look.px(32)
        return QSize(wide, look.px(44))

    def _parent_stop(self) -> None:
        parent = self.parent()
        if isinstance(parent, Segment):
            parent._one_stop()
