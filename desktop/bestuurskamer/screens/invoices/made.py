"""What was made: the newest first, never all at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bestuurskamer import language
from bestuurskamer.invoices.issued import not_handed_out, years
from bestuurskamer.invoices.queries import PAGE, InvoiceRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.payments.with_payments import invoices
from bestuurskamer.screens.invoices.telling import capital, handed_words, in_words, state_of
from bestuurskamer.screens.invoices.view import View
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard, Totals
from bestuurskamer.screens.kit.choice import Pick
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing


class Made(View):
    """All issued papers, so many at a time as `page` says.

    `opened(id)` rings on Enter, `to_hand_out(ids)` for what has not gone out yet.
    """

    opened = Signal(int)
    to_hand_out = Signal(object)
    run_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.page, self._shown = PAGE, PAGE
        self._rest: list[int] = []
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Search by number or name"))
        self.search.setClearButtonEnabled(True)
        host.dress.fit(self.search, lambda: self.search.setMinimumWidth(host.dress.px(180)))
        self.year = Pick(host.dress)
        self.year.setAccessibleName(_("Year"))
        self.tool = self._tool()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self._begin_again)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.year.currentIndexChanged.connect(lambda _place: self._begin_again())
        self.table = self._table()
        self.ledger = Ledger(host.dress, self.table, _("Invoices made"), names=_("Tenant"))
        self.ledger.opened.connect(lambda row: self.opened.emit(row.id))
        self._build()

    def reload(self) -> None:
        """Read what is shown anew."""
        desk = self.host.desk
        self._show_years(desk.read(years))
        self._rest = desk.read(not_handed_out)
        self._read()
        count = len(self._rest)
        said = ngettext(
            "One invoice has not gone out yet.", "{count} invoices have not gone out yet.", count
        )
        self.rest.say(capital(said.format(count=in_words(count))), "warn")
        self.rest.setVisible(count > 0)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now."""
        if not self.table.rows:
            return []
        return [("↓ ↑", _("next")), ("Enter", _("open")), ("A–Z", _("to a name"))]

    def hand_out_rest(self) -> None:
        """Go to what has not gone out yet."""
        if self._rest:
            self.to_hand_out.emit(self._rest)

    def take_keyboard(self) -> None:
        """The keyboard goes to the table."""
        self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def thing(self) -> Thing | None:
        """The invoice that is chosen."""
        row = self.ledger.current()
        return Thing("invoice", row.id, row.number) if row is not None else None

    def print_it(self) -> None:
        """Print the chosen invoice from its own page."""
        if (row := self.ledger.current()) is not None:
            self.opened.emit(row.id)

    def show_more(self) -> None:
        """Show the next ones too."""
        self._shown += self.page
        self._read()

    def fold(self, width: float) -> None:
        """Hide the due day, then what is open, where there is no room."""
        hidden = [_("Pay by")] if width < 800 else []
        hidden += [_("Amount")] if width < 600 else []
        self.ledger.fold(*hidden)

    def _tool(self) -> QWidget:
        tool = FoldingLine(self.host.dress, spacing=8)
        tool.row.addWidget(PlainLabel(_("Search"), "label"))
        tool.row.addWidget(self.search, 1)
        tool.row.addWidget(self.year)
        return tool

    def _build(self) -> None:
        dress = self.host.dress
        self.totals = Totals(dress)
        self.more = button(dress, _("Show more"), "quiet", "chevron-down", self.show_more)
        self.totals.row.insertWidget(1, self.more)
        self.rest = Message(dress, "warn", "", _("Hand out"))
        self.rest.pressed.connect(self.hand_out_rest)
        self.rest.hide()
        self.card = LedgerCard(self.ledger, self.totals)
        run = button(dress, _("To what can be made"), "primary", press=self.run_wanted.emit)
        self.empty = EmptyPage(
            dress,
            "receipt-text",
            _("No invoices yet"),
            _("Here stands every invoice that was made, as it was, for as long as you work here."),
            (_("2026-0001 for the rent of March"), _("a credit note"), _("a free invoice")),
            run,
        )
        self.column.addWidget(self.rest)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.empty, 1)

    def _table(self) -> RowTable[InvoiceRow]:
        return RowTable(
            [
                Column(_("Number"), _number, sort=lambda r: r.id, width=132),
                Column(_("Tenant"), _tenant, sort=lambda r: r.party_name),
                Column(
                    _("Pay by"),
                    lambda r: Cell(language.short_day(r.due_on)),
                    sort=lambda r: r.due_on,
                    width=126,
                ),
                Column(
                    _("Amount"),
                    lambda r: Cell(language.plain_money(r.total), right=True),
                    sort=lambda r: r.total,
                    width=104,
                    number=True,
                ),
                Column(
                    _("Still open"),
                    lambda r: Cell(language.plain_money(r.open), strong=True, right=True),
                    sort=lambda r: r.open,
                    width=104,
                    number=True,
                ),
                Column(
                    _("Status"),
                    lambda r: Cell(state=state_of(r, self.host.desk.today())),
                    sort=lambda r: r.due_on,
                    width=164,
                ),
            ],
            lambda r: r.id,
        )

    def _show_years(self, known: list[int]) -> None:
        if [self.year.itemText(at) for at in range(1, self.year.count())] == [
            str(year) for year in known
        ] and self.year.count():
            return
        chosen = self.year.currentText()
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem(_("All years"))
        self.year.addItems([str(year) for year in known])
        self.year.setCurrentIndex(max(self.year.findText(chosen), 0))
        self.year.blockSignals(False)

    def _begin_again(self) -> None:
        self._shown = self.page
        if self.isVisible():  # the board may be closed by now; what is shown again reads anew
            self._read()

    def _read(self) -> None:
        chosen = self.year.currentText()
        year = int(chosen) if chosen.isdigit() else None
        search = self.search.text()
        rows = self.host.desk.read(invoices, search=search, year=year, most=self._shown + 1)
        more = len(rows) > self._shown
        self.ledger.show_rows(rows[: self._shown])
        narrowed = bool(search.strip()) or year is not None
        self.empty.setVisible(not rows and not narrowed)
        self.card.setVisible(bool(rows) or narrowed)
        self.more.setVisible(more)
        self.totals.show_total(self._counted(min(len(rows), self._shown), more), "")
        said = _("What was made stays as it is. A mistake is put right with a credit note.")
        self.tell(_("Invoices made"), said if rows else "")

    def _counted(self, count: int, more: bool) -> str:
        if not count:
            return _("Nothing fits. Try another name, number or year.")
        if more:
            return _("The newest {count}").format(count=count)
        return ngettext("{count} invoice", "{count} invoices", count).format(count=count)


def _number(row: InvoiceRow) -> Cell:
    return Cell(row.number, language.short_day(row.issued_on), strong=True)


def _tenant(row: InvoiceRow) -> Cell:
    tone = "warn" if row.handed_on is None else ""
    return Cell(row.party_name, handed_words(row), tone=tone)
