"""What is seen for the blink in which a file opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel


class Opening(QWidget):
    """The cloth, with one sentence that says what is happening."""

    def __init__(self, dress: Dress, sentence: str = "") -> None:
        super().__init__()
        self.setProperty("box", "baize")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for text, role in (
            ("Bestuurskamer", "welcome"),
            (sentence or _("We open your data and check it."), "on_baize_soft"),
        ):
            column.addWidget(PlainLabel(text, role), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        dress.margins(column, 20, 20, 20, 20, spacing=12)
