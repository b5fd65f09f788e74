"""One cell of the list, read strictly: what it holds as we take it, or what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bestuurskamer import language, reading
from bestuurskamer.errors import N_, Refused, Words, words
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.rent.tenant_list import contact_cells
from bestuurskamer.rent.tenant_list.columns import Field, normal
from bestuurskamer.rent.tenant_list.doubt import Doubt
from bestuurskamer.rent.tenant_list.grid import Cell, as_text

Value = str | int | Decimal | Money | date | VatTreatment
MOST_LETTERS = 300
MOST_LETTERS_OF_NOTE = 20_000
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet
_NOTHING_SAID = {"-", "--", "–", "—", "nvt", "geen", "none", "n/a"}
_NOT_KNOWN = {"?", "??", "???", "onbekend", "nb", "unknown"}
_MAY_BE_UNKNOWN = {
    Field.FLOOR, Field.AREA, Field.CAPACITY, Field.CONTACT, Field.STREET, Field.HOUSE_NUMBER,
    Field.POSTAL_CODE, Field.TOWN, Field.EMAIL, Field.PHONE, Field.IBAN, Field.IBAN_HOLDER,
    Field.KVK, Field.VAT_NUMBER,
}  # fmt: skip
_NO_TENANT = {
    "leeg", "leegstand", "leegstaand", "te huur", "vacant", "geen huurder", "nog te verhuren",
}  # fmt: skip
_NO_END = {"onbepaald", "onbepaalde tijd", "doorlopend", "open", "heden", "indefinite"}
_VAT = {
    VatTreatment.EXEMPT: {"vrijgesteld", "vrij", "exempt", "geen", "geen btw", "nee", "-", "nvt"},
    VatTreatment.STANDARD: {"21", "21%", "21 %", "0,21", "hoog", "belast", "21% btw"},
    VatTreatment.REDUCED: {"9", "9%", "9 %", "0,09", "laag", "9% btw"},
    VatTreatment.REVERSE: {"verlegd", "btw verlegd", "reverse charge"},
    VatTreatment.KOR: {"kor"},
}
VAT_NAMES = {
    VatTreatment.EXEMPT: N_("exempt"),
    VatTreatment.STANDARD: N_("21 %"),
    VatTreatment.REDUCED: N_("9 %"),
    VatTreatment.ZERO: N_("0 %"),
    VatTreatment.REVERSE: N_("reverse charge"),
    VatTreatment.KOR: N_("small-business scheme"),
}


@dataclass(frozen=True)
class CellReading:
    """What one cell tells: as it stands, as we take it, and what is doubtful about it.

    `column` counts from 0; a cell that was split tells several fields. `suggestion` is a text
    that would answer the problem, or nothing. A note is said but asks nothing.
    """

    field: Field
    column: int
    text: str
    value: Value | None = None
    problem: Words | None = None
    note: Words | None = None
    suggestion: str = ""


def read_cell(field: Field, column: int, cell: Cell, today: date) -> CellReading:
    """Read one cell for what its column holds; addresses in one cell are split by the row."""
    text = reading.clean(as_text(cell), lines=field is Field.NOTE)
    bare = normal(text) or text
    if not text or (bare in _NOTHING_SAID and field not in (Field.VAT, Field.NOTE)):
        return CellReading(field, column, text)
    if (note := _said_to_be_empty(field, bare)) is not None:
        return CellReading(field, column, text, note=note)
    try:
        value = _READERS.get(field, _text)(cell, text, today)
    except Refused as refusal:
        meant = dict(refusal.words.values).get("amount")
        suggestion = meant if isinstance(meant, str) else ""
        return CellReading(field, column, text, problem=refusal.words, suggestion=suggestion)
    except Doubt as doubt:
        return CellReading(field, column, text, problem=doubt.problem, suggestion=doubt.suggestion)
    return CellReading(field, column, text, value)


def taken_as(reading: CellReading) -> str:
    """The value of a cell as people here write it; nothing where nothing is taken."""
    match reading.value:
        case None:
            return ""
        case VatTreatment() as treatment:
            return language.say(words(VAT_NAMES[treatment]))
        case value:
            return language.show(value)


def _said_to_be_empty(field: Field, bare: str) -> Words | None:
    if field is Field.TENANT and bare in _NO_TENANT:
        return words(N_("This is read as an empty room."))
    if field is Field.LAST_DAY and bare in _NO_END:
        return words(N_("There is no last day."))
    if bare in _NOT_KNOWN and field in _MAY_BE_UNKNOWN:
        return words(N_("This is not known and stays empty."))
    return None


def _text(cell: Cell, text: str, today: date) -> str:
    if isinstance(cell, bool | date | time | timedelta):
        raise Doubt(N_("The spreadsheet turned this into something else. Type it as it should be."))
    return _no_longer_than(MOST_LETTERS, text)


def _note(cell: Cell, text: str, today: date) -> str:
    return _no_longer_than(MOST_LETTERS_OF_NOTE, text)


def _no_longer_than(most: int, text: str) -> str:
    if len(text) > most:
        raise Doubt(N_("This text is longer than {most} letters. Make it shorter."), most=most)
    return text


def _money(cell: Cell, text: str, today: date) -> Money:
    if isinstance(cell, bool | date | time | timedelta):
        raise Doubt(N_("“{text}” is not an amount. Write it like 12,50."), text=text)
    if isinstance(cell, float | int):
        amount = _money_of_number(cell)
    else:
        amount = reading.money(re.sub(r"\s*(p/m|p\.m\.|per maand)$", "", text, flags=re.I))
    if amount < NOTHING:
        raise Doubt(N_("The amount {amount} is less than nothing."), amount=amount)
    return amount


def _money_of_number(value: float | int) -> Money:
    try:
        return reading.money_of_number(value)
    except Refused:
        cents = round(Decimal(str(value)), 2) if abs(value) < 1e9 else None
        if cents is None:
            raise
        raise Doubt(
            N_("The spreadsheet has {text} here, with parts of a cent."),
            suggestion=as_text(float(cents)),
            text=as_text(value),
        ) from None


def _rent(cell: Cell, text: str, today: date) -> Money:
    amount = _money(cell, text, today)
    if not amount and not isinstance(cell, str):
        # A formula that was never worked out reads as 0 as well.
        raise Doubt(N_("The list says that this costs nothing. Is that right?"), suggestion="0,00")
    return amount


def _received(cell: Cell, text: str, today: date) -> Money | str:
    if cell is True or normal(text) in ("ja", "j", "yes", "betaald", "ontvangen", "waar"):
        return "yes"
    if cell is False or normal(text) in ("nee", "n", "no", "niet", "onwaar"):
        return "no"
    return _money(cell, text, today)


def _day(cell: Cell, text: str, today: date) -> date:
    if isinstance(cell, date | datetime):
        return reading.day_of_cell(cell, today)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 20_000 < cell < 80_000:
        meant = as_text(_SERIAL_ZERO + timedelta(days=int(cell)))
        raise Doubt(N_("This is a number, not a day."), suggestion=meant)
    bare = re.sub(r"^(vanaf|per|v\.a\.|since|from)\s+", "", text, flags=re.I)
    found = reading.day(bare, today)
    if len(re.findall(r"\w+", bare)) < 3:
        raise Doubt(N_("The year is missing."), suggestion=as_text(found))
    return found


def _area(cell: Cell, text: str, today: date) -> Decimal:
    if isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) < 1e9:
        size = round(Decimal(str(cell)), 2)
    else:
        size = reading.decimal(re.sub(r"\s*m\s?[2²]$", "", text, flags=re.I))
    if not 0 < size <= 100_000:
        raise Doubt(N_("{area} m² cannot be right."), area=size)
    return size


def _capacity(cell: Cell, text: str, today: date) -> int:
    bare = re.sub(r"\s*(personen|pers\.?|people)$", "", text, flags=re.I)
    if not re.fullmatch(r"\d{1,5}", bare) or int(bare) == 0:
        raise Doubt(N_("“{text}” is not a number of people."), text=text)
    return int(bare)


def _vat(cell: Cell, text: str, today: date) -> VatTreatment:
    bare = text.casefold().replace(".", "")
    for treatment, said in _VAT.items():
        if bare in said:
            return treatment
    raise Doubt(N_("“{text}” does not say how VAT is treated. Write exempt, 21% or 9%."), text=text)


def _phone(cell: Cell, text: str, today: date) -> str:
    return contact_cells.phone(text, kept_as_number=isinstance(cell, float | int))


def _by_text(reader: Callable[[str], str]) -> Callable[[Cell, str, date], str]:
    return lambda cell, text, today: reader(text)


_READERS: dict[Field, Callable[[Cell, str, date], Value]] = {
    Field.NOTE: _note,
    Field.RENT: _rent,
    Field.SERVICE: _money,
    Field.DEPOSIT: _money,
    Field.DEPOSIT_RECEIVED: _received,
    Field.FIRST_DAY: _day,
    Field.LAST_DAY: _day,
    Field.AREA: _area,
    Field.CAPACITY: _capacity,
    Field.VAT: _vat,
    Field.PHONE: _phone,
    Field.EMAIL: _by_text(contact_cells.email),
    Field.IBAN: _by_text(contact_cells.iban),
    Field.KVK: _by_text(contact_cells.kvk_number),
    Field.VAT_NUMBER: _by_text(contact_cells.vat_number),
    Field.POSTAL_CODE: _by_text(contact_cells.postal_code),
}
