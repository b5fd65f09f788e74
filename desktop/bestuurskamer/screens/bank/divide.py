"""Dividing money over what one tenant has open: an amount beside each, the rest as credit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.payments.rules import Part, spread, to_due
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.read_fields import MoneyField


def item_name(item: OpenItem) -> str:
    """What an open item is called: its number, or what it is for."""
    if item.target is Target.CHARGE:
        return _("Costs and interest of {day}").format(day=language.short_day(item.issued_on))
    return item.number


class Divide(QWidget):
    """An amount for each open item of a tenant, oldest first. `changed` rings when one differs."""

    changed = Signal()

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._items: tuple[OpenItem, ...] = ()
        self._party = 0
        self.fields: dict[str, MoneyField] = {}
        self._column = QVBoxLayout(self)
        dress.margins(self._column)

    def show_items(self, party_id: int, items: Sequence[OpenItem], amount: Money) -> None:
        """Ask for the items of a tenant, in the order in which the amount is divided at first."""
        empty(self._column)
        self._party, self._items, self.fields = party_id, tuple(items), {}
        grid = FieldGrid(self._dress, 2)
        for item in items:
            text = _("{number}, {open} open").format(
                number=item_name(item), open=language.money(item.open)
            )
            field = MoneyField(self._dress, text)
            self.fields[_key(item)] = field
            grid.add(field)
            field.changed.connect(self.changed)
        self._column.addWidget(grid)
        self.spread(amount)

    def spread(self, amount: Money) -> None:
        """Divide an amount anew, in the order of the items."""
        dues = [item.due for item in self._items]
        given = {_part_key(part): part.amount for part in spread(amount, dues)}
        for key, field in self.fields.items():
            field.blockSignals(True)
            field.set_value(given.get(key))
            field.blockSignals(False)
        self.changed.emit()

    def parts(self, amount: Money, note: str = "") -> list[Part]:
        """The parts as they stand; what is not given to an item is credit of the tenant."""
        parts = []
        for item in self._items:
            given = self.fields[_key(item)].money()
            if given:
                parts.append(to_due(item.due, given))
        rest = amount - total(part.amount for part in parts)
        if rest > NOTHING:
            parts.append(Part(Target.CREDIT, rest, party_id=self._party, note=note))
        return parts


def _key(item: OpenItem) -> str:
    return f"{item.target.value}-{item.id}"


def _part_key(part: Part) -> str:
    return f"{part.target.value}-{part.invoice_id or part.opening_id or part.charge_id}"
