"""Tab goes as one reads, whatever was put on a page first."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.order import reading_order
from bestuurskamer.screens.kit.page import Page


def names(top):
    return [widget.accessibleName() for widget in reading_order(top)]


def test_what_is_added_last_but_stands_first_is_reached_first(dress, window):
    page = Page(dress, "Invoices")
    page.body.addWidget(TextField(dress, "Name"))
    line = QWidget()
    row = QHBoxLayout(line)
    right, left = button(dress, "Right"), button(dress, "Left")
    for place, made in ((0, right), (0, left)):
        row.insertWidget(place, made)
    page.body.insertWidget(0, line)
    page.add_action(button(dress, "Make", "primary"))
    window.layout().addWidget(page)
    QApplication.processEvents()
    assert names(window) == ["Make", "Left", "Right", "Name"]


def test_a_line_that_came_later_is_reached_where_it_stands(dress, window):
    sheet = Sheet(dress, window, "New lease")
    sheet.add(TextField(dress, "First"), "first")
    sheet.add(TextField(dress, "Last"), "last")
    sheet.open()
    sheet.grid.add(TextField(dress, "Later"))
    QApplication.processEvents()
    assert names(sheet.frame) == ["First", "Last", "Later", "Back", "Save"]
