"""The treasurer sees who is late, makes the right letter, notes that it went out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.money import Money
from bestuurskamer.payments.arrears import arrangements, arrears, letters
from bestuurskamer.payments.charging import Charging, charging, choose_charging
from bestuurskamer.payments.model import LetterKind
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.reminding import make_letter, mark_sent
from bestuurskamer.screens.bank.charges_card import ChargingSheet
from bestuurskamer.screens.bank.late_pane import LatePane
from bestuurskamer.screens.bank.late_sheets import ArrangeSheet, CallSheet, SentSheet
from bestuurskamer.screens.bank.why_sheet import WhySheet
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.text import PlainLabel
from tests.payments.test_allocating import two_months

MAY = date(2026, 5, 20)


@pytest.fixture
def pane(host, desk) -> LatePane:
    with desk.board.acting("test") as session:
        two_months(session)
    desk._today = lambda: MAY
    made = LatePane(host)
    host.put(made)

    def again() -> None:
        (late,) = desk.read(arrears, desk.today())
        made.show_late(late)

    made.changed.connect(again)
    again()
    return made


def sheet_of(pane: LatePane, kind: type) -> object:
    assert isinstance(pane.sheet, kind)
    return pane.sheet


def test_the_button_makes_the_next_letter_and_asks_how_it_went_out(qtbot, pane, desk):
    assert pane.make is not None
    qtbot.mouseClick(pane.make, Qt.MouseButton.LeftButton)
    (letter,) = desk.read(letters)
    assert letter.kind is LetterKind.FRIENDLY
    assert pane.make is None
    pane.note_sent(letter)
    sheet = sheet_of(pane, SentSheet)
    sheet.how.set_value("post")
    sheet.save()
    (letter,) = desk.read(letters)
    assert (letter.sent_on, letter.sent_how) == (MAY, "post")
    assert letter.sent_by == "Anna de Vries"


def test_paying_in_parts_adds_up_and_stops_the_letters(qtbot, pane, desk):
    pane._open(ArrangeSheet(pane._host, pane.late))
    sheet = sheet_of(pane, ArrangeSheet)
    sheet.count.set_value(3)
    assert [amount for _, amount in sheet.parts()] == [
        Money(206_66),
        Money(206_66),
        Money(206_68),
    ]
    sheet.save()
    (made,) = desk.read(arrangements, MAY)
    assert made.kept
    assert pane.make is None


def test_a_call_comes_first_and_what_was_said_is_kept(qtbot, pane, desk):
    pane._ask_call()
    assert pane.make is None
    pane._open(CallSheet(pane._host, pane.late))
    sheet = sheet_of(pane, CallSheet)
    sheet.save()
    assert not sheet.is_closed
    sheet.note.set_value("betaalt vrijdag")
    sheet.save()
    assert pane.make is not None


def pressed(qtbot, pane: LatePane, text: str) -> None:
    def found() -> list[Button]:
        buttons = pane.findChildren(Button)
        return [b for b in buttons if b.isVisible() and text in b.accessibleName()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def said(pane: LatePane) -> str:
    return " | ".join(label.text() for label in pane.findChildren(PlainLabel))


def test_costs_are_off_until_the_board_switches_them_on_and_then_claimed(qtbot, pane, desk):
    assert "They are off" in said(pane)
    pressed(qtbot, pane, "Switch on or off")
    sheet = sheet_of(pane, ChargingSheet)
    sheet.costs.set_value(True)
    sheet.save()
    assert desk.read(charging) == Charging(costs=True)
    assert "nothing to claim now" in said(pane)


def test_what_is_claimed_stands_with_its_sum_and_can_be_let_go(qtbot, pane, desk):
    party_id = pane.late.party.id
    with desk.board.acting("test") as session:
        choose_charging(session, Charging(costs=True))
        for day in (date(2026, 4, 25), MAY):
            mark_sent(session, make_letter(session, party_id, day), day, "post", "Anna")
            session.flush()
    desk._today = lambda: date(2026, 6, 30)
    pane.changed.emit()
    assert "Collection costs by law over €620.00" in said(pane).replace("\u00a0", "")
    pressed(qtbot, pane, "Claim")
    assert [item.open for item in desk.read(open_items)][-1] == Money(93_00)
    pressed(qtbot, pane, "Let it go")
    sheet = sheet_of(pane, WhySheet)
    sheet.save()
    assert not sheet.is_closed
    sheet.reason.set_value("coulance")
    sheet.save()
    assert len(desk.read(open_items)) == 2
    assert "Let go on" in said(pane)


def test_the_log_of_a_letter_says_when_how_and_by_whom_and_it_can_be_withdrawn(qtbot, pane, desk):
    party_id = pane.late.party.id
    with desk.board.acting("test") as session:
        mark_sent(session, make_letter(session, party_id, MAY), MAY, "post", "Anna de Vries")
    pane.changed.emit()
    assert "by post" in said(pane)
    assert "by Anna de Vries" in said(pane)
    pressed(qtbot, pane, "Let it not count")
    assert "does not count since" in said(pane)
    assert desk.read(letters)[0].withdrawn_on == MAY


def test_an_arrangement_shows_its_parts_and_ends_with_a_reason(qtbot, pane, desk):
    pane._open(ArrangeSheet(pane._host, pane.late))
    sheet_of(pane, ArrangeSheet).save()
    assert said(pane).count("206.6") >= 3
    pressed(qtbot, pane, "End the arrangement")
    sheet = sheet_of(pane, WhySheet)
    sheet.reason.set_value("komt niet na")
    sheet.save()
    assert desk.read(arrangements, MAY)[0].ended_on == MAY
    assert pane.make is not None
