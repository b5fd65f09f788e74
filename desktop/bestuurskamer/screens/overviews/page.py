"""The place Overviews: all of them in a list, the chosen one as it is printed or as a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.books import catalogue
from bestuurskamer.books.catalogue import KINDS, Asked, Kind, Of
from bestuurskamer.books.overview import Overview
from bestuurskamer.days import Month
from bestuurskamer.language import _
from bestuurskamer.parties.queries import parties
from bestuurskamer.paths import file_name
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf, write_pdf
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.overviews.figures import Figures
from bestuurskamer.screens.overviews.picture import ChartCard
from bestuurskamer.screens.overviews.when import When
from bestuurskamer.screens.overviews.year_sheets import (
    ask_budget,
    ask_closing,
    ask_opening,
    history_of,
    is_closed,
)

LIST_WIDTH, _NARROW = 288, 820


class OverviewsPage(Page):
    """A list of overviews; the chosen one of the days that are asked, on paper or as a table."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Overviews"), scrolls=False)
        self._host = host
        self.made: tuple[Overview, ...] = ()
        self._data = b""
        dress = host.dress
        self.list: Ledger[Kind] = Ledger(dress, _list_table(), _("Overviews"), two_lines=False)
        self.pick: Choice[str] = Choice(dress, _("Which overview"))
        for kind in KINDS:
            self.pick.add(kind.key, _(kind.name))
        self.when = When(dress, host.desk.today())
        views = [
            ("paper", _("As printed")),
            ("table", _("As a table")),
            ("chart", _("As a picture")),
        ]
        self.view = Segment(dress, _("How it is shown"), views)
        self.preview = PdfPreview(dress, _("The overview as it is printed"))
        self.figures, self.chart = Figures(host), ChartCard(dress)
        self._lay_out()
        self.list.show_rows(KINDS)
        self._choose(KINDS[0].key)
        self.list.chosen.connect(lambda kind: self._picked(kind.key))
        self.pick.changed.connect(lambda: self._picked(self.pick.value()))
        self.when.changed.connect(self.reload)
        self.view.picked.connect(lambda _key: self._show())

    @property
    def kind(self) -> Kind:
        """The overview that is chosen."""
        return catalogue.kind(self._key)

    def reload(self) -> None:
        """Make the chosen overview anew."""
        kind = self.kind
        if kind.of is Of.TENANT:
            everybody = self._host.desk.read(parties).values()
            self.when.offer([(row.id, row.name) for row in everybody])
        asked = self.when.asked()
        self.made, self._data = (), b""
        if asked is not None:
            desk = self._host.desk
            self.made = desk.read(catalogue.tables, kind.key, asked)
            self._data = desk.read(catalogue.paper_of, kind.key, self.made, asked)
        self._say(kind, asked)
        self._show()

    def open_thing(self, thing: object) -> None:
        """Show one overview by its key, or a month on a page; `table:` before it as a table.

        Likewise `chart:` and `paper:`.
        """
        if isinstance(thing, Month):
            self.when.go_to(thing)
            thing = "month"
        how, _colon, key = str(thing).rpartition(":")
        self.view.choose(how or self.view.current())
        self._choose(key)
        self.reload()

    def thing(self) -> Thing | None:
        """The book year of the days that are asked: its budget and its closing."""
        asked = self.when.asked()
        year = asked.last.year if asked else self._host.desk.today().year
        return Thing("year", year, _("the year {year}").format(year=year))

    def print_it(self) -> None:
        """Print what is shown."""
        if self._data:
            print_pdf(self._host.dress, self._host.window, self._data, self.name())

    def name(self) -> str:
        """What its file is called."""
        asked = self.when.asked()
        day = asked.last.isoformat() if asked else ""
        return f"{_(self.kind.name)} {day}".strip()

    def save_sheet(self, path: Path) -> bool:
        """Write it as a spreadsheet."""
        asked = self.when.asked()
        if asked is None or not self.made:
            return False
        data = self._host.desk.read(catalogue.sheet_of, self.made, asked)
        return write_pdf(self._host.dress, self._host.window, path, data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the list a choice takes its place."""
        super().resizeEvent(event)
        narrow = self.width() < self.dress.px(_NARROW)
        self._list_card.setVisible(not narrow)
        self.pick.setVisible(narrow)
        ways = QBoxLayout.Direction
        self._acts_row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.when.fold(narrow)

    def _lay_out(self) -> None:
        dress = self.dress
        self.add_action(button(dress, _("Save as Excel"), icon="save", press=self._ask_sheet))
        self.add_action(button(dress, _("Save as PDF"), icon="file-text", press=self._ask_pdf))
        self.add_action(button(dress, _("Print"), "primary", "printer", self.print_it))
        self.budget = button(dress, _("Budget…"), icon="pencil", press=self._budget)
        self.closing = button(dress, _("Close the year…"), icon="file-check", press=self._closing)
        self._list_card = LedgerCard(self.list)
        dress.fit(
            self._list_card,
            lambda: self._list_card.setFixedWidth(dress.px(LIST_WIDTH)),
        )
        self._acts_row, of_year = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        for made in (self.budget, self.closing):
            of_year.addWidget(made)
        of_year.addStretch(1)
        self._acts_row.addWidget(self.view, 1, Qt.AlignmentFlag.AlignLeft)
        self._acts_row.addLayout(of_year)
        right = QWidget()
        column = QVBoxLayout(right)
        column.addWidget(self.pick)
        column.addWidget(self.when)
        column.addLayout(self._acts_row)
        for shown in (self.preview, self.figures, self.chart):
            column.addWidget(shown, 1)
        row = QHBoxLayout()
        row.addWidget(self._list_card)
        row.addWidget(right, 1)
        self.body.addLayout(row, 1)
        dress.margins(row, spacing=20)
        dress.margins(column, spacing=12)
        dress.margins(self._acts_row, spacing=10)
        dress.margins(of_year, spacing=10)

    def _choose(self, key: str) -> None:
        """Choose without making it."""
        self._key = key
        for widget in (self.list, self.pick):
            widget.blockSignals(True)
        self.list.choose(key)
        self.pick.set_value(key)
        for widget in (self.list, self.pick):
            widget.blockSignals(False)
        self.when.ask_of(self.kind.of)

    def _picked(self, key: str | None) -> None:
        if key is not None and key != self._key:
            self._choose(key)
            self.reload()

    def _say(self, kind: Kind, asked: Asked | None) -> None:
        self.show_head(_(kind.name), _(kind.tells))
        of_year = kind.key == "year" and asked is not None
        self.budget.setVisible(of_year)
        self.closing.setVisible(of_year)
        if of_year and asked is not None:
            year = asked.last.year
            closed = is_closed(self._host, year)
            self.closing.say(_("Open the year again…") if closed else _("Close the year…"))
            self.budget.setEnabled(not closed)
            history = history_of(self._host, year)
            self.show_head(_(kind.name), " ".join(filter(None, (_(kind.tells), history))))

    def _show(self) -> None:
        view = self.view.current()
        self.preview.setVisible(view == "paper")
        self.figures.setVisible(view == "table")
        self.chart.setVisible(view == "chart")
        if view == "paper":
            text = _("Fill in the days, then the overview comes here.")
            self.preview.show_pdf(self._data or None, text)
        elif view == "table":
            self.figures.show_tables(self.made)
        else:
            self.chart.show_chart(next((m.chart for m in self.made if m.chart), None))
        enter = [("Enter", _("the rows behind it"))] if view == "table" else []
        self.keys.show_keys([("↑ ↓", _("other overview")), *enter, ("F8", _("print"))])

    def _ask_pdf(self) -> None:
        if self._data:
            save_pdf(self._host.dress, self._host.window, self._data, self.name())

    def _ask_sheet(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{file_name(self.name()) or 'xlsx'}.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._host.window, _("Save as Excel"), proposed, "Excel (*.xlsx)"
        )
        if chosen:
            path = chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx"
            self.save_sheet(Path(path))

    def _budget(self) -> None:
        asked = self.when.asked()
        if asked is not None:
            ask_budget(self._host, asked.last.year).done.connect(lambda _saved: self.reload())

    def _closing(self) -> None:
        asked = self.when.asked()
        if asked is None:
            return
        year = asked.last.year
        ask = ask_opening if is_closed(self._host, year) else ask_closing
        ask(self._host, year, self.reload)


def _list_table() -> RowTable[Kind]:
    return RowTable(
        [Column(_("Overview"), lambda kind: Cell(_(kind.name)), lambda kind: _(kind.name))],
        key=lambda kind: kind.key,
    )
