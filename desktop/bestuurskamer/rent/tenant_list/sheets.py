"""Reading a sheet out of an .xlsx or .ods file, within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bestuurskamer.errors import N_, Refused
from bestuurskamer.rent.tenant_list.columns import find_header
from bestuurskamer.rent.tenant_list.extent import reaches_too_far
from bestuurskamer.rent.tenant_list.grid import Cell, Grid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_sheet(path: Path, sheet: str | None = None) -> Grid:
    """The named sheet, or the first one with names of columns that we know.

    Cells hold what the spreadsheet last showed: a formula is never worked out. Raises Refused for
    what is no spreadsheet, is locked or damaged, is too large, or has no list in it.
    """
    from python_calamine import CalamineError

    try:
        return _first_list(_opened(_bytes_of(path)), sheet)
    except CalamineError:
        raise _damaged() from None


def _first_list(workbook: CalamineWorkbook, sheet: str | None) -> Grid:
    names = [m.name for m in workbook.sheets_metadata if "Visible" in str(m.visible)]
    wanted = [name for name in names if sheet in (None, name)]
    too_large: Refused | None = None
    for name in wanted:
        found = workbook.get_sheet_by_name(name)
        if _is_too_large(found):
            too_large = too_large or _beyond(name)
            continue
        rows = _rows_of(found)
        header = find_header(rows)
        if header is not None:
            others = tuple(other for other in names if other != name)
            return Grid(name, rows, header, others)
    if too_large:
        raise too_large
    raise Refused(
        N_(
            "We found no row with names of columns, such as Tenant, Room and Rent. "
            "Put those names above the list and choose the file again."
        )
    )


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(N_("This file is larger than 20 MB. Keep only the list and try again."))
        return path.read_bytes()
    except OSError:
        raise Refused(
            N_("“{name}” cannot be read. Close it in other programs and try again."),
            name=path.name,
        ) from None


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    _refuse_by_container(data)
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _refuse_by_container(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        raise _locked() if _LOCKED in data else _other_kind()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            parts = {part.filename: part.file_size for part in container.infolist()}
            if "META-INF/manifest.xml" in parts and parts["META-INF/manifest.xml"] < 1_000_000:
                manifest = container.read("META-INF/manifest.xml")
                if b"encryption-data" in manifest:
                    raise _locked()
            if sum(parts.values()) > MOST_UNPACKED or reaches_too_far(container):
                raise Refused(
                    N_("This file holds far more than a list of tenants. It was not read.")
                )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        raise (_damaged() if data.startswith(b"PK") else _other_kind()) from None
    if "xl/workbook.xml" not in parts and "content.xml" not in parts:
        raise _other_kind()


def _is_too_large(sheet: CalamineSheet) -> bool:
    last_row, last_column = sheet.end or (0, 0)
    return last_row >= MOST_ROWS or last_column >= MOST_COLUMNS


def _rows_of(sheet: CalamineSheet) -> tuple[tuple[Cell, ...], ...]:
    if sheet.end is None:
        return ()
    rows: Sequence[Sequence[Cell]] = sheet.to_python(skip_empty_area=False)
    return tuple(tuple(row) for row in rows)


def _beyond(sheet: str) -> Refused:
    return Refused(
        N_(
            "The sheet “{sheet}” has cells beyond row {rows} or column {columns}. "
            "Remove what does not belong to the list and choose the file again."
        ),
        sheet=sheet,
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )


def _locked() -> Refused:
    return Refused(
        N_("This file has a password. Save it without one and choose that file; nothing was read.")
    )


def _damaged() -> Refused:
    return Refused(
        N_("This file is damaged. Open it in your spreadsheet program, save it anew and try again.")
    )


def _other_kind() -> Refused:
    return Refused(
        N_(
            "This is not an .xlsx or .ods file. Save the list as .xlsx in your spreadsheet program "
            "and choose that file."
        )
    )
