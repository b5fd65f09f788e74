"""Papers on their way out: printed, by e-mail, or kept in a folder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from bestuurskamer import language
from bestuurskamer.invoices.handing import ways_of
from bestuurskamer.invoices.issuing import Failure
from bestuurskamer.invoices.queries import InvoiceRow, invoices_by_id
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import total
from bestuurskamer.parties.model import Delivery
from bestuurskamer.screens.invoices.telling import capital, in_words, way_word
from bestuurskamer.screens.invoices.view import View
from bestuurskamer.screens.invoices.ways_out import WaysOut
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import LedgerCard, Rows, TodoRow, Totals
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


class HandOut(View):
    """What was just made, or still lies here, with the three ways out. `opened(id)` on Enter."""

    opened = Signal(int)

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.back = _("Invoices")
        self.ways_out = WaysOut(host, self)
        self._ids: list[int] = []
        self._failures: list[Failure] = []
        self._fresh = False
        self._ways: dict[int, Delivery] = {}
        self.rows: list[InvoiceRow] = []
        self.failed = Message(host.dress, "bad", "")
        self.ways = Rows()
        self.buttons: dict[str, Button] = {}
        self.table = self._table()
        self.ledger = Ledger(host.dress, self.table, _("Papers to hand out"), two_lines=False)
        self.ledger.opened.connect(lambda row: self.opened.emit(row.id))
        self.totals = Totals(host.dress)
        self.note = button(host.dress, _("Note as handed out"), icon="check", press=self._note)
        self.acts = [self.note]
        self.column.addWidget(self.failed)
        self.column.addWidget(self.ways)
        card = LedgerCard(self.ledger, self.totals)
        host.dress.fit(card, lambda: card.setMinimumHeight(host.dress.px(260)))
        self.column.addWidget(card, 1)

    def choose(
        self, ids: Sequence[int], failures: Sequence[Failure] = (), *, fresh: bool = False
    ) -> None:
        """Which papers; `fresh` when they were made a moment ago."""
        self._ids, self._failures, self._fresh = list(ids), list(failures), fresh

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now."""
        return [(_("Esc"), _("back")), ("Enter", _("open")), ("F8", _("print"))]

    def reload(self) -> None:
        """Read how the papers stand."""
        desk = self.host.desk
        self.rows = desk.read(invoices_by_id, self._ids)
        self._ways = desk.read(ways_of, self._ids)
        self.ledger.show_rows(self.rows)
        amount = language.money(total(row.total for row in self.rows))
        count = ngettext("{count} invoice", "{count} invoices", len(self.rows))
        self.totals.show_total(count.format(count=len(self.rows)), amount)
        self._show_failures()
        self._show_ways()
        waits = [row for row in self.rows if row.handed_on is None]
        self.note.setProperty("unused", not waits)
        self.tell(*self._head(len(waits)))

    def take_keyboard(self) -> None:
        """The keyboard goes to the first way out, or else to the table."""
        first = next(iter(self.buttons.values()), self.ledger)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_it(self) -> None:
        """Print what goes by post or in a letterbox."""
        self._print()

    def press(self, key: Qt.Key) -> bool:
        """No keys of its own."""
        return False

    def fold(self, width: float) -> None:
        """Hide how it goes out where there is no room."""
        self.ledger.fold(*([_("How")] if width < 760 else []))

    def _table(self) -> RowTable[InvoiceRow]:
        return RowTable(
            [
                Column(_("Number"), lambda r: Cell(r.number, strong=True), width=132),
                Column(_("Tenant"), lambda r: Cell(r.party_name), sort=lambda r: r.party_name),
                Column(
                    _("How"),
                    lambda r: Cell(way_word(self._ways.get(r.id, r.delivery))),
                    width=150,
                ),
                Column(
                    _("Amount"),
                    lambda r: Cell(language.plain_money(r.total), strong=True, right=True),
                    width=110,
                    number=True,
                ),
                Column(_("Status"), lambda r: Cell(state=_out_state(r)), width=190),
            ],
            lambda r: r.id,
        )

    def _head(self, waiting: int) -> tuple[str, str]:
        count = len(self.rows)
        if self._fresh:
            title = ngettext("One invoice made", "{count} invoices made", count)
            if not count:
                title = _("No invoice was made")
            first, last = (self.rows[0].number, self.rows[-1].number) if count else ("", "")
            amount = language.money(total(row.total for row in self.rows))
            sentence = ngettext(
                "Number {first}, {amount}. It can no longer be changed.",
                "Numbers {first} to {last}, together {amount}. They can no longer be changed.",
                count,
            ).format(first=first, last=last, amount=amount)
            return capital(title.format(count=in_words(count))), sentence if count else ""
        title = _("Hand out invoices")
        sentence = ngettext(
            "One invoice lies ready to go out.", "{count} invoices lie ready to go out.", waiting
        )
        if not waiting:
            return title, _("All of these went out.")
        return title, capital(sentence.format(count=in_words(waiting)))

    def _show_failures(self) -> None:
        parts = [f"{failure.party_name}: {say(failure.why)}" for failure in self._failures]
        count = len(parts)
        said = ngettext(
            "One invoice was not made and took no number.",
            "{count} invoices were not made and took no number.",
            count,
        )
        lead = capital(said.format(count=in_words(count)))
        self.failed.say(" ".join([lead, *parts]))
        self.failed.setVisible(count > 0)

    def _show_ways(self) -> None:
        self.ways.clear()
        self.buttons = {}
        mails = [row for row in self.rows if self._ways.get(row.id) is Delivery.EMAIL]
        letters = [row for row in self.rows if self._ways.get(row.id) is not Delivery.EMAIL]
        if letters:
            self._add_way("print", "printer", _("Print"), self._letters(letters), letters)
        if mails:
            said = ngettext(
                "{count} by e-mail: a draft with the invoice attached.",
                "{count} by e-mail: a draft for each, with the invoice attached.",
                len(mails),
            )
            words = said.format(count=len(mails))
            self._add_way("mail", "mail", _("Set out e-mail"), words, mails)
        if self.rows:
            words = _("One PDF for each, named by number and tenant, and the print file.")
            self._add_way("save", "folder-open", _("Save in a folder"), words, [])
        if self.buttons:
            next(iter(self.buttons.values())).become("primary")

    def _letters(self, rows: Sequence[InvoiceRow]) -> str:
        own = sum(self._ways[row.id] is Delivery.LETTERBOX for row in rows)
        count, post = len(rows), len(rows) - own
        if not own:
            text = ngettext("{count} paper, by post.", "{count} papers, all by post.", count)
        elif not post:
            one, more = "{count} paper, in a letterbox.", "{count} papers, all in a letterbox."
            text = ngettext(one, more, count)
        else:
            text = ngettext(
                "{count} paper: {post} by post, {own} in a letterbox.",
                "{count} papers: {post} by post, {own} in a letterbox.",
                count,
            )
        return text.format(count=count, post=post, own=own)

    def _add_way(
        self, key: str, icon: str, name: str, words: str, rows: Sequence[InvoiceRow]
    ) -> None:
        press = {
            "print": self._print,
            "mail": lambda: self.ways_out.set_mails_out(self._ids),
            "save": lambda: self.ways_out.save(self._ids),
        }[key]
        made = button(self.dress, name, icon=icon, press=press)
        waits = sum(row.handed_on is None for row in rows)
        state = None
        if rows:
            lying = ngettext("{count} still here", "{count} still here", waits)
            gone = State(_("gone out"), "ok")
            state = State(lying.format(count=waits), "warn") if waits else gone
        self.buttons[key] = made
        self.ways.add(TodoRow(self.dress, icon, name, words, state, made))
        self.dress.fit(made, lambda: made.setMinimumWidth(self.dress.px(212)))

    def _print(self) -> None:
        letters = [r for r in self.rows if self._ways.get(r.id) is not Delivery.EMAIL]
        waiting = [row.id for row in letters if row.handed_on is None]
        if letters and not waiting:
            said = _("These went out already. Print a duplicate from the page of the invoice.")
            self.host.tell(said, "info")
        self.ways_out.print_letters(waiting)

    def _note(self) -> None:
        ways = {row.id: self._ways[row.id] for row in self.rows if row.handed_on is None}
        count = len(ways)
        question = ngettext("Did this invoice go out?", "Did these {count} invoices go out?", count)
        self.ways_out.ask(ways, question)


def _out_state(row: InvoiceRow) -> State:
    if row.handed_on is None:
        return State(_("still here"), "warn")
    return State(_("out {day}").format(day=language.short_day(row.handed_on)), "ok")
