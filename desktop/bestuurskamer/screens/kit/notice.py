"""A message that stays until it is closed, such as what was done, with a way to undo it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import IconButton
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.message import Message


class Notice(Message):
    """A bar above the body of a page. `pressed` rings for its button, `closed` when it goes."""

    closed = Signal()

    def __init__(self, dress: Dress) -> None:
        super().__init__(dress, "info", "")
        self.cross = IconButton(dress, _("Close this message"), "x")
        self.cross.become("quiet")
        self.cross.clicked.connect(lambda _on: self.close_notice())
        self.row.addWidget(self.cross)
        self.hide()

    def tell(self, sentence: str, tone: str = "ok", button: str = "") -> None:
        """Show a sentence, and a button when it has words."""
        self.say(sentence, tone)
        self.offer(button)
        self.show()

    def close_notice(self) -> None:
        """Take it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
