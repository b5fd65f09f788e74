"""Every sheet grows with its content, fits the window, and keeps its buttons in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.question import Question, Verb


@pytest.fixture
def sheet(dress, window):
    return Sheet(dress, window, "New lease", "For one tenant.", "Save the lease of this tenant")


def settle():
    for _round in range(4):
        QApplication.processEvents()


def place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def fill(sheet, dress, fields):
    for number in range(fields):
        sheet.add(TextField(dress, f"Question {number}"), str(number))


def test_a_sheet_is_as_high_as_its_content_while_the_window_has_room(sheet, dress, window):
    fill(sheet, dress, 12)
    sheet.open()
    settle()
    assert sheet.pane.verticalScrollBar().maximum() == 0
    assert sheet.frame.height() > 640
    assert window.rect().contains(sheet.frame.geometry())


def test_a_sheet_grows_when_something_is_unfolded_and_nothing_jumps_back(sheet, dress):
    fill(sheet, dress, 2)
    more = sheet.fold()
    fill(sheet, dress, 4)
    sheet.open()
    settle()
    before = sheet.frame.height()
    more.click()
    settle()
    grown = sheet.frame.height()
    assert grown > before
    assert sheet.pane.verticalScrollBar().maximum() == 0
    more.click()
    settle()
    assert sheet.frame.height() == grown


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (900, 690)])
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_buttons_of_a_long_sheet_stay_in_sight(sheet, dress, window, size, zoom):
    sheet.foot.addWidget(button(dress, "Issue at once and print"))
    fill(sheet, dress, 30)
    sheet.open()
    window.resize(*size)
    dress.wear(zoom=zoom)
    settle()
    items = [sheet.foot.itemAt(at).widget() for at in range(sheet.foot.count())]
    shown = place(sheet.frame, window)
    assert window.rect().contains(shown)
    for widget in filter(None, items):
        assert shown.contains(place(widget, window)), widget.accessibleName()
        assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
    assert sheet.pane.verticalScrollBar().maximum() > 0


def test_buttons_that_do_not_fit_beside_each_other_stand_below_each_other(sheet, dress, window):
    sheet.foot.addWidget(button(dress, "Issue at once and print on the printer in the hall"))
    sheet.open()
    settle()
    assert sheet.foot.direction() is QBoxLayout.Direction.LeftToRight
    window.resize(700, 768)
    dress.wear(zoom=150)
    settle()
    assert sheet.foot.direction() is QBoxLayout.Direction.TopToBottom


def test_a_long_tick_does_not_make_its_column_wider(sheet, dress):
    sheet.add(TextField(dress, "Name"), "name")
    long = "A talk with others at which all lines for the board alone are hidden from sight"
    sheet.add(Tick(dress, long), "tick")
    sheet.open()
    settle()
    name, tick = sheet.fields["name"], sheet.fields["tick"]
    assert abs(name.width() - tick.width()) <= 2
    assert tick.box.height() >= tick.box.heightForWidth(tick.box.width())


def test_the_keyboard_stands_in_the_first_field_that_can_be_typed_in(sheet, dress):
    fill(sheet, dress, 2)
    sheet.fields["0"].fix("An invoice was made already.")
    sheet.open()
    settle()
    assert QApplication.focusWidget() is sheet.fields["1"].control


def test_a_long_sheet_is_read_to_its_end_by_the_keyboard(sheet, dress, window, qtbot):
    fill(sheet, dress, 40)
    sheet.open()
    settle()
    sheet.main.setFocus()
    bar = sheet.pane.verticalScrollBar()
    for _page in range(20):
        qtbot.keyClick(sheet.main, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0
    for _page in range(20):
        qtbot.keyClick(sheet.main, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_what_was_opened_meanwhile_keeps_the_keyboard_and_gives_it_back(dress, window):
    start = button(dress, "Print")
    window.layout().addWidget(start)
    QApplication.processEvents()
    start.setFocus()
    first = Sheet(dress, window, "We gather")
    first.open()
    settle()
    question = Question(
        dress, window, "No printer", "", [Verb("back", "Back"), Verb("keep", "Keep")]
    )
    question.open()
    first.close_overlay()
    settle()
    assert QApplication.focusWidget() is question.buttons["keep"]
    question.answer("back")
    settle()
    assert QApplication.focusWidget() is start


def test_words_that_break_only_beside_a_scroll_bar_keep_no_scroll_bar(dress, window):
    for more in range(8, 40):  # one of these lines is just as wide as its column
        sheet = Sheet(dress, window, "An open invoice", "", "")
        for name in ("Tenant", "Number", "Day"):
            sheet.add(TextField(dress, name), name)
        below = "Write a credit below zero, like" + " i" * more
        sheet.add(TextField(dress, "Still open", below), "open")
        sheet.open()
        settle()
        assert sheet.pane.verticalScrollBar().maximum() == 0, more
        sheet.close_overlay()
