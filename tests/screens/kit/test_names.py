"""Every control that the keyboard can reach has a name for who cannot see it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard, Rows, TodoRow
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.nav import NavItem
from bestuurskamer.screens.kit.notice import Notice
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField, MonthField, NumberField
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.sidebar import SideBar

TODAY = date(2026, 11, 23)


def nameless(top: QWidget) -> list[str]:
    QApplication.processEvents()
    found, seen_at_all = [], 0
    for widget in top.findChildren(QWidget):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (reachable and widget.isVisible()):
            continue
        seen_at_all += 1
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is not None and not seen.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert seen_at_all
    return found


def test_the_walk_finds_a_nameless_control(window, qtbot):
    window.layout().addWidget(QLineEdit())
    assert nameless(window) == ["QLineEdit in QWidget"]


def test_everything_on_a_page_has_a_name(dress, window):
    page = Page(dress, "Invoices", "Eleven are ready.")
    page.show_back("Tenants")
    page.add_action(button(dress, "Make", "primary"))
    table = RowTable[int]([Column("Number", lambda row: Cell(str(row)))], key=lambda row: row)
    ledger = Ledger(dress, table, "Invoices")
    ledger.show_rows([1, 2])
    rows = Rows()
    rows.add(TodoRow(dress, "sun", "Rent", button=button(dress, "Look")))
    notice = Notice(dress)
    notice.tell("Done.", button="Undo")
    empty = EmptyPage(dress, "users", "None", "Who rents.", [], button(dress, "First"))
    segment = Segment(dress, "Which", [("a", "A"), ("b", "B")])
    beside = SideBySide(dress, LedgerCard(ledger), PdfPreview(dress, "The invoice"))
    for widget in (notice, segment, beside, rows, empty):
        page.body.addWidget(widget)
    window.layout().addWidget(page)
    assert nameless(window) == []


def test_everything_on_a_sheet_has_a_name(dress, window):
    sheet = Sheet(dress, window, "New lease")
    long = Choice[int](dress, "Long")
    for place in range(20):
        long.add(place, str(place))
    fields = (
        TextField(dress, "Name"), LongTextField(dress, "Note"), MoneyField(dress, "Rent"),
        DayField(dress, "Day", TODAY), MonthField(dress, "Month", TODAY),
        NumberField(dress, "Area"), Choice[int](dress, "Short"), long, Tick(dress, "Tick"),
    )  # fmt: skip
    for place, field in enumerate(fields):
        sheet.add(field, str(place))
    sheet.open()
    sheet.show_problems({"0": "No."})
    assert nameless(window) == []
    sheet.close_overlay()


def test_everything_in_the_side_bar_has_a_name_in_both_forms(dress, window):
    bar = SideBar(dress, [("", [NavItem("today", "sun", "Today")])])
    bar.show_copy("Copy checked", "Thu 19 Nov")
    window.layout().addWidget(bar)
    for width in (1366, 900):
        bar.fit_window(width)
        assert nameless(window) == []
