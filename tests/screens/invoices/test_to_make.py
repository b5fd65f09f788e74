from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bestuurskamer.days import Month
from bestuurskamer.invoices import queries
from bestuurskamer.money import Money
from bestuurskamer.office.model import Account
from bestuurskamer.parties.model import Party
from bestuurskamer.screens.invoices.page import InvoicesPage
from bestuurskamer.screens.invoices.to_make_rows import table_of
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.tenants.beside_sheets import ExtraSheet
from tests.builders import a_lease, a_tenant, an_office
from tests.invoices.test_month_run import issue_all
from tests.screens.invoices.conftest import lying_over

LEFT = Qt.MouseButton.LeftButton


def labels_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def made(desk):
    return desk.read(queries.count_invoices)


def press_enter(qtbot, widget, *, held=0):
    qtbot.keyPress(widget, Qt.Key.Key_Return)
    for _again in range(held):
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none, "\r", True))
    qtbot.keyRelease(widget, Qt.Key.Key_Return)


def test_the_button_makes_the_invoices_and_shows_the_ways_out(qtbot, host, desk, three, page):
    assert page.make.main.text() == "Make 3 invoices"
    assert "Three invoices are ready." in page.sentence.text()
    qtbot.mouseClick(page.make.main, LEFT)
    (question,) = lying_over(host, Question)
    with qtbot.waitSignal(page.make.run.made):
        qtbot.mouseClick(question.buttons["make"], LEFT)
    assert made(desk) == 3
    assert page.title.text() == "Three invoices made"
    assert list(page.out.buttons) == ["print", "mail", "save"]
    assert page.make.count == 0


def test_pressing_twice_a_double_click_and_held_enter_make_everything_once(
    qtbot, host, desk, three, page
):
    qtbot.mouseClick(page.make.main, LEFT)
    qtbot.mouseDClick(page.make.main, LEFT)
    page.make.make()
    (question,) = lying_over(host, Question)
    button = question.buttons["make"]
    with qtbot.waitSignal(page.make.run.made) as rung:
        press_enter(qtbot, button, held=5)
        question.answer("make")
        page.make.make()
    assert len(rung.args[0].ids) == 3
    qtbot.waitUntil(lambda: page.make.run.job is None)
    assert lying_over(host, Question) == []
    assert made(desk) == 3


def test_going_back_makes_nothing_and_it_can_be_asked_again(qtbot, host, desk, three, page):
    page.make.make()
    qtbot.keyClick(lying_over(host, Question)[0], Qt.Key.Key_Escape)
    assert made(desk) == 0
    page.make.make()
    assert len(lying_over(host, Question)) == 1


def test_stopping_makes_nothing_and_says_so(qtbot, host, desk, three, page):
    page.make.make()
    (question,) = lying_over(host, Question)
    question.answer("make")
    job = page.make.run.job
    job.progressed.connect(lambda _d, _t: job.stop(), Qt.ConnectionType.DirectConnection)
    job.stop()
    with qtbot.waitSignal(job.ended):
        pass
    assert made(desk) == 0
    assert "No invoice was made and no number was used" in host.told[-1].text
    assert page.make.main.isEnabled()


def test_space_leaves_one_out_and_the_button_counts_along(qtbot, three, page):
    page.make.ledger.setFocus()
    qtbot.keyClick(page.make.ledger, Qt.Key.Key_Space)
    assert page.make.main.text() == "Make 2 invoices"
    assert page.make.skip_button.text() == "Make it after all"
    page.reload()
    assert page.make.main.text() == "Make 2 invoices"
    qtbot.mouseClick(page.make.skip_button, LEFT)
    assert page.make.main.text() == "Make 3 invoices"


def test_signs_that_paper_cannot_show_are_told_and_keep_nothing_from_being_made(
    qtbot, host, desk, three
):
    def rename(session):
        session.get_one(Party, 1).name = "Huurder 1 \N{CJK UNIFIED IDEOGRAPH-4E2D}"

    desk.do("rename", rename)
    page = host.put(InvoicesPage(host))
    page.make.ledger.choose(page.make.table.rows[0].key)
    told = "cannot show these signs: \N{CJK UNIFIED IDEOGRAPH-4E2D}; \N{WHITE SQUARE}"
    assert any(told in text for text in labels_of(page.make.beside.card))
    page.make.ledger.choose(page.make.table.rows[1].key)
    assert not any("cannot show" in text for text in labels_of(page.make.beside.card))
    assert page.make.main.text() == "Make 3 invoices"

    issued = desk.do("run", issue_all)
    page.open_thing(issued.ids[0])
    assert any(told in text for text in labels_of(page.one))


def test_something_extra_is_asked_by_key_and_stands_on_the_invoice(qtbot, host, three, page):
    page.make.ledger.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Insert)
    (sheet,) = lying_over(host, ExtraSheet)
    sheet.save()
    assert not sheet.is_closed
    assert sheet.text.has_problem()
    qtbot.keyClicks(sheet.text.line, "Evenings")
    sheet.quantity.line.setText("9")
    qtbot.keyClicks(sheet.unit.line, "evenings")
    qtbot.keyClicks(sheet.price.line, "40")
    assert "360" in sheet.sum.words.text()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.is_closed
    assert page.make.table.rows[0].sums.total == Money(460_00)


def test_something_extra_is_asked_for_the_month_of_the_chosen_invoice(qtbot, host, three, page):
    page.make.go_to(Month(2026, 4))
    april = next(p for p in page.make.table.rows if p.month == Month(2026, 4))
    page.make.ledger.choose(april.key)
    page.make.extra_button.click()
    (sheet,) = lying_over(host, ExtraSheet)
    assert sheet.month.month() == Month(2026, 4)
    assert sheet.lease.value() == april.lease_id


def test_without_an_account_it_is_said_once_and_settings_are_one_press_away(
    qtbot, host, desk, three
):
    def forget(session):
        session.query(Account).delete()

    desk.do("forget", forget)
    page = host.put(InvoicesPage(host))
    assert page.make.problem.isVisible()
    assert not page.make.main.isEnabled()
    qtbot.mouseClick(page.make.problem.button, LEFT)
    assert host.went == [("settings", None)]


def test_who_cannot_be_invoiced_yet_has_no_tick_and_the_reason_in_words(host, desk, three):
    def more(session):
        tenant = a_tenant(session, "Aan de post", street="Postbus 12")
        a_lease(session, tenant_id=tenant, room="Kelder")

    desk.do("more", more)
    page = host.put(InvoicesPage(host))
    (blocked,) = [p for p in page.make.table.rows if not p.ready]
    assert not page.make.table.may_tick(blocked)
    assert "P.O. box" in page.make.table.columns[2].cell(blocked).below
    assert "One cannot be made yet." in page.sentence.text()
    assert page.make.main.text() == "Make 3 invoices"


def test_names_are_shown_as_they_were_typed(host, desk):
    hostile = "<img src=/etc/hostname> & Piet <b>Klus</b>"

    def fill(session):
        an_office(session)
        a_lease(session, tenant_id=a_tenant(session, hostile))

    desk.do("ground", fill)
    page = host.put(InvoicesPage(host))
    cell = page.make.table.columns[1].cell(page.make.table.rows[0])
    assert cell.text == hostile
    page.make.ledger.opened.emit(page.make.table.rows[0])
    (sheet,) = lying_over(host)
    assert sheet.preview.pdf is not None


def test_a_month_forgotten_is_named_and_the_stepper_keeps_its_limits(host, desk):
    def fill(session):
        an_office(session, since=Month(2026, 2))
        a_lease(session, first_day=date(2025, 1, 1))

    desk.do("ground", fill)
    page = host.put(InvoicesPage(host))
    assert page.make.step.month == Month(2026, 3)
    table = page.make.table
    assert [str(p.month) for p in table.rows] == ["2026-02", "2026-03"]
    assert table.columns[1].cell(table.rows[0]).below.startswith("February 2026")
    page.make.go_to(Month(2026, 9))
    assert page.make.month == Month(2026, 4)
    assert not page.make.step.after.isEnabled()
    page.make.go_to(Month(2025, 1))
    assert page.make.month == Month(2026, 2)
    assert not page.make.step.before.isEnabled()


def test_on_a_narrow_page_the_reason_stands_under_the_name(three, page):
    page.make.fold(600)
    row = page.make.table.rows[0]
    assert "first invoice" in page.make.table.columns[1].cell(row).below
    assert page.make.beside.isHidden()


def test_when_all_is_made_the_page_says_so(host, desk, issued, page):
    assert page.make.empty.isVisible()
    assert page.make.main.isHidden()
    assert table_of(page.make._folding).rows == []
