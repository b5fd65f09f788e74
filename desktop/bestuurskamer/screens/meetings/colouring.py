"""Colours in the minutes: marks are faint, names and days stand out, hidden lines have no ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.screens.kit.dress import Dress

if TYPE_CHECKING:
    from bestuurskamer.screens.meetings.minutes_field import MinutesField


class Colouring(QSyntaxHighlighter):
    """Paints what was typed; the text itself stays what it is."""

    def __init__(self, dress: Dress, field: MinutesField) -> None:
        super().__init__(field.document())
        self._dress, self._field = dress, field
        dress.fit(self, self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour one line by what it says."""
        line = self._field.read(self.currentBlock())
        if self._field.hides_internal and line.kind is LineKind.INTERNAL:
            self.setFormat(0, len(text), self._ink("surface"))
            return
        if line.kind.mark:
            self.setFormat(0, 1, self._ink("ink_faint"))
        if line.kind is LineKind.HEADING:
            self.setFormat(1, len(text), self._ink("ink", strong=True))
        for token in line.tokens:
            tone = "info" if token.known else "bad"
            self.setFormat(token.start, token.end - token.start, self._ink(tone, strong=True))

    def _ink(self, role: str, *, strong: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._dress.look.colour(role))
        if strong:
            made.setFontWeight(QFont.Weight.DemiBold)
        return made
