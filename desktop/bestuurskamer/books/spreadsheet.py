"""Overviews as a spreadsheet: real numbers and days, and text that is never a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from bestuurskamer import language
from bestuurskamer.books.overview import Overview, Value
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.paper.ledger import Cell

MONEY, DAY = "#,##0.00;−#,##0.00", "d mmm yyyy"
MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same overview gives the same file
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Formats = Mapping[str, Any]


def spreadsheet(overviews: Sequence[Overview], author: str) -> bytes:
    """The overviews as one `.xlsx` file, a sheet each, in the language now spoken."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": overviews[0].title, "author": author, "created": MADE})
    formats = {
        name: book.add_format(look)
        for name, look in {
            "": {},
            "title": {"bold": True, "font_size": 14},
            "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"},
            "head_number": {"bold": True, "bottom": 1, "align": "right", "text_wrap": True},
            "money": {"num_format": MONEY},
            "day": {"num_format": DAY, "align": "left"},
            "number": {"num_format": "#,##0.###"},
            "strong": {"bold": True},
            "strong_money": {"bold": True, "num_format": MONEY, "top": 1},
            "strong_day": {"bold": True, "num_format": DAY},
            "strong_number": {"bold": True, "num_format": "#,##0.###", "top": 1},
        }.items()
    }
    for name, overview in zip(_names(overviews), overviews, strict=True):
        _write(book.add_worksheet(name), overview, author, formats)
    book.close()
    return out.getvalue()


def _names(overviews: Sequence[Overview]) -> Iterator[str]:
    """A name for each sheet: at most 31 signs, none twice, whatever the capitals."""
    taken: set[str] = set()
    for place, overview in enumerate(overviews, start=1):
        name = _FORBIDDEN.sub(" ", overview.title).strip()[:_LONGEST_NAME] or str(place)
        if name.casefold() in taken:
            name = f"{name[: _LONGEST_NAME - 4]} ({place})"
        taken.add(name.casefold())
        yield name


def _write(sheet: Any, overview: Overview, author: str, formats: Formats) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape() if overview.landscape else sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, overview.title, formats["title"])
    above = (author, overview.state, overview.sentence, overview.kept_to)
    for row, text in enumerate(filter(None, above), start=1):
        sheet.write_string(row, 0, text)
    head = 6
    for at, column in enumerate(overview.columns):
        look = formats["head_number" if column.number else "head"]
        sheet.write_string(head, at, column.title, look)
        sheet.set_column(at, at, _width(overview, at))
    sheet.freeze_panes(head + 1, 0)
    row = head + 1
    for part in overview.parts:
        if part.heading:
            sheet.write_string(row, 0, part.heading, formats["strong"])
            row += 1
        for line in part.rows:
            row = _row(sheet, row, line.values, formats, "")
        if part.total:
            row = _row(sheet, row, part.total, formats, "strong_")
    if overview.total:
        row = _row(sheet, row + 1, overview.total, formats, "strong_")
    for note in filter(None, (overview.check, *overview.notes)):
        row += 1
        sheet.write_string(row, 0, note)
    sheet.set_footer(f"&L{overview.title.replace('&', '&&')}&R&P / &N")


def _row(sheet: Any, row: int, values: Sequence[Value], formats: Formats, strong: str) -> int:
    writers: Mapping[type, tuple[str, Callable[[Any], Any]]] = {
        Money: ("money", lambda value: float(value.euros)),
        Decimal: ("number", float),
        int: ("number", int),
    }
    for at, value in enumerate(values):
        kind = type(value)
        if kind in writers:
            look, number = writers[kind]
            sheet.write_number(row, at, number(value), formats[strong + look])
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, formats[f"{strong}day"])
        elif text := _text(value):
            sheet.write_string(row, at, text, formats["strong" if strong else ""])
    return row + 1


def _text(value: Value) -> str:
    if isinstance(value, Cell):
        return (
            _("{text} ({below})").format(text=value.text, below=value.below)
            if (value.below)
            else value.text
        )
    return value if isinstance(value, str) else ""


def _width(overview: Overview, at: int) -> int:
    """Wide enough for what stands in the column, within bounds."""
    longest = max(
        [
            *(len(word) for word in overview.columns[at].title.split()),
            *(_length(line.values[at]) for part in overview.parts for line in part.rows),
            *(_length(overview.total[at]) for _once in (1,) if overview.total),
        ],
        default=8,
    )
    return max(9, min(longest + 2, 44))


def _length(value: Value) -> int:
    if isinstance(value, Money):
        return len(language.plain_money(value))
    if isinstance(value, date):
        return 11
    return len(_text(value)) if isinstance(value, str | Cell) else 6
