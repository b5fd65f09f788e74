"""A first idea of which column of an unknown table means what; the board corrects it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from bestuurskamer.payments.banks.columns import ColumnMap, cents, guess_day_form
from bestuurskamer.payments.banks.reading import delimiter_of, table

_SIDES = {"af", "bij", "d", "c", "debet", "credit", "debit", "in", "uit", "+", "-"}
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


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
    longest = sorted(left, key=lambda p: -sum(len(row[p]) for row in body))[:2]
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
        name=longest[1] if len(longest) > 1 else None,
        iban=next((p for p in ibans if p != own), None),
        text=tuple(longest[:1]),
    )


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
