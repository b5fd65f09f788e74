from PySide6.QtWidgets import QBoxLayout

from bestuurskamer.screens.kit.buttons import button, in_two_lines
from bestuurskamer.screens.kit.cards import TodoRow
from bestuurskamer.screens.kit.folding import beside
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment


def shown(qtbot, widget, width, height=400):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def test_buttons_stand_below_each_other_where_there_is_no_room(qtbot, dress):
    line = shown(qtbot, beside(dress, button(dress, "First one"), button(dress, "Second one")), 600)
    assert line.row.direction() is QBoxLayout.Direction.LeftToRight
    line.resize(line.minimumSizeHint().width(), 200)
    assert line.row.direction() is QBoxLayout.Direction.TopToBottom


def test_choices_take_more_rows_where_there_is_no_room(qtbot, dress):
    names = [(str(n), f"Choice number {n}") for n in range(4)]
    segment = shown(qtbot, Segment(dress, "Which", names), 2000)
    one = segment.height()
    assert len({part.y() for part in segment._parts}) == 1
    segment.resize(segment.minimumSizeHint().width(), one)
    assert segment.height() == 4 * one
    assert all(part.geometry().right() <= segment.width() for part in segment._parts)


def test_the_main_button_goes_below_a_title_it_would_cut(qtbot, dress, qapp):
    page = Page(dress, "Overviews")
    page.add_action(button(dress, "Print everything", "primary"))
    shown(qtbot, page, 900)
    main = page.main_button()
    assert main.y() < page.title.geometry().bottom()
    page.resize(300, 400)
    qapp.processEvents()
    assert main.y() > page.title.geometry().bottom()
    assert page.title.width() >= page.title.fontMetrics().horizontalAdvance("Overviews")


def test_what_helps_goes_below_the_words_in_a_narrow_row_and_message(qtbot, dress):
    row = shown(qtbot, TodoRow(dress, "users", "Something", button=button(dress, "Open")), 600)
    told = shown(qtbot, Message(dress, "info", "A sentence.", "Do it"), 600)
    for widget, words in ((row, row._words.itemAt(0).widget()), (told, told.words)):
        assert widget.button.x() > words.x()
        widget.resize(280, 200)
        assert widget.button.y() > words.y()


def test_a_long_caption_breaks_near_its_middle():
    assert in_two_lines("Take back and make anew") == "Take back and\nmake anew"
    assert in_two_lines("Print") == "Print"
