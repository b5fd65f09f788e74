"""What a page is laid out with: cards, to-do rows, totals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.paint import Chip, State
from bestuurskamer.screens.kit.text import PlainLabel


class Card(QFrame):
    """A white sheet with a heading; `body` takes widgets, `aside` stands right of the heading."""

    def __init__(self, dress: Dress, title: str = "", aside: str = "") -> None:
        super().__init__()
        self.dress = dress
        self.setProperty("box", "card")
        self.body = QVBoxLayout(self)
        dress.margins(self.body, 20, 16, 20, 16, spacing=8)
        self.title, self.aside = PlainLabel(title, "heading", wrap=True), PlainLabel("", "caption")
        if title:
            head = QHBoxLayout()
            head.addWidget(self.title, 1)
            head.addWidget(self.aside)
            self.aside.setText(aside)
            self.body.addLayout(head)

    def add_pair(self, name: str, value: str, *, strong: bool = False, tone: str = "") -> None:
        """A line with a name at the left and an amount or fact at the right."""
        row = QHBoxLayout()
        left = PlainLabel(name, "strong" if strong else "soft", wrap=True)
        right = PlainLabel(value, "strong" if strong else "")
        right.show_tone(tone)
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(left, 1)
        row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.dress.margins(row, spacing=12)
        self.body.addLayout(row)

    def add_line(self) -> None:
        """A hairline."""
        self.body.addWidget(hairline())


class Rows(QFrame):
    """A card of rows with hairlines between them, such as to-do rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def add(self, row: QWidget) -> None:
        """Add a row."""
        if self._column.count():
            self._column.addWidget(hairline())
        self._column.addWidget(row)

    def clear(self) -> None:
        """Take all rows away."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class TodoRow(QWidget):
    """Something that asks for attention: icon, two lines, a state, and the button that helps.

    On a narrow page the state stands under the words, on a very narrow one the button as well.
    """

    def __init__(
        self,
        dress: Dress,
        icon: str,
        strong: str,
        soft: str = "",
        state: State | None = None,
        button: Button | None = None,
    ) -> None:
        super().__init__()
        self._dress, self._icon, self.button = dress, icon, button
        self._sign, self._row, self._words = QLabel(), QHBoxLayout(self), QVBoxLayout()
        self._words.addWidget(PlainLabel(strong, "strong", wrap=True))
        if soft:
            self._words.addWidget(PlainLabel(soft, "small", wrap=True))
        self._row.addWidget(self._sign)
        self._row.addLayout(self._words, 1)
        self._chip = self._chip_of(state)
        if button is not None:
            dress.fit(button, lambda: button.setMinimumWidth(dress.px(128)))
            self._row.addWidget(button)
            button.setAccessibleName(f"{button.accessibleName()}: {strong}")
        dress.margins(self._row, 20, 10, 14, 10, spacing=14)
        dress.margins(self._words, spacing=2)
        dress.fit(self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold when the row becomes narrow."""
        super().resizeEvent(event)
        self._fold()

    def _chip_of(self, state: State | None) -> QWidget | None:
        if state is None:
            return None
        holder = QWidget(self)
        place = QHBoxLayout(holder)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(Chip(self._dress, state), 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _fold(self) -> None:
        self._fold_chip()
        if self.button is not None:
            if self.width() < self._dress.px(400):
                self._words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._row.addWidget(self.button)

    def _fold_chip(self) -> None:
        if self._chip is None:
            return
        narrow = self.width() < self._dress.px(560)
        self._chip.setMinimumWidth(0 if narrow else self._dress.px(158))
        if narrow:
            self._words.addWidget(self._chip)
        else:
            self._row.insertWidget(2, self._chip)

    def _fit(self) -> None:
        self._sign.setPixmap(self._dress.look.pixmap(self._icon, "ink_soft", 22))
        self.setMinimumHeight(self._dress.px(66))
        self._fold()


class Totals(FoldingLine):
    """The line below a ledger: at the left what is chosen, at the right what it adds up to."""

    def __init__(self, dress: Dress) -> None:
        super().__init__(dress, 16, 0, 24, 0)
        self.left = PlainLabel("", "soft")
        self.name, self.amount = PlainLabel("", "soft"), PlainLabel("", "strong")
        self.row.addWidget(self.left)
        self.row.addStretch(1)
        self.row.addWidget(self.name)
        self.row.addWidget(self.amount)
        dress.fit(self, lambda: self.setMinimumHeight(dress.px(48)))

    def show_total(self, left: str, amount: str, name: str = "") -> None:
        """Show what is chosen and the total; without a name it is called the total."""
        self.left.setText(left)
        self.name.setText(name or _("Total"))
        self.name.setVisible(bool(amount))
        self.amount.setText(amount)
        self.fold()


class LedgerCard(QFrame):
    """A ledger on its sheet, with the totals below it that stay when it scrolls."""

    def __init__(self, ledger: QWidget, totals: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("box", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 3, 1, 3)
        column.setSpacing(0)
        column.addWidget(ledger, 1)
        if totals is not None:
            column.addWidget(hairline())
            column.addWidget(totals)


def hairline() -> QFrame:
    """A line that only decorates."""
    line = QFrame()
    line.setProperty("box", "line")
    line.setFixedHeight(1)
    return line
