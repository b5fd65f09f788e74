"""The place Overviews: all of them can be chosen, printed and saved, and each figure opens."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from bestuurskamer.books.catalogue import KINDS
from bestuurskamer.books.year import year_account
from bestuurskamer.days import Month
from bestuurskamer.money import Money
from bestuurskamer.office.queries import closed_years, closings
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.overviews.behind import BehindSheet
from bestuurskamer.screens.overviews.page import OverviewsPage
from bestuurskamer.screens.overviews.year_sheets import ask_budget, ask_closing, ask_opening
from tests.books.test_year import a_house, an_entry, cost, pay

DAY = date(2026, 4, 30)


@pytest.fixture
def page(board, host) -> OverviewsPage:
    with board.acting("test") as session:
        a_house(session)
        pay(session, 335_00)
        cost(session, "Stroom", 120_00)
    host.desk = Desk(board, lambda: DAY)
    made = OverviewsPage(host)
    host.put(made)
    return made


def row_called(page: OverviewsPage, name: str):
    assert page.figures.ledger is not None
    return next(row for row in page.figures.ledger.table.rows if row.name == name)


def sheet_on(page: OverviewsPage) -> BehindSheet:
    assert page.figures.sheet is not None
    return page.figures.sheet


@pytest.mark.parametrize("how", ["paper", "table", "chart"])
def test_every_overview_is_shown_in_three_ways(page, how):
    for kind in KINDS:
        page.open_thing(f"{how}:{kind.key}")
        assert page.kind is kind
        assert page.made
        assert page.title.text() == kind.name
        if how == "paper":
            assert page.preview.pdf is not None
            assert page.preview.pdf.pages >= 1
        elif how == "table":
            assert page.figures.ledger is not None
            assert page.figures.check.text().startswith(page.made[0].check)


def test_the_list_and_the_choice_for_narrow_windows_say_the_same(page):
    page.list.choose("kor")
    assert (page.kind.key, page.pick.value()) == ("kor", "kor")
    page.pick.set_value("vat")
    assert (page.kind.key, page.list.current().key) == ("vat", "vat")


def test_enter_on_a_figure_shows_its_rows_and_their_sum(page, qtbot):
    page.open_thing("table:income_month")
    ledger = page.figures.ledger
    ledger.choose(row_called(page, "April 2026").place)
    qtbot.keyClick(ledger, Qt.Key.Key_Return)
    sheet = sheet_on(page)
    assert [pair[1].name for pair in sheet.ledger.table.rows] == ["2026-0001", "2026-0002"]
    assert sheet.totals.amount.text().endswith("670.00")
    assert sheet.totals.name.text() == "Sum of 2 rows"
    sheet.figure.set_value(2)
    assert sheet.totals.amount.text().endswith("335.00")


def test_a_row_behind_a_figure_opens_its_invoice(page, host, qtbot):
    page.open_thing("table:income_month")
    page.figures._open(row_called(page, "April 2026"))
    sheet = sheet_on(page)
    qtbot.keyClick(sheet.ledger, Qt.Key.Key_Return)
    assert host.went[-1][0] == "invoices"
    assert sheet.is_closed


def test_a_row_of_the_bank_behind_a_figure_opens_that_entry(page, host, qtbot):
    page.open_thing("table:year")
    page.figures.part.set_value(2)
    page.figures._open(row_called(page, "All accounts"))
    sheet = sheet_on(page)
    sheet.figure.set_value(3)
    (pair,) = sheet.ledger.table.rows
    qtbot.keyClick(sheet.ledger, Qt.Key.Key_Return)
    assert host.went[-1] == ("bank", pair[1].thing)
    assert pair[1].amount == Money(120_00)


def test_a_row_without_rows_behind_opens_its_own_thing(page, host):
    page.open_thing("table:register")
    page.figures._open(row_called(page, "2026-0001"))
    assert host.went[-1][0] == "invoices"


def test_days_behind_a_figure_are_said_as_days(page):
    page.open_thing("table:rooms")
    page.figures._open(row_called(page, "Lokaal 1"))
    assert sheet_on(page).totals.amount.text() == "365 days"


def test_the_sum_of_a_table_opens_all_rows_together(page):
    page.open_thing("table:income_tenant")
    page.figures._open(row_called(page, "Total"))
    assert len(sheet_on(page).ledger.table.rows) == 2


def test_a_month_of_another_place_is_opened_on_its_page(page):
    page.open_thing(Month(2026, 3))
    assert page.made[0].title == "The month of March 2026"
    page.when.after.click()
    assert page.made[0].title == "The month of April 2026"


def test_stepping_goes_by_the_quarter_and_the_year(page):
    page.open_thing("vat")
    page.when.before.click()
    assert page.made[0].state == "1 January to 31 March 2026"
    page.open_thing("rooms")
    page.when.before.click()
    assert page.made[0].title == "Occupancy 2025"


def test_days_that_are_not_whole_show_a_sentence_and_print_nothing(page):
    page.open_thing("paper:register")
    page.when.last.set_value(date(2025, 1, 1))
    assert page.preview.pdf is None
    assert "Fill in the days" in page.preview.empty.text()
    assert not page.save_sheet(Path("/nergens/proef.xlsx"))


def test_an_overview_is_kept_as_a_spreadsheet(page, tmp_path):
    page.open_thing("income_room")
    path = tmp_path / "proef.xlsx"
    assert page.save_sheet(path)
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    flat = [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert 335.0 in flat


def test_the_chart_tells_its_figures_to_who_does_not_see_it(page):
    page.open_thing("chart:month")
    said = page.chart.picture.accessibleName()
    assert "335.00 in" in said
    assert page.chart.picture.sizeHint().height() > 40
    page.open_thing("chart:register")
    assert page.chart.name.text() == "This overview has no picture"


def test_a_budget_is_typed_and_stands_beside_the_year(page, host):
    sheet = ask_budget(host, 2026)
    sheet.fields[str((None, "rent"))].set_value(Money(3_720_00))
    sheet.save()
    assert sheet.is_closed
    account = host.desk.read(year_account, 2026)
    assert account.budget == Money(3_720_00)
    again = ask_budget(host, 2026)
    again.fields[str((None, "rent"))].set_value(None)
    again.save()
    assert host.desk.read(year_account, 2026).budget is None


def test_a_year_is_closed_and_opened_again_with_a_reason(page, host):
    host.desk = Desk(host.desk.board, lambda: date(2027, 2, 1))
    ask_closing(host, 2026, lambda: None).answer("close")
    assert host.desk.read(closed_years) == {2026}
    sheet = ask_opening(host, 2026, lambda: None)
    sheet.save()
    assert not sheet.is_closed
    assert "Say why" in sheet.message.accessibleName()
    sheet.fields["reason"].set_value("bon vergeten")
    sheet.save()
    assert host.desk.read(closed_years) == set()
    (closing,) = host.desk.read(closings, 2026)
    assert (closing.reason, closing.reopened_on) == ("bon vergeten", date(2027, 2, 1))


def test_a_year_that_is_not_over_is_not_closed(page, host):
    refused = []
    host.desk.refused.connect(refused.append)
    ask_closing(host, 2026, lambda: None).answer("close")
    assert "not over yet" in refused[0]
    assert host.desk.read(closed_years) == set()


def test_what_stands_in_the_way_of_closing_is_said(page, host):
    with host.desk.board.acting("test") as session:
        an_entry(session, 10_00)
    question = ask_closing(host, 2026, lambda: None)
    assert list(question.buttons) == ["back"]
    assert any("no place yet" in label.text() for label in question.findChildren(PlainLabel))
