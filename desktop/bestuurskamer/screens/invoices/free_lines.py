"""The lines of a free invoice as a form asks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.invoices.rules import FreeLine, line_amount
from bestuurskamer.language import _
from bestuurskamer.office.model import VatStatus
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.screens.invoices.vat_choice import vat_choice
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import Field, TextField
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField, NumberField
from bestuurskamer.screens.kit.text import PlainLabel

EMPTY = FreeLine("", Decimal(1), None)


class LineBox(QFrame):
    """One line: what, how many, price, days, and VAT where the board charges it."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, host: Host, line: FreeLine, status: VatStatus) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._line, self._status = line, status
        dress, today = host.dress, host.desk.today()
        self.text = TextField(dress, _("What is it for"), most=200)
        self.quantity = NumberField(dress, _("How many"))
        self.price = MoneyField(dress, _("Price of one"))
        self.first_day = DayField(dress, _("First day"), today, _("Empty: the day of the invoice"))
        self.last_day = DayField(dress, _("Last day"), today)
        self.vat: Choice[VatTreatment] | None = None
        self.reason = TextField(dress, _("Reason of the exemption"), _("It stands on the invoice."))
        self.text.set_value(line.text)
        self.reason.set_value(line.vat_reason)
        self.quantity.set_value(line.quantity)
        self.price.set_value(line.price)
        self.first_day.set_value(line.first_day)
        self.last_day.set_value(line.last_day)
        self.note = PlainLabel("", "small", wrap=True)
        self.amount = PlainLabel("", "strong")
        self.drop = button(dress, _("Take this line away"), "quiet", "x", self.dropped.emit)
        roomy = host.window.width() >= dress.px(700)
        self._build(host, FieldGrid(dress, 2 if roomy else 1))
        for field in self.fields().values():
            field.changed.connect(self._stirred)
        self._tell()

    def fields(self) -> dict[str, Field]:
        """Its fields by the names that problems have."""
        found: dict[str, Field] = {
            "text": self.text,
            "quantity": self.quantity,
            "price": self.price,
            "first_day": self.first_day,
            "last_day": self.last_day,
        }
        if self.vat is not None:
            found["vat"] = self.vat
            found["reason"] = self.reason
        return found

    def line(self) -> FreeLine:
        """What is typed. A copied amount stays for as long as number and price stay."""
        quantity, price = self.quantity.number(), self.price.money()
        typed = replace(
            self._line,
            text=self.text.value(),
            quantity=quantity,
            price=price,
            first_day=self.first_day.day(),
            last_day=self.last_day.day(),
            vat=self._treatment(),
            vat_reason=self._reason(),
        )
        if (quantity, price) != (self._line.quantity, self._line.price):
            return replace(typed, amount=None, explanation="")
        if (typed.first_day, typed.last_day) != (self._line.first_day, self._line.last_day):
            return replace(typed, explanation="")
        return typed

    def _reason(self) -> str:
        if self.vat is None or self._treatment() is not VatTreatment.EXEMPT:
            return self._line.vat_reason
        return self.reason.value().strip()

    def _treatment(self) -> VatTreatment:
        if self.vat is not None:
            return self.vat.value() or VatTreatment.EXEMPT
        if self._status is VatStatus.KOR and self._line is EMPTY:
            return VatTreatment.KOR
        return self._line.vat

    def _build(self, host: Host, grid: FieldGrid) -> None:
        dress = host.dress
        column, foot = QVBoxLayout(self), QHBoxLayout()
        if self._status is VatStatus.TAXED:
            self.vat = vat_choice(host, self._line.vat)
        grid.add(self.text, wide=True)
        for field in (self.quantity, self.price, self.first_day, self.last_day):
            grid.add(field)
        if self.vat is not None:
            grid.add(self.vat)
            grid.add(self.reason)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.amount)
        column.addWidget(grid)
        column.addWidget(self.note)
        column.addLayout(foot)
        dress.margins(column, 16, 14, 16, 8, spacing=8)

    def _stirred(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        line = self.line()
        if self.vat is not None:
            self.reason.setVisible(line.vat is VatTreatment.EXEMPT)
        self.note.setText(line.explanation)
        self.note.setVisible(bool(line.explanation))
        self.amount.setText(language.money(line_amount(line)))


class FreeLines(QWidget):
    """All lines, one after another; there is always one."""

    changed = Signal()
    counted = Signal()

    def __init__(self, host: Host, lines: Sequence[FreeLine], status: VatStatus) -> None:
        super().__init__()
        self._host, self._status = host, status
        self.boxes: list[LineBox] = []
        self._column = QVBoxLayout(self)
        host.dress.margins(self._column, spacing=12)
        for line in lines or (EMPTY,):
            self.add(line)

    def add(self, line: FreeLine = EMPTY) -> LineBox:
        """Add a line at the end."""
        box = LineBox(self._host, line, self._status)
        box.changed.connect(self.changed)
        box.dropped.connect(lambda: self._drop(box))
        self.boxes.append(box)
        self._column.addWidget(box)
        self._count()
        return box

    def lines(self) -> list[FreeLine]:
        """What is typed, line by line."""
        return [box.line() for box in self.boxes]

    def fields(self) -> dict[str, Field]:
        """All fields by line and name: `0.text`."""
        return {
            f"{place}.{name}": field
            for place, box in enumerate(self.boxes)
            for name, field in box.fields().items()
        }

    def _drop(self, box: LineBox) -> None:
        if len(self.boxes) > 1:
            self.boxes.remove(box)
            box.hide()
            box.deleteLater()
            self._count()
            self.changed.emit()

    def _count(self) -> None:
        for box in self.boxes:
            box.drop.setVisible(len(self.boxes) > 1)
        self.counted.emit()
