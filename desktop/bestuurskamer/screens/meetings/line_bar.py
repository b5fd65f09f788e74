"""Under the field: how the line at the cursor is understood, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from bestuurskamer.language import _
from bestuurskamer.meetings import reading_back
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.known_names import Known
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.dress import Dress, restyle
from bestuurskamer.screens.kit.text import PlainLabel


class LineBar(QFrame):
    """Says back what was understood; what is not known is said, never asked."""

    change_wanted = Signal()

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self.setProperty("box", "info")
        self.hides_internal = False
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.below = PlainLabel("", "soft", wrap=True)
        self.change = button(dress, _("Change"), "quiet", press=self.change_wanted.emit)
        self.change.setToolTip("Ctrl+.")
        words = QVBoxLayout()
        words.addWidget(PlainLabel(_("This is how we read this line"), "small"))
        words.addWidget(self.sentence)
        words.addWidget(self.below)
        row = QHBoxLayout(self)
        row.addLayout(words, 1)
        row.addWidget(self.change)
        dress.margins(words, spacing=2)
        dress.margins(row, 16, 8, 16, 8, spacing=12)

    def show_line(self, line: CapturedLine, known: Known) -> None:
        """Show what another line says."""
        if self.hides_internal and line.kind is LineKind.INTERNAL:
            self.sentence.setText(_("For the board alone"))
            self.below.setText("")
            return
        plain = line.kind is LineKind.TEXT
        self.sentence.setText(_("Ordinary text") if plain else reading_back.sentence(line, known))
        self.below.setText("" if plain else reading_back.below(line, known))
        tone = "warn" if line.unknown else "info"
        if self.property("box") != tone:
            self.setProperty("box", tone)
            restyle(self)
