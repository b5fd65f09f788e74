from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from sqlalchemy import select

from bestuurskamer.building.queries import rooms
from bestuurskamer.days import Month
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.rent.model import Lease, Regime
from bestuurskamer.rent.tenancy import tenancy
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.tenants.page import TenantsPage
from tests.builders import TODAY, a_tenant
from tests.paper.reader import words_on
from tests.screens.tenants.builders import a_house, press_twice

MARCH = Month(2026, 3)


@pytest.fixture
def page(host, board):
    a_house(board)
    shown = TenantsPage(host)
    host.put(shown)
    return shown


def tenant_id(page, name):
    rows = page.host.desk.read(tenancy, TODAY).tenants
    return next(row.party.id for row in rows if row.party.name.startswith(name))


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_list_says_who_rents_and_flags_who_stays_past_the_head_lease(page):
    assert [row.party.name for row in page.tenants.table.rows] == [
        "Atelier Kleur",
        "Piet <b>Klus</b>",
    ]
    ends = page.tenants.table.columns[2].cell(page.tenants.table.rows[0])
    assert ends.below == "past the head lease"
    assert page.sentence.text().startswith("2 tenants rent now, for €\u00a0510.00")


def test_rooms_and_lease_cards_flag_who_stays_past_the_head_lease(page):
    page.open_thing("rooms")
    rooms = {use.room.name: use for use in page.rooms.table.rows}
    now = page.rooms.table.columns[2]
    below = {name: now.cell(use).below for name, use in rooms.items()}
    assert below["Lokaal 1"] == "past the head lease"
    assert below["Lokaal 2"] == "free from 1 Jul 2026"
    page.open_thing(tenant_id(page, "Atelier"))
    assert "past the head lease, which ends on 31 Mar 2027" in texts(page.one.view)
    page.open_thing(tenant_id(page, "Piet"))
    assert "past the head lease" not in texts(page.one.view)


def test_a_restaurant_says_until_when_it_may_stay_by_law(page, board):
    with board.acting("test") as session:
        session.scalars(select(Lease)).first().regime = Regime.SHOP
    page.reload()
    page.open_thing(tenant_id(page, "Atelier"))
    assert "By law it runs to 31 December 2029." in texts(page.one.view)
    assert "no later than 31 December 2028" in texts(page.one.view)


def test_enter_opens_a_tenant_and_the_back_link_leads_back(page, qtbot):
    page.tenants.ledger.choose(tenant_id(page, "Piet"))
    qtbot.keyClick(page.tenants.ledger, Qt.Key.Key_Return)
    assert page.title.text() == "Piet <b>Klus</b>"
    assert page.title.textFormat() == Qt.TextFormat.PlainText
    assert not page.tenants.isVisible()

    page.back_link.click()

    assert page.title.text() == "Tenants"
    assert page.tenants.current_id() == tenant_id(page, "Piet")


def test_no_label_takes_data_for_markup(page):
    page.open_thing(tenant_id(page, "Piet"))
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_rooms_say_which_are_free(page):
    page.open_thing("rooms")
    assert page.sentence.text() == "1 of 3 rooms is free: Zolder."
    said = [page.rooms.table.columns[1].cell(row).text for row in page.rooms.table.rows]
    assert said == ["Atelier Kleur, no end", "Piet <b>Klus</b> to 30 Jun 2026", "free"]


def test_the_head_lease_stands_beside_the_sublets_and_warns_six_months_before(page):
    page.open_thing("head_lease")
    assert "Ask for renewal no later than 1 July 2026: 121 days left." in texts(page.head)
    assert page.head.bars.accessibleName() == (
        "Comes in from tenants: €\u00a0510.00. Goes out to Gemeente: €\u00a0400.00"
    )
    assert [row.tenant for row in page.head.table.rows] == ["Atelier Kleur"]


def test_a_tenants_invoices_open_in_their_own_place(page, board, host, qtbot):
    with board.acting("issue") as session:
        found = to_invoice(session, MARCH, TODAY)
        issue_month(session, [p.key for p in found.proposals], MARCH, TODAY)
    page.open_thing(tenant_id(page, "Atelier"))
    page.reload()
    (row,) = page.one.view.table.rows
    page.one.view.ledger.choose(row.id)
    qtbot.keyClick(page.one.view.ledger, Qt.Key.Key_Return)
    assert host.went == [("invoices", row.id)]


def test_the_picture_of_the_years_has_its_words_and_its_table(page):
    page.open_thing(tenant_id(page, "Atelier"))
    years = page.one.view.years
    said = years.bars.accessibleDescription()
    assert "Rent: €\u00a0310.00 a month, from 1 Jan 2025 (past the head lease)" in said
    assert years.ledger.isHidden()
    years.turn.click()
    assert years.ledger.isVisible()
    assert [row.monthly.cents for row in years.table.rows] == [310_00]


def test_archived_tenants_show_only_when_asked_for(page, board):
    with board.acting("more") as session:
        a_tenant(session, "Koor")
    page.reload()
    page.open_thing(tenant_id(page, "Koor"))
    page.one.more.entries()["Archive"]()
    page.back_to_list()
    names = [row.party.name for row in page.tenants.table.rows]
    assert names == ["Atelier Kleur", "Piet <b>Klus</b>"]
    page.tenants.archived.setChecked(True)
    assert len(page.tenants.table.rows) == 3


def test_who_still_rents_is_not_archived_and_the_reason_is_told(page, host):
    page.open_thing(tenant_id(page, "Piet"))
    page.one.more.entries()["Archive"]()
    assert "still rents" in host.told[-1].text
    assert len(page.tenants.table.rows) == 2


def test_without_anybody_the_page_says_what_it_is_for(host, board):
    page = TenantsPage(host)
    with board.acting("found") as session:
        from tests.builders import an_office

        an_office(session)
    host.put(page)
    assert page.tenants.empty.isVisible()
    assert "No tenants yet" in texts(page)
    page.open_thing("rooms")
    assert page.rooms.empty.isVisible()
    page.open_thing("head_lease")
    assert page.head.empty.isVisible()
    page.open_thing("import")
    assert host.went == [("list", None)]


def test_there_is_one_main_button_in_every_view(page, board):
    from bestuurskamer.screens.kit.buttons import Button

    with board.acting("more") as session:
        a_tenant(session, "Koor")
    page.reload()
    for thing in ("tenants", "rooms", "head_lease", tenant_id(page, "Atelier"),
                  tenant_id(page, "Koor")):  # fmt: skip
        page.open_thing(thing)
        main = [b for b in page.findChildren(Button) if b.property("kind") == "primary"]
        assert len([b for b in main if b.isVisible()]) == 1, thing


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_no_button_is_narrower_than_its_words(page, zoom, qtbot):
    from bestuurskamer.screens.kit.buttons import Button

    page.dress.wear(zoom=zoom)
    for thing in ("tenants", "rooms", "head_lease", tenant_id(page, "Atelier")):
        page.open_thing(thing)
        qtbot.wait(1)
        for made in page.findChildren(Button):
            if made.isVisible() and made.text():
                assert made.width() >= made.sizeHint().width(), made.text()


def test_ins_makes_a_room_once_however_often_it_is_saved(page, qtbot):
    page.open_thing("rooms")
    page.room_new.click()
    sheet = page.sheet
    sheet.save()
    assert sheet.name.has_problem()
    sheet.name.set_value("Kelder")
    press_twice(qtbot, sheet.main)
    assert [room.name for room in page.host.desk.read(rooms)].count("Kelder") == 1
    assert "Kelder" in [row.room.name for row in page.rooms.table.rows]


def test_f8_on_one_tenant_prints_the_account_of_that_tenant(page, monkeypatch, tmp_path):
    paper = tmp_path / "account.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(paper), "PDF"))
    page.open_thing(tenant_id(page, "Piet"))
    page.print_it()
    (question,) = page.host.window.findChildren(Question)  # there is no printer here
    question.answer("keep")
    words = words_on(paper.read_bytes())
    assert "Piet <b>Klus</b>" in words
    assert "Atelier Kleur" not in words
