"""Fields of rent lines: an amount a month, and its VAT where the board charges VAT."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.rent.model import LineKind, VatTreatment
from bestuurskamer.rent.rules import LineTerms, rent_due
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.read_fields import MoneyField
from bestuurskamer.screens.tenants import words


class RentField(MoneyField):
    """An amount a month, with what it makes of a first month that is not whole."""

    def __init__(self, dress: Dress, label: str, help: str = "") -> None:  # noqa: A002
        self._first: date | None = None
        self._last: date | None = None
        super().__init__(dress, label, help)

    def show_days(self, first: date | None, last: date | None) -> None:
        """Work out the first month of a lease with these days."""
        self._first, self._last = first, last
        self._refresh()

    def _understood(self) -> str:
        said, amount = super()._understood(), self.money()
        if amount is None or self._first is None:
            return said
        part = first_month(amount, self._first, self._last)
        return f"{said}. {part}" if part else said


def first_month(monthly: Money, first: date, last: date | None) -> str:
    """What a first month costs that is not whole, with its sum; nothing for a whole one."""
    month = Month.of(first)
    due = rent_due(monthly, month, first, last)
    until = min(last or month.last, month.last)
    days = (until - first).days + 1
    if days >= month.days or days <= 0:
        return ""
    return _("First month: {days} of {all} days = {amount}").format(
        days=days, all=month.days, amount=language.money(due)
    )


def vat_choice(dress: Dress, label: str) -> Choice[VatTreatment]:
    """How VAT is treated on a line."""
    choice: Choice[VatTreatment] = Choice(dress, label)
    for vat in VatTreatment:
        if vat is not VatTreatment.KOR:
            choice.add(vat, words.vat_name(vat))
    choice.set_value(VatTreatment.EXEMPT)
    return choice


def first_of(lines: tuple[LineTerms, ...], kind: LineKind) -> LineTerms | None:
    """The first line of a kind."""
    return next((line for line in lines if line.kind is kind), None)
