"""The accounts of the board, with what was in each when it began."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.office.actions import mend_account, open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.office.queries import AccountRow, the_office
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.screens.first_hour.open_then import account_name
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField

KINDS = {
    AccountKind.BANK: N_("Bank account"),
    AccountKind.SAVINGS: N_("Savings account"),
    AccountKind.CASH: N_("Cash"),
}


class AccountsPart(QWidget):
    """A row for each account; a button adds one."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.rows = Rows()
        self.more = button(host.dress, _("Add an account"), "primary", "plus", self.ask_new)
        acts = QHBoxLayout()
        acts.addWidget(self.more)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.rows)
        column.addLayout(acts)
        host.dress.margins(column, spacing=14)

    def reload(self) -> None:
        """Show the accounts there are."""
        known = self.host.desk.read(the_office, self.host.desk.today()).accounts
        self.rows.clear()
        self.rows.setVisible(bool(known))
        for account in known:
            self.rows.add(self._row(account))

    def ask_new(self) -> Sheet:
        """Ask for an account."""
        dress, desk = self.host.dress, self.host.desk
        kind: Choice[AccountKind] = Choice(dress, _("What is it?"))
        for value, name in KINDS.items():
            kind.add(value, _(name))
        iban = TextField(dress, _("Account number (IBAN)"))
        holder = TextField(dress, _("Name on the account"))
        balance = MoneyField(dress, _("What was in it when you began"))
        day = DayField(dress, _("On the end of which day?"), desk.today())
        kind.changed.connect(lambda: iban.setVisible(kind.value() is not AccountKind.CASH))

        def keep() -> dict[str, str] | None:
            chosen = kind.value() or AccountKind.BANK
            if balance.money() is not None and day.day() is None:
                return {"day": _("Fill in on which day this was in your accounts.")}
            number = "" if chosen is AccountKind.CASH else iban.value()
            what = N_("Added an account")
            desk.do(what, open_account, chosen, number, holder.value(), balance.money(), day.day())
            return None

        sheet = Sheet(dress, self.host.window, _("Add an account"), "", "", keep)
        for key, field in (
            ("kind", kind), ("iban", iban), ("holder", holder), ("balance", balance), ("day", day),
        ):  # fmt: skip
            sheet.add(field, key)
        sheet.done.connect(lambda _saved: self.reload())
        sheet.open()
        return sheet

    def ask_change(self, account: AccountRow) -> Sheet:
        """Ask for number, name and beginning of an account anew, with what is known of it."""
        dress, cash = self.host.dress, account.kind is AccountKind.CASH
        iban = TextField(dress, _("Account number (IBAN)"))
        holder = TextField(dress, _("Name on the account"))
        main = Tick(dress, _("Tenants pay into this account"))
        balance = MoneyField(dress, _("What was in it when you began"))
        day = DayField(dress, _("On the end of which day?"), self.host.desk.today())
        iban.set_value(shown_iban(account.iban))
        holder.set_value(account.holder)
        main.set_value(account.on_invoices)
        balance.set_value(account.opening_balance)
        day.set_value(account.opening_day)

        def keep() -> dict[str, str] | None:
            if balance.money() is not None and day.day() is None:
                return {"day": _("Fill in on which day this was in your accounts.")}
            self.host.desk.do(
                N_("Changed an account"), mend_account, account.id, iban.value(), holder.value(),
                balance.money(), day.day(), on_invoices=main.value(),
            )  # fmt: skip
            return None

        sheet = Sheet(dress, self.host.window, account_name(account), "", "", keep)
        keep_history(self.host, sheet, "account", account.id, account_name(account))
        if not cash:
            sheet.add(iban, "iban")
        sheet.add(holder, "holder")
        if not cash and not account.on_invoices:
            sheet.add(main, "on_invoices", wide=True)
        sheet.add(balance, "balance")
        sheet.add(day, "day")
        sheet.done.connect(lambda _saved: self.reload())
        sheet.open()
        return sheet

    def _row(self, account: AccountRow) -> TodoRow:
        said = _("What was in it is not known yet.")
        if account.opening_balance is not None and account.opening_day is not None:
            text = _("{amount} on {day}")
            said = text.format(
                amount=language.money(account.opening_balance),
                day=language.day(account.opening_day),
            )
        if account.holder:
            said = f"{account.holder} · {said}"
        state = State(_("on invoices"), "ok") if account.on_invoices else None
        act = button(self.host.dress, _("Change"), press=lambda: self.ask_change(account))
        icon = "banknote" if account.kind is AccountKind.CASH else "landmark"
        return TodoRow(self.host.dress, icon, account_name(account), said, state, act)
