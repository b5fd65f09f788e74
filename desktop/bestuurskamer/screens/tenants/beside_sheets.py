"""The sheets for what comes beside the rent, and for the deposit."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import the_office
from bestuurskamer.rent.actions import add_extra, drop_extra, move_deposit
from bestuurskamer.rent.drafts import ExtraDraft, extra_problems
from bestuurskamer.rent.model import DepositMoveKind, VatTreatment
from bestuurskamer.rent.rules import extra_due
from bestuurskamer.rent.tenancy import NO_DEPOSIT, LeaseRow, TenantRow
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField, MonthField, NumberField
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.line_fields import vat_choice


class ExtraSheet(Sheet):
    """Asks for something beside the rent, such as 9 evenings × € 40,00."""

    def __init__(self, host: Host, leases: Sequence[LeaseRow]) -> None:
        self._host = host
        super().__init__(
            host.dress,
            host.window,
            _("Something beside the rent"),
            _("It stands on the next invoice, with its sum."),
            _("Save"),
            self._save,
        )
        dress, today = host.dress, host.desk.today()
        self._taxed = host.desk.read(the_office, today).vat_status is VatStatus.TAXED
        self.lease = lease_choice(host, leases)
        self.text = TextField(dress, _("For what?"), _("Such as evenings in the large hall."))
        self.quantity = NumberField(dress, _("How many"))
        self.unit = TextField(dress, _("Of what (may stay empty)"), _("Such as evenings."))
        self.price = MoneyField(dress, _("Price of one"))
        self.month = MonthField(dress, _("On the invoice of"), today)
        self.every = Tick(dress, _("Every month again"))
        self.vat = vat_choice(dress, _("VAT"))
        self.sum = Message(dress, "info", "")
        self._lay_out(len(leases) > 1)
        self.quantity.set_value(1)
        self.month.set_value(Month.of(today))
        for field in (self.quantity, self.unit, self.price):
            field.changed.connect(self._follow)
        self._follow()

    def draft(self) -> ExtraDraft:
        """What is typed; nothing is judged yet."""
        return ExtraDraft(
            self.lease.value() or 0,
            self.text.value(),
            self.month.month(),
            self.quantity.number(),
            self.price.money(),
            self.unit.value(),
            (self.vat.value() or VatTreatment.EXEMPT) if self._taxed else VatTreatment.EXEMPT,
            self.every.value(),
        )

    def _lay_out(self, choose: bool) -> None:
        if choose:
            self.add(self.lease, "lease", wide=True)
        self.add(self.text, "text", wide=True)
        self.add(self.quantity, "quantity")
        self.add(self.unit, "unit")
        self.add(self.price, "price")
        self.add(self.month, "month")
        if self._taxed:
            self.add(self.vat, "vat")
        self.add(self.every, "every_month")
        self.add_widget(self.sum)

    def _follow(self) -> None:
        quantity, price = self.quantity.number(), self.price.money()
        self.sum.setVisible(quantity is not None and price is not None)
        if quantity is not None and price is not None:
            amount, sentence = extra_due(price, quantity, self.unit.value())
            self.sum.say(say(sentence) if sentence.text else language.money(amount))
        self.rise()

    def _save(self) -> dict[str, str]:
        draft = self.draft()
        if not draft.lease_id:
            return {"lease": _("Choose the lease.")}
        problems = {key: say(why) for key, why in extra_problems(draft).items()}
        if not problems:
            desk = self._host.desk
            extra = desk.do(N_("Added something beside the rent"), add_extra, draft)
            back = N_("Took back something beside the rent")
            desk.can_undo(draft.text, lambda: desk.do(back, drop_extra, extra, None))
        return problems


class DepositSheet(Sheet):
    """Asks what happened to a deposit: asked, received, given back or kept."""

    def __init__(self, host: Host, row: TenantRow) -> None:
        self._host = host
        deposit = row.deposit or NO_DEPOSIT
        held = _("You hold {held} of this tenant. It is a debt, not income.")
        super().__init__(
            host.dress,
            host.window,
            _("Deposit"),
            held.format(held=language.money(deposit.held)),
            _("Save"),
            self._save,
        )
        dress, today = host.dress, host.desk.today()
        self.lease = lease_choice(host, row.leases)
        self.kind: Choice[DepositMoveKind] = Choice(dress, _("What happened?"))
        for kind in DepositMoveKind:
            self.kind.add(kind, words.move_name(kind))
        self.amount = MoneyField(dress, _("Amount"))
        self.day = DayField(dress, _("On which day"), today)
        self.note = TextField(dress, _("Note (may stay empty)"))
        if len(row.leases) > 1:
            self.add(self.lease, "lease", wide=True)
        self.add(self.kind, "kind", wide=True)
        self.add(self.amount, "amount")
        self.add(self.day, "on_day")
        self.add(self.note, "note", wide=True)
        received = deposit.agreed is None or deposit.received < deposit.agreed
        self.kind.set_value(DepositMoveKind.RECEIVED if received else DepositMoveKind.RETURNED)
        self.day.set_value(today)

    def _save(self) -> dict[str, str]:
        lease_id, kind = self.lease.value(), self.kind.value()
        amount, day, note = self.amount.money(), self.day.day(), self.note.value()
        problems = {}
        if lease_id is None:
            problems["lease"] = _("Choose the lease.")
        if kind is None:
            problems["kind"] = _("Choose what happened.")
        if amount is None or amount.cents <= 0:
            problems["amount"] = _("Fill in an amount, such as 310,00.")
        if day is None:
            problems["on_day"] = _("Fill in the day.")
        if kind is DepositMoveKind.KEPT and not note:
            problems["note"] = _("Fill in why you keep it, for later.")
        if problems or lease_id is None or kind is None or day is None:
            return problems
        what = N_("Recorded something of a deposit")
        self._host.desk.do(what, move_deposit, lease_id, kind, amount, day, note)
        return {}


def lease_choice(host: Host, leases: Sequence[LeaseRow]) -> Choice[int]:
    """Which lease is meant: the one that runs, or the newest, is chosen already."""
    choice: Choice[int] = Choice(host.dress, _("Lease"))
    today = host.desk.today()
    for lease in reversed(leases):
        choice.add(lease.id, words.lease_name(lease))
    running = [lease.id for lease in leases if lease.runs_on(today)]
    if leases:
        choice.set_value(running[-1] if running else leases[-1].id)
    return choice
