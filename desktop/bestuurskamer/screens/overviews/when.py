"""Of which days an overview is: a day, two days, or a month, quarter or year to step through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.books.catalogue import Asked, Of
from bestuurskamer.books.vat_rules import quarter_of
from bestuurskamer.days import Month, Period
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import IconButton
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.kit.text import PlainLabel

_STEPS = {Of.MONTH: 1, Of.QUARTER: 3, Of.YEAR: 12}


class When(QWidget):
    """Asks for the days of an overview; `changed` rings when others are asked.

    A month, quarter or year is stepped through with ‹ and ›. `asked` is None while a day is
    missing or the last day is before the first.
    """

    changed = Signal()

    def __init__(self, dress: Dress, today: date) -> None:
        super().__init__()
        self._today, self._of = today, Of.DAY
        self._month = Month.of(today)
        self.first = DayField(dress, _("From"), today)
        self.last = DayField(dress, _("Up to and including"), today)
        self.on = DayField(dress, _("On which day"), today)
        self.tenant: Choice[int] = Choice(dress, _("Tenant"))
        self.before = IconButton(dress, _("Earlier"), "chevron-left")
        self.after = IconButton(dress, _("Later"), "chevron-right")
        self.words = PlainLabel("", "strong", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress.fit(self.words, lambda: self.words.setMinimumWidth(dress.px(170)))
        dress.fit(self.tenant, lambda: self.tenant.setMinimumWidth(dress.px(220)))
        self.steps = QWidget()
        stepping = QHBoxLayout(self.steps)
        for widget in (self.before, self.words, self.after):
            stepping.addWidget(widget)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for part in (self.tenant, self.on, self.first, self.last):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
            part.changed.connect(self.changed)
        row.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        dress.margins(stepping, spacing=8)
        dress.margins(row, spacing=14)
        self.before.clicked.connect(lambda _on: self._step(-1))
        self.after.clicked.connect(lambda _on: self._step(1))
        self.first.set_value(today.replace(month=1, day=1))
        self.last.set_value(today)
        self.on.set_value(today)

    def ask_of(self, of: Of) -> None:
        """Ask for what an overview of this sort needs."""
        self._of = of
        self.on.setVisible(of is Of.DAY)
        between = of in (Of.PERIOD, Of.TENANT)
        self.first.setVisible(between)
        self.last.setVisible(between)
        self.tenant.setVisible(of is Of.TENANT)
        self.steps.setVisible(of in _STEPS)
        self._say()

    def fold(self, narrow: bool) -> None:
        """Stand below each other where there is no room beside each other."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def offer(self, tenants: Sequence[tuple[int, str]]) -> None:
        """Offer these tenants; the one that was chosen stays, or else the first."""
        before = self.tenant.value()
        self.tenant.blockSignals(True)
        self.tenant.clear()
        for party_id, name in tenants:
            self.tenant.add(party_id, name)
        known = {party_id for party_id, _name in tenants}
        first = tenants[0][0] if tenants else None
        self.tenant.set_value(before if before in known else first)
        self.tenant.blockSignals(False)

    def go_to(self, month: Month) -> None:
        """Ask for this month, or the quarter or year it is in."""
        self._month = month
        self._say()

    def asked(self) -> Asked | None:
        """The days that are asked, or None while they are not whole."""
        if self._of in _STEPS:
            period = self._period()
            return Asked(period.start, period.last, self._today)
        first, last = self.first.day(), self.last.day()
        if self._of is Of.DAY:
            first = last = self.on.day()
        if first is None or last is None or last < first:
            return None
        if self._of is Of.TENANT:
            party_id = self.tenant.value()
            return Asked(first, last, self._today, party_id) if party_id is not None else None
        return Asked(first, last, self._today)

    def _period(self) -> Period:
        month = self._month
        if self._of is Of.YEAR:
            return Period(date(month.year, 1, 1), date(month.year + 1, 1, 1))
        if self._of is Of.QUARTER:
            first, last = quarter_of(month)
            return Period(first.first, (last + 1).first)
        return month.period

    def _step(self, steps: int) -> None:
        self._month += steps * _STEPS[self._of]
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        month = self._month
        if self._of is Of.YEAR:
            said = str(month.year)
        elif self._of is Of.QUARTER:
            said = language.period(self._period())
        else:
            said = language.month(month)
        self.words.setText(said)
        self.words.setAccessibleName(said)
