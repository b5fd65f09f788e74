"""Everything that stands on an issued invoice, word for word, so that it can be printed again."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from bestuurskamer.days import Period
from bestuurskamer.money import Money


@dataclass(frozen=True)
class Seller:
    """The board as it was on the day of issue."""

    name: str  # with its legal form, as registered
    street: str
    postal_code: str
    town: str
    email: str = ""
    phone: str = ""
    kvk_number: str = ""
    vat_number: str = ""  # only when VAT is charged
    iban: str = ""  # without spaces
    account_holder: str = ""
    contact: str = ""  # whom to call, with the post: "Hanneke de Wit, penningmeester"
    contact_phone: str = ""


@dataclass(frozen=True)
class Buyer:
    """The tenant as it was on the day of issue."""

    number: str  # H-04
    name: str
    attention: str = ""  # "t.a.v." person, without those letters
    street: str = ""
    postal_code: str = ""
    town: str = ""
    country: str = ""  # empty for the Netherlands
    kvk_number: str = ""
    vat_number: str = ""
    reference: str = ""  # the buyer's own order number


@dataclass(frozen=True)
class PrintedLine:
    """One line: what, how it was computed, for which days, the VAT and the amount without VAT."""

    text: str
    explanation: str
    period: Period | None
    vat_label: str  # "21 %", "vrijgesteld", "verlegd", "0 %", "KOR"
    amount: Money


@dataclass(frozen=True)
class VatTotal:
    """What one VAT treatment adds up to; `label` is the whole row: "Btw 21 % over € 48,00"."""

    label: str
    base: Money
    vat: Money


@dataclass(frozen=True)
class PrintedInvoice:
    """An invoice or credit note as printed. Amounts of a credit note are negative."""

    title: str  # "Factuur", "Huurnota" or "Creditfactuur"
    number: str
    language: str  # nl or en: the words around the snapshot follow it
    issued_on: date
    due_on: date
    seller: Seller
    buyer: Buyer
    lines: tuple[PrintedLine, ...]
    vat_totals: tuple[VatTotal, ...]
    net: Money
    total: Money
    notes: tuple[str, ...] = ()  # reasons of exemption, KOR, reverse charge
    period: str = ""  # "december 2026"
    credits_number: str = ""  # of a credit note: the number and day of the original
    credits_day: date | None = None
    demo: bool = False  # prints DEMO across the page
    logo_sha256: str = ""  # the logo's bytes are kept beside


def to_json(printed: PrintedInvoice) -> str:
    """The snapshot as text that always comes out the same for the same invoice."""
    return _ENCODER.encode(printed)


def from_json(text: str) -> PrintedInvoice:
    """Read back what `to_json` wrote."""
    raw = json.loads(text)
    raw["seller"] = Seller(**raw["seller"])
    raw["buyer"] = Buyer(**raw["buyer"])
    raw["lines"] = tuple(_line(line) for line in raw["lines"])
    raw["vat_totals"] = tuple(
        VatTotal(v["label"], _money(v["base"]), _money(v["vat"])) for v in raw["vat_totals"]
    )
    raw["notes"] = tuple(raw["notes"])
    for name in ("net", "total"):
        raw[name] = _money(raw[name])
    for name in ("issued_on", "due_on"):
        raw[name] = date.fromisoformat(raw[name])
    raw["credits_day"] = date.fromisoformat(raw["credits_day"]) if raw["credits_day"] else None
    known = {field.name for field in fields(PrintedInvoice)}
    return PrintedInvoice(**{name: value for name, value in raw.items() if name in known})


def _line(raw: dict[str, object]) -> PrintedLine:
    period = raw["period"]
    assert isinstance(period, dict | None)
    return PrintedLine(
        str(raw["text"]),
        str(raw["explanation"]),
        Period(date.fromisoformat(period["start"]), date.fromisoformat(period["end"]))
        if period
        else None,
        str(raw["vat_label"]),
        _money(raw["amount"]),
    )


def _money(raw: object) -> Money:
    assert isinstance(raw, dict)
    return Money(int(raw["cents"]))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return vars(value)
    raise TypeError(f"no place in a snapshot for {value!r}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)
