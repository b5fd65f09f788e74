"""The card with the rent over the years, as a picture or as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.tenants.year_bars import YearBars
from bestuurskamer.screens.tenants.years import LineRow, Years, days_of


class YearsCard(Card):
    """The picture, and its table one press away."""

    def __init__(self, dress: Dress) -> None:
        super().__init__(dress, _("Rent over the years"))
        self.bars = YearBars(dress)
        self.table = RowTable(_columns(), lambda row: (row.id, row.days))
        self.ledger = Ledger(dress, self.table, _("Rent over the years"))
        self.turn = button(dress, _("Show as table"), "quiet", "list", self._turn)
        self.aside.hide()
        self.body.addWidget(self.bars)
        self.body.addWidget(self.ledger)
        self.body.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.ledger.hide()
        dress.fit(self, self._fit)

    def show_years(self, years: Years) -> None:
        """Show another tenant's rent."""
        self.bars.show_years(years)
        self.ledger.show_rows(years.rows)
        self._fit()

    def _turn(self) -> None:
        table = self.ledger.isHidden()
        self.ledger.setVisible(table)
        self.bars.setVisible(not table)
        self.turn.say(_("Show as picture") if table else _("Show as table"))

    def _fit(self) -> None:
        height = 56 * max(len(self.table.rows), 1) + 38 + 4
        self.ledger.setFixedHeight(self.dress.px(height) + 4)


def _columns() -> list[Column[LineRow]]:
    return [
        Column(_("For what"), lambda row: Cell(row.name, row.rooms, strong=True), stretch=2),
        Column(_("A month"), _amount, lambda row: row.monthly, number=True),
        Column(_("Days"), _days, lambda row: row.days.start, stretch=3),
    ]


def _amount(row: LineRow) -> Cell:
    return Cell(language.plain_money(row.monthly), right=True)


def _days(row: LineRow) -> Cell:
    if row.past_head_lease:
        return Cell(days_of(row), _("past the head lease"), tone="warn")
    return Cell(days_of(row), row.reason)
