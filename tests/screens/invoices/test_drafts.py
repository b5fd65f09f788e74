from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.days import Month
from bestuurskamer.figures.actions import set_figure
from bestuurskamer.figures.rules import FigureDraft
from bestuurskamer.invoices import queries
from bestuurskamer.money import Money
from bestuurskamer.office.actions import choose_invoicing
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.rules import InvoicingDraft
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.screens.invoices.free_sheet import FreeSheet
from bestuurskamer.screens.invoices.page import InvoicesPage
from bestuurskamer.screens.kit.question import Question
from tests.builders import TODAY, a_tenant, an_office
from tests.screens.invoices.conftest import lying_over


@pytest.fixture
def sheet(host, page, three):
    page.open_thing("new")
    return lying_over(host, FreeSheet)[0]


def fill(qtbot, sheet, text="A window", price="125"):
    sheet.tenant.set_value(1)
    box = sheet.lines.boxes[-1]
    qtbot.keyClicks(box.text.line, text)
    qtbot.keyClicks(box.price.line, price)


def test_the_form_stays_open_until_it_is_right_and_then_keeps_a_draft(qtbot, desk, page, sheet):
    sheet.save()
    assert not sheet.is_closed
    assert sheet.tenant.has_problem()
    assert sheet.lines.boxes[0].text.has_problem()
    fill(qtbot, sheet)
    assert sheet.total.text() == "Total €\N{NO-BREAK SPACE}125.00"
    sheet.save()
    assert sheet.is_closed
    (draft,) = desk.read(queries.drafts)
    assert (draft.party_id, draft.net) == (1, Money(125_00))
    assert desk.read(queries.count_invoices) == 0
    assert page.drafts.table.rows == [draft]


def test_several_lines_are_added_up_and_one_can_be_taken_away(qtbot, desk, sheet):
    fill(qtbot, sheet)
    sheet._another()
    fill(qtbot, sheet, "Hours", "24")
    sheet.lines.boxes[1].quantity.line.setText("1,5")
    assert "161" in sheet.total.text()
    sheet.lines.boxes[0].drop.click()
    assert "36" in sheet.total.text()
    assert set(sheet.fields) >= {"tenant", "0.text"}
    assert "1.text" not in sheet.fields


def test_an_amount_that_cannot_be_read_is_never_made(qtbot, desk, host, sheet):
    fill(qtbot, sheet, price="12.50")
    sheet.make()
    assert "12,50" in sheet.lines.boxes[0].price._note.text()
    assert lying_over(host, Question) == []


def test_making_it_for_good_happens_once_however_often_it_is_pressed(
    qtbot, desk, host, page, sheet
):
    fill(qtbot, sheet)
    sheet.make()
    sheet.make()
    (question,) = lying_over(host, Question)
    question.answer("make")
    question.answer("make")
    sheet.make()
    assert desk.read(queries.count_invoices) == 1
    assert desk.read(queries.drafts) == []
    assert page.one.paper.row.total == Money(125_00)


def test_a_refusal_keeps_the_sheet_and_the_draft(qtbot, desk, host, sheet):
    fill(qtbot, sheet, price="-5")
    sheet.make()
    lying_over(host, Question)[0].answer("make")
    assert not sheet.is_closed
    assert "below zero" in sheet.message.words.text()
    sheet.lines.boxes[0].price.line.setText("5")
    sheet.save()
    assert len(desk.read(queries.drafts)) == 1


def test_vat_is_asked_only_where_the_board_charges_it(sheet):
    assert sheet.lines.boxes[0].vat is None


def test_vat_is_added_by_rate(qtbot, host, desk):
    def ground(session):
        an_office(session, vat=VatStatus.TAXED)
        a_tenant(session)

    desk.do("ground", ground)
    page = host.put(InvoicesPage(host))
    page.open_thing("new")
    (sheet,) = lying_over(host, FreeSheet)
    fill(qtbot, sheet, price="100")
    sheet.lines.boxes[0].vat.set_value(VatTreatment.STANDARD)
    assert "121" in sheet.total.text()
    assert "21" in sheet.sums.text()


def test_the_total_counts_vat_by_the_days_of_a_line_as_the_invoice_will(qtbot, host, desk):
    def ground(session):
        an_office(session, vat=VatStatus.TAXED)
        a_tenant(session)
        draft = FigureDraft("vat_standard", date(2026, 7, 1), Decimal(22), "law")
        set_figure(session, draft, TODAY)

    desk.do("ground", ground)
    page = host.put(InvoicesPage(host))
    page.open_thing("new")
    (sheet,) = lying_over(host, FreeSheet)
    fill(qtbot, sheet, price="100")
    sheet.lines.boxes[0].vat.set_value(VatTreatment.STANDARD)
    assert "121.00" in sheet.total.text()
    sheet.lines.boxes[0].first_day.set_value(date(2026, 7, 1))
    assert "122.00" in sheet.total.text()


def test_a_draft_is_thrown_away_by_key_after_asking(qtbot, desk, host, page, sheet):
    fill(qtbot, sheet)
    sheet.save()
    qtbot.keyClick(page.drafts.ledger, Qt.Key.Key_Delete)
    (question,) = lying_over(host, Question)
    question.answer("drop")
    assert desk.read(queries.drafts) == []
    assert page.drafts.empty.isVisible()


def test_the_reason_of_an_exemption_is_asked_only_where_it_matters_and_reaches_paper(
    qtbot, desk, host, three
):
    def charge(session):
        draft = InvoicingDraft(VatStatus.TAXED, "NL123456782B90", 14, "invoice", Month(2026, 3), 1)
        choose_invoicing(session, draft, TODAY)

    desk.do("vat", charge)
    page = host.put(InvoicesPage(host))
    page.open_thing("new")
    sheet = lying_over(host, FreeSheet)[0]
    fill(qtbot, sheet)
    box = sheet.lines.boxes[0]
    assert box.reason.isVisible()
    box.vat.set_value(VatTreatment.STANDARD)
    assert not box.reason.isVisible()
    box.vat.set_value(VatTreatment.EXEMPT)
    qtbot.keyClicks(box.reason.line, "Exempt: youth work.")
    sheet.make()
    lying_over(host, Question)[0].answer("make")
    (row,) = desk.read(queries.invoices)
    assert desk.read(queries.snapshot, row.id).notes == ("Exempt: youth work.",)


def test_a_board_without_vat_is_not_asked_for_a_reason(sheet):
    assert "0.reason" not in sheet.fields
    assert not sheet.lines.boxes[0].reason.isVisible()
