"""How far the sheets of a file reach, seen before the reader makes room for all of it.

The reader holds every cell of the rectangle up to the last one that is filled: a single stray
cell in the far corner would ask for more memory than any computer has and end the program.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

MOST_CELLS = 5_000_000
_XLSX = re.compile(rb"<(?:\w+:)?(?:(row)\b([^>]*)|c(\s[^>]*[^/>])?)>")
_NUMBER = re.compile(rb"""\sr=["'](\d{1,9})["']""")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,4})(\d{1,9})["']""")
_ODS = re.compile(
    rb"<table:(?:(table)(?=[\s>])[^>]*|(table-row)\b([^>]*)|(?:covered-)?(table-cell)\b([^>]*))>"
)
_ROWS_REPEATED = re.compile(rb"""number-rows-repeated=["'](\d{1,9})["']""")
_COLUMNS_REPEATED = re.compile(rb"""number-columns-repeated=["'](\d{1,9})["']""")


def reaches_too_far(container: zipfile.ZipFile) -> bool:
    """Whether a sheet spans more cells than any list has, filled or not."""
    return any(rows * columns > MOST_CELLS for rows, columns in _extents(container))


def _extents(container: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    for name in container.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            yield _extent_of_xlsx(container.read(name))
        elif name == "content.xml":
            yield from _extents_of_ods(container.read(name))


def _extent_of_xlsx(xml: bytes) -> tuple[int, int]:
    rows = columns = row = column = 0
    for found in _XLSX.finditer(xml):
        if found[1]:
            number = _NUMBER.search(found[2])
            row, column = int(number[1]) if number else row + 1, 0
            continue
        place = _PLACE.search(found[3] or b"")
        column = _column(place[1]) if place else column + 1
        rows = max(rows, int(place[2]) if place else row)
        columns = max(columns, column)
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _extents_of_ods(xml: bytes) -> Iterator[tuple[int, int]]:
    rows = columns = row = column = 0
    for found in _ODS.finditer(xml):
        if found[1]:
            yield rows, columns
            rows = columns = row = column = 0
        elif found[2]:
            row, column = row + _times(_ROWS_REPEATED, found[3]), 0
        else:
            column += _times(_COLUMNS_REPEATED, found[5])
            if b"value-type" in found[5]:
                rows, columns = max(rows, row), max(columns, column)
    yield rows, columns


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
