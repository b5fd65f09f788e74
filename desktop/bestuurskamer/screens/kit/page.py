"""A page: its head with the one main button, its body, and the keys that work on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.keybar import KeyBar
from bestuurskamer.screens.kit.text import PlainLabel

_NARROW = 620


class Page(QWidget):
    """Title, a sentence that says how things stand, actions at the right, body, key bar.

    `body` takes widgets. With `scrolls` it is as high as its content; without, it fills the
    page, as for a ledger that scrolls itself. Head and key bar stay either way. On a narrow
    page the sentence and all actions but the main one scroll along with the body.
    `left` rings when the back link is pressed.
    """

    left = Signal()
    narrow_wanted = Signal(bool)  # whether the side bar may be a rail, to give room

    def __init__(self, dress: Dress, title: str, sentence: str = "", *, scrolls: bool = True):
        super().__init__()
        self.dress = dress
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(title, "title", wrap=True)
        self.sentence = PlainLabel(sentence, "soft", wrap=True)
        self.back_link = Button(dress, "", "link", "chevron-left")
        self.back_link.clicked.connect(lambda _checked: self.left.emit())
        self.back_link.hide()
        self.body = QVBoxLayout()
        self.keys = KeyBar(dress)
        self._acts: list[QWidget] = []
        self._narrow = False
        self._build(scrolls)
        self.show_head(title, sentence)

    def show_head(self, title: str, sentence: str = "") -> None:
        """Show another title and sentence."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)

    def show_back(self, text: str) -> None:
        """Show a link with the name of the list above the title."""
        self.back_link.say(text)
        self.back_link.setVisible(bool(text))

    def add_action(self, action: QWidget) -> None:
        """Put a button at the right of the head; the main one last."""
        self._acts.append(action)
        self._actions.addWidget(action)
        self._fold()

    def main_button(self) -> Button | None:
        """The main button of the page, when it has one that can be pressed."""
        main = (b for b in self.findChildren(Button) if b.property("kind") == "primary")
        return next((b for b in main if b.isVisible() and b.isEnabled()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the head when the page becomes narrow."""
        super().resizeEvent(event)
        self._fold()

    def _build(self, scrolls: bool) -> None:
        self._words = QVBoxLayout()
        self._words.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addWidget(self.title)
        self._words.addWidget(self.sentence)
        self._actions = QHBoxLayout()
        head = QHBoxLayout()
        head.addLayout(self._words, 1)
        head.addLayout(self._actions)
        head.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._scrolling(scrolls), 1)
        column.addWidget(self.keys)
        self.dress.margins(self._words, spacing=4)
        self.dress.margins(self._actions, 0, 4, 0, 0, spacing=10)
        self.dress.margins(head, 28, 24, 24, 12, spacing=16)
        self.dress.margins(self.body, spacing=14)
        self.dress.fit(self, self._fold)

    def _scrolling(self, scrolls: bool) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("box", "clear")
        column = QVBoxLayout(inner)
        self._folded = QVBoxLayout()
        self._folded_acts = QHBoxLayout()
        self._folded.addLayout(self._folded_acts)
        column.addLayout(self._folded)
        column.addLayout(self.body, 0 if scrolls else 1)
        if scrolls:
            column.addStretch(1)
        self.dress.margins(column, 28, 6, 24, 14, spacing=0)
        self._folded_acts.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.dress.margins(self._folded_acts, spacing=10)
        self.dress.fit(self._folded, lambda: self._folded.setSpacing(self.dress.px(8)))
        self.pane = QScrollArea()
        self.pane.setWidget(inner)
        self.pane.setWidgetResizable(True)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self.pane

    def _fold(self) -> None:
        narrow = self.width() < self.dress.px(_NARROW)
        if narrow:
            self._folded.insertWidget(0, self.sentence)
        else:
            self._words.addWidget(self.sentence)
        for act in self._acts:
            stays = not narrow or act.property("kind") == "primary" or len(self._acts) == 1
            (self._actions if stays else self._folded_acts).addWidget(act)
        spilled = narrow and (self.sentence.text() or len(self._acts) > 1)
        self._folded.setContentsMargins(0, 0, 0, self.dress.px(12) if spilled else 0)
