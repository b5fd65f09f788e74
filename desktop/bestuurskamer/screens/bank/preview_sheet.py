"""What a file of the bank would bring in, before anything is brought in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.office.rules import iban_problem
from bestuurskamer.payments.banks.values import ReadEntry
from bestuurskamer.payments.importing import StatementLook, bring_in
from bestuurskamer.screens.bank import preview_words
from bestuurskamer.screens.bank.words import signed
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel

Line = tuple[int, int, ReadEntry, str]
"""The number of the statement and of the entry, the entry, and why it is not ticked."""


class PreviewSheet(Sheet):
    """Shows each account with its sums and every entry with its tick.

    `ours` rings with the look at an account that the board says is its own.
    """

    ours = Signal(object)

    def __init__(self, host: Host, looks: Sequence[StatementLook]) -> None:
        self._host, self._looks = host, looks
        super().__init__(
            host.dress,
            host.window,
            _("Look before it comes in"),
            _("Nothing is brought in yet. Entries without a tick stay out."),
            _("Bring in"),
            self._save,
        )
        for theirs in preview_words.by_account(looks):
            self.add_widget(PlainLabel(preview_words.sentence(theirs), "", wrap=True))
            if theirs[0].account is None:
                self.add_widget(self._whose(theirs[0]))
            for tone, said in preview_words.warnings(theirs):
                self.add_widget(Message(host.dress, tone, said))
        self.table: RowTable[Line] = RowTable(
            [
                Column(_("Day"), lambda r: Cell(language.short_day(r[2].booked_on)), width=110),
                Column(
                    _("From or to"),
                    _whom,
                    stretch=2,
                ),
                Column(
                    _("Amount"),
                    lambda r: Cell(signed(r[2].amount), right=True),
                    width=130,
                    number=True,
                ),
            ],
            lambda r: (r[0], r[1]),
            checkable=lambda r: looks[r[0]].account is not None,
        )
        self.ledger = Ledger(host.dress, self.table, _("Entries in the file"))
        self.table.show(_lines(looks))
        for line in self.table.rows:
            self.table.tick(line, looks[line[0]].looks[line[1]].tick)
        self.table.ticked.connect(self._count)
        host.dress.fit(self.ledger, lambda: self.ledger.setMinimumHeight(host.dress.px(260)))
        self.add_widget(self.ledger)
        self._count()

    def _whose(self, look: StatementLook) -> Message:
        """Ask whether an unknown account is the board's; one without an IBAN cannot be added."""
        iban = look.statement.iban
        known = iban_problem(iban) is None
        said = _("{iban} is not among the board's accounts. Is it yours?")
        if not known:
            said = _("The account {iban} is not one of the board's. Add it in Settings first.")
        offer = _("Yes, add it") if known else ""
        message = Message(self._host.dress, "warn", said.format(iban=iban), offer)
        message.pressed.connect(lambda: self.ours.emit(look))
        return message

    def _count(self) -> None:
        count = len(self.table.checked_rows())
        said = ngettext("Bring in {count} entry", "Bring in {count} entries", count)
        until = max((x.statement.last_day for x in self._looks if x.only_days), default=None)
        if not count and until is not None:
            said = _("Nothing new up to {day}: note that").format(day=language.short_day(until))
        self.main.say(said.format(count=count))
        self.main.setEnabled(count > 0 or until is not None)

    def _save(self) -> dict[str, str]:
        desk = self._host.desk
        ticked = {(line[0], line[1]) for line in self.table.checked_rows()}
        desk.do(N_("Brought in a file of the bank"), bring_in, self._looks, ticked, desk.today())
        return {}


def _whom(line: Line) -> Cell:
    """Who it is from or to, and below it why it has no tick, or else what it says."""
    entry, reason = line[2], line[3]
    said = entry.text if entry.counter_name else ""
    return Cell(entry.counter_name or entry.text, reason or said, tone="warn" if reason else "")


def _lines(looks: Sequence[StatementLook]) -> list[Line]:
    return [
        (number, place, one.entry, say(one.reason) if one.reason else "")
        for number, look in enumerate(looks)
        for place, one in enumerate(look.looks)
    ]
