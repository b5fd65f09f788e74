"""A page: its head with the one main button, its body, and the keys that work on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.keybar import KeyBar
from bestuurskamer.screens.kit.scroll import Scroll
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing

_NARROW = 620
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Page(QWidget):
    """Title, a sentence that says how things stand, actions at the right, body, key bar.

    `body` takes widgets. With `scrolls` it is as high as its content; without, it fills the
    page, as for a ledger that scrolls itself. Head and key bar stay either way. On a narrow
    page the sentence and all actions but the main one scroll along with the body; the main one
    stands below the title where a word of the title would be cut beside it.
    `left` rings when the back link is pressed.
    """

    left = Signal()
    history_wanted = Signal()
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
        self.keys.history.clicked.connect(lambda _checked: self.history_wanted.emit())
        self.keys.offer_history(offered=self.tells_history)
        self._acts: list[QWidget] = []
        self._shape: tuple[bool, int] | None = None
        self._build(scrolls)
        self.show_head(title, sentence)

    def show_head(self, title: str, sentence: str = "") -> None:
        """Show another title and sentence."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)
        self._fold()

    def show_back(self, text: str) -> None:
        """Show a link with the name of the list above the title."""
        self.back_link.say(text)
        self.back_link.setVisible(bool(text))

    def add_action(self, action: QWidget) -> None:
        """Put a button at the right of the head; the main one last."""
        self._acts.append(action)
        self._actions.addWidget(action)
        self._fold()

    def help_key(self) -> str:
        """Which page of help is about the part that is shown; empty for that of the place."""
        return ""

    def take_keyboard(self) -> None:
        """Somebody came here: a page with a list gives the keyboard to it."""

    @property
    def tells_history(self) -> bool:
        """Whether records are shown here."""
        return type(self).thing is not Page.thing

    def thing(self) -> Thing | None:
        """The record that is shown or chosen, for its history; a page of records says which."""
        return None

    def main_button(self) -> Button | None:
        """The main button of the page, when it has one that can be pressed."""
        main = (b for b in self.findChildren(Button) if b.property("kind") == "primary")
        return next((b for b in main if b.isVisible() and b.isEnabled()), None)

    def event(self, event: QEvent) -> bool:
        """Fold again when buttons or words of the head came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

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
        head = self._top = QBoxLayout(_BESIDE)
        head.addLayout(self._words, 1)
        head.addLayout(self._actions)
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
        self._folded_acts = FoldingLine(self.dress)
        self._folded.addWidget(self._folded_acts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._folded)
        column.addLayout(self.body, 0 if scrolls else 1)
        if scrolls:
            column.addStretch(1)
        self.dress.margins(column, 28, 6, 24, 14, spacing=0)
        self.dress.fit(self._folded, lambda: self._folded.setSpacing(self.dress.px(8)))
        self.pane = Scroll()
        self.pane.setWidget(inner)
        self.pane.setWidgetResizable(True)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self.pane

    def _fold(self) -> None:
        narrow = self.width() < self.dress.px(_NARROW)
        shape = (narrow, len(self._acts))
        if shape != self._shape:
            self._shape = shape
            self._share_out(narrow)
        beside = not narrow or self._title_fits()
        self._top.setDirection(_BESIDE if beside else _BELOW)
        left = Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft
        self._top.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop | left)
        spilled = narrow and (self.sentence.text() or len(self._acts) > 1)
        self._folded.setContentsMargins(0, 0, 0, self.dress.px(12) if spilled else 0)

    def _share_out(self, narrow: bool) -> None:
        """What stays in the head, and what scrolls along with the body."""
        if narrow:
            self._folded.insertWidget(0, self.sentence)
        else:
            self._words.addWidget(self.sentence)
        for act in self._acts:
            stays = not narrow or act.property("kind") == "primary" or len(self._acts) == 1
            if stays:
                self._actions.addWidget(act)
            else:
                self._folded_acts.row.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        self._folded_acts.setVisible(self._folded_acts.row.count() > 0)

    def _title_fits(self) -> bool:
        """Whether the title stands whole, in two lines at most, beside what is at its right."""
        measure = self.dress.look.metrics("title")
        longest = max(map(measure.horizontalAdvance, self.title.text().split() or [""]))
        room = self.width() - self._actions.sizeHint().width() - self.dress.px(28 + 16 + 24)
        flag = int(Qt.TextFlag.TextWordWrap)
        high = measure.boundingRect(0, 0, max(room, 1), 9999, flag, self.title.text()).height()
        return longest <= room and high <= 2 * measure.lineSpacing()
