"""What is to be made: every month not invoiced yet, chosen and made at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.invoices.proposals import Proposal, ToInvoice, default_month, to_invoice
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import total
from bestuurskamer.office.queries import OfficeRow, the_office
from bestuurskamer.screens.invoices.beside import Beside, WhySheet
from bestuurskamer.screens.invoices.extra_sheet import add_extra_sheet
from bestuurskamer.screens.invoices.month_step import MonthStep
from bestuurskamer.screens.invoices.run import MonthRun
from bestuurskamer.screens.invoices.to_make_rows import Folding, standing, table_of
from bestuurskamer.screens.invoices.view import View
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard, Totals
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message

_BESIDE, _WITH_HOW, _WITH_STATE = 1000, 860, 560


class ToMake(View):
    """The run of a month. `count` is how many invoices can or cannot be made up to the month."""

    free_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.count = 0
        self.month: Month | None = None
        self.run = MonthRun(host, self)
        self._found: ToInvoice | None = None
        self._left_out: set[str] = set()
        self._folding = Folding()
        self.step = MonthStep(host.dress)
        self.step.moved.connect(self.go_to)
        self.tool = self.step
        self.table = table_of(self._folding)
        self.table.ticked.connect(self._ticked)
        self.ledger = Ledger(host.dress, self.table, _("Invoices to make"))
        self.ledger.chosen.connect(self._chosen)
        self.ledger.opened.connect(self._explain)
        self.totals = Totals(host.dress)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._draw)
        self._build()

    def reload(self) -> None:
        """Read what is to be made up to the month."""
        desk = self.host.desk
        office = self._read()
        assert self._found is not None
        assert self.month is not None
        first = office.invoices_from or Month.of(desk.today())
        self.step.show_month(self.month, first, Month.of(desk.today()) + 1)
        self._folding.month = self.month
        ready = {p.key for p in self._found.proposals if p.ready}
        self.table.checked = set(ready - self._left_out)
        self.ledger.show_rows(self._found.proposals)
        if self.ledger.current() is None and self.table.rows:
            self.ledger.choose(self.table.key(self.table.rows[0]))
        self._show_problems()
        self._tell_all()
        self._chosen(self.ledger.current())

    def count_only(self) -> None:
        """Count anew without showing."""
        self._read()

    def go_to(self, month: Month) -> None:
        """Show what is to be made up to another month."""
        self.month = month
        self.reload()

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now."""
        if not self.count:
            return []
        return [
            (_("Space"), _("choose")),
            ("↓ ↑", _("next")),
            ("Enter", _("explanation")),
            ("Ins", _("something extra")),
            ("Ctrl Enter", _("make")),
        ]

    def take_keyboard(self) -> None:
        """The keyboard goes to the table."""
        self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_it(self) -> None:
        """Nothing is printed that was not made."""
        self.host.tell(_("First make the invoices. Then you print them all at once."), "info")

    def press(self, key: Qt.Key) -> bool:
        """Ins puts something extra on the invoice of the chosen tenant."""
        if key == Qt.Key.Key_Insert and self.ledger.current() is not None:
            self._extra()
            return True
        return False

    def fold(self, width: float) -> None:
        """Take the right column away, then the explanation, then the status."""
        beside = width >= _BESIDE
        self.beside.setVisible(beside)
        (self.beside.column if beside else self.column).addWidget(self.more)
        folding = self._folding
        folding.how, folding.state = width < _WITH_HOW, width < _WITH_STATE
        folded = [_("How we come to the amount")] if folding.how else []
        folded += [_("Status")] if folding.state else []
        self.ledger.fold(*folded)
        self.ledger.viewport().update()

    def _build(self) -> None:
        dress = self.host.dress
        self.problem = Message(dress, "warn", "", _("To Settings"))
        self.problem.pressed.connect(lambda: self.host.go("settings"))
        self.beside = Beside(self.host)
        self.card = LedgerCard(self.ledger, self.totals)
        self.both = SideBySide(dress, self.card, self.beside, 338, 700)
        self.more = FoldingLine(dress)
        self.extra_button = button(dress, _("Something extra"), icon="plus", press=self._extra)
        self.skip_button = button(dress, _("Not this time"), icon="x", press=self._skip)
        for made in (self.extra_button, self.skip_button):
            self.more.row.addWidget(made, 1)
        self.show_button = button(dress, _("Preview"), icon="eye", press=self._explain_current)
        self.main = button(dress, _("Make invoices"), "primary", "check", self.make)
        self.acts = [self.show_button, self.main]
        free = button(dress, _("Free invoice"), "primary", "plus", self.free_wanted.emit)
        tenants = button(dress, _("To the tenants"), "quiet", press=self._to_tenants)
        self.empty = EmptyPage(
            dress,
            "receipt-text",
            _("All in order"),
            _("There is nothing to invoice up to this month. A new month shows up here by itself."),
            (_("the rent of a month"), _("nine evenings × € 40,00"), _("a key")),
            free,
            tenants,
        )
        for widget in (self.problem, self.empty):
            self.column.addWidget(widget)
        self.column.addWidget(self.both, 1)
        self.column.addWidget(self.more)

    def make(self) -> None:
        """Ask, and make what is chosen."""
        assert self.month is not None
        self.run.ask(self.table.checked_rows(), self.month)

    def _read(self) -> OfficeRow:
        desk, today = self.host.desk, self.host.desk.today()
        office = desk.read(the_office, today)
        last = Month.of(today) + 1
        first = min(office.invoices_from or Month.of(today), last)
        self.month = min(max(self.month or default_month(today), first), last)
        self._found = desk.read(to_invoice, self.month, today)
        self.count = len(self._found.proposals)
        return office

    def _show_problems(self) -> None:
        assert self._found is not None
        problems = " ".join(say(problem) for problem in self._found.office_problems)
        self.problem.say(problems)
        self.problem.setVisible(bool(problems))
        for widget in (self.both, self.more):
            widget.setVisible(self.count > 0)
        self.empty.setVisible(self.count == 0 and not problems)
        self.show_button.setProperty("unused", not self.count)
        self.main.setProperty("unused", not self.count)

    def _tell_all(self) -> None:
        assert self._found is not None
        assert self.month is not None
        chosen, ready = self.table.checked_rows(), sum(p.ready for p in self._found.proposals)
        amount = language.money(total(p.sums.total for p in chosen))
        left = _("Chosen: {count} of {all}").format(count=len(chosen), all=ready)
        if not chosen and ready:
            left = _("Nothing chosen. Tick an invoice first.")
        self.totals.show_total(left, amount)
        count = len(chosen)
        caption = ngettext("Make {count} invoice", "Make {count} invoices", count)
        self.main.say(caption.format(count=count) if count else _("Make invoices"))
        self.main.setEnabled(bool(chosen) and not self._found.office_problems)
        title = _("Invoices of {month}").format(month=language.month_name(self.month))
        sentence = standing(self._found.proposals, self.month) if self.count else ""
        self.tell(title, sentence)

    def _ticked(self) -> None:
        rows = self.table.rows
        self._left_out = {p.key for p in rows if p.ready and p.key not in self.table.checked}
        self._tell_all()
        self._say_skip(self.ledger.current())

    def _chosen(self, proposal: Proposal | None) -> None:
        self._say_skip(proposal)
        self.extra_button.setEnabled(proposal is not None)
        if proposal is not None:
            place = self.table.place_of(proposal.key) + 1
            self.beside.explain(proposal, place, len(self.table.rows))
            self._later.start()

    def _say_skip(self, proposal: Proposal | None) -> None:
        ready = proposal is not None and proposal.ready
        chosen = proposal is not None and proposal.key in self.table.checked
        self.skip_button.say(_("Not this time") if chosen or not ready else _("Make it after all"))
        self.skip_button.show_icon("x" if chosen or not ready else "check")
        self.skip_button.setEnabled(ready)

    def _draw(self) -> None:
        proposal = self.ledger.current()
        if proposal is not None and self.beside.isVisible():
            self.beside.draw(proposal)

    def _skip(self) -> None:
        proposal = self.ledger.current()
        if proposal is not None:
            self.table.tick(proposal)

    def _explain(self, proposal: Proposal) -> None:
        WhySheet(self.host, proposal).open()

    def _explain_current(self) -> None:
        if (proposal := self.ledger.current()) is not None:
            self._explain(proposal)

    def _extra(self) -> None:
        if (proposal := self.ledger.current()) is not None:
            add_extra_sheet(self.host, proposal).open()

    def _to_tenants(self) -> None:
        self.host.go("tenants")
