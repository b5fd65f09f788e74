"""An overview as a table on the screen: its rows, its check, and the rows behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.books.overview import Overview
from bestuurskamer.books.table import TableRow, rows_of
from bestuurskamer.language import _
from bestuurskamer.paper.ledger import Cell
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.overviews.behind import BehindSheet
from bestuurskamer.screens.overviews.rows import table_of


class Figures(QWidget):
    """Shows the tables of an overview, one at a time. Enter opens what is behind a row."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._made: tuple[Overview, ...] = ()
        self._titles: tuple[str, ...] = ()
        self.ledger: Ledger[TableRow] | None = None
        self.sheet: BehindSheet | None = None
        dress = host.dress
        self.part: Choice[int] = Choice(dress, _("Which table"))
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.state = PlainLabel("", "small", wrap=True)
        self.check = PlainLabel("", "small", wrap=True)
        self.behind = button(dress, _("The rows behind it"), icon="list", press=self._open_chosen)
        self._rows = QVBoxLayout()
        foot = QHBoxLayout()
        foot.addWidget(self.check, 1)
        foot.addWidget(self.behind)
        column = QVBoxLayout(self)
        for part in (self.part, self.sentence, self.state):
            column.addWidget(part)
        column.addLayout(self._rows, 1)
        column.addLayout(foot)
        dress.margins(column, spacing=10)
        dress.margins(foot, spacing=12)
        self.part.changed.connect(self._show)

    def show_tables(self, made: Sequence[Overview]) -> None:
        """Show other tables; the one that was chosen stays, by its place."""
        titles = tuple(overview.title for overview in made)
        before = self.part.value() or 0
        self._made = tuple(made)
        self.part.blockSignals(True)
        self.part.clear()
        for place, title in enumerate(titles):
            self.part.add(place, title)
        self.part.set_value(before if before < len(titles) else 0)
        self.part.blockSignals(False)
        self.part.setVisible(len(titles) > 1)
        self._show()

    def _show(self) -> None:
        place = self.part.value() or 0
        empty(self._rows)
        self.ledger = None
        if not self._made:
            self.sentence.setText(_("Fill in the days, then the overview comes here."))
            for widget in (self.state, self.check, self.behind):
                widget.hide()
            return
        overview = self._made[place]
        cells = (value for line in overview.lines for value in line.values)
        two = any(isinstance(cell, Cell) and cell.below for cell in cells)
        ledger = Ledger(self._host.dress, table_of(overview), overview.title, two_lines=two)
        ledger.setSortingEnabled(False)
        ledger.opened.connect(self._open)
        ledger.chosen.connect(self._chosen)
        self.ledger = ledger
        self._rows.addWidget(LedgerCard(ledger))
        ledger.show_rows(rows_of(overview))
        for row in ledger.table.rows:
            if row.spans and len(overview.columns) > 1:
                ledger.setSpan(row.place, 0, 1, len(overview.columns))
        self.sentence.setText(overview.sentence)
        self.state.setText(" · ".join(filter(None, (overview.state, overview.kept_to))))
        self.check.setText("\n".join((overview.check, *overview.notes)))
        for widget in (self.state, self.check, self.behind):
            widget.show()
        self.behind.setEnabled(False)
        first = next((row for row in ledger.table.rows if row.behind or row.opens), None)
        if first is not None:
            ledger.choose(first.place)

    def _chosen(self, row: TableRow) -> None:
        self.behind.setEnabled(bool(row.behind or row.opens))

    def _open_chosen(self) -> None:
        row = self.ledger.current() if self.ledger is not None else None
        if row is not None:
            self._open(row)

    def _open(self, row: TableRow) -> None:
        if row.behind:
            self.sheet = BehindSheet(self._host, self._made[self.part.value() or 0], row)
            self.sheet.open()
        elif row.opens:
            self._host.go(row.opens, row.thing)
