from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bestuurskamer.days import Month
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.office.model import VatStatus
from bestuurskamer.rent.actions import add_lease
from bestuurskamer.rent.drafts import LeaseDraft, LineDraft
from bestuurskamer.rent.model import DepositMoveKind, LineKind, VatTreatment
from bestuurskamer.rent.queries import lines_of
from bestuurskamer.rent.tenancy import tenancy
from bestuurskamer.screens.history import HistorySheet, open_history
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenants.page import TenantsPage
from tests.builders import TODAY, a_room, a_tenant, an_office
from tests.screens.tenants.builders import a_house, press_twice

MARCH = Month(2026, 3)


@pytest.fixture
def page(host, board):
    a_house(board)
    shown = TenantsPage(host)
    host.put(shown)
    return shown


def row_of(page, name):
    rows = page.host.desk.read(tenancy, TODAY).tenants
    return next(row for row in rows if row.party.name.startswith(name))


def issue(board):
    with board.acting("issue") as session:
        found = to_invoice(session, MARCH, TODAY)
        issue_month(session, [p.key for p in found.proposals], MARCH, TODAY)


def test_a_new_tenant_is_asked_until_right_and_then_shown(page):
    page.new_button.click()
    sheet = page.sheet
    sheet.save()
    assert sheet.texts["name"].has_problem()
    sheet.texts["name"].set_value("Koor & <i>Vivace</i>")
    sheet.save()
    assert page.sheet is None
    assert page.title.text() == "Koor & <i>Vivace</i>"
    assert page.sentence.text() == "Has no lease yet."


def test_a_name_that_is_there_already_is_asked_about_once(page):
    page.new_tenant()
    sheet = page.sheet
    sheet.texts["name"].set_value("atelier kleur")
    sheet.save()
    assert "Atelier Kleur (H-01) is kept already." in sheet.texts["name"]._note.text()
    assert len(page.tenants.table.rows) == 2
    sheet.save()
    assert len(page.host.desk.read(tenancy, TODAY).tenants) == 3


def test_the_lease_form_stays_open_until_it_is_right_and_works_out_the_first_month(page):
    page.open_thing(row_of(page, "Piet").party.id)
    page.one.new_lease()
    sheet = page.sheet
    sheet.save()
    assert sheet.rooms.has_problem()
    assert sheet.first.has_problem()
    sheet.rooms.boxes[1].setChecked(True)
    sheet.first.line.setText("17-3-2026")
    sheet.rent.line.setText("310")
    assert "First month: 15 of 31 days = €\u00a0150.00" in sheet.rent._note.text()
    sheet.save()
    assert page.sheet is None
    (_old, new) = row_of(page, "Piet").leases
    assert (new.terms.first_day, new.terms.last_day) == (date(2026, 3, 17), None)


def test_the_lease_form_tells_who_has_a_room_and_refuses_it(page):
    page.open_thing(row_of(page, "Piet").party.id)
    page.one.new_lease()
    sheet = page.sheet
    taken = next(k for k, box in sheet.rooms.boxes.items() if box.text().startswith("Lokaal 1"))
    sheet.first.line.setText("1-4-2026")
    assert "Atelier Kleur has it from 1 January 2025" in sheet.rooms._users[taken].text()
    sheet.rooms.boxes[taken].setChecked(True)
    sheet.rent.line.setText("310")
    sheet.save()
    assert "Atelier Kleur has Lokaal 1" in sheet.message.words.text()
    assert sheet.rent.line.text() == "310"


def test_tab_goes_from_the_days_of_a_lease_through_its_rooms_to_its_rent(page):
    page.open_thing(row_of(page, "Piet").party.id)
    page.one.new_lease()
    sheet = page.sheet
    rooms = list(sheet.rooms.boxes.values())
    wanted = [sheet.last.calendar, *rooms, sheet.rent.line]
    at, chain = sheet.nextInFocusChain(), []
    while at is not sheet and len(chain) < 500:
        chain.append(at)
        at = at.nextInFocusChain()
    assert [widget for widget in chain if widget in wanted] == wanted


def test_vat_is_asked_only_by_a_board_that_charges_it(host, board):
    with board.acting("taxed") as session:
        an_office(session, vat=VatStatus.TAXED)
    page = TenantsPage(host)
    host.put(page)
    from bestuurskamer.screens.tenants.lease_sheet import LeaseSheet

    assert "vat_rent" in LeaseSheet(host, page._tenancy).fields


def test_vat_is_hidden_while_the_board_is_exempt(page):
    page.open_thing(row_of(page, "Piet").party.id)
    page.one.new_lease()
    assert not [key for key in page.sheet.fields if key.startswith("vat_")]


def test_an_invoiced_lease_keeps_its_first_day_and_amounts(page, board):
    issue(board)
    page.open_thing(row_of(page, "Atelier").party.id)
    (lease,) = row_of(page, "Atelier").leases
    page.one._change_lease(lease)
    sheet = page.sheet
    assert not sheet.first.control.isEnabled()
    assert not sheet.rent.control.isEnabled()
    sheet.note.set_value("Sleutel bij Ria")
    sheet.save()
    (after,) = row_of(page, "Atelier").leases
    assert after.note == "Sleutel bij Ria"
    assert after.terms.counted == lease.terms.counted


def test_another_rent_shows_before_and_after_and_makes_a_successor(page, qtbot):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.rent.click()
    sheet = page.sheet
    sheet.monthly.line.setText("325,50")
    sheet.first.line.setText("1-7-2026")
    assert "€\u00a0310.00 becomes €\u00a0325.50 a month from 1 July 2026" in (
        sheet.outcome.words.text()
    )
    sheet.save()
    assert sheet.reason.has_problem()
    sheet.reason.set_value("Indexering")
    press_twice(qtbot, sheet.main)
    (lease,) = row_of(page, "Atelier").leases
    amounts = [line.monthly for line in page.host.desk.read(lines_of, lease.id)]
    assert amounts == [Money(310_00), Money(325_50)]


def test_ending_a_lease_names_the_invoices_that_cover_later_days(page, board, host, qtbot):
    issue(board)
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.end.click()
    sheet = page.sheet
    sheet.last.line.setText("15-3-2026")
    assert "2026-0001" in sheet.warning.words.text()
    sheet.save()
    (lease,) = row_of(page, "Atelier").leases
    assert (lease.terms.last_day, lease.ended_reason) == (
        date(2026, 3, 15),
        "The tenant gave notice",
    )
    from bestuurskamer.screens.kit.question import Question

    question = host.window.findChildren(Question)[-1]
    question.answer("go")
    assert host.went == [("invoices", 1)]


def test_a_deposit_never_goes_back_further_than_it_is_held(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one._deposit()
    sheet = page.sheet
    sheet.kind.set_value(DepositMoveKind.RETURNED)
    sheet.amount.line.setText("100")
    sheet.save()
    assert "No more can go back" in sheet.message.words.text()
    sheet.kind.set_value(DepositMoveKind.RECEIVED)
    sheet.save()
    assert row_of(page, "Atelier").deposit.held == Money(100_00)


def test_something_beside_the_rent_shows_its_sum_and_can_be_taken_away(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one._extra()
    sheet = page.sheet
    sheet.text.set_value("Avonden")
    sheet.quantity.line.setText("9")
    sheet.unit.set_value("avonden")
    sheet.price.line.setText("40")
    assert sheet.sum.words.text() == "9 avonden × €\u00a040.00 = €\u00a0360.00"
    sheet.save()
    (extra,) = page.one.facts.extras
    assert extra.quantity == Decimal(9)
    page.one._stop_extra(extra)
    assert page.one.facts.extras == ()


def test_rents_rise_once_for_the_chosen_leases_and_letters_are_ready(page, qtbot):
    page.raise_button.click()
    sheet = page.sheet
    sheet.percent.line.setText("3,2")
    sheet.first.line.setText("1-5-2026")
    assert [row.after for row in sheet.table.rows] == [Money(319_92), Money(206_40)]
    sheet.table.tick(sheet.table.rows[1], False)
    press_twice(qtbot, sheet.main)
    atelier, piet = row_of(page, "Atelier"), row_of(page, "Piet")
    assert atelier.leases[0].monthly_on(date(2026, 5, 1)) == Money(319_92)
    assert piet.leases[0].monthly_on(date(2026, 5, 1)) == Money(200_00)
    assert sheet.letters().startswith(b"%PDF")


def test_a_doubled_tenant_becomes_one_and_the_other_is_shown(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.more.entries()["Merge with another tenant"]()
    sheet = page.sheet
    sheet.save()
    assert sheet.into.has_problem()
    sheet.into.set_value(row_of(page, "Piet").party.id)
    sheet.save()
    assert page.title.text() == "Piet <b>Klus</b>"
    assert len(row_of(page, "Piet").leases) == 2


def test_the_head_lease_is_mended_and_its_rent_changes_from_a_day(page):
    page.open_thing("head_lease")
    page.head_change.click()
    page.sheet.reference.set_value("Brief 2023-118")
    page.sheet.save()
    page._change_head_rent()
    page.sheet.monthly.line.setText("410")
    page.sheet.first.line.setText("1-7-2026")
    page.sheet.save()
    head = page._tenancy.head_lease
    assert head.sublet_reference == "Brief 2023-118"
    assert head.monthly_on(date(2026, 7, 1)) == Money(410_00)


def test_the_history_tells_what_was_changed(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.change()
    page.sheet.texts["phone"].set_value("06 12")
    page.sheet.save()
    open_history(page.host, page.thing())
    (sheet,) = page.host.window.findChildren(HistorySheet)
    assert sheet.rows[0].what == "Changed a tenant"
    (row,) = sheet.rows[0].rows
    assert [change.after for change in row.changes] == ["06 12"]


def test_a_line_is_added_beside_the_rent(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one._add_line()
    sheet = page.sheet
    sheet.save()
    assert sheet.monthly.has_problem()
    sheet.monthly.set_value(Money(25_00))
    sheet.save()
    assert page.sheet is None
    lease = row_of(page, "Atelier").leases[0]
    lines = page.host.desk.read(lines_of, lease.id)
    assert Money(25_00) in [line.monthly for line in lines]


def an_import(board, *more):
    """A lease of two rooms with a rent line for each, as a list makes it."""
    with board.acting("Took over a list") as session:
        an_office(session, vat=more[0] if more else VatStatus.EXEMPT)
        rooms = (a_room(session, "Lokaal 3"), a_room(session, "Lokaal 4"))
        lines = (
            LineDraft(LineKind.RENT, Money(100_00), "Lokaal 3"),
            LineDraft(LineKind.RENT, Money(120_00), "Lokaal 4"),
        )
        draft = LeaseDraft(a_tenant(session, "Koor"), rooms, date(2026, 1, 1), lines=lines)
        return add_lease(session, draft)


def test_each_line_of_a_lease_is_mended_until_the_first_invoice(host, board):
    lease_id = an_import(board)
    page = TenantsPage(host)
    host.put(page)
    page.open_thing(row_of(page, "Koor").party.id)
    page.one._change_lease(row_of(page, "Koor").leases[0])
    sheet = page.sheet
    (second,) = sheet.more_lines.amounts()
    assert [f.label.text() for f in (sheet.rent, second)] == [
        "Lokaal 3 a month (1)",
        "Lokaal 4 a month (2)",
    ]
    assert sheet.rent.control.isEnabled()
    second.line.setText("-1")
    sheet.save()
    assert second.has_problem()
    second.line.setText("125")
    sheet.save()
    assert page.sheet is None
    amounts = [line.monthly for line in host.desk.read(lines_of, lease_id)]
    assert amounts == [Money(100_00), Money(125_00)]


def test_after_the_board_began_to_charge_vat_a_line_is_mended_by_a_successor(host, board):
    lease_id = an_import(board, VatStatus.TAXED)
    page = TenantsPage(host)
    host.put(page)
    page.open_thing(row_of(page, "Koor").party.id)
    page.one.rent.click()
    sheet = page.sheet
    assert not sheet.vat_reason.isHidden()
    sheet.vat.set_value(VatTreatment.STANDARD)
    assert sheet.vat_reason.isHidden()
    sheet.monthly.line.setText("100")
    sheet.reason.set_value("Met btw")
    sheet.save()
    assert page.sheet is None
    vats = [line.vat for line in host.desk.read(lines_of, lease_id)]
    assert vats == [VatTreatment.EXEMPT, VatTreatment.EXEMPT, VatTreatment.STANDARD]


def test_another_rent_asks_no_vat_while_there_is_none(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.rent.click()
    assert page.sheet.vat.isHidden()
    assert page.sheet.vat_reason.isHidden()


def test_a_room_comes_along_and_the_card_shows_its_days(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.more.entries()["A room more or less"]()
    sheet = page.sheet
    sheet.save()
    assert sheet.room.has_problem()
    sheet.room.set_value(next(u.room.id for u in page._tenancy.rooms if u.room.name == "Zolder"))
    sheet.save()
    assert page.sheet is None
    texts = [label.text() for label in page.one.view.findChildren(PlainLabel)]
    assert texts[texts.index("Zolder") + 1] == "from 1 Apr 2026"
    page.one._rooms()
    sheet = page.sheet
    sheet.what.set_value("give_up")
    assert (sheet.day.label.text(), sheet.day.day()) == ("Last day", date(2026, 3, 31))
    names = [sheet.room.pick.itemText(place) for place in range(sheet.room.pick.count())]
    assert names == ["Lokaal 1", "Zolder"]
    sheet.room.pick.setCurrentIndex(0)
    sheet.day.line.setText("30-4-2026")
    sheet.save()
    (lease,) = row_of(page, "Atelier").leases
    assert [room.last_day for room in lease.terms.rooms] == [date(2026, 4, 30), None]


def test_a_tenant_abroad_has_a_country_and_its_own_postal_code(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    page.one.change()
    page.sheet.texts["postal_code"].set_value("2000")
    page.sheet.save()
    assert page.sheet.texts["postal_code"].has_problem()
    page.sheet.texts["country"].set_value("België")
    page.sheet.save()
    assert page.sheet is None
    assert row_of(page, "Atelier").party.country == "België"


def test_a_change_of_rent_can_be_taken_back(page):
    page.open_thing(row_of(page, "Atelier").party.id)
    lease = row_of(page, "Atelier").leases[0]
    before = page.host.desk.read(lines_of, lease.id)
    page.one._change_rent()
    sheet = page.sheet
    sheet.monthly.set_value(Money(999_00))
    sheet.reason.set_value("slip of the finger")
    sheet.save()
    assert len(page.host.desk.read(lines_of, lease.id)) == len(before) + 1
    assert page.host.desk.undo() == "Rent"
    assert page.host.desk.read(lines_of, lease.id) == before
