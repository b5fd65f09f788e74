"""The cash box on screen: a line, what it was for, a count, and a receipt for who paid."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bestuurskamer.days import day_before
from bestuurskamer.money import Money
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.payments import prints
from bestuurskamer.payments.cash import add_cash
from bestuurskamer.payments.cash_book import cash_book
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.queries import entries
from bestuurskamer.screens.bank.cash_sheets import BoxSheet, CashSheet, CountSheet
from bestuurskamer.screens.bank.page import BankPage
from tests.builders import TODAY
from tests.payments.test_allocating import two_months


@pytest.fixture
def page(host, desk) -> BankPage:
    with desk.board.acting("test") as session:
        two_months(session)
    made = BankPage(host)
    host.put(made)
    made.open_thing("cash")
    return made


@pytest.fixture
def box(page, desk) -> BankPage:
    with desk.board.acting("test") as session:
        open_account(session, AccountKind.CASH, "", "Kas", Money(120_00), day_before(TODAY))
    page.reload()
    return page


def written(page: BankPage, way: int, amount: Money, text: str) -> None:
    page.cash.ask_line()
    sheet = page.cash.sheet
    assert isinstance(sheet, CashSheet)
    sheet.way.set_value(way)
    sheet.amount.set_value(amount)
    sheet.name.set_value("Atelier Kleur")
    sheet.text.set_value(text)
    sheet.save()


def test_a_cash_book_begins_with_what_is_in_the_box(page, desk):
    assert page.cash.blank.isVisible()
    page.cash.ask_box()
    sheet = page.cash.sheet
    assert isinstance(sheet, BoxSheet)
    sheet.inside.set_value(Money(50_00))
    sheet.save()
    assert desk.read(cash_book).inside == Money(50_00)
    assert not page.cash.blank.isVisible()
    written(page, 1, Money(310_00), "huur maart aan de deur")
    assert desk.read(cash_book).inside == Money(360_00)  # what comes in that same day counts


def test_a_line_asks_at_once_what_it_was_for_and_pays_the_invoice(box, desk):
    written(box, 1, Money(310_00), "huur maart aan de deur")
    sheet = box.judge.sheet
    assert sheet is not None
    sheet.what.set_value(next(value for value in sheet.what._values if value[0] == "party"))
    sheet.save()
    assert len(desk.read(open_items)) == 1
    (line,) = box.ledger.table.rows
    assert (line.inside, line.entry.left) == (Money(430_00), Money(0))


def test_more_than_was_inside_is_refused_and_the_sheet_stays(box, desk):
    written(box, -1, Money(500_00), "tafels")
    assert not box.cash.sheet.is_closed
    assert desk.read(entries) == []


def test_a_count_says_at_once_whether_the_book_agrees(box, desk):
    box.cash.ask_count()
    sheet = box.cash.sheet
    assert isinstance(sheet, CountSheet)
    sheet.counted.set_value(Money(115_00))
    assert "less was counted" in sheet.told.words.text()
    sheet.save()
    assert not sheet.is_closed
    sheet.note.set_value("wisselgeld vergeten")
    sheet.save()
    (line,) = box.ledger.table.rows
    assert line.count.difference == Money(-5_00)
    assert "Counted on" in box.cash.sentence()


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_book_and_a_receipt_stand_on_paper(box, desk):
    written(box, 1, Money(25_00), "zaalhuur")
    box.judge.sheet.leave()
    said = words(desk.read(prints.cash_book_paper, TODAY, TODAY))
    assert "120.00 + 25.00 − 0.00 = 145.00" in said, said
    (row,) = desk.read(entries)
    said = words(desk.read(prints.cash_receipt_paper, row.id))
    assert "Received in cash from Atelier Kleur: " in said
    assert said.count("25.00") == 1


def test_each_cash_box_has_its_own_book_to_choose_and_to_print(box, desk):
    written(box, 1, Money(25_00), "zaalhuur")
    box.judge.sheet.leave()
    assert not box.cash.box.isVisible()
    box.cash.more.click()
    sheet = box.cash.sheet
    assert isinstance(sheet, BoxSheet)
    sheet.inside.set_value(Money(40_00))
    sheet.save()
    assert not sheet.is_closed  # a second one needs a name
    sheet.name.set_value("Bar")
    sheet.save()
    assert [box.cash.box.pick.itemText(n) for n in range(2)] == ["Kas", "Bar"]
    assert (box.cash.book.name, box.cash.book.inside) == ("Bar", Money(40_00))
    written(box, -1, Money(15_00), "limonade")
    box.judge.sheet.leave()
    assert box.cash.book.inside == Money(25_00)
    assert len(box.ledger.table.rows) == 1
    of_bar = words(desk.read(prints.cash_book_paper, TODAY, TODAY, box.cash.box.value()))
    assert "Cash book: Bar" in of_bar
    assert "40.00 + 0.00 − 15.00 = 25.00" in of_bar
    first = next(row for row in desk.read(entries) if row.amount == Money(25_00))
    box.open_thing(first.id)
    assert (box.cash.book.name, box.ledger.current().entry.id) == ("Kas", first.id)


def test_a_box_without_a_line_says_what_it_is_for_and_ins_writes_one(page, box):
    assert not page.ledger.isVisible()
    assert not page.judge.isVisible()
    assert "Ins: new line" in page.keys.accessibleName()
    QTest.keyClick(page, Qt.Key.Key_Insert)
    sheet = page.cash.sheet
    assert isinstance(sheet, CashSheet)
    sheet.way.set_value(1)
    sheet.amount.set_value(Money(310_00))
    sheet.text.set_value("huur maart aan de deur")
    sheet.save()
    page.reload()
    assert page.ledger.isVisible()


def test_who_received_the_money_signs_the_receipt(box, desk):
    account = box.cash.book.account_id
    with desk.board.acting("test") as session:
        went = add_cash(session, account, TODAY, Money(-12_50), "koffie", TODAY)
    said = words(desk.read(prints.cash_receipt_paper, went))
    signed = said[said.index("For receipt:") :]
    assert signed.startswith("For receipt: the bearer"), signed
