"""One of the things this place shows: its own head, keys and body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.errors import Refused
from bestuurskamer.language import say
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.thing import Thing


class View(QWidget):
    """A part of the place that is shown alone. `told` rings when its head or keys changed.

    `acts` are its buttons in the head of the page, the main one last; `tool` stands right of
    the segment. `back` names the list to go back to and is empty for a list itself.
    """

    told = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host, self.dress = host, host.dress
        self.acts: list[Button] = []
        self.tool: QWidget | None = None
        self.title, self.sentence, self.back = "", "", ""
        self.column = QVBoxLayout(self)
        self.dress.margins(self.column, spacing=14)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now."""
        return []

    def reload(self) -> None:
        """Read anew what it shows."""

    def thing(self) -> Thing | None:
        """The record that is shown or chosen, for its history."""
        return None

    def print_it(self) -> None:
        """Print what is shown."""

    def press(self, key: Qt.Key) -> bool:
        """Act on a key that nothing else took; False when it means nothing here."""
        return False

    def take_keyboard(self) -> None:
        """Bring the keyboard to where the work is."""

    def fold(self, width: float) -> None:
        """Fit into a page so wide, in pixels at 100 %."""

    def tell(self, title: str, sentence: str) -> None:
        """Show another title and sentence."""
        self.title, self.sentence = title, sentence
        self.told.emit()

    def done(self, what: str, action: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Do something and answer its result; a refusal is told and answers None."""
        try:
            return self.host.desk.do(what, action, *args, **named)
        except Refused as refused:
            self.host.tell(say(refused.words), "bad")
            return None
