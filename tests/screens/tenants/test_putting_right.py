"""What was typed on the place of tenants is put right there, also long after."""

from __future__ import annotations

import pytest

from bestuurskamer.money import Money
from bestuurskamer.rent.tenancy import tenancy
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.tenants.page import TenantsPage
from tests.builders import TODAY
from tests.screens.tenants.builders import a_house


@pytest.fixture
def page(host, board):
    a_house(board)
    shown = TenantsPage(host)
    host.put(shown)
    return shown


def row_of(page, name):
    rows = page.host.desk.read(tenancy, TODAY).tenants
    return next(row for row in rows if row.party.name.startswith(name))


def test_an_old_invoice_is_added_and_taken_away_on_the_page_of_its_tenant(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.more.entries()["Add an open invoice from before"]()
    page.sheet.number.set_value("2025-77")
    page.sheet.day.line.setText("1-12-2025")
    page.sheet.amount.line.setText("50")
    page.sheet.save()
    assert page.sheet is None
    (item,) = page.one.facts.openings
    assert (item.number, item.open) == ("2025-77", Money(50_00))
    button_named(page.one.view, "Take away 2025-77").click()
    assert page.one.facts.openings == ()


def test_a_deposit_that_was_noted_wrong_is_taken_back(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one._deposit()
    page.sheet.amount.line.setText("5000")
    page.sheet.save()
    assert row_of(page, "Atelier").deposit.held == Money(5000_00)
    button_named(page.one.view, "Take back the last one").click()
    assert row_of(page, "Atelier").deposit is None


def test_a_lease_that_was_never_meant_is_taken_away_after_asking(page):
    page.open_thing(row_of(page, "Piet").party.id)
    button_named(page.one.view, "Take this lease away: Lokaal 2").click()
    page.one.away.question.answer("back")
    assert row_of(page, "Piet").leases
    button_named(page.one.view, "Take this lease away: Lokaal 2").click()
    page.one.away.question.answer("drop")
    assert row_of(page, "Piet").leases == ()


def test_a_room_that_was_never_let_is_taken_away_and_one_that_was_stays(page):
    for name, stays in (("Zolder", False), ("Lokaal 1", True)):
        page._room(next(use.room for use in page._tenancy.rooms if use.room.name == name))
        sheet = page.sheet
        sheet.away.click()
        assert (page.sheet is sheet) is stays
        assert (name in [use.room.name for use in page._tenancy.rooms]) is stays
    assert "This room was let" in page.sheet.message.words.text()


def test_a_wrong_change_of_the_head_rent_is_taken_back(page):
    page.open_thing("head_lease")
    page._change_head_rent()
    page.sheet.monthly.line.setText("4000")
    page.sheet.first.line.setText("1-4-2026")
    page.sheet.save()
    button_named(page.head, "Take back the last change").click()
    assert [rent.monthly for rent in page._tenancy.head_lease.rents] == [Money(400_00)]


def button_named(view, name):
    return next(b for b in view.findChildren(Button) if b.accessibleName() == name)
