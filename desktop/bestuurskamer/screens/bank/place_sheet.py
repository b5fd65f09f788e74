"""The sheet that asks what an entry is for, when nothing fits by itself."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments.model import Direction, Target
from bestuurskamer.payments.open_items import OpenItem, open_items
from bestuurskamer.payments.proposing import confirm
from bestuurskamer.payments.queries import EntryRow, kinds
from bestuurskamer.payments.rules import Part, spread
from bestuurskamer.rent.tenancy import tenancy
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import MoneyField

Key = tuple[str, int]
"""What is chosen: party, kind, deposit, credit or transfer, and its number."""


class PlaceSheet(Sheet):
    """Asks what money was for: a tenant's invoices, a kind, a deposit, another own account."""

    def __init__(self, host: Host, entry: EntryRow) -> None:
        self._host, self._entry = host, entry
        super().__init__(
            host.dress,
            host.window,
            _("What is this money for?"),
            _("{name}, {day}, {amount}").format(
                name=entry.counter_name or _("No name"),
                day=language.day(entry.booked_on),
                amount=language.money(entry.left),
            ),
            _("Link"),
            self._save,
        )
        self._items = host.desk.read(open_items)
        self.what: Choice[Key] = Choice(host.dress, _("For what or whom"))
        for key, text in _choices(host, entry):
            self.what.add(key, text)
        self.what.set_value(None)
        self.amount = MoneyField(
            host.dress, _("Amount"), _("Less leaves the rest to be placed later.")
        )
        self.amount.set_value(Money(abs(entry.left.cents)))
        self.vat = MoneyField(host.dress, _("VAT in it (may stay empty)"))
        self.note = TextField(host.dress, _("Note (may stay empty)"))
        self.remember = Tick(host.dress, _("Remember this account number"))
        self.remember.set_value(True)
        self.told = Message(host.dress, "info", "")
        self.add(self.what, "what", wide=True)
        self.add(self.amount, "amount")
        self.add(self.vat, "vat")
        self.add(self.note, "note", wide=True)
        if entry.counter_iban:
            self.add(self.remember, "remember", wide=True)
        self.add_widget(self.told)
        self.what.changed.connect(self._follow)
        self.amount.changed.connect(self._follow)
        self._follow()

    def parts(self) -> list[Part]:
        """What is chosen, divided; empty while something is missing."""
        chosen, amount = self.what.value(), self.amount.money()
        if chosen is None or amount is None:
            return []
        signed = amount if self._entry.left > NOTHING else -amount
        return _parts(chosen, signed, self._items, self.vat.money() or NOTHING, self.note.value())

    def _follow(self) -> None:
        chosen = self.what.value()
        self.vat.setVisible(chosen is not None and chosen[0] == "kind")
        parts = self.parts()
        names = {item.id: item.number for item in self._items if item.target is Target.INVOICE}
        said = []
        for part in parts:
            if part.invoice_id is not None:
                name = names[part.invoice_id]
            elif part.target is Target.CREDIT:
                name = _("credit, for the next invoice")
            else:
                continue
            said.append(f"{name}: {language.money(part.amount)}")
        self.told.setVisible(bool(said))
        self.told.say(" · ".join(said))
        self.rise()

    def _save(self) -> dict[str, str]:
        if self.what.value() is None:
            return {"what": _("Choose what this money is for.")}
        if self.amount.money() is None:
            return {"amount": _("Fill in an amount, such as 310,00.")}
        desk = self._host.desk
        desk.do(
            N_("Placed an entry of the bank"),
            confirm,
            self._entry.id,
            self.parts(),
            desk.today(),
            self.remember.value(),
        )
        return {}


def _choices(host: Host, entry: EntryRow) -> list[tuple[Key, str]]:
    """What an entry may be for, in the order in which it is likely."""
    desk, today = host.desk, host.desk.today()
    tenants = desk.read(tenancy, today).tenants
    came = entry.left > NOTHING
    found: list[tuple[Key, str]] = []
    for tenant in tenants:
        if came:
            found.append((("party", tenant.party.id), tenant.party.name))
        else:
            text = _("Pay back the credit of {name}").format(name=tenant.party.name)
            found.append((("credit", tenant.party.id), text))
    directions = (Direction.INCOME, Direction.COST)
    for direction in directions if came else directions[::-1]:
        for kind in desk.read(kinds, entry.booked_on):
            if kind.direction is direction:
                text = _("Income: {name}") if direction is Direction.INCOME else _("Cost: {name}")
                found.append((("kind", kind.id), text.format(name=kind.name)))
    for tenant in tenants:
        found += [
            (("deposit", lease.id), _("Deposit of {name}").format(name=tenant.party.name))
            for lease in tenant.leases
        ]
    for account in desk.read(the_office, today).accounts:
        if account.id != entry.account_id:
            name = account.iban or account.holder
            found.append((("transfer", account.id), _("Own account {name}").format(name=name)))
    return found


def _parts(
    chosen: Key, amount: Money, items: Sequence[OpenItem], vat: Money, note: str
) -> list[Part]:
    kind, number = chosen
    if kind == "party":
        theirs = [i.due for i in items if i.party_id == number and i.open > NOTHING]
        found = spread(amount, theirs)
        return found or [Part(Target.CREDIT, amount, party_id=number, note=note)]
    if kind == "credit":
        return [Part(Target.CREDIT, amount, party_id=number, note=note)]
    if kind == "kind":
        return [Part(Target.KIND, amount, kind_id=number, vat=vat, note=note)]
    if kind == "deposit":
        return [Part(Target.DEPOSIT, amount, lease_id=number, note=note)]
    return [Part(Target.TRANSFER, amount, account_id=number, note=note)]
