"""Which column of a table means what: for each bank that is known, and for any other by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement

DAY_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y")
"""How banks write a day."""


@dataclass(frozen=True)
class ColumnMap:
    """Where in a row of a bank's table everything stands; columns count from 0, None is absent.

    An amount is signed (`amount`), or without sign beside a word for the direction (`side` with
    the words for out in `out_words`), or in one of two columns (`came` and `went`).
    """

    form: str
    day: int
    delimiter: str = ";"
    skip: int = 1  # rows before the first entry
    day_form: str = "%d-%m-%Y"
    point: str = ","  # the decimal sign
    own: int | None = None
    amount: int | None = None
    side: int | None = None
    out_words: tuple[str, ...] = ("af", "d", "debet", "debit")
    came: int | None = None
    went: int | None = None
    name: int | None = None
    iban: int | None = None
    text: tuple[int, ...] = ()
    kenmerk: int | None = None
    reference: int | None = None
    code: int | None = None
    currency: int | None = None
    before: int | None = None  # balance before the entry
    after: int | None = None  # balance after the entry
    own_iban: str = ""  # when no column says whose account it is

    def to_text(self) -> str:
        """To keep it."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_text(text: str) -> ColumnMap:
        """As it was kept."""
        raw: dict[str, Any] = json.loads(text)
        for key, value in raw.items():
            raw[key] = tuple(value) if isinstance(value, list) else value
        return ColumnMap(**raw)


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a table; empty ones are left out."""
    found = csv.reader(io.StringIO(text), delimiter=delimiter)
    return [row for row in found if any(cell.strip() for cell in row)]


def read(name: str, rows: list[list[str]], columns: ColumnMap) -> tuple[ReadStatement, ...]:
    """The statements in a table, one for each account.

    Refused with its line when a row cannot be read: nothing is left out silently.
    """
    told: dict[str, list[tuple[ReadEntry, Money | None, Money | None]]] = {}
    for line, row in enumerate(rows[columns.skip :], start=columns.skip + 1):
        try:
            entry, before, after = _entry(row, columns)
            own = _cell(row, columns.own).replace(" ", "") or columns.own_iban
        except (ValueError, InvalidOperation, IndexError) as problem:
            raise Refused(
                N_(
                    "Line {line} of “{name}” cannot be read: “{row}”. Nothing was brought in. "
                    "Fetch the file from the bank once more."
                ),
                line=line,
                name=name,
                row=" ".join(row)[:60],
            ) from problem
        if _cell(row, columns.currency) not in ("", "EUR"):
            raise Refused(
                N_(
                    "“{name}” holds amounts in {currency}. "
                    "Only euros can be brought in; nothing was."
                ),
                name=name,
                currency=_cell(row, columns.currency),
            )
        told.setdefault(own, []).append((entry, before, after))
    if not told:
        raise Refused(N_("There is no statement in “{name}”. Nothing was brought in."), name=name)
    return tuple(_statement(own, found) for own, found in told.items())


def _statement(
    own: str, found: list[tuple[ReadEntry, Money | None, Money | None]]
) -> ReadStatement:
    if found[0][0].booked_on > found[-1][0].booked_on:
        found = found[::-1]  # newest first in the file
    first, last = found[0], found[-1]
    opening = first[1] if first[1] is not None else None
    if opening is None and first[2] is not None:
        opening = first[2] - first[0].amount
    closing = last[2]
    if closing is None and last[1] is not None:
        closing = last[1] + last[0].amount
    entries = tuple(entry for entry, _, _ in found)
    days = [entry.booked_on for entry in entries]
    statement = ReadStatement(own, min(days), max(days), "", opening, closing, entries)
    if statement.gap:  # the order in the file is not that of the balances: they say nothing
        return ReadStatement(own, min(days), max(days), "", None, None, entries)
    return statement


def _entry(row: list[str], columns: ColumnMap) -> tuple[ReadEntry, Money | None, Money | None]:
    text = " ".join(" ".join(_cell(row, place) for place in columns.text).split())
    entry = ReadEntry(
        booked_on=_day(_cell(row, columns.day), columns.day_form),
        amount=_amount(row, columns),
        counter_iban=_cell(row, columns.iban).replace(" ", ""),
        counter_name=_cell(row, columns.name),
        text=_words(text),
        kenmerk=_cell(row, columns.kenmerk),
        bank_reference=_cell(row, columns.reference),
        code=_cell(row, columns.code),
    )
    return entry, _balance(row, columns.before, columns), _balance(row, columns.after, columns)


def _amount(row: list[str], columns: ColumnMap) -> Money:
    if columns.amount is None:
        came = _optional(_cell(row, columns.came), columns.point)
        went = _optional(_cell(row, columns.went), columns.point)
        if not came and not went:
            raise ValueError("no amount")
        return Money(abs(came.cents)) - Money(abs(went.cents))
    value = cents(_cell(row, columns.amount), columns.point)
    if columns.side is None:
        return value
    side = _cell(row, columns.side).casefold()
    if not side:
        raise ValueError("no direction")
    return -Money(abs(value.cents)) if side in columns.out_words else Money(abs(value.cents))


def _optional(said: str, point: str) -> Money:
    return cents(said, point) if said else Money(0)


def _balance(row: list[str], place: int | None, columns: ColumnMap) -> Money | None:
    said = _cell(row, place)
    return cents(said, columns.point) if said else None


def cents(said: str, point: str) -> Money:
    """An amount as a bank writes it, with its decimal sign; the other sign groups thousands.

    >>> cents("1.234,56", ","), cents("-1234.5", "."), cents("+5", ",")
    (Money(cents=123456), Money(cents=-123450), Money(cents=500))
    """
    plain = said.replace("€", "").replace("\u00a0", "").replace(" ", "").replace("−", "-")
    group = "." if point == "," else ","
    whole = rf"(?:\d+|\d{{1,3}}(?:[{group}]\d{{3}})+)"
    if not re.fullmatch(rf"[+-]?{whole}(?:[{point}]\d{{1,2}})?", plain):
        raise ValueError(said)
    value = Decimal(plain.replace(group, "").replace(point, ".")) * 100
    return Money(int(value))


def _day(said: str, form: str) -> date:
    return datetime.strptime(said, form).date()  # noqa: DTZ007


def _cell(row: list[str], place: int | None) -> str:
    return "" if place is None else row[place].strip()


def _words(text: str) -> str:
    """The words without the marks that ING puts around them."""
    found = re.search(
        r"Omschrijving: (.*?)(?: IBAN: | Kenmerk: | Datum/Tijd: | Valutadatum: |$)", text
    )
    return found[1].strip() if found else text


def guess_day_form(said: str) -> str | None:
    """How a day is written; None when it is no day."""
    for form in DAY_FORMS:
        try:
            _day(said.strip(), form)
        except ValueError:
            continue
        return form
    return None
