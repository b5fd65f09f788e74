"""The registers on screen: what is open, where it comes from, and what the board does with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.meetings.drafts import SmallDraft
from bestuurskamer.meetings.minuting import keep_small
from bestuurskamer.meetings.model import MeetingKind
from bestuurskamer.meetings.promise_model import (
    ActionState,
    Direction,
    PromiseEventKind,
    PromiseState,
)
from bestuurskamer.meetings.registers import actions, promise_events, promises, questions
from bestuurskamer.parties.departments import add_department, end_department
from bestuurskamer.parties.drafts import DepartmentDraft
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.promises.page import PromisesPage
from bestuurskamer.screens.promises.sheets import CloseSheet, KeptSheet, MoveSheet, RemarkSheet
from bestuurskamer.screens.terms.letter_out import SentSheet
from bestuurskamer.screens.terms.letter_sheet import LetterSheet
from tests.meetings.builders import a_board, a_department, a_dossier, an_official
from tests.paper.reader import words_on

SAID = date(2026, 1, 5)
TEXT = (
    "> Bakker: de sleutel komt !1-2\n< wij sturen de offerte @jan !20-3\n"
    "* bestek nalezen @fatima !6-3\n? wie tekent de verlenging /VGD"
)


@pytest.fixture
def page(host, board):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        an_official(session, department)
        dossier = a_dossier(session)
        draft = SmallDraft(MeetingKind.PHONE, TEXT, SAID, "Bakker", department, dossier)
        keep_small(session, draft, SAID)
    made = PromisesPage(host)
    host.put(made)
    return made


def sheet(page, kind):
    return page.host.window.findChildren(kind)[-1]


def press(qtbot, page, text):
    def found():
        return [b for b in page.card.findChildren(Button) if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    (made,) = found()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def theirs(page):
    rows = page.host.desk.read(promises, page.host.desk.today(), direction=Direction.THEIRS)
    return rows[0]


def test_both_sides_stand_in_one_honest_sentence(page):
    assert page.sentence.text() == "To us: 1 open, 1 late. By us: 1 open."


def test_the_latest_promise_comes_first_with_its_matter_and_source(page):
    row = page.ledger.current()
    assert row.words == "de sleutel komt"
    cell = page.ledger.table.columns[0].cell(row)
    assert "T-2026-001" in cell.below
    assert "D-2026-001 Hoofdhuur" in cell.below
    assert "Phone call: Bakker" in cell.below


def test_a_department_has_the_promises_of_the_one_before_it(page):
    desk = page.host.desk
    old = theirs(page).department_id
    draft = DepartmentDraft("Vastgoedontwikkeling", "VGO")
    new = desk.do("test", add_department, draft)
    desk.do("test", end_department, old, date(2026, 2, 1), new)

    page.filters.department.set_value(new)  # offered at once, though it came after the page

    row = page.ledger.current()
    assert row.words == "de sleutel komt"
    cell = page.ledger.table.columns[1].cell(row)
    assert (cell.text, cell.below) == ("VGO, then VGD", "Piet Bakker · to us")
    page.open_thing("questions")
    assert [row.words for row in page.ledger.table.rows] == ["wie tekent de verlenging"]


def test_promises_stand_in_the_order_that_is_chosen(page, board):
    with board.acting("older") as session:
        department = a_department(session, "Groen", "GRN")
        draft = SmallDraft(MeetingKind.PHONE, "> het plein !1-9", date(2025, 9, 1), "T", department)
        keep_small(session, draft, date(2025, 9, 1))
    page.reload()

    def order(key):
        page.filters.order.set_value(key)
        return [row.words for row in page.ledger.table.rows if row.direction is Direction.THEIRS]

    assert order("late")[0] == "het plein"
    assert order("age") == ["het plein", "de sleutel komt"]
    assert order("department") == ["het plein", "de sleutel komt"]
    assert order("dossier") == ["de sleutel komt", "het plein"]


def test_a_row_that_is_asked_for_is_hidden_by_no_filter(page):
    page.filters.direction.set_value("ours")
    page.open_thing(("promises", theirs(page).id))
    assert page.ledger.current().words == "de sleutel komt"


def test_kept_is_said_by_the_board_and_needs_to_know_how(qtbot, page):
    press(qtbot, page, "It was kept")
    asked = sheet(page, KeptSheet)
    asked.save()
    assert asked.isVisible()
    asked.remark.set_value("sleutel gezien")
    asked.save()
    assert theirs(page).state is PromiseState.KEPT
    assert [row.words for row in page.ledger.table.rows] == ["wij sturen de offerte"]


def test_another_day_in_the_words_people_use(qtbot, page):
    press(qtbot, page, "Another day")
    asked = sheet(page, MoveSheet)
    asked.day.set_value("eind sept")
    asked.reason.set_value("vakantie")
    asked.save()
    row = theirs(page)
    assert (row.due_on, row.moved) == (date(2026, 9, 30), 1)
    (event,) = page.host.desk.read(promise_events, row.id)
    assert event.old_due == date(2026, 2, 1)


def test_a_day_that_is_not_understood_is_said_and_nothing_moves(qtbot, page):
    press(qtbot, page, "Another day")
    asked = sheet(page, MoveSheet)
    asked.day.set_value("ooit")
    asked.reason.set_value("vakantie")
    asked.save()
    assert asked.isVisible()
    assert theirs(page).due_on == date(2026, 2, 1)


def test_what_they_say_is_not_yet_kept(qtbot, page):
    press(qtbot, page, "They say it is done")
    asked = sheet(page, RemarkSheet)
    asked.remark.set_value("ligt bij de balie")
    asked.save()
    assert theirs(page).state is PromiseState.REPORTED_DONE


def test_letting_go_asks_why(qtbot, page):
    press(qtbot, page, "Let go")
    asked = sheet(page, CloseSheet)
    asked.save()
    assert theirs(page).state is PromiseState.OPEN
    asked.reason.set_value("niet meer nodig")
    asked.save()
    assert theirs(page).state is PromiseState.LAPSED


def test_actions_hold_what_we_promised_too_and_done_is_done(qtbot, page):
    page.open_thing("actions")
    rows = {row.what: row for row in page.ledger.table.rows}
    assert set(rows) == {"bestek nalezen", "wij sturen de offerte"}
    page.ledger.choose((False, rows["bestek nalezen"].id))
    press(qtbot, page, "Done")
    found = page.host.desk.read(actions, page.host.desk.today())
    assert {row.state for row in found if row.what == "bestek nalezen"} == {ActionState.DONE}


def test_an_answered_question_waits_no_more(qtbot, page):
    page.open_thing("questions")
    press(qtbot, page, "Answered")
    asked = sheet(page, RemarkSheet)
    asked.remark.set_value("de wethouder")
    asked.save()
    assert page.host.desk.read(questions, page.host.desk.today()) == []


def test_enter_goes_to_where_it_was_said(qtbot, page):
    qtbot.keyClick(page.ledger, Qt.Key.Key_Return)
    assert page.host.went == [("meetings", ("line", page.ledger.current().source.line_id))]


def test_a_row_is_found_by_its_number_also_when_closed(page):
    row = theirs(page)
    page.open_thing(("promises", row.id))
    assert page.ledger.current().id == row.id


def test_a_reminder_quotes_the_promise_to_its_department(page, qtbot):
    page.card.show_row(theirs(page))
    press(qtbot, page, "Write a reminder")
    letter = sheet(page, LetterSheet)
    assert "“de sleutel komt”" in letter.text.value()
    assert "On 5 January 2026 Piet Bakker promised us" in letter.text.value()
    assert "promised for 1 February 2026. We have not received it yet." in letter.text.value()
    assert "Vastgoed" in words_on(letter.keep().paper)


def test_a_reminder_is_kept_and_its_going_out_is_logged_with_the_promise(page, qtbot):
    page.card.show_row(theirs(page))
    press(qtbot, page, "Write a reminder")
    sheet(page, LetterSheet).save()
    assert page.host.told[-1].button == "It went out"
    press(qtbot, page, "It went out")
    out = sheet(page, SentSheet)
    out.how.set_value("by registered post")
    out.save()
    row = theirs(page)
    (event,) = page.host.desk.read(promise_events, row.id)
    assert (event.kind, event.remark) == (PromiseEventKind.RAISED, "letter, by registered post")
    press(qtbot, page, "Write a reminder")
    said = [label.text() for label in sheet(page, LetterSheet).findChildren(PlainLabel)]
    assert any("A letter about this went out on 2 March 2026" in text for text in said)


def test_what_only_the_board_knows_is_quoted_to_nobody(page, qtbot):
    def texts():
        return [made.text() for made in page.card.findChildren(Button) if made.isVisible()]

    page.card.show_row(theirs(page))
    qtbot.waitUntil(lambda: texts().count("Write a reminder") == 1)
    page.card.show_row(replace(theirs(page), internal=True))
    qtbot.waitUntil(lambda: texts().count("They say it is done") == 1)
    assert "Write a reminder" not in texts()
