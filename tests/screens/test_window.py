from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bestuurskamer.app.pictures import places
from bestuurskamer.app.places import PLACES
from bestuurskamer.meetings.model import MeetingState
from bestuurskamer.meetings.queries import meetings
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.meetings.page import DESK
from bestuurskamer.screens.search import Search

SHOWN = [place.key for place in PLACES]


@pytest.mark.parametrize("place", SHOWN)
def test_every_place_opens_on_the_practice_building(window, place):
    window.go(place)
    assert window.place == place


def test_alt_and_a_digit_go_to_a_place(window, qtbot):
    qtbot.keyClick(window.frame, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.place == "invoices"


def test_what_the_head_lease_asks_leads_today(window):
    words = [label.text() for label in window.stack.currentWidget().findChildren(QLabel)]
    strong = [w for w in words if w in ("Ask to renew the head lease", "The head lease ends")]
    assert strong == ["Ask to renew the head lease", "The head lease ends"]
    first = words.index("Ask to renew the head lease")
    assert first < words.index("Make the rent invoices of December 2026")


def test_search_finds_a_tenant_and_enter_goes_there(window, qtbot):
    qtbot.keyClick(window.frame, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    (search,) = window.frame.findChildren(Search)
    search.field.set_value("pollepel")
    assert [one.name for one in search.results][:1] == ["H-01 Buurtrestaurant De Pollepel"]
    qtbot.keyClick(search.field.control, Qt.Key.Key_Return)
    assert window.place == "tenants"


@pytest.mark.parametrize("place", SHOWN)
def test_every_control_that_takes_the_keyboard_has_a_name(window, place):
    window.go(place)
    nameless = [
        type(widget).__name__
        for widget in window.stack.currentWidget().findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []


@pytest.mark.parametrize("place", SHOWN)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_no_button_is_lower_than_44_or_narrower_than_its_words(window, dress, place, zoom, qapp):
    dress.wear(zoom=zoom)
    window.go(place)
    qapp.processEvents()
    page = window.stack.currentWidget()
    for made in page.findChildren(Button):
        if made.isVisible() and made.property("kind") == "primary":
            assert made.height() >= 44 * zoom / 100 - 1, made.text()
            assert made.width() >= made.minimumSizeHint().width(), made.text()


@pytest.mark.parametrize("place", SHOWN)
def test_labels_never_read_what_was_typed_as_markup(window, place):
    window.go(place)
    for label in window.frame.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        assert plain or not label.text(), label.text()


def test_there_is_one_main_button_on_a_page_at_most(window):
    for place in SHOWN:
        window.go(place)
        main = [
            b
            for b in window.stack.currentWidget().findChildren(Button)
            if b.isVisible() and b.property("kind") == "primary"
        ]
        assert len(main) <= 1, (place, [b.text() for b in main])


@pytest.mark.parametrize("place", [*SHOWN, "departments"])
def test_at_200_percent_in_a_small_window_nothing_is_cut_and_nothing_scrolls_sideways(
    window, dress, place, qapp
):
    window.frame.resize(900, 690)
    dress.wear(zoom=200)
    window.go(*(("dossiers", place) if place == "departments" else (place,)))
    qapp.processEvents()
    page = window.stack.currentWidget()
    assert page.pane.horizontalScrollBar().maximum() == 0
    for ledger in page.findChildren(Ledger):
        assert not ledger.isVisible() or ledger.horizontalScrollBar().maximum() == 0
    longest = max(map(page.title.fontMetrics().horizontalAdvance, page.title.text().split()))
    assert longest <= page.title.width()


def test_no_part_of_a_place_scrolls_sideways_at_200_percent(window, dress, qapp):
    window.frame.resize(1366, 768)
    dress.wear(zoom=200)
    wide = []
    for place, thing in places(window.desk):
        window.go(place, thing)
        qapp.processEvents()
        if window.stack.currentWidget().pane.horizontalScrollBar().maximum() > 0:
            wide.append((place, thing))
    assert wide == []


def test_going_to_a_part_of_a_place_leaves_the_keyboard_on_the_page(window, qtbot):
    stolen = []
    for place, thing in places(window.desk):
        window.go(place, thing)
        if window.sidebar.isAncestorOf(QApplication.focusWidget()):
            stolen.append((place, thing))
    assert stolen == []


def test_tab_comes_past_every_control_of_every_place_and_back(window, qtbot):
    for place in ("invoices", "tenants", "overviews", "meetings", "promises", "settings"):
        window.go(place)
        QApplication.processEvents()
        frame, passed = window.frame, []
        stops = {
            widget
            for widget in frame.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
            and not isinstance(widget, Page)
        }
        for _step in stops:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            passed.append(QApplication.focusWidget())
        assert set(passed) == stops, place
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
        )
        assert QApplication.focusWidget() is passed[-2], place


def test_a_board_that_is_closed_while_somebody_types_minutes_asks_nothing_of_it_afterwards(
    window, qtbot
):
    drawn = next(m for m in window.desk.read(meetings) if m.state is MeetingState.DRAFT)
    window.go("meetings", drawn.id)
    page = window.stack.currentWidget()
    page.show_meeting(drawn.id, DESK)
    QApplication.processEvents()
    window.close_board()
    QApplication.processEvents()
    assert window.place == ""
