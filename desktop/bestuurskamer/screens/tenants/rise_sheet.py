"""The sheet on which many rents rise at once, each with its sum, and the letters about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.invoices.issued import invoiced_until
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.rent.rise import Rise, raise_rents, rises
from bestuurskamer.rent.rise_letters import letters_of_rise
from bestuurskamer.rent.tenancy import Tenancy
from bestuurskamer.screens.kit.cards import LedgerCard, Totals
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField, NumberField
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.tenants import words


class RiseSheet(Sheet):
    """Choose leases, a percentage or an amount, and a first day; see before and after; save.

    `made` holds what was raised, and `letters` makes the PDF with a letter for each tenant.
    """

    def __init__(self, host: Host, tenancy: Tenancy) -> None:
        self._host = host
        self.made: list[Rise] = []
        self._names = {row.party.id: row.party.name for row in tenancy.tenants}
        self._rooms = {
            lease.id: words.room_names(lease.terms.rooms)
            for row in tenancy.tenants
            for lease in row.leases
        }
        self._today = host.desk.today()
        super().__init__(
            host.dress,
            host.window,
            _("Raise rents"),
            _("Invoices that are there already stay as they are. Every tenant gets a letter."),
            _("Raise rents"),
            self._save,
        )
        self._make_fields()
        self._follow()
        self.table.tick_all(True)

    def letters(self) -> bytes:
        """One PDF with a letter for each tenant."""
        first = self.first.day()
        assert first is not None
        return self._host.desk.read(
            letters_of_rise, self.made, first, self.reason.value(), self._today
        )

    def _make_fields(self) -> None:
        dress = self.dress
        self.percent = NumberField(dress, _("Percentage"), _("Such as 3,2."), unit="%")
        self.amount = MoneyField(dress, _("Or an amount a month"), _("Such as 12,50."))
        self.first = DayField(dress, _("From which day"), self._today)
        self.reason = TextField(dress, _("Why"), _("Such as the yearly indexation."))
        self.first.set_value((Month.of(self._today) + 2).first)
        self.add(self.percent, "percent")
        self.add(self.amount, "amount")
        self.add(self.first, "first_day")
        self.add(self.reason, "reason")
        self.table: RowTable[Rise] = RowTable(
            self._columns(), lambda row: row.line_id, self._spoken, lambda _row: True
        )
        self.ledger = Ledger(dress, self.table, _("Leases that rise"), names=_("Tenant"))
        self.totals = Totals(dress)
        card = LedgerCard(self.ledger, self.totals)
        dress.size(card, height=290)
        self.warning = Message(dress, "warn", "")
        self.add_widget(self.warning)
        self.add_widget(card)
        self.fill_height()
        for field in (self.percent, self.amount, self.first):
            field.changed.connect(self._follow)
        self.table.ticked.connect(self._count)

    def _columns(self) -> list[Column[Rise]]:
        return [
            Column(_("Tenant"), self._name, lambda row: self._names[row.tenant_id], stretch=2),
            Column(_("Now"), lambda row: _amount(row.before), number=True),
            Column(_("Becomes"), _after, lambda row: row.after, stretch=2, number=True),
        ]

    def _name(self, row: Rise) -> Cell:
        return Cell(self._names[row.tenant_id], self._rooms[row.lease_id], strong=True)

    def _spoken(self, row: Rise) -> str:
        return f"{self._names[row.tenant_id]}: {say(row.sentence)}"

    def _follow(self) -> None:
        """Before and after, while typing; nothing is kept."""
        first = self.first.day()
        percent, by = self._rise()
        if first is None:
            self.ledger.show_rows([])
        else:
            found = self._host.desk.read(rises, list(self._rooms), first, percent, by or NOTHING)
            fresh = {row.line_id for row in found} - {row.line_id for row in self.table.rows}
            self.ledger.show_rows(found)
            for row in found:
                if row.line_id in fresh:
                    self.table.tick(row, True)
        self._warn(first)
        self._count()

    def _warn(self, first: date | None) -> None:
        """Say which invoices are there already, for they stay as they are."""
        until = self._host.desk.read(invoiced_until, list(self._rooms))
        late = first is not None and until is not None and first <= until
        self.warning.setVisible(late)
        if late and until is not None:
            text = _("Rent up to {day} is invoiced already. That stays; tell your tenants so.")
            self.warning.say(text.format(day=language.day(until)))
        self.rise()

    def _rise(self) -> tuple[Decimal | None, Money | None]:
        """The percentage, or else the amount."""
        percent = self.percent.number()
        return percent, None if percent is not None else self.amount.money()

    def _count(self) -> None:
        rows = self.table.checked_rows()
        more = total(row.after for row in rows) - total(row.before for row in rows)
        count = ngettext("{count} of {all} chosen", "{count} of {all} chosen", len(rows))
        said = count.format(count=len(rows), all=len(self.table.rows))
        self.totals.show_total(said, language.money(more), _("More a month"))

    def _save(self) -> dict[str, str]:
        first, (percent, by) = self.first.day(), self._rise()
        problems = {}
        if percent is None and not by:
            problems["percent"] = _("Fill in a percentage or an amount.")
        elif percent is not None and self.amount.money() is not None:
            problems["amount"] = _("Fill in a percentage or an amount, not both.")
        if first is None:
            problems["first_day"] = _("Fill in from which day the new amount counts.")
        chosen = self.table.checked_rows()
        if not chosen:
            problems[""] = _("Choose at least one lease.")
        if problems or first is None:
            return problems
        leases = list(dict.fromkeys(row.lease_id for row in chosen))
        reason = self.reason.value()
        what = N_("Raised rents")
        lines = {row.line_id for row in chosen}
        self.made = self._host.desk.do(what, raise_rents, leases, first, percent, by, reason, lines)
        return {}


def offer_letters(host: Host, sheet: RiseSheet) -> Question:
    """After a rise: print or keep the letters."""
    count = len({rise.tenant_id for rise in sheet.made})
    said = ngettext(
        "One letter is ready. It shows the new rent with its sum.",
        "{count} letters are ready. Each shows the new rent with its sum.",
        count,
    )
    verbs = (
        Verb("later", _("Not now")),
        Verb("save", _("Save the PDF")),
        Verb("print", _("Print letters"), "primary"),
    )
    title = _("The rents are raised")
    question = Question(host.dress, host.window, title, said.format(count=count), verbs)
    data, name = sheet.letters(), _("Letters on the new rent")

    def answered(key: str) -> None:
        if key == "print":
            print_pdf(host.dress, host.window, data, name)
        elif key == "save":
            save_pdf(host.dress, host.window, data, name)

    question.answered.connect(answered)
    question.open()
    return question


def _amount(amount: Money) -> Cell:
    return Cell(language.plain_money(amount), right=True)


def _after(row: Rise) -> Cell:
    below = "" if row.after == row.before else say(row.sentence)
    if row.last_day is not None:
        until = _("up to {day}, then what was agreed").format(day=language.short_day(row.last_day))
        below = f"{below}, {until}" if below else until
    return Cell(language.plain_money(row.after), below, right=True)
