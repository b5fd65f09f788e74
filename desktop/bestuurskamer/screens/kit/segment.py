"""Two to five choices beside each other, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress, restyle


class Segment(QFrame):
    """Two to five choices beside each other, one of them chosen; ← and → move the choice.

    Where there is no room for all beside each other they stand in more rows.
    """

    picked = Signal(str)

    def __init__(self, dress: Dress, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._dress = dress
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _text in choices]
        self._parts: list[_Part] = []
        for place, (_key, text) in enumerate(choices):
            made = _Part(dress, text)
            made.setParent(self)
            made.setCheckable(True)
            self._group.addButton(made, place)
            self._parts.append(made)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        dress.fit(self, self._arrange)
        self._group.idClicked.connect(lambda place: self.picked.emit(self._keys[place]))
        self.choose(self._keys[0])

    def choose(self, key: str) -> None:
        """Choose without ringing."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self._one_stop()

    def current(self) -> str:
        """The key of the choice."""
        return self._keys[self._group.checkedId()]

    def take_keyboard(self) -> None:
        """Give the keyboard to the choice."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, key: str, text: str) -> None:
        """Show another word for a choice, such as one with a count."""
        self._parts[self._keys.index(key)].say(text)
        self._arrange()

    def sizeHint(self) -> QSize:
        """As wide as all choices beside each other, as high as the rows they now need."""
        widths = [part.sizeHint().width() for part in self._parts]
        return QSize(sum(widths), self._row_height() * len(self._rows()))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest choice."""
        widest = max(part.sizeHint().width() for part in self._parts)
        return QSize(widest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as are needed."""
        super().resizeEvent(event)
        self._arrange()

    def _row_height(self) -> int:
        return self._parts[0].sizeHint().height()

    def _rows(self) -> list[list[_Part]]:
        """The choices row by row; before it was ever laid out, all in one."""
        room = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_WState_Created) else 0
        rows: list[list[_Part]] = [[]]
        for part in self._parts:
            taken = sum(other.sizeHint().width() for other in (*rows[-1], part))
            if room and rows[-1] and taken > room:
                rows.append([])
            rows[-1].append(part)
        return rows

    def _arrange(self) -> None:
        rows, height = self._rows(), self._row_height()
        for at, row in enumerate(rows):
            left = 0
            for part in row:
                wide = part.sizeHint().width()
                part.setGeometry(left, at * height, wide, height)
                left += wide
                first, last = part is row[0], part is row[-1]
                end = "both" if first and last else "left" if first else "right" if last else ""
                if part.property("end") != end:
                    part.setProperty("end", end)
                    restyle(part)
        if self.height() != height * len(rows):
            self.setFixedHeight(height * len(rows))
        self.updateGeometry()

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
