"""The sheet that asks what an entry is for, when nothing fits by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.model import Direction, Target
from bestuurskamer.payments.open_items import OpenItem, open_items, paying_order
from bestuurskamer.payments.queries import EntryRow
from bestuurskamer.payments.rules import Part, parts_problem
from bestuurskamer.payments.shifting import shifted_on
from bestuurskamer.screens.bank import files
from bestuurskamer.screens.bank.acts import confirm_new_kind, confirm_with, place_back_with
from bestuurskamer.screens.bank.choices import ITEMS, Key, choices
from bestuurskamer.screens.bank.divide import Divide
from bestuurskamer.screens.bank.words import signed, who
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import MoneyField


class PlaceSheet(Sheet):
    """Asks what money was for: a tenant's invoices, a kind, a deposit, another own account."""

    def __init__(self, host: Host, entry: EntryRow, new: bool = False) -> None:
        self._host, self._entry = host, entry
        title = _("Who is this?") if new else _("What is this money for?")
        save = _("Link")
        about = (who(entry), language.day(entry.booked_on), signed(entry.left))
        super().__init__(host.dress, host.window, title, " · ".join(about), save, self._save)
        self._items = host.desk.read(open_items)
        self._receipt: Path | None = None
        self._shown: Key | None = None
        self._build_fields()
        self.what.changed.connect(self._follow)
        self.amount.changed.connect(self._spread)
        self.divide.changed.connect(self._tell)
        self._follow()

    def parts(self) -> list[Part]:
        """What is chosen, divided; empty while something is missing."""
        chosen, amount = self.what.value(), self.amount.money()
        if chosen is None or amount is None:
            return []
        kind, number = chosen
        note = self.note.value()
        if self._divides(chosen):
            return self.divide.parts(amount, note)
        amount = amount if self._entry.left > NOTHING else -amount
        if kind == "credit":
            return [Part(Target.CREDIT, amount, party_id=number, note=note)]
        if kind in ("kind", "new_kind"):
            vat, shifted = self.vat.money() or NOTHING, NOTHING
            if self.shifted.value() and amount < NOTHING:
                vat, shifted = self.returned.money() or NOTHING, self.owed.money() or NOTHING
            known = number if kind == "kind" else None
            return [Part(Target.KIND, amount, kind_id=known, vat=vat, note=note, shifted=shifted)]
        if kind == "deposit":
            return [Part(Target.DEPOSIT, amount, lease_id=number, note=note)]
        return [Part(Target.TRANSFER, amount, account_id=number, note=note)]

    def take_receipt(self, path: Path | None) -> None:
        """Keep this receipt with the entry when the sheet is saved."""
        if path is not None:
            self._receipt = path
            self.paper.say(_("Receipt: {name}").format(name=path.name))

    def _build_fields(self) -> None:
        dress, entry = self.dress, self._entry
        self.what: Choice[Key] = Choice(
            dress, _("For what or whom"), _("Type a part of a name, a number or a kind.")
        )
        for key, text in choices(self._host.desk, entry, self._items):
            self.what.add(key, text)
        self.what.set_value(None)
        self.amount = MoneyField(dress, _("Amount"), _("Less leaves the rest to be placed later."))
        self.amount.set_value(Money(abs(entry.left.cents)))
        self.vat = MoneyField(dress, _("VAT in it (may stay empty)"))
        self.shifted = Tick(
            dress,
            _("The bill says “btw verlegd”"),
            _("No VAT stands on it: you owe it yourself, on your return."),
        )
        self.owed = MoneyField(dress, _("VAT that you owe (heading 2a)"))
        self.returned = MoneyField(dress, _("Of which you get back (heading 5b)"))
        self.note = TextField(dress, _("Note (may stay empty)"))
        self.kind_name = TextField(dress, _("What is this kind called?"))
        self.remember = Tick(dress, _("Remember this account number"))
        self.remember.set_value(True)
        self.divide, self.told = Divide(dress), Message(dress, "info", "")
        self.paper = button(dress, _("Add receipt…"), "quiet", "paperclip", self._ask_receipt)
        self._lay_out()

    def _lay_out(self) -> None:
        entry = self._entry
        self.add(self.what, "what", wide=True)
        self.add(self.kind_name, "kind_name", wide=True)
        self.add(self.amount, "amount")
        self.add(self.vat, "vat")
        self._vat_fields: list[QWidget] = [self.vat]
        if entry.left < NOTHING:
            self.add(self.shifted, "shifted", wide=True)
            self.add(self.owed, "owed")
            self.add(self.returned, "back")
            self.shifted.changed.connect(self._shift)
            self._vat_fields += [self.shifted, self.owed, self.returned]
        self.add_widget(self.divide)
        self.add_widget(self.told)
        self.add(self.note, "note", wide=True)
        if entry.counter_iban:
            self.add(self.remember, "remember", wide=True)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(self.paper)
        row.addStretch(1)
        self.dress.margins(row)
        self.add_widget(holder)

    def _divides(self, chosen: Key | None) -> bool:
        return chosen is not None and chosen[0] in ("party", *ITEMS)

    def _follow(self) -> None:
        """Ask what belongs to the choice, and nothing else."""
        chosen = self.what.value()
        if chosen == self._shown and chosen is not None:
            return
        self._shown = chosen
        kind, divides = chosen[0] if chosen else "", self._divides(chosen)
        self.amount.setVisible(kind != "back")
        self.kind_name.setVisible(kind == "new_kind")
        self._show_vat(kind in ("kind", "new_kind"))
        self.note.setVisible(kind not in ("", "back"))
        self.remember.setVisible(kind in ("party", "kind", "new_kind", *ITEMS))
        for key in [key for key in self.fields if key.partition("-")[0] in ITEMS]:
            del self.fields[key]
        items = self._of(chosen) if chosen is not None and divides else []
        party_id = items[0].party_id if items else chosen[1] if chosen else 0
        self.divide.show_items(party_id, items, self.amount.money() or NOTHING)
        self.divide.setVisible(bool(items))
        self.fields |= self.divide.fields
        self._tell()

    def _show_vat(self, asked: bool) -> None:
        """Ask what VAT stands on the bill, or what of it is shifted to the board."""
        shifts = asked and self.shifted.value()
        self.vat.setVisible(asked and not shifts)
        for field in self._vat_fields[1:]:
            field.setVisible(asked if field is self.shifted else shifts)

    def _shift(self) -> None:
        """Fill in the VAT at the high rate of the day; the board may change it."""
        self._show_vat(True)
        paid = self.amount.money()
        if self.shifted.value() and paid is not None:
            owed, back = self._host.desk.read(shifted_on, paid, self._entry.booked_on)
            self.owed.set_value(owed)
            self.returned.set_value(back)
        self.rise()

    def _of(self, chosen: Key) -> list[OpenItem]:
        """What is open of the tenant that is chosen; an invoice that is chosen comes first."""
        kind, number = chosen
        found = sorted((i for i in self._items if i.open > NOTHING), key=paying_order)
        if kind == "party":
            return [item for item in found if item.party_id == number]
        (first,) = (i for i in found if (i.target.value, i.id) == chosen)
        return [first, *(i for i in found if i.party_id == first.party_id and i != first)]

    def _spread(self) -> None:
        amount = self.amount.money()
        if amount is not None:
            self.divide.spread(amount)
            if self.shifted.value():
                self._shift()

    def _tell(self) -> None:
        chosen, parts = self.what.value(), self.parts()
        said = ""
        if chosen is not None and chosen[0] == "back":
            said = _("What the earlier entry paid is open again.")
        elif self._divides(chosen):
            rest = [part.amount for part in parts if part.target is Target.CREDIT]
            if rest:
                text = _("{rest} is left. It is kept as credit, for the next invoice.")
                said = text.format(rest=language.money(rest[0]))
        self.told.setVisible(bool(said))
        self.told.say(said)
        self.rise()

    def _ask_receipt(self) -> None:
        self.take_receipt(files.asked_receipt(self))

    def _save(self) -> dict[str, str]:
        chosen, desk = self.what.value(), self._host.desk
        if chosen is None:
            return {"what": _("Choose what this money is for.")}
        if self.amount.money() is None and chosen[0] != "back":
            return {"amount": _("Fill in an amount, such as 310,00.")}
        paper = (self._receipt.name, files.content(self._receipt)) if self._receipt else None
        what = N_("Placed an entry of the bank")
        if chosen[0] == "back":
            desk.do(what, place_back_with, self._entry.id, chosen[1], paper, desk.today())
            return {}
        parts, amount = self.parts(), self.amount.money()
        problem = self._problem(parts, amount or NOTHING)
        if chosen[0] == "new_kind" and not self.kind_name.value().strip():
            problem = {"kind_name": _("Give this kind a name.")}
        if self.owed.isVisibleTo(self) and not self.owed.money():
            problem = {"owed": _("Fill in an amount, such as 310,00.")}
        if problem:
            return problem
        remember = self.remember.value()
        if chosen[0] == "new_kind":
            desk.do(
                what,
                confirm_new_kind,
                self._entry.id,
                Direction.INCOME if self._entry.left > NOTHING else Direction.COST,
                self.kind_name.value(),
                parts[0],
                remember,
                paper,
                desk.today(),
            )
            return {}
        desk.do(what, confirm_with, self._entry.id, parts, remember, paper, desk.today())
        return {}

    def _problem(self, parts: list[Part], amount: Money) -> dict[str, str]:
        """What is wrong with the amounts, before anything is kept."""
        whole = amount if self._entry.left > NOTHING else -amount
        problem = parts_problem(whole, parts)
        return {"amount": say(problem)} if problem else {}
