"""The first hour: every page is kept, can be left, and comes back where it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bestuurskamer.building.queries import head_lease, rooms
from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.invoices.queries import openings
from bestuurskamer.money import Money
from bestuurskamer.office.actions import found_office
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import OfficeRow, the_office
from bestuurskamer.rent.queries import deposits
from bestuurskamer.screens.first_hour.open_then import DepositsStep
from bestuurskamer.screens.first_hour.page import FirstHour
from bestuurskamer.screens.first_hour.rooms import RoomsStep
from bestuurskamer.screens.first_hour.steps import KEYS, said, what_is_left
from bestuurskamer.screens.first_hour.vat import VatStep
from bestuurskamer.screens.kit.fields import Field, LineField
from bestuurskamer.screens.kit.question import Question
from tests.builders import IBAN, TODAY, a_lease, an_office
from tests.screens.conftest import TestHost


@pytest.fixture
def page(qtbot: QtBot, host: TestHost) -> FirstHour:
    host.desk.do("Founded", found_office)
    host.desk.do("Figures", add_shipped)
    made = FirstHour(host)
    host.put(made)
    return made


def office(host: TestHost) -> OfficeRow:
    return host.desk.read(the_office, TODAY)


def field(page: FirstHour, key: str) -> Field:
    assert page.step is not None
    return page.step.fields[key]


def type_in(page: FirstHour, **texts: str) -> None:
    for key, text in texts.items():
        found = field(page, key)
        assert isinstance(found, LineField)
        found.line.setText(text)


def walk_to(page: FirstHour, key: str) -> None:
    page.open_thing(key)


def test_a_page_waits_until_it_is_right_and_then_is_kept(page: FirstHour, host: TestHost) -> None:
    page.go_on()
    assert field(page, "legal_name").has_problem()
    assert page.progress.accessibleName() == "Step 1 of 7: Your board"

    type_in(page, legal_name="De <b>Proef</b> & Co", kvk_number="123")
    page.go_on()
    assert field(page, "kvk_number").has_problem()
    assert office(host).legal_name == ""

    type_in(page, kvk_number="12345678")
    page.go_on()
    assert office(host).legal_name == "De <b>Proef</b> & Co"
    assert office(host).setup_step == "address"


def test_back_shows_what_was_typed_also_what_is_not_kept(page: FirstHour) -> None:
    type_in(page, legal_name="De Proef")
    page.go_on()
    type_in(page, street="Proefstraat 1", postal_code="12")
    page.go_back()
    assert field(page, "legal_name").typed() == "De Proef"
    page.go_on()
    assert field(page, "postal_code").typed() == "12"


def test_it_is_resumed_on_the_page_where_it_was_left(page: FirstHour, host: TestHost) -> None:
    type_in(page, legal_name="De Proef")
    page.go_on()
    type_in(page, street="Proefstraat 1")
    page.leave()
    assert host.went == [("today", None)]
    assert office(host).street == "Proefstraat 1"

    again = FirstHour(host)
    host.put(again)
    assert field(again, "street").typed() == "Proefstraat 1"


def test_leaving_with_something_wrong_asks_first(page: FirstHour, host: TestHost) -> None:
    type_in(page, kvk_number="12")
    page.leave()
    (question,) = host.window.findChildren(Question)
    assert host.went == []
    question.answer("go")
    assert host.went == [("today", None)]


def test_without_vat_nothing_of_it_is_asked(page: FirstHour, host: TestHost) -> None:
    walk_to(page, "vat")
    step = page.step
    assert isinstance(step, VatStep)
    assert not step.number.isVisible()

    step.answer.choose("taxed")
    step.answer.picked.emit("taxed")
    assert step.number.isVisible()
    page.go_on()
    assert step.number.has_problem()

    step.number.set_value("NL123456782B90")
    page.go_on()
    assert office(host).vat_status is VatStatus.TAXED

    page.go_back()
    step.answer.choose("exempt")
    step.answer.picked.emit("exempt")
    page.go_on()
    assert (office(host).vat_status, office(host).vat_number) == (VatStatus.EXEMPT, "")


def test_the_head_lease_may_wait_and_then_its_days_are_not_asked(
    page: FirstHour, host: TestHost
) -> None:
    walk_to(page, "building")
    type_in(page, name="De Proef")
    page.go_on()
    page.skip()
    assert host.desk.read(head_lease) is None
    assert office(host).setup_step == "rooms"


def test_the_head_lease_is_kept_with_its_days(page: FirstHour, host: TestHost) -> None:
    walk_to(page, "building")
    type_in(page, name="De Proef")
    page.go_on()
    type_in(page, landlord="Gemeente", monthly="1.250,00", first_day="1-1-2024")
    page.go_on()
    type_in(page, last_day="1-1-23", notice_by="30-6-2027")
    page.go_on()
    assert field(page, "last_day").has_problem()
    type_in(page, last_day="31-12-2027")
    page.go_on()
    known = host.desk.read(head_lease)
    assert known is not None
    assert (known.monthly_on(TODAY), str(known.notice_by)) == (Money(1250_00), "2027-06-30")


def test_enter_adds_a_room_and_held_enter_adds_it_once(page: FirstHour, host: TestHost) -> None:
    walk_to(page, "building")
    type_in(page, name="De Proef")
    page.go_on()
    page.skip()
    step = page.step
    assert isinstance(step, RoomsStep)
    line = step.name.line
    for name in ("Lokaal 1", "Lokaal 2"):
        line.setText(name)
        for held in (False, True, True):
            kind = QEvent.Type.KeyPress
            press = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier(0), "\r", held)
            QApplication.sendEvent(line, press)
    line.setText("Lokaal 1")
    page.go_on()
    assert step.name.has_problem()
    line.setText("Zaal")  # typed and not yet added: going on adds it
    page.go_on()
    assert [room.name for room in host.desk.read(rooms)] == ["Lokaal 1", "Lokaal 2", "Zaal"]


def test_what_was_open_then_is_taken_over_and_can_be_mended(
    page: FirstHour, host: TestHost
) -> None:
    with host.desk.board.acting("More") as session:
        an_office(session)
        a_lease(session, tenant="Atelier Kleur")
    walk_to(page, "open")
    step = page.step
    assert step is not None
    sheet = step.ask()  # type: ignore[attr-defined]
    sheet.save()
    assert sheet.fields["who"].has_problem()
    sheet.fields["who"].set_value(1)
    for key, text in (("number", "2025-17"), ("day", "1-2-2026"), ("amount", "-25,00")):
        sheet.fields[key].line.setText(text)
    sheet.save()
    assert [row.amount for row in host.desk.read(openings)] == [Money(-25_00)]

    page.go_on()
    (deposit,) = page.step.fields.values() if page.step else ()
    assert isinstance(deposit, LineField)
    deposit.line.setText("500")
    page.go_on()
    assert [state.held for state in host.desk.read(deposits).values()] == [Money(500_00)]
    page.go_back()
    assert not deposit.control.isEnabled()  # kept, and never twice
    page.go_on()

    type_in(page, cash="12,50")
    page.go_on()
    cash = office(host).accounts[-1]
    assert (cash.iban, cash.opening_balance) == ("", Money(12_50))
    assert office(host).setup_step == "done"
    assert host.went[-1] == ("today", None)


def test_an_ampersand_in_a_name_is_shown_once(page: FirstHour, host: TestHost) -> None:
    with host.desk.board.acting("build") as session:
        a_lease(session, tenant="Piet & Zn")
    step = DepositsStep(host)
    step.read()
    (deposit,) = step.fields.values()
    assert deposit.label.text() == "Piet & Zn, Lokaal 1"


def test_the_account_comes_on_invoices(page: FirstHour, host: TestHost) -> None:
    type_in(page, legal_name="De Proef")
    page.go_on()
    walk_to(page, "money")
    type_in(page, iban="NL91 ABNA 0417 1643 01")
    page.go_on()
    assert field(page, "iban").has_problem()
    type_in(page, iban="nl91abna0417164300")
    page.go_on()
    account = office(host).paid_into
    assert account is not None
    assert (account.iban, account.holder) == (IBAN, "De Proef")


def test_the_month_of_the_beginning_is_next_month_unless_said_otherwise(
    page: FirstHour, host: TestHost
) -> None:
    type_in(page, legal_name="De Proef")
    page.go_on()
    walk_to(page, "start")
    page.go_on()
    assert str(office(host).invoices_from) == "2026-04"


def test_every_page_has_its_step_and_what_is_left_is_told() -> None:
    assert [said(key).split(":")[0] for key in (KEYS[0], KEYS[-1])] == [
        "Step 1 of 7",
        "Step 7 of 7",
    ]
    assert what_is_left("rooms") == ["The rooms", "The tenants", "The beginning"]
    assert what_is_left("done") == []


def test_tab_goes_from_the_questions_to_the_way_on(page: FirstHour, qtbot: QtBot) -> None:
    qtbot.waitUntil(field(page, "legal_name").control.hasFocus)
    for _stop in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.later.hasFocus()  # back is off on the first page
    qtbot.keyClick(page.later, Qt.Key.Key_Tab)
    assert page.main.hasFocus()


def test_going_on_twice_quickly_goes_one_page(page: FirstHour, qtbot: QtBot) -> None:
    type_in(page, legal_name="De Proef")
    qtbot.mouseClick(page.main, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(page.main, Qt.MouseButton.LeftButton)
    assert page.progress.accessibleName() == "Step 1 of 7: Your board"


def test_no_page_asks_more_than_three_things(page: FirstHour, host: TestHost) -> None:
    from bestuurskamer.screens.first_hour.page import _MAKERS

    for key, make in _MAKERS.items():
        step = make(host)
        step.read()
        asked = [field for field in step.fields.values() if not field.isHidden()]
        assert len(asked) <= 3, key
