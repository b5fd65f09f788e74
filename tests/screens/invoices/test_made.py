from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.invoices import queries
from bestuurskamer.invoices.issued import issued_paper, not_handed_out
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Delivery
from bestuurskamer.screens.invoices.credit_sheet import CreditSheet
from bestuurskamer.screens.invoices.free_sheet import FreeSheet
from bestuurskamer.screens.invoices.hand_out_sheet import HandOutSheet
from bestuurskamer.screens.invoices.mail_sheet import MailSheet
from bestuurskamer.screens.kit.question import Question
from tests.builders import TODAY
from tests.screens.invoices.conftest import lying_over

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def made(page, issued):
    page.open_thing("issued")
    return page.made


def test_the_newest_stands_first_and_more_come_when_asked(qtbot, page, issued):
    page.made.page = page.made._shown = 2
    page.open_thing("issued")
    numbers = [row.number for row in page.made.table.rows]
    assert numbers == ["2026-0003", "2026-0002"]
    qtbot.mouseClick(page.made.more, LEFT)
    assert len(page.made.table.rows) == 3
    assert page.made.more.isHidden()


def test_search_and_year_narrow_the_list(qtbot, made):
    qtbot.keyClicks(made.search, "Huurder 2")
    qtbot.waitUntil(lambda: [r.number for r in made.table.rows] == ["2026-0002"])
    made.search.setText("nobody")
    qtbot.waitUntil(lambda: made.table.rows == [])
    assert "Nothing fits" in made.totals.left.text()
    made.search.clear()
    made.year.setCurrentIndex(made.year.findText("2026"))
    qtbot.waitUntil(lambda: len(made.table.rows) == 3)


def test_enter_opens_one_with_its_own_paper_and_esc_goes_back(qtbot, desk, page, made):
    made.ledger.choose(made.table.rows[0].id)
    qtbot.keyClick(made.ledger, Qt.Key.Key_Return)
    assert page.title.text() == "Invoice 2026-0003"
    assert page.one.paper.pdf == desk.read(queries.pdf, page.one.paper.row.id)
    assert page.one.preview.pdf.pages == 1
    assert "Nothing on this paper can be changed" in page.one.fixed.words.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert made.isVisible()


def test_crediting_more_than_is_left_keeps_the_sheet_open(qtbot, host, desk, page, made):
    page.open_thing(1)
    qtbot.mouseClick(page.one.credit_button, LEFT)
    (sheet,) = lying_over(host, CreditSheet)
    sheet.whole.set_value(False)
    (field,) = sheet.amounts.values()
    qtbot.keyClicks(field.line, "250")
    sheet.save()
    assert not sheet.is_closed
    assert "can still be credited" in sheet.message.words.text()
    field.line.setText("40")
    sheet.save()
    sheet.save()
    assert sheet.is_closed
    assert page.one.paper.row.open == Money(60_00)
    assert [note.total for note in page.one.paper.credit_notes] == [Money(-40_00)]


def test_taking_back_makes_a_credit_note_and_opens_the_draft(qtbot, host, desk, page, made):
    page.open_thing(1)
    qtbot.mouseClick(page.one.redo_button, LEFT)
    (question,) = lying_over(host, Question)
    question.answer("redo")
    question.answer("redo")
    (sheet,) = lying_over(host, FreeSheet)
    wanted = [line.text for line in desk.read(queries.lines, 1)]
    assert [line.text for line in sheet.lines.lines()] == wanted
    assert desk.read(queries.count_invoices) == 4
    assert desk.read(issued_paper, 1).row.open == Money(0)


def test_what_was_given_out_is_noted_with_day_and_way(host, desk, page, made):
    page.open_thing(1)
    page.one.note_button.click()
    (sheet,) = lying_over(host, HandOutSheet)
    sheet.day.line.setText("1-3-2026")
    sheet.save()
    assert "before the invoice was made" in sheet.day._note.text()
    sheet.day.set_value(TODAY)
    sheet.way.set_value(Delivery.LETTERBOX)
    sheet.save()
    (handout,) = page.one.paper.handouts
    assert (handout.delivery, handout.on_day) == (Delivery.LETTERBOX, TODAY)
    assert page.one.print_button.text() == "Print a duplicate"


def test_without_a_printer_the_paper_can_be_kept(host, page, made):
    page.open_thing(1)
    page.print_it()
    (question,) = lying_over(host, Question)
    assert "keep" in question.buttons


def test_saving_writes_every_paper_and_asks_whether_they_are_gone(
    qtbot, host, desk, page, made, tmp_path
):
    page.open_thing("hand_out")
    page.out.ways_out.save_in(page.out._ids, tmp_path / "uit")
    qtbot.waitUntil(lambda: len(lying_over(host, Question)) == 1)
    names = sorted(path.name for path in (tmp_path / "uit").iterdir())
    assert names[0] == "2026-0001 Huurder 1.pdf"
    assert len(names) == 4
    lying_over(host, Question)[0].answer("gone")
    assert desk.read(not_handed_out) == []
    assert "All of these went out." in page.sentence.text()


def test_a_folder_that_refuses_is_told_and_nothing_is_noted(
    qtbot, host, desk, page, made, tmp_path
):
    (tmp_path / "file").write_text("in the way")
    page.open_thing("hand_out")
    page.out.ways_out.save_in(page.out._ids, tmp_path / "file")
    qtbot.waitUntil(lambda: bool(host.told))
    assert "The invoices themselves are kept" in host.told[-1].text
    assert len(desk.read(not_handed_out)) == 3


def test_e_mail_is_set_out_and_the_text_can_be_copied(qtbot, host, desk, page, made):
    page.open_thing("hand_out")
    qtbot.mouseClick(page.out.buttons["mail"], LEFT)
    qtbot.waitUntil(lambda: len(lying_over(host, MailSheet)) == 1)
    (sheet,) = lying_over(host, MailSheet)
    assert len(list((desk.board.path.parent / "e-mail").rglob("*.eml"))) == 1
    qtbot.mouseClick(sheet.copies[0], LEFT)
    assert "is copied" in sheet.message.words.text()
    sheet.leave()
    (question,) = lying_over(host, Question)
    question.answer("gone")
    assert len(desk.read(not_handed_out)) == 2
