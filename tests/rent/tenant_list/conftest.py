"""Lists to read: spreadsheets as boards keep them, made on the spot."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

from bestuurskamer.rent.tenant_list.columns import propose_mapping
from bestuurskamer.rent.tenant_list.known import Existing
from bestuurskamer.rent.tenant_list.plan import Plan, plan
from bestuurskamer.rent.tenant_list.sheets import read_sheet
from tests.rent.tenant_list.lists import HEAD, TODAY

Rows = Sequence[Sequence[object]]


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Writes a spreadsheet with one sheet or more: xlsx(rows) or xlsx(Blad1=rows, Blad2=rows)."""

    def write(rows: Rows | None = None, **sheets: Rows) -> Path:
        path = tmp_path / "lijst.xlsx"
        book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
        days = book.add_format({"num_format": "d-m-yyyy"})
        for name, content in {**({"Blad1": rows} if rows is not None else {}), **sheets}.items():
            sheet = book.add_worksheet(name)
            for y, row in enumerate(content):
                for x, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(y, x, value, days)
                    elif value not in ("", None):
                        sheet.write(y, x, value)
        book.close()
        return path

    return write


@pytest.fixture
def ods(tmp_path: Path) -> Callable[[Rows], Path]:
    """Writes the least that is an OpenDocument spreadsheet."""

    def cell(value: object) -> str:
        if isinstance(value, date):
            return (
                f'<table:table-cell office:value-type="date" office:date-value="{value}">'
                f"<text:p>{value}</text:p></table:table-cell>"
            )
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        if not value:
            return "<table:table-cell/>"
        text = escape(str(value))
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{text}</text:p></table:table-cell>"
        )

    def write(rows: Rows) -> Path:
        path = tmp_path / "lijst.ods"
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        body = "".join(
            f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows
        )
        names = " ".join(
            f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
            for short in ("office", "table", "text")
        )
        content = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>'
            f'<office:body><office:spreadsheet><table:table table:name="Huurders">{body}'
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
            "</table:table></office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(path, "w") as container:
            container.writestr("mimetype", kind)
            container.writestr(
                "META-INF/manifest.xml",
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
                f'manifest:1.0"><manifest:file-entry manifest:full-path="/" '
                f'manifest:media-type="{kind}"/></manifest:manifest>',
            )
            container.writestr("content.xml", content)
        return path

    return write


@pytest.fixture
def planned(xlsx: Callable[..., Path]) -> Callable[..., Plan]:
    """The dry run of some rows under the usual names of the columns."""

    def make(*rows: Sequence[object], head: Sequence[str] = HEAD, known: Existing | None = None):
        grid = read_sheet(xlsx([head, *rows]))
        return plan(grid, propose_mapping(grid), known or Existing(), TODAY)

    return make


@pytest.fixture
def sample() -> Path:
    """The list that a treasurer kept, where it is at hand."""
    path = Path(__file__).parents[4] / "shared" / "samples" / "import" / "huurderslijst.xlsx"
    if not path.exists():
        pytest.skip("the sample list does not stand beside the project")
    return path
