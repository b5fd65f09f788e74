"""What the bank gave is dropped anywhere, asked about once, and looked at before it comes in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from bestuurskamer.money import Money
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments.own_columns import own_columns
from bestuurskamer.payments.queries import entries, imports
from bestuurskamer.screens.bank.columns_sheet import ColumnsSheet
from bestuurskamer.screens.bank.page import BankPage
from bestuurskamer.screens.bank.preview_sheet import PreviewSheet
from tests.builders import IBAN, TODAY, an_office
from tests.screens.bank.test_bank import a_file, a_row

OTHER_BANK = """Dag;Van;Wat;In;Uit
1-3-2026;Atelier Kleur;huur maart;310,00;
2-3-2026;Energie Voorbeeld;stroom;;85,10
"""
NEW = "NL20INGB0001234567"


@pytest.fixture
def page(host, desk) -> BankPage:
    with desk.board.acting("test") as session:
        an_office(session)
    made = BankPage(host)
    host.put(made)
    return made


def sheet_after(qtbot, page: BankPage, path: Path, kind: type) -> ColumnsSheet | PreviewSheet:
    page.take_in([path])
    qtbot.waitUntil(lambda: isinstance(page.sheet, kind))
    return page.sheet


def test_a_table_of_another_bank_is_explained_once_and_known_from_then_on(
    qtbot, page, tmp_path, desk
):
    path = tmp_path / "export.csv"
    path.write_text(OTHER_BANK)
    sheet = sheet_after(qtbot, page, path, ColumnsSheet)
    assert [(e.amount, e.text) for e in sheet.first_entries()[0]] == [
        (Money(310_00), "huur maart"),
        (Money(-85_10), "stroom"),
    ]
    sheet.save()
    assert not sheet.is_closed  # the bank has no name yet
    sheet.bank.set_value("Voorbeeldbank")
    sheet.save()
    qtbot.waitUntil(lambda: isinstance(page.sheet, PreviewSheet))
    page.sheet.save()
    assert sorted(row.amount.cents for row in desk.read(entries)) == [-85_10, 310_00]
    assert [row.form for row in desk.read(imports)] == ["own:Voorbeeldbank"]
    path.write_text(OTHER_BANK.replace("-3-", "-4-"))
    again = sheet_after(qtbot, page, path, PreviewSheet)
    assert len(again.table.checked_rows()) == 2
    assert len(desk.read(own_columns)) == 1


def test_other_columns_show_at_once_how_the_lines_are_read(qtbot, page, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(OTHER_BANK)
    sheet = sheet_after(qtbot, page, path, ColumnsSheet)
    sheet.day.set_value(2)
    assert sheet.table.rows == []
    assert sheet.problem.isVisible()
    sheet.day.set_value(0)
    sheet.came.set_value(4)
    sheet.went.set_value(3)
    assert [row[1].amount for row in sheet.table.rows] == [Money(-310_00), Money(85_10)]


def test_a_table_of_one_column_of_money_with_a_word_is_read(qtbot, page, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(
        "Dag;Soort;Wie;Bedrag\n1-3-2026;D;Water Voorbeeld;20,00\n2-3-2026;C;Kleur;9,50\n"
    )
    sheet = sheet_after(qtbot, page, path, ColumnsSheet)
    assert sheet.way.value() == "word"
    assert [row[1].amount for row in sheet.table.rows] == [Money(-20_00), Money(9_50)]


def test_an_unknown_account_is_asked_for_and_comes_in_with_what_stood_on_it(
    qtbot, page, tmp_path, desk
):
    path = a_file(tmp_path, a_row("310,00", "huur").replace(IBAN, NEW))
    sheet = sheet_after(qtbot, page, path, PreviewSheet)
    assert not sheet.main.isEnabled()
    sheet.ours.emit(sheet._looks[0])
    assert page.sheet is not sheet
    page.sheet.save()
    assert [row.amount for row in desk.read(entries)] == [Money(310_00)]
    assert NEW in [account.iban for account in desk.read(the_office, TODAY).accounts]


def test_a_file_dropped_on_the_window_goes_to_the_bank_from_any_page(qtbot, window, tmp_path):
    path = a_file(tmp_path, a_row("310,00", "huur"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    assert window.place == "today"
    drop = QDropEvent(QPointF(50, 50), action, data, Qt.MouseButton.LeftButton, keys)
    window.frame.dropEvent(drop)
    assert window.place == "bank"
    page = window.stack.currentWidget()
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert page.sheet.table.rows[0][2].booked_on == date(2026, 4, 2)
