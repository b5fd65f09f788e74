"""The marks as visible buttons, for who does not type them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.meetings.line_marks import KEYS
from bestuurskamer.screens.kit.buttons import Button, IconButton
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.meetings.words import MARGIN


class MarkBar(QWidget):
    """One button for each kind of line; it says its sign and, as a tip, its key."""

    picked = Signal(object)  # LineKind

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        self.buttons: list[Button] = []
        for place, kind in enumerate(KEYS, start=1):
            word, icon, _tone = MARGIN.get(kind, ("", "file-text", ""))
            name = _(word) if word else _("Text")
            made = IconButton(dress, name, icon, f"Ctrl+{place}")
            made.say(f"{kind.mark} {name}".strip())
            made.setProperty("kind", "mark")
            made.clicked.connect(partial(self._press, kind))
            made.rename(name, f"Ctrl+{place}")
            self.buttons.append(made)
            row.addWidget(made)
        row.addStretch(1)
        dress.margins(row, 10, 4, 10, 6, spacing=4)

    def _press(self, kind: object, _checked: bool = False) -> None:
        self.picked.emit(kind)
