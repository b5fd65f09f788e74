"""Fields to choose from a list, and to tick."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QSizePolicy

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import ENTER
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import Field

T = TypeVar("T")
_MANY = 12


class Pick(QComboBox):
    """A choice with its own chevron. The wheel scrolls the page, never the choice."""

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MANY)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(8)
        dress.fit(self, self.update)

    def search_by_typing(self) -> None:
        """Let people type a part of what they look for."""
        self.setEditable(True)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(self.accessibleName())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list; with Ctrl it is for the form."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and (control or self.isEditable()):
            event.ignore()
        elif event.key() in ENTER:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron, which a style sheet takes away."""
        super().paintEvent(event)
        look = self._dress.look
        painter = QPainter(self)
        icon = look.pixmap("chevron-down", "ink" if self.isEnabled() else "edge", 18)
        left = self.width() - look.px(32)
        painter.drawPixmap(left, (self.height() - look.px(18)) // 2, icon)
        painter.end()


class Choice(Field, Generic[T]):
    """One of some values. Above twelve one finds it by typing a part of it."""

    def __init__(self, dress: Dress, label: str, help: str = "") -> None:  # noqa: A002
        self.pick = Pick(dress)
        self._values: list[T] = []
        super().__init__(dress, label, self.pick, help)
        self.pick.currentIndexChanged.connect(lambda _place: self._stirred())

    def add(self, value: T, text: str) -> None:
        """Add a value under a text."""
        self._values.append(value)
        self.pick.addItem(text)
        if len(self._values) == _MANY + 1:
            chosen = self.pick.currentIndex()
            self.pick.search_by_typing()
            self.pick.setCurrentIndex(chosen)
            line = self.pick.lineEdit()
            if line is not None:
                line.textEdited.connect(lambda _text: self._stirred())
                line.editingFinished.connect(self._left)

    def clear(self) -> None:
        """Take all values away."""
        self._values.clear()
        self.pick.clear()

    def value(self) -> T | None:
        """The chosen value, or None while there is none."""
        place = self._place()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: T | None) -> None:
        """Choose a value; one that is not in the list chooses none."""
        known = value is not None and value in self._values
        self.pick.setCurrentIndex(self._values.index(value) if known else -1)  # type: ignore[arg-type]

    def typed(self) -> object:
        """The text that stands in the control."""
        return self.pick.currentText()

    def unreadable(self) -> str:
        """Say that what is typed is not in the list."""
        if self._place() >= 0 or not self.pick.currentText().strip():
            return ""
        text = _("“{text}” is not in the list. Choose one from it.")
        return text.format(text=self.pick.currentText().strip())

    def _place(self) -> int:
        if not self.pick.isEditable():
            return self.pick.currentIndex()
        text = self.pick.currentText()
        if self.pick.currentIndex() >= 0 and self.pick.itemText(self.pick.currentIndex()) == text:
            return self.pick.currentIndex()
        exact = Qt.MatchFlag.MatchFixedString
        return self.pick.findText(text.strip(), exact) if text.strip() else -1


class Tick(Field):
    """A yes or no, with its sentence beside the box."""

    def __init__(self, dress: Dress, label: str, help: str = "") -> None:  # noqa: A002
        self.box = TickBox(dress, label)
        super().__init__(dress, label, self.box, help)
        self.label.hide()
        self.box.toggled.connect(lambda _on: self._stirred())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, on: bool) -> None:
        """Set or clear the tick."""
        self.box.setChecked(on)

    def typed(self) -> object:
        """Whether it is ticked."""
        return self.box.isChecked()


class TickBox(QCheckBox):
    """A tick with its sentence, over more lines where it must; 44 high, and all of it is target."""

    def __init__(self, dress: Dress, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._dress, self._words = dress, text
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)  # else its words set the width
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # else it is one line high
        self.setSizePolicy(policy)
        dress.fit(self, self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """A narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """High enough for all words."""
        room = QRect(0, 0, max(width - self._dress.px(32), 1), 10_000)
        needed = self._measure().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words)
        return max(self._dress.px(44), needed.height() + self._dress.px(12))

    def sizeHint(self) -> QSize:
        """On one line when there is room."""
        wide = self._measure().horizontalAdvance(self._words) + self._dress.px(40)
        return QSize(min(wide, self._dress.px(560)), self._dress.px(44))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(self._dress.px(120), self._dress.px(44))

    def hitButton(self, pos: QPoint) -> bool:
        """A click on the words is a click on the box."""
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when it is switched on or off."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the words."""
        look = self._dress.look
        painter = QPainter(self)
        role = "accent" if self.isChecked() else "ink_soft"
        icon = look.pixmap("square-check" if self.isChecked() else "square", role, 22)
        painter.drawPixmap(0, (self.height() - look.px(22)) // 2, icon)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("ink" if self.isEnabled() else "ink_faint"))
        room = self.rect().adjusted(look.px(32), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words)
        painter.end()

    def _measure(self) -> QFontMetrics:
        return self._dress.look.metrics("body")
