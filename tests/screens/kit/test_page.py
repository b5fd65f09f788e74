import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.nav import NavItem
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.sidebar import SideBar


@pytest.fixture
def bar(dress, window):
    made = SideBar(
        dress,
        [
            ("", [NavItem("today", "sun", "Today")]),
            ("Money", [NavItem("invoices", "receipt-text", "Invoices", 11)]),
        ],
    )
    window.layout().addWidget(made)
    return made


def test_the_side_bar_goes_where_it_is_pressed_and_shows_where_it_is(bar, qtbot):
    with qtbot.waitSignal(bar.went) as went:
        qtbot.mouseClick(bar.places["invoices"], Qt.MouseButton.LeftButton)
    assert went.args == ["invoices"]
    assert bar.places["invoices"].isChecked()
    assert not bar.places["today"].isChecked()
    assert bar.places["invoices"].accessibleName() == "Invoices, 11"


def test_the_digits_follow_the_places_that_are_shown(bar):
    assert bar.key_of_digit("1") == "today"
    assert bar.key_of_digit("2") == "invoices"
    assert bar.key_of_digit("3") == ""


def test_the_side_bar_becomes_a_rail_by_width_and_zoom(bar, dress):
    bar.fit_window(1366)
    assert bar.width() == 216
    dress.wear(zoom=150)
    bar.fit_window(1366)
    assert bar.rail
    assert bar.width() == 156
    assert all(made.height() >= dress.px(44) for made in bar.places.values())


def test_the_text_size_stops_at_its_ends(bar, dress, qtbot):
    assert not bar._foot.smaller.isEnabled()
    asked = []
    bar.zoomed.connect(asked.append)
    qtbot.mouseClick(bar._foot.larger, Qt.MouseButton.LeftButton)
    assert asked == [110]
    dress.wear(zoom=200)
    assert not bar._foot.larger.isEnabled()


def test_the_arrows_move_a_segment(dress, window, qtbot):
    segment = Segment(dress, "Which", [("a", "To make"), ("b", "Made"), ("c", "All")])
    window.layout().addWidget(segment)
    picked = []
    segment.picked.connect(picked.append)
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    assert picked == ["b", "c"]
    assert segment.current() == "c"
    segment.choose("a")
    assert picked == ["b", "c"]


def test_an_ampersand_in_a_caption_stays_an_ampersand(dress, qtbot):
    made = button(dress, "Ketting & Co")
    qtbot.addWidget(made)
    assert made.text() == "Ketting && Co"
    assert made.accessibleName() == "Ketting & Co"


def test_enter_presses_a_button_once_while_it_is_held(dress, qtbot):
    pressed = []
    made = button(dress, "Make", "primary", press=lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == [1]
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "", True)
    made.keyPressEvent(held)
    assert pressed == [1]


def test_a_narrow_page_keeps_its_main_button_in_the_head_and_loses_nothing(dress, window, qtbot):
    page = Page(dress, "Invoices", "Eleven are ready.")
    main, other = button(dress, "Make", "primary"), button(dress, "Not this time")
    page.add_action(other)
    page.add_action(main)
    window.layout().addWidget(page)
    window.resize(500, 700)
    qtbot.waitUntil(lambda: page.pane.isAncestorOf(other))
    assert not page.pane.isAncestorOf(main)
    assert page.pane.isAncestorOf(page.sentence)
    assert other.isVisible()
    assert page.main_button() is main
