"""Labels that never take text for markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from bestuurskamer.screens.kit.dress import restyle


class PlainLabel(QLabel):
    """Plain text in a role of the style sheet: title, name, heading, strong, soft, small …"""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(1)

    def sizeHint(self) -> QSize:
        """Text that wraps would like one line, of 70 letters at most."""
        if not self.wordWrap() or not self.text():
            return super().sizeHint()
        self.ensurePolished()
        measure = self.fontMetrics()
        longest = max(measure.horizontalAdvance(line) for line in self.text().split("\n"))
        width = min(longest + 2, measure.averageCharWidth() * 70)
        return QSize(width, self.heightForWidth(width))

    def show_tone(self, tone: str) -> None:
        """Wear the colour of ok, info, warn or bad, or the role's own when empty."""
        if (self.property("tone") or "") != tone:
            self.setProperty("tone", tone)
            restyle(self)
