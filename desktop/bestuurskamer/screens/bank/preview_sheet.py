"""What a file of the bank would bring in, before anything is brought in."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.banks.values import ReadEntry
from bestuurskamer.payments.importing import StatementLook, bring_in
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
    """Shows each statement with its sums and every entry with its tick."""

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
        for look in looks:
            self.add_widget(PlainLabel(_sentence(look), "", wrap=True))
            for tone, said in _warnings(look):
                self.add_widget(Message(host.dress, tone, said))
        self.table: RowTable[Line] = RowTable(
            [
                Column(_("Day"), lambda r: Cell(language.short_day(r[2].booked_on)), width=110),
                Column(
                    _("From or to"),
                    lambda r: Cell(r[2].counter_name or r[2].text, r[3], tone="warn"),
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

    def _count(self) -> None:
        count = len(self.table.checked_rows())
        self.main.say(
            ngettext("Bring in {count} entry", "Bring in {count} entries", count).format(
                count=count
            )
        )
        self.main.setEnabled(count > 0)

    def _save(self) -> dict[str, str]:
        desk = self._host.desk
        ticked = {(line[0], line[1]) for line in self.table.checked_rows()}
        desk.do(N_("Brought in a file of the bank"), bring_in, self._looks, ticked, desk.today())
        return {}


def _lines(looks: Sequence[StatementLook]) -> list[Line]:
    return [
        (number, place, one.entry, say(one.reason) if one.reason else "")
        for number, look in enumerate(looks)
        for place, one in enumerate(look.looks)
    ]


def _sentence(look: StatementLook) -> str:
    statement = look.statement
    said = _("{account}, {first} to {last}: {count} entries, {came} in and {went} out.").format(
        account=statement.iban,
        first=language.day(statement.first_day),
        last=language.day(statement.last_day),
        count=look.count,
        came=language.money(look.sum_in),
        went=language.money(Money(-look.sum_out.cents)),
    )
    if statement.opening is not None and statement.closing is not None and look.gap is None:
        said += " " + _("{opening} + entries = {closing} ✓").format(
            opening=language.money(statement.opening), closing=language.money(statement.closing)
        )
    return said


def _warnings(look: StatementLook) -> list[tuple[str, str]]:
    found = []
    if look.account is None:
        said = _("The account {iban} is not one of the board's. Add it in Settings first.")
        found.append(("bad", said.format(iban=look.statement.iban)))
    if look.gap is not None:
        said = _("Opening + entries differ {gap} from the bank's own closing balance.")
        found.append(("warn", said.format(gap=language.money(look.gap))))
    if look.jump is not None:
        said = _(
            "The statement before ended at {before}, this one begins at {after}. "
            "Perhaps a period is missing."
        )
        before, after = (language.money(amount) for amount in look.jump)
        found.append(("warn", said.format(before=before, after=after)))
    if look.statement.pending:
        said = _("{count} entries are only announced by the bank. They come in when booked.")
        found.append(("info", said.format(count=look.statement.pending)))
    known = sum(1 for one in look.looks if not one.tick and look.account is not None)
    if known:
        said = ngettext(
            "{count} entry is known already or perhaps double. It has no tick.",
            "{count} entries are known already or perhaps double. They have no tick.",
            known,
        )
        found.append(("info", said.format(count=known)))
    if look.sum_in == NOTHING and look.sum_out == NOTHING:
        found.append(("info", _("There are no entries in this statement.")))
    return found
