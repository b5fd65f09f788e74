"""Which column of a table means what: for each bank that is known, and for any other by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money
from bestuurskamer.payments.banks.camt import UNREADABLE
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement, likely
from bestuurskamer.payments.banks.words import split, without_marks

_Told = tuple[ReadEntry, Money | None]
"""An entry with the balance before it."""

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
    out_words: tuple[str, ...] = ("af", "d", "debet", "debit", "-", "uit")
    in_words: tuple[str, ...] = ("bij", "c", "credit", "+", "in")
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
    value_day: int | None = None
    end_to_end: int | None = None
    returned: int | None = None  # filled when an earlier entry came back
    head: tuple[str, ...] = ()  # the line above the first entry, by which a table is known again

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


def rows_of(text: str, delimiter: str, most: int = 1000) -> list[list[str]]:
    """The first rows of a table without empty ones; none of what is no table."""
    try:
        return [row for _, row in islice(_numbered(text.lstrip("\n"), delimiter), most)]
    except csv.Error:
        return []


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it ends. A tab stands between bare words, never quoted."""
    lines = io.StringIO(text.rstrip("\n"))
    if delimiter == "\t" and not text.startswith('"'):
        found = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        found = csv.reader(lines, delimiter=delimiter)
    for row in found:
        if any(cell.strip() for cell in row):
            yield found.line_num, row


def fits(text: str, columns: ColumnMap) -> bool:
    """Whether the first entry of a table can be read this way."""
    found = rows_of(text, columns.delimiter)
    rows, above = found[columns.skip :], found[max(columns.skip - 1, 0) : columns.skip]
    if columns.head and above != [list(columns.head)]:
        return False
    try:
        return bool(rows) and _entry(rows[0], columns) is not None
    except (ValueError, IndexError):
        return False


def read(name: str, text: str, columns: ColumnMap) -> tuple[ReadStatement, ...]:
    """The statements in a table, one for each account.

    Refused with its line when a row cannot be read or has more or fewer cells than the first:
    nothing is left out silently.
    """
    told: dict[str, list[_Told]] = {}
    line, row, width = 0, [""], 0
    try:
        for at, cells in islice(_numbered(text, columns.delimiter), columns.skip, None):
            line, row = at, _whole(cells, columns)
            width = width or len(row)
            if len(row) != width:
                raise ValueError("cells are missing")
            own = _cell(row, columns.own).replace(" ", "") or columns.own_iban
            _refuse_other_money(name, _cell(row, columns.currency))
            told.setdefault(own, []).append(_entry(row, columns))
    except (ValueError, IndexError, csv.Error) as problem:
        raise Refused(
            N_(
                "Line {line} of “{name}” cannot be read: “{row}”. Nothing was brought in. "
                "Fetch the file from the bank once more."
            ),
            line=line,
            name=name,
            row=" ".join(row)[:60],
        ) from problem
    if not told:
        raise Refused(N_("There is no statement in “{name}”. Nothing was brought in."), name=name)
    _refuse_cut_off(name, text)
    return tuple(_statement(own, found) for own, found in told.items())


def _refuse_cut_off(name: str, text: str) -> None:
    """A last line that opens a quotation and does not close it stops halfway."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    if last.startswith('"') and last.count('"') % 2:
        raise Refused(UNREADABLE, name=name)


def _refuse_other_money(name: str, currency: str) -> None:
    if currency not in ("", "EUR"):
        raise Refused(
            N_("“{name}” holds amounts in {currency}. Only euros can be brought in; nothing was."),
            name=name,
            currency=currency,
        )


def _whole(row: list[str], columns: ColumnMap) -> list[str]:
    """The row with its words in one cell: ASN puts words with commas between single quotes."""
    if columns.form == "csv-asn" and len(row) > 19 and row[17].startswith("'"):
        extra = len(row) - 19
        row = [*row[:17], ",".join(row[17 : 18 + extra]), *row[18 + extra :]]
    return row


def _statement(own: str, found: list[_Told]) -> ReadStatement:
    days = [entry.booked_on for entry, _ in found]
    newest_first = days[0] > days[-1]
    orders = [found[::-1], found] if newest_first else [found, found[::-1]]
    told = min(orders, key=_breaks)  # the first of two alike
    entries = tuple(entry for entry, _ in told)
    opening, closing = told[0][1], entries[-1].balance_after
    if _breaks(told) * 4 > len(told) - 1:  # the order is not that of the balances
        opening = closing = None
    return ReadStatement(own, min(days), max(days), "", opening, closing, entries)


def _breaks(told: list[_Told]) -> int:
    """How often the balance before an entry is not that after the one before it."""
    return sum(one[0].balance_after != two[1] for one, two in pairwise(told))


def _entry(row: list[str], columns: ColumnMap) -> _Told:
    """An entry with the balance before it."""
    said = " ".join(" ".join(_cell(row, place) for place in columns.text).split())
    iban, name = _cell(row, columns.iban).replace(" ", ""), _cell(row, columns.name)
    end_to_end, kenmerk = _cell(row, columns.end_to_end), _cell(row, columns.kenmerk)
    if columns.form == "csv-ing":
        said, end_to_end = without_marks(said)
    elif columns.form == "csv-abnamro":  # all there is stands in the words
        fields = split(said)
        said, iban, name = fields["text"] or said, fields["iban"], fields.get("name", "")
        end_to_end, kenmerk = fields.get("eref", ""), fields.get("kenmerk", "")
    elif columns.form == "csv-asn" and len(said) > 1 and said[0] == said[-1] == "'":
        said = said[1:-1].strip()
    amount = _amount(row, columns)
    before, after = _balance(row, columns.before, columns), _balance(row, columns.after, columns)
    if after is None and before is not None:
        after = before + amount
    if before is None and after is not None:
        before = after - amount
    value = _cell(row, columns.value_day)
    code = _cell(row, columns.code)
    entry = ReadEntry(
        booked_on=_day(_cell(row, columns.day), columns.day_form),
        amount=amount,
        value_day=_day(value, columns.day_form) if value else None,
        counter_iban=iban,
        counter_name=name,
        text=said,
        kenmerk=kenmerk,
        end_to_end=end_to_end,
        bank_reference=_cell(row, columns.reference),
        code=code,
        reversal=bool(_cell(row, columns.returned)) or (columns.form, code) == ("csv-asn", "STO"),
        balance_after=after,
    )
    return entry, before


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
    if side not in (*columns.out_words, *columns.in_words):
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
    whole = rf"(?:\d{{1,13}}|\d{{1,3}}(?:[{group}]\d{{3}}){{1,4}})"
    if not re.fullmatch(rf"[+-]?{whole}(?:[{point}]\d{{1,2}})?", plain):
        raise ValueError(said)
    value = Decimal(plain.replace(group, "").replace(point, ".")) * 100
    return Money(int(value))


def _day(said: str, form: str) -> date:
    return likely(datetime.strptime(said, form).date())  # noqa: DTZ007


def _cell(row: list[str], place: int | None) -> str:
    return "" if place is None else row[place].strip()


def guess_day_form(said: str, forms: Sequence[str] = DAY_FORMS) -> str | None:
    """How a day is written; None when it is no day."""
    for form in forms:
        try:
            _day(said.strip(), form)
        except ValueError:
            continue
        return form
    return None
