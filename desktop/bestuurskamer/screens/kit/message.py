"""A sentence that stands on the page: what is the matter, and at most one quiet button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress, restyle
from bestuurskamer.screens.kit.text import PlainLabel

_NARROW = 420
SIGNS = {"ok": "check", "info": "info", "warn": "triangle-alert", "bad": "circle-alert"}


class Message(QFrame):
    """A message in a tone (ok, info, warn or bad). `pressed` rings when its button is pressed."""

    pressed = Signal()

    def __init__(self, dress: Dress, tone: str, sentence: str, button: str = "") -> None:
        super().__init__()
        self.dress, self.tone = dress, tone
        self._sign, self.words = QLabel(), PlainLabel("", wrap=True)
        self.button = Button(dress, "", "quiet")
        self.button.clicked.connect(lambda _checked: self.pressed.emit())
        self.row = QHBoxLayout(self)
        self.row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(self.words, 1)
        self._both.addWidget(self.button)
        self.row.addLayout(self._both, 1)
        dress.margins(self.row, 14, 4, 8, 4, spacing=10)
        dress.fit(self._both, lambda: self._both.setSpacing(dress.px(10)))
        self.say(sentence, tone)
        self.offer(button)
        dress.fit(self, self._fit)

    def say(self, sentence: str, tone: str = "") -> None:
        """Say another sentence, in another tone when one is named."""
        self.tone = tone or self.tone
        self.words.setText(sentence)
        self.words.show_tone(self.tone)
        self.setAccessibleName(sentence)
        self.setProperty("box", self.tone)
        restyle(self)
        self._fit()

    def offer(self, text: str) -> None:
        """Offer one button, or none when the text is empty."""
        self.button.say(text)
        self.button.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button goes below the words where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        ways = QBoxLayout.Direction
        narrow = self.width() < self.dress.px(_NARROW)
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        self._both.setAlignment(self.button, side)

    def _fit(self) -> None:
        self._fold()
        self._sign.setPixmap(self.dress.look.pixmap(SIGNS[self.tone], self.tone, 20))
        self.setMinimumHeight(self.dress.px(48))
