"""The treasurer sees who is late, makes the right letter, notes that it went out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.money import Money
from bestuurskamer.payments.arrears import arrangements, arrears, letters
from bestuurskamer.payments.model import LetterKind
from bestuurskamer.screens.bank.late_pane import LatePane
from bestuurskamer.screens.bank.late_sheets import ArrangeSheet, CallSheet, SentSheet
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
