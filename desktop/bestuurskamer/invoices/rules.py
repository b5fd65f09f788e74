"""What is true of invoices: amounts, VAT, titles, what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from bestuurskamer.days import Period
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import MOST, NOTHING, Money, total
from bestuurskamer.office.model import VatStatus
from bestuurskamer.rent.drafts import too_much
from bestuurskamer.rent.model import VatTreatment

MOST_LINES = 200
LETTING = frozenset({"rent", "service", "extra"})
"""The kinds of lines that belong to the letting of a room."""


@dataclass(frozen=True)
class Item:
    """One line of an invoice in the making. Amounts are without VAT; rate in percent."""

    text: str
    amount: Money
    price: Money
    quantity: Decimal = Decimal(1)
    explanation: str = ""
    vat: VatTreatment = VatTreatment.EXEMPT
    rate: Decimal = Decimal(0)
    vat_reason: str = ""
    period: Period | None = None
    kind: str = "other"
    credits_line_id: int | None = None


@dataclass(frozen=True)
class VatSum:
    """What the lines of one treatment and rate add up to, and the VAT on that sum."""

    vat: VatTreatment
    rate: Decimal
    base: Money
    tax: Money


@dataclass(frozen=True)
class Sums:
    """What an invoice adds up to: net plus VAT is total."""

    per_vat: tuple[VatSum, ...]
    net: Money
    tax: Money
    total: Money


@dataclass(frozen=True)
class FreeLine:
    """A line of a free invoice as a form asks it."""

    text: str
    quantity: Decimal | None
    price: Money | None
    vat: VatTreatment = VatTreatment.EXEMPT
    vat_reason: str = ""
    explanation: str = ""
    first_day: date | None = None
    last_day: date | None = None
    kind: str = "other"
    amount: Money | None = None  # of a copied line whose sum is not quantity × price


def sums(items: Iterable[Item]) -> Sums:
    """Add up lines; VAT is rounded once per treatment and rate, half up.

    EN 16931 (BR-S-09 and its kin): the tax of a category is its base times its rate.
    """
    bases: dict[tuple[VatTreatment, Decimal], Money] = {}
    for item in items:
        key = (item.vat, item.rate)
        bases[key] = bases.get(key, NOTHING) + item.amount
    per_vat = tuple(
        VatSum(vat, rate, base, base * (Fraction(rate) / 100))
        for (vat, rate), base in sorted(bases.items(), key=lambda b: (b[0][0].value, b[0][1]))
    )
    net, tax = total(s.base for s in per_vat), total(s.tax for s in per_vat)
    return Sums(per_vat, net, tax, net + tax)


def credit_sums(items: Sequence[Item], taken: Mapping[tuple[VatTreatment, Decimal], Money]) -> Sums:
    """Add up the lines of a credit note, of which `taken` was credited before per VAT.

    All credit notes together give back the VAT on what they credit together, rounded once per
    treatment and rate: the last one so gives back exactly what is left.
    """
    per_vat = []
    for plain in sums(items).per_vat:
        before, share = taken.get((plain.vat, plain.rate), NOTHING), Fraction(plain.rate) / 100
        tax = before * share - (before - plain.base) * share
        per_vat.append(VatSum(plain.vat, plain.rate, plain.base, tax))
    net, tax = total(s.base for s in per_vat), total(s.tax for s in per_vat)
    return Sums(tuple(per_vat), net, tax, net + tax)


def line_amount(line: FreeLine) -> Money:
    """Quantity times price, rounded once; or the amount that a copied line has."""
    if line.amount is not None:
        return line.amount
    return (line.price or NOTHING) * Fraction(line.quantity or 0)


def rate_of(vat: VatTreatment, figures: Mapping[str, Decimal]) -> Decimal:
    """The rate of a treatment in percent, from the figures of the day."""
    key = RATE_KEYS.get(vat)
    return figures[key] if key else Decimal(0)


RATE_KEYS = {VatTreatment.STANDARD: "vat_standard", VatTreatment.REDUCED: "vat_reduced"}


def treated(vat: VatTreatment, status: VatStatus) -> VatTreatment:
    """The treatment on paper: a board under the small-business scheme charges no VAT at all."""
    charged = (VatTreatment.STANDARD, VatTreatment.REDUCED)
    return VatTreatment.KOR if status is VatStatus.KOR and vat in charged else vat


def vat_label(vat: VatTreatment, rate: Decimal) -> Words:
    """What stands in the VAT column of a line."""
    match vat:
        case VatTreatment.STANDARD | VatTreatment.REDUCED | VatTreatment.ZERO:
            return words(N_("{rate} %"), rate=rate)
        case VatTreatment.EXEMPT:
            return words(N_("exempt"))
        case VatTreatment.REVERSE:
            return words(N_("reverse charge"))
        case VatTreatment.KOR:
            return words(N_("KOR"))


def vat_note(vat: VatTreatment, reason: str, kind: str) -> Words | None:
    """The sentence that the law wants under the lines; a reason of the board's own replaces it.

    That it is letting is said of rent, service and extras alone, by the kind of the line.
    Wet op de omzetbelasting 1968: art. 11 lid 1 onder b (letting), art. 25 (small businesses),
    art. 35a lid 1 (what an invoice says about exemption and reverse charge).
    """
    if reason and vat in (VatTreatment.EXEMPT, VatTreatment.ZERO):
        return words(N_("{reason}"), reason=reason)
    match vat:
        case VatTreatment.EXEMPT if kind in LETTING:
            return words(N_("Exempt from VAT: letting, article 11-1-b of the VAT Act 1968."))
        case VatTreatment.EXEMPT:
            return words(N_("Exempt from VAT."))
        case VatTreatment.KOR:
            return words(
                N_("Exempt from VAT under the small-business scheme, article 25 of the VAT Act.")
            )
        case VatTreatment.REVERSE:
            return words(N_("VAT reverse-charged to you."))
    return None


def title_of(chosen: str, items: Iterable[Item]) -> str:
    """`rent_note` only when the board chose it and no line carries VAT; else `invoice`."""
    taxed = any(item.vat not in (VatTreatment.EXEMPT, VatTreatment.KOR) for item in items)
    return "rent_note" if chosen == "rent_note" and not taxed else "invoice"


def due_day(issued_on: date, payment_days: int) -> date:
    """The last day to pay, counted from the day after issue."""
    return issued_on + timedelta(days=payment_days)


def vat_problems(
    items: Iterable[Item],
    status_on: Callable[[date], VatStatus],
    today: date,
    seller_vat: str,
    buyer_vat: str,
) -> list[Words]:
    """What keeps lines from being invoiced with the VAT they ask for."""
    found = []
    asks = (VatTreatment.STANDARD, VatTreatment.REDUCED, VatTreatment.REVERSE)
    charged = [item for item in items if item.vat in asks]
    days = [item.period.start if item.period else today for item in charged]
    if any(status_on(day) is VatStatus.EXEMPT for day in days):
        found.append(
            words(N_("A line asks VAT, but the board charges none. Change the line or Settings."))
        )
    elif charged and not seller_vat:
        found.append(words(N_("The board has no VAT id yet. Fill it in under Settings.")))
    if any(item.vat is VatTreatment.REVERSE for item in charged) and not buyer_vat:
        found.append(words(N_("Reverse charge needs the VAT id of the tenant.")))
    return found


def free_problems(lines: list[FreeLine]) -> dict[str, Words]:
    """What keeps a free invoice from being made, by line and field: `0.text`."""
    found: dict[str, Words] = {}
    if not lines:
        found["0.text"] = words(N_("An invoice has at least one line."))
    if len(lines) > MOST_LINES:
        found["0.text"] = words(N_("An invoice has at most {most} lines."), most=MOST_LINES)
    for place, line in enumerate(lines):
        if not line.text.strip():
            found[f"{place}.text"] = words(
                N_("Fill in what it is for. The tenant reads it on the invoice.")
            )
        if line.quantity is None or line.quantity == 0:
            found[f"{place}.quantity"] = words(N_("Fill in how many."))
        if line.price is None:
            found[f"{place}.price"] = words(N_("Fill in the price of one."))
        elif abs((amount := line_amount(line)).cents) > MOST.cents:
            found[f"{place}.price"] = too_much(amount)
        if line.first_day and line.last_day and line.last_day < line.first_day:
            found[f"{place}.last_day"] = words(N_("The last day is before the first day."))
    return found


def still_open(issued: Money, credited: Money) -> Money:
    """What is left of an invoice after its credit notes."""
    return issued - credited
