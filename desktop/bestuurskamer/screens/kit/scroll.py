"""An area that scrolls, and never measures its content round and round."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

_ROUNDS = 6


class Scroll(QScrollArea):
    """Scrolls; stops asking what its content needs after some rounds.

    Content that folds asks another width at each width it is given. Qt asks again within the
    answer, and where two widths ask each other it goes on until the program falls over.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rounds = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content became another size: measure it, unless that goes round."""
        if event.type() != QEvent.Type.Resize or watched is not self.widget():
            return super().eventFilter(watched, event)
        if self._rounds >= _ROUNDS:
            return False
        self._rounds += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._rounds -= 1
