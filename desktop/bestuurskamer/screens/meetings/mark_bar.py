"""The marks as visible buttons, for who does not type them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bestuurskamer.language import _
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.line_marks import KEYS
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.meetings.words import MARGIN


class MarkBar(QWidget):
    """One button for each kind of line: its sign and its word; only the sign where it is narrow."""

    picked = Signal(object)  # LineKind

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        self.buttons: dict[LineKind, Button] = {}
        for place, kind in enumerate(KEYS, start=1):
            made = Button(dress, "", "mark")
            made.setToolTip(f"{_name(kind)} (Ctrl+{place})")
            made.clicked.connect(partial(self._press, kind))
            made.setMinimumWidth(1)
            self.buttons[kind] = made
            row.addWidget(made)
        row.addStretch(1)
        dress.margins(row, 8, 4, 8, 6, spacing=2)
        dress.fit(self, self._fit)

    def minimumSizeHint(self) -> QSize:
        """It becomes as narrow as it must."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where they do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        measure = self._dress.look.metrics("caption")
        whole = {kind: f"{kind.mark} {_name(kind)}".strip() for kind in self.buttons}
        needed = sum(
            measure.horizontalAdvance(text) + self._dress.px(16) for text in whole.values()
        )
        short = needed > self.width() > 1
        for kind, made in self.buttons.items():
            made.setText((kind.mark or "¶") if short else whole[kind])
            made.setAccessibleName(_name(kind))

    def _press(self, kind: object, _checked: bool = False) -> None:
        self.picked.emit(kind)


def _name(kind: LineKind) -> str:
    return _(MARGIN[kind][0]) if kind in MARGIN else _("Plain text")
