"""A first idea of which column of an unknown table means what; the board corrects it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from bestuurskamer.payments.banks.columns import DAY_FORMS, ColumnMap, cents, guess_day_form
from bestuurskamer.payments.banks.reading import delimiter_of, table

_SIDES = {"af", "bij", "d", "c", "debet", "credit", "debit", "in", "uit", "+", "-"}
_TEXTS = ("omschrijving", "mededeling", "description", "details", "bericht", "wat")
_NAMES = ("naam", "name", "tegenpartij", "begunstigde", "wie", "van")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def first_idea(content: bytes) -> ColumnMap:
    """How a table may be meant; where nothing can be guessed the first columns are taken."""
    found = guess(content)
    if found is not None:
        return found
    rows = table(content)
    skip = 1 if len(rows) > 1 else 0
    return ColumnMap("csv-own", 0, delimiter_of(content), skip=skip, amount=min(1, width(rows) - 1))


def width(rows: list[list[str]]) -> int:
    """How many columns the table has."""
    return len(rows[-1]) if rows else 1


def fitted(columns: ColumnMap, rows: list[list[str]]) -> ColumnMap:
    """The same columns with how this table writes a day and an amount, and its head."""
    body = [row for row in rows[columns.skip : columns.skip + 50] if len(row) == width(rows)]
    money = [p for p in (columns.amount, columns.came, columns.went) if p is not None]
    days = [row[columns.day].strip() for row in body]
    forms = [form for form in DAY_FORMS if all(guess_day_form(day, (form,)) for day in days)]
    return replace(
        columns,
        day_form=forms[0] if forms else columns.day_form,
        point=_point([[row[place] for place in money] for row in body]),
        head=tuple(rows[columns.skip - 1]) if columns.skip else (),
    )


def guess(content: bytes) -> ColumnMap | None:
    """How a table may be meant, judged by its cells; None without a day and an amount."""
    rows = table(content)
    if not rows:
        return None
    skip = 0 if any(guess_day_form(cell) for cell in rows[0]) else 1
    body = [row for row in rows[skip : skip + 50] if len(row) == len(rows[-1])]
    places = range(len(rows[-1]))
    if not body:
        return None
    day = _first(body, places, lambda cell: guess_day_form(cell) is not None)
    point = _point(body)
    others = [place for place in places if place != day]
    amounts = [p for p in others if _all(body, p, lambda cell: _is_amount(cell, point))]
    if day is None or not amounts:
        return None
    side = _first(body, others, lambda cell: cell.casefold() in _SIDES)
    ibans = [p for p in others if _all(body, p, lambda cell: not cell or _is_iban(cell))]
    ibans = [p for p in ibans if any(row[p].strip() for row in body)]
    same = [p for p in ibans if len(body) > 1 and len({row[p] for row in body}) == 1]
    own = same[0] if same and len(ibans) > 1 else None
    left = [p for p in others if p not in (*amounts, *ibans, side)]
    heads = [cell.strip().casefold() for cell in rows[0]] if skip else []
    longest = sorted(left, key=lambda p: -sum(len(row[p]) for row in body))
    text = _headed(heads, left, _TEXTS, longest)
    name = _headed(heads, left, _NAMES, [p for p in longest if p != text])
    two = len(amounts) > 1 and side is None and _apart(body, amounts[0], amounts[1])
    return ColumnMap(
        "csv-own",
        day,
        delimiter_of(content),
        skip=skip,
        day_form=guess_day_form(body[0][day].strip()) or "%d-%m-%Y",
        point=point,
        own=own,
        amount=None if two else amounts[0],
        side=side,
        came=amounts[0] if two else None,
        went=amounts[1] if two else None,
        name=name,
        iban=next((p for p in ibans if p != own), None),
        text=() if text is None else (text,),
    )


def _headed(
    heads: list[str], places: Sequence[int], words: Collection[str], likely: Sequence[int]
) -> int | None:
    """The column with one of these words above it, else the likeliest."""
    known = [p for p in places if p < len(heads) and any(word in heads[p] for word in words)]
    return next(iter([*known, *likely]), None)


def _all(body: list[list[str]], place: int, holds: Callable[[str], bool]) -> bool:
    return all(holds(row[place].strip()) for row in body)


def _first(
    body: list[list[str]], places: Collection[int], holds: Callable[[str], bool]
) -> int | None:
    return next((place for place in places if _all(body, place, holds)), None)


def _point(body: list[list[str]]) -> str:
    cells = [cell.strip() for row in body for cell in row]
    commas = sum(re.fullmatch(r"[+-]?[\d.]+,\d\d", cell) is not None for cell in cells)
    points = sum(re.fullmatch(r"[+-]?[\d,]+\.\d\d", cell) is not None for cell in cells)
    return "." if points > commas else ","


def _is_amount(cell: str, point: str) -> bool:
    """An amount with cents, or nothing at all."""
    if not cell:
        return True
    try:
        cents(cell, point)
    except ValueError:
        return False
    return point in cell


def _is_iban(cell: str) -> bool:
    return _IBAN.fullmatch(cell.replace(" ", "")) is not None


def _apart(body: list[list[str]], came: int, went: int) -> bool:
    """Whether each row fills one of the two columns and not both."""
    return all(bool(row[came].strip()) != bool(row[went].strip()) for row in body)
