"""Drafts: invoices without a number, of which every word may still change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.invoices.actions import drop_draft
from bestuurskamer.invoices.queries import DraftRow, drafts
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.invoices.free_sheet import FreeSheet
from bestuurskamer.screens.invoices.telling import capital, in_words
from bestuurskamer.screens.invoices.view import View
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


class Drafts(View):
    """The drafts, newest first. `issued(id)` rings when one was made for good."""

    issued = Signal(int)

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.sheet: FreeSheet | None = None
        self.question: Question | None = None
        self.table: RowTable[DraftRow] = RowTable(
            [
                Column(_("Tenant"), _tenant, sort=lambda r: r.party_name, stretch=3),
                Column(_("For what"), lambda r: Cell(_lines(r)), stretch=4),
                Column(
                    _("Amount"),
                    lambda r: Cell(language.plain_money(r.net), strong=True, right=True),
                    sort=lambda r: r.net,
                    width=110,
                    number=True,
                ),
            ],
            lambda r: r.id,
        )
        self.ledger = Ledger(host.dress, self.table, _("Drafts"))
        self.ledger.opened.connect(lambda row: self.open_draft(row.id))
        self.ledger.installEventFilter(self)
        self.drop = button(host.dress, _("Throw away"), icon="trash-2", press=self._ask_drop)
        self.new = button(host.dress, _("Free invoice"), "primary", "plus", self.write_new)
        self.acts = [self.drop, self.new]
        first = button(host.dress, _("Free invoice"), "primary", "plus", self.write_new)
        self.empty = EmptyPage(
            host.dress,
            "pencil",
            _("No drafts"),
            _("Here you write an invoice beside the rent. It gets a number when you make it."),
            (_("a broken window"), _("the hall for one evening"), _("copies")),
            first,
        )
        self.card = LedgerCard(self.ledger)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.empty, 1)

    def reload(self) -> None:
        """Read the drafts anew."""
        rows = self.host.desk.read(drafts)
        self.ledger.show_rows(rows)
        if rows and self.ledger.current() is None:
            self.ledger.choose(rows[0].id)
        count = len(rows)
        self.card.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        for act in self.acts:
            act.setProperty("unused", count == 0)
        said = ngettext(
            "One draft waits. It has no number yet.",
            "{count} drafts wait. They have no number yet.",
            count,
        )
        sentence = capital(said.format(count=in_words(count))) if count else ""
        self.tell(_("Drafts"), sentence)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now."""
        if not self.table.rows:
            return [("Ins", _("new"))]
        return [("Ins", _("new")), ("Enter", _("change")), ("Del", _("throw away"))]

    def write_new(self, party_id: int = 0) -> None:
        """Begin a free invoice."""
        self._open(FreeSheet(self.host, party_id=party_id))

    def open_draft(self, draft_id: int) -> None:
        """Go on with a draft."""
        found = [row for row in self.host.desk.read(drafts) if row.id == draft_id]
        if found:
            self.ledger.choose(draft_id)
            self._open(FreeSheet(self.host, found[0]))

    def take_keyboard(self) -> None:
        """The keyboard goes to the table."""
        self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, key: Qt.Key) -> bool:
        """Ins begins a new one, F2 changes, Del throws away."""
        row = self.ledger.current()
        if key == Qt.Key.Key_Insert:
            self.write_new()
        elif key == Qt.Key.Key_F2 and row is not None:
            self.open_draft(row.id)
        elif key == Qt.Key.Key_Delete:
            self._ask_drop()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del is ours; the table would take it for a letter."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            return self.press(Qt.Key.Key_Delete)
        return super().eventFilter(watched, event)

    def _open(self, sheet: FreeSheet) -> None:
        if self.sheet is not None:
            return
        self.sheet = sheet
        sheet.done.connect(self._closed)
        sheet.issued.connect(self.issued)
        sheet.open()

    def _closed(self, _saved: bool) -> None:
        self.sheet = None

    def _ask_drop(self) -> None:
        row = self.ledger.current()
        if row is None or self.question is not None:
            return
        title = _("Throw away the draft for {name}?").format(name=row.party_name)
        sentence = _("It had no number, so nothing is missing from your books.")
        verbs = (Verb("back", _("Back")), Verb("drop", _("Throw away"), "danger"))
        self.question = Question(self.dress, self.host.window, title, sentence, verbs)
        self.question.answered.connect(lambda verb: self._drop(verb, row.id))
        self.question.open()

    def _drop(self, verb: str, draft_id: int) -> None:
        self.question = None
        if verb == "drop":
            self.done(N_("Threw a draft away"), drop_draft, draft_id)


def _tenant(row: DraftRow) -> Cell:
    below = ""
    if row.redoes_number:
        below = _("anew for {number}").format(number=row.redoes_number)
    return Cell(row.party_name, below, strong=True)


def _lines(row: DraftRow) -> str:
    return ", ".join(line.text for line in row.lines)
