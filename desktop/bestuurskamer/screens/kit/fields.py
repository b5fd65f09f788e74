"""Fields: a label above, a control, and below it help, what was understood, or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bestuurskamer.language import ngettext
from bestuurskamer.screens.kit.buttons import ENTER, Button
from bestuurskamer.screens.kit.dress import Dress, restyle
from bestuurskamer.screens.kit.text import PlainLabel


class Field(QWidget):
    """One question of a form. `changed` rings at every change, also by the program.

    `typed` is the raw state, to know whether something is not saved yet; `unreadable` says why
    what is typed cannot be read, and is empty when it can. Empty is readable.
    """

    changed = Signal()

    def __init__(self, dress: Dress, label: str, control: QWidget, help: str = "") -> None:  # noqa: A002
        super().__init__()
        self.dress, self.name, self.control = dress, label, control
        self._help, self._problem = help, ""
        self._offered = ""
        control.setAccessibleName(label)
        self.label = PlainLabel(label, "label", wrap=True)
        self._sign, self._note = QLabel(), PlainLabel("", "small", wrap=True)
        self._offer = Button(dress, "", "link")
        self._offer.clicked.connect(lambda _checked: self._take_offer())
        self._build()
        dress.fit(self, self._refresh)

    def _build(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self.control, 1)
        note = QHBoxLayout()
        note.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addLayout(self._row)
        column.addLayout(note)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.dress.margins(column, spacing=4)
        self.dress.margins(self._row, spacing=8)
        self.dress.margins(note, spacing=8)

    def problem(self, text: str) -> None:
        """Show what is wrong below the control; empty text takes it away."""
        self._problem = text
        self._refresh()

    def has_problem(self) -> bool:
        """Whether a problem is shown."""
        return bool(self._problem)

    def say(self, help: str) -> None:  # noqa: A002
        """Show another sentence of help below the control."""
        self._help = help
        self._refresh()

    def fix(self, why: str) -> None:
        """Close the field for changes and say why below it."""
        self.control.setEnabled(False)
        self.say(why)

    def typed(self) -> object:
        """The raw state of the control."""
        raise NotImplementedError

    def unreadable(self) -> str:
        """Why what is typed cannot be read, or nothing."""
        return ""

    def go(self) -> None:
        """Bring the keyboard here."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _understood(self) -> str:
        """How the program reads what is typed, in the place of help."""
        return ""

    def _offers(self) -> tuple[str, str]:
        """What could be meant instead: text for the button, and what it types."""
        return "", ""

    def _take_offer(self) -> None:
        """Type what was offered."""

    def _stirred(self) -> None:
        """Something was typed: what was wrong is not known to be so any more."""
        self._problem = ""
        self._refresh()
        self.changed.emit()

    def _left(self) -> None:
        """The keyboard went away: now say what cannot be read."""
        if not self._problem and self.unreadable():
            self.problem(self.unreadable())

    def _refresh(self) -> None:
        wrong = bool(self._problem)
        text = self._problem or self._understood() or self._help
        if self.control.property("problem") != wrong:
            self.control.setProperty("problem", wrong)
            restyle(self.control)
        self.control.setAccessibleDescription(text)
        self._note.setText(text)
        self._note.show_tone("bad" if wrong else "")
        self._note.setVisible(bool(text))
        self._sign.setVisible(wrong)
        if wrong:
            self._sign.setPixmap(self.dress.look.pixmap("circle-alert", "bad", 18))
        caption, self._offered = self._offers() if wrong else ("", "")
        self._offer.setVisible(bool(caption))
        self._offer.say(caption)


class LineField(Field):
    """A field of one line; `text` is what is typed, trimmed."""

    def __init__(self, dress: Dress, label: str, help: str = "") -> None:  # noqa: A002
        self.line = QLineEdit()
        super().__init__(dress, label, self.line, help)
        self.line.textChanged.connect(lambda _text: self._stirred())
        self.line.editingFinished.connect(self._left)

    def typed(self) -> object:
        """The text as it stands."""
        return self.line.text()

    def text(self) -> str:
        """What is typed, without the space around it."""
        return self.line.text().strip()

    def _take_offer(self) -> None:
        self.line.setText(self._offered)
        self.go()


class TextField(LineField):
    """A line of text of at most `most` letters; more is not cut, but said."""

    def __init__(self, dress: Dress, label: str, help: str = "", most: int = 200) -> None:  # noqa: A002
        self._most = most
        super().__init__(dress, label, help)

    def value(self) -> str:
        """The text, trimmed."""
        return self.text()

    def set_value(self, text: str) -> None:
        """Put text in."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def unreadable(self) -> str:
        """Say by how much the text is too long."""
        return too_long(self.text(), self._most)

    def _understood(self) -> str:
        return too_long(self.text(), self._most)


class LongTextField(Field):
    """Text of several lines, at most `most` letters; Tab goes on to the next field."""

    def __init__(
        self,
        dress: Dress,
        label: str,
        help: str = "",  # noqa: A002
        most: int = 20000,
        lines: int = 4,
    ) -> None:
        self._most = most
        self.area = _Area(dress, lines)
        super().__init__(dress, label, self.area, help)
        self.area.textChanged.connect(self._stirred)

    def typed(self) -> object:
        """The text as it stands."""
        return self.area.toPlainText()

    def value(self) -> str:
        """The text, trimmed at the ends."""
        return self.area.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Put text in."""
        self.area.setPlainText(text)

    def unreadable(self) -> str:
        """Say by how much the text is too long."""
        return too_long(self.value(), self._most)

    def _understood(self) -> str:
        left = self._most - len(self.value())
        if left < 0:
            return self.unreadable()
        if left <= self._most // 5:
            text = ngettext("Room for one more letter.", "Room for {count} more letters.", left)
            return text.format(count=left)
        return ""


class _Area(QPlainTextEdit):
    """A text field in which Ctrl+Enter and Tab are for the form."""

    def __init__(self, dress: Dress, lines: int) -> None:
        super().__init__()
        self._dress, self._lines = dress, lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        dress.fit(self, self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (event.key() in ENTER and control) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        line = self._dress.look.metrics("body").lineSpacing()
        self.setFixedHeight(line * self._lines + self._dress.px(24))


def too_long(text: str, most: int) -> str:
    """Say by how many letters a text is too long, or nothing."""
    over = len(text) - most
    if over <= 0:
        return ""
    said = ngettext(
        "This is {count} letter too long. Nothing is cut; please shorten it.",
        "This is {count} letters too long. Nothing is cut; please shorten it.",
        over,
    )
    return said.format(count=over)
