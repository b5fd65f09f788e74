"""The history of what is shown: one key, one place, on every page with records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.screens.history import HistorySheet
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.tenants.tenant_sheet import TenantSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = [
    ("invoices", "made", "invoice"),
    ("bank", "placed", "entry"),
    ("bank", "late", "party"),
    ("tenants", "tenants", "party"),
    ("tenants", "rooms", "room"),
    ("tenants", "head_lease", "head_lease"),
    ("overviews", "year", "year"),
    ("meetings", None, "meeting"),
    ("dossiers", "open", "dossier"),
    ("promises", "promises", "promise"),
    ("promises", "actions", "action_item"),
    ("promises", "decisions", "decision"),
    ("settings", "board", "office"),
    ("settings", "figures", "figures"),
]


def shown(window):
    return [one for one in window.frame.findChildren(HistorySheet) if not one.is_closed]


@pytest.mark.parametrize(("place", "part", "table"), PAGES)
def test_one_key_and_one_button_tell_the_life_of_what_is_chosen(window, qtbot, place, part, table):
    window.go(place, part)
    page = window.stack.currentWidget()
    for name in ("ledger", "list"):
        ledger = getattr(page, name, None)
        ledger = getattr(ledger, "ledger", ledger)
        if hasattr(ledger, "table") and ledger.table.rows and ledger.isVisible():
            ledger.setCurrentIndex(ledger.model().index(0, 1))
    if place == "tenants" and part != "head_lease":
        ledger = page._views[part].ledger
        ledger.setCurrentIndex(ledger.model().index(0, 1))
    if place == "invoices":
        page.made.ledger.setCurrentIndex(page.made.ledger.model().index(0, 1))
    thing = page.thing()
    assert thing is not None
    assert thing.table in (table, "promise" if table == "action_item" else table)
    qtbot.keyClick(window.frame, Qt.Key.Key_H, CONTROL)
    (by_key,) = shown(window)
    assert by_key.rows or place == "overviews"  # no year was budgeted or closed yet
    by_key.close_overlay()
    page.keys.history.click()
    (by_button,) = shown(window)
    assert by_button.rows == by_key.rows


def test_the_card_that_has_the_keyboard_goes_before_the_page(window, qtbot):
    window.go("tenants")
    page = window.stack.currentWidget()
    row = next(row for row in page._tenancy.tenants if len(row.leases) == 1)
    page.open_thing(row.party.id)
    card = page.one.view.findChildren(object, "")
    marked = [one for one in card if one.isWidgetType() and one.property("thing")]
    tables = {one.property("thing")[0] for one in marked}
    assert tables == {"lease", "deposit"}
    lease = next(one for one in marked if one.property("thing")[0] == "lease")
    lease.findChildren(type(page.new_button))[0].setFocus()
    qtbot.keyClick(window.frame, Qt.Key.Key_H, CONTROL)
    (sheet,) = shown(window)
    assert sheet.accessibleName().startswith("History of the lease")


def test_a_sheet_of_a_record_has_it_left_in_its_foot_and_under_the_same_key(window, qtbot):
    window.go("tenants")
    page = window.stack.currentWidget()
    page.open_thing(page._tenancy.tenants[0].party.id)
    page.one.change()
    sheet = page.sheet
    assert isinstance(sheet, TenantSheet)
    assert sheet.foot.itemAt(0).widget() is sheet.history
    qtbot.keyClick(sheet.fields["name"].control, Qt.Key.Key_H, CONTROL)
    (life,) = shown(window)
    qtbot.keyClick(life, Qt.Key.Key_Escape)
    assert shown(window) == []
    assert not sheet.is_closed


def test_with_nothing_chosen_it_says_so(window, qtbot):
    window.go("invoices", "drafts")
    qtbot.keyClick(window.frame, Qt.Key.Key_H, CONTROL)
    assert shown(window) == []
    assert window.notice.isVisible()


def test_while_others_look_on_it_stays_closed(window, qtbot):
    window.discreet.talk(True)
    window.go("dossiers")
    dossier = window.desk.read(dossiers, window.desk.today(), {})[0]
    window.go("dossiers", dossier.id)
    assert window.stack.currentWidget().thing() == Thing(
        "dossier", dossier.id, f"{dossier.number} {dossier.title}"
    )
    qtbot.keyClick(window.frame, Qt.Key.Key_H, CONTROL)
    assert shown(window) == []


def test_a_page_without_records_has_no_button(window):
    window.go("today")
    assert window.stack.currentWidget().keys.history.isHidden()
