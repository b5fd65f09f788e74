"""A short question with a verb on every button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel


@dataclass(frozen=True)
class Verb:
    """An answer: its key, the verb on its button, and the kind (primary, danger or plain)."""

    key: str
    text: str
    kind: str = ""


class Question(Overlay):
    """Asks something over the window. `answered(key)` rings once; Esc gives the first verb.

    The first verb is the one that changes nothing; the last one is the main button, and
    Ctrl+Enter gives it.
    """

    answered = Signal(str)

    def __init__(
        self, dress: Dress, window: QWidget, title: str, sentence: str, verbs: Sequence[Verb]
    ) -> None:
        super().__init__(dress, window, title, 560)
        self._verbs = list(verbs)
        self.head.addWidget(PlainLabel(title, "name", wrap=True))
        self.body.addWidget(PlainLabel(sentence, "", wrap=True))
        self.foot.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for verb in self._verbs:
            made = button(dress, verb.text, verb.kind)
            made.clicked.connect(lambda _checked, key=verb.key: self.answer(key))
            self.foot.addWidget(made)
            self.buttons[verb.key] = made

    def open(self) -> None:
        """Show it, with the keyboard on the last verb unless that is dangerous."""
        super().open()
        last = self._verbs[-1]
        safe = self._verbs[0].key if last.kind == "danger" else last.key
        self.buttons[safe].setFocus()

    def answer(self, key: str) -> None:
        """Give an answer and go away."""
        if not self.is_closed:
            self.close_overlay()
            self.answered.emit(key)

    def on_escape(self) -> None:
        """Esc changes nothing."""
        self.answer(self._verbs[0].key)

    def on_main(self) -> None:
        """Ctrl+Enter takes the last verb."""
        self.answer(self._verbs[-1].key)
