"""The spreadsheet is opened again: numbers are numbers, days are days, text is never a formula."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from bestuurskamer.books.catalogue import KINDS, Asked, sheet_of, tables
from bestuurskamer.books.overview import Line, Overview, Part
from bestuurskamer.books.spreadsheet import spreadsheet
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.money import Money
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.payments.open_items import open_items
from tests.books.test_year import a_house, cost, pay

LAST = date(2026, 6, 30)
ASKED = Asked(date(2026, 1, 1), LAST, LAST, 1)


def cells(data: bytes, sheet: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(sheet).to_python()


def an_overview(*rows: Line, **more: object) -> Overview:
    known: dict[str, object] = {
        "title": "Proef: [1]/2",
        "sentence": "=1+1",
        "state": "2026",
        "kept_to": "",
        "columns": (Column("Wie"), Column("Dag"), Column("Bedrag", number=True)),
        "parts": (Part(rows, "+kop"),),
        "check": "@controle",
    }
    return Overview(**(known | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_overview_opens_again_with_its_total_as_a_number(session, kind):
    a_house(session)
    pay(session, 400_00)
    cost(session, "Stroom", 120_00)
    credit(session, open_items(session)[-1].id, date(2026, 5, 1))
    made = tables(session, kind.key, ASKED)
    data = sheet_of(session, made, ASKED)
    for place, overview in enumerate(made):
        found = cells(data, place)
        assert found[0][0] == overview.title
        flat = [cell for row in found for cell in row]
        assert overview.check in flat
        for value in overview.total:
            if isinstance(value, Money):
                assert float(value.euros) in flat


def test_text_that_looks_like_a_formula_stays_text():
    names = ("=HYPERLINK(A1)", "+31 6", "-1", "@SUM(A1)", "http://proef.example", "{=1}")
    lines = [Line((name, None, Money(1))) for name in names]
    data = spreadsheet([an_overview(*lines)], "Proef")
    found = [row[0] for row in cells(data)]
    assert [name for name in names if name in found] == list(names)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet


def test_amounts_and_days_are_values_that_can_be_counted_with():
    line = Line((Cell("Naam", "toelichting"), date(2028, 2, 29), Money(-1_234_56)))
    row = next(
        r for r in cells(spreadsheet([an_overview(line)], "Proef")) if isinstance(r[1], date)
    )
    assert row[:3] == ["Naam (toelichting)", date(2028, 2, 29), -1234.56]


def test_sheets_have_names_of_their_own_whatever_the_titles():
    long = an_overview(title="Een naam die veel langer is dan een blad mag zijn")
    data = spreadsheet([long, long, an_overview(title="'*?'")], "Proef")
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert len(set(map(str.casefold, names))) == 3
    assert max(map(len, names)) <= 31


def test_the_same_overview_gives_the_same_file():
    made = [an_overview(Line(("Naam", date(2026, 1, 1), Money(1))))]
    assert spreadsheet(made, "Proef") == spreadsheet(made, "Proef")
