"""Going from month to month, within limits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import IconButton
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel


class MonthStep(QWidget):
    """‹ december 2026 ›. `moved(month)` rings for another month; the limits are included."""

    moved = Signal(object)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self.month: Month | None = None
        self.name = PlainLabel("", "heading")
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = IconButton(dress, _("Earlier month"), "chevron-left")
        self.after = IconButton(dress, _("Later month"), "chevron-right")
        self.before.clicked.connect(lambda _on: self._go(-1))
        self.after.clicked.connect(lambda _on: self._go(1))
        row = QHBoxLayout(self)
        for widget in (self.before, self.name, self.after):
            row.addWidget(widget)
        dress.margins(row, spacing=10)
        dress.fit(self, self._fit)

    def show_month(self, month: Month, first: Month, last: Month) -> None:
        """Show a month; nothing before the first or after the last can be chosen."""
        self.month = month
        self.name.setText(language.month(month))
        self.before.setEnabled(month > first)
        self.after.setEnabled(month < last)
        self.before.rename(
            _("Earlier month")
            if month > first
            else _("You invoice from {month} on").format(month=language.month(first))
        )
        self.after.rename(
            _("Later month") if month < last else _("Later months come when it is their time")
        )

    def _go(self, months: int) -> None:
        if self.month is not None:
            self.moved.emit(self.month + months)

    def _fit(self) -> None:
        widest = self._dress.look.metrics("heading").horizontalAdvance("september 2026")
        self.name.setMinimumWidth(widest + self._dress.px(8))
