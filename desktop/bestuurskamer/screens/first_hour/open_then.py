"""What was open when the board began: old invoices, deposits, and what was in the accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.days import Month, day_before
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.invoices.actions import drop_item
from bestuurskamer.invoices.queries import OpeningRow, openings
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.office.arrival import state_balances
from bestuurskamer.office.model import AccountKind
from bestuurskamer.office.queries import AccountRow
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.rent.arrival import deposits_held, take_over_deposits
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenants.opening_sheet import TOOK_AWAY, OpeningSheet


class OpenStep(Step):
    """Asks which old invoices were still open; one line for each."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Which old invoices were still open?"),
            _("Then a payment that comes in can be put beside them. A credit is below zero."),
        )
        self.card.hide()
        self.more = button(host.dress, _("Add an open invoice"), icon="plus", press=self.ask)
        acts = QHBoxLayout()
        acts.addWidget(self.more)
        acts.addStretch(1)
        self.column.addLayout(acts)
        self.count, self.rows = PlainLabel("", "label"), Rows()
        self.column.addWidget(self.count)
        self.column.addWidget(self.rows)

    def read(self) -> None:
        """Show the lines there are."""
        known = self.host.desk.read(openings)
        said = _("Nothing was open, as far as we know.")
        if known:
            text = ngettext(
                "{count} old invoice, {amount}", "{count} old invoices, {amount}", len(known)
            )
            amount = language.money(total(row.amount for row in known))
            said = text.format(count=len(known), amount=amount)
        self.count.setText(said)
        self.rows.clear()
        self.rows.setVisible(bool(known))
        for row in known:
            self.rows.add(self._row(row))

    def load(self) -> None:
        """The lines are always the newest."""
        self.read()

    def is_changed(self) -> bool:
        """Every line is kept at once."""
        return False

    def go(self) -> None:
        """Bring the keyboard to the button."""
        self.more.setFocus()

    def ask(self) -> OpeningSheet:
        """Ask for one open invoice."""
        sheet = OpeningSheet(self.host)
        sheet.done.connect(lambda _saved: self.read())
        sheet.open()
        return sheet

    def _row(self, row: OpeningRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        name = PlainLabel(f"{row.party_name}, {row.number}", "", wrap=True)
        line.addWidget(name, 1)
        line.addWidget(PlainLabel(language.short_day(row.on_day), "soft"))
        line.addWidget(PlainLabel(language.money(row.amount), "strong"))
        away = button(self.dress, _("Take away"), "quiet", "trash-2")
        away.setAccessibleName(_("Take away {name}").format(name=f"{row.party_name} {row.number}"))
        away.clicked.connect(lambda _on: self._drop(row.id))
        line.addWidget(away)
        self.dress.margins(line, 20, 4, 12, 4, spacing=14)
        return made

    def _drop(self, item_id: int) -> None:
        if self.host.desk.tried(TOOK_AWAY, drop_item, item_id):
            self.read()
            self.go()


class DepositsStep(Step):
    """Asks which deposits the board holds; one field for each lease."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Which deposits do you hold?"),
            _("This money is the tenants' own. Leave empty what you do not hold."),
        )

    def read(self) -> None:
        """Make a field for each lease, once."""
        for row in self.host.desk.read(deposits_held, self.host.desk.today()):
            key = str(row.lease_id)
            field = self.fields.get(key)
            if field is None:
                name = f"{row.tenant}, {row.rooms}" if row.rooms else row.tenant
                field = self.add(MoneyField(self.dress, name), key)
            assert isinstance(field, MoneyField)
            if row.held:
                field.set_value(row.held)
                field.fix(_("This is known already."))
            elif row.agreed:
                field.say(_("Agreed: {amount}").format(amount=language.money(row.agreed)))

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep what is typed."""
        held = {
            int(key): amount
            for key, field in self.fields.items()
            if isinstance(field, MoneyField) and field.control.isEnabled()
            if (amount := field.money())
        }
        if any(amount.cents < 0 for amount in held.values()):
            wrong = next(key for key, amount in held.items() if amount.cents < 0)
            return {str(wrong): words(N_("Fill in an amount, such as 310,00."))}
        if held:
            self.host.desk.do(N_("Took over deposits"), take_over_deposits, held)
        return None


class BalancesStep(Step):
    """Asks what was in the accounts and the cash box on the day before the beginning."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("What was in your accounts then?"),
            _("Look at the last statement before you began. You may do this later."),
        )
        self.day = DayField(host.dress, _("On the end of which day?"), host.desk.today())
        self.add(self.day, "day", True)
        self.cash: MoneyField | None = None

    def read(self) -> None:
        """Show what is known, with a field for each account and one for cash."""
        office = self.office()
        days = [a.opening_day for a in office.accounts if a.opening_day]
        before = _day_before(office.invoices_from)
        today = self.host.desk.today()  # nobody knows what is there on a day still to come
        self.day.set_value(days[0] if days else min(before, today) if before else None)
        for account in office.accounts:
            key = str(account.id)
            field = self.fields.get(key) or self.add(
                MoneyField(self.dress, account_name(account)), key
            )
            assert isinstance(field, MoneyField)
            field.set_value(account.opening_balance)
        known = any(a.kind is AccountKind.CASH for a in office.accounts)
        if known and self.cash is not None:  # it has a field of its own now
            self.fields.pop("cash", None)
            self.cash.hide()
        elif not known and self.cash is None:
            self.cash = MoneyField(self.dress, _("Cash"), _("Leave empty without a cash box."))
            self.add(self.cash, "cash")

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep the balances; a cash box is made when something was in it."""
        balances = {
            int(key): field.money()
            for key, field in self.fields.items()
            if isinstance(field, MoneyField) and key != "cash"
        }
        known = any(a.kind is AccountKind.CASH for a in self.office().accounts)
        cash = self.cash.money() if self.cash is not None and not known else None
        stated = cash is not None or any(amount is not None for amount in balances.values())
        if stated and self.day.day() is None:
            return {"day": words(N_("Fill in on which day this was in your accounts."))}
        if stated:
            what = N_("Stated what was in the accounts")
            self.host.desk.do(what, state_balances, self.day.day(), balances, cash)
        return None


def account_name(account: AccountRow) -> str:
    """How an account is called on screen."""
    if account.kind is AccountKind.CASH:
        return _("Cash")
    kind = _("Savings account") if account.kind is AccountKind.SAVINGS else _("Bank account")
    return f"{kind} {shown_iban(account.iban)}"


def _day_before(month: Month | None) -> date | None:
    return day_before(month.first) if month else None
