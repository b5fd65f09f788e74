"""A line of a card: a day, two lines of words, a state, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.paint import Chip, State
from bestuurskamer.screens.kit.text import PlainLabel

_LEAST = 230
"""So much room the words need beside what stands at the right, in pixels at 100 %."""


class FactRow(QWidget):
    """A day at the left, words, a state and buttons; on a narrow card these stand below."""

    def __init__(
        self,
        dress: Dress,
        strong: str,
        soft: str = "",
        *,
        day: str = "",
        state: State | None = None,
        buttons: Sequence[Button] = (),
        plain: bool = False,
    ) -> None:
        super().__init__()
        self._dress = dress
        self.buttons = list(buttons)
        self._row = QHBoxLayout(self)
        if day:
            lead = PlainLabel(day, "strong", wrap=True)
            dress.fit(lead, lambda: lead.setFixedWidth(dress.px(104)))
            self._row.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.addWidget(PlainLabel(strong, "" if plain else "strong", wrap=True))
        if soft:
            self._words.addWidget(PlainLabel(soft, "small", wrap=True))
        self._row.addLayout(self._words, 1)
        self._aside = QWidget(self)
        aside = QHBoxLayout(self._aside)
        if state is not None:
            aside.addWidget(Chip(dress, state))
        for made in self.buttons:
            aside.addWidget(made)
        self._has_aside = state is not None or bool(self.buttons)
        self._aside.setVisible(self._has_aside)
        dress.margins(self._row, 0, 4, 0, 4, spacing=12)
        dress.margins(self._words, spacing=2)
        dress.margins(aside, spacing=6)
        dress.fit(self, self._fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold when the card becomes narrow."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        if not self._has_aside:
            return
        if self.width() - self._aside.sizeHint().width() < self._dress.px(_LEAST):
            self._words.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignVCenter)
