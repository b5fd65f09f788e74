from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton

from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def answers():
    """What saving answers next, and how often it was asked."""
    return []


@pytest.fixture
def sheet(dress, window, answers, qtbot):
    saved = []

    def save():
        saved.append(1)
        answer = answers.pop(0) if answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer

    made = Sheet(dress, window, "New lease", "For one tenant.", "Save lease", save)
    made.saved = saved
    made.add(TextField(dress, "Tenant"), "tenant")
    made.add(MoneyField(dress, "Rent"), "rent")
    made.add(DayField(dress, "First day", date(2026, 11, 23)), "first")
    made.add(LongTextField(dress, "Note"), "note", wide=True)
    made.fold()
    made.add(TextField(dress, "Regime"), "regime")
    made.rung = []
    made.done.connect(made.rung.append)
    made.open()
    qtbot.wait(1)
    return made


def question_on(sheet):
    (question,) = [q for q in sheet.findChildren(Question) if not q.is_closed]
    return question


def test_the_sheet_stays_open_with_its_content_while_there_are_problems(sheet, answers, qtbot):
    answers.append({"tenant": "Give the tenant a name."})
    sheet.fields["rent"].set_value(Money(310_00))
    qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    assert sheet.isVisible()
    assert sheet.rung == []
    assert sheet.fields["tenant"].has_problem()
    assert sheet.fields["rent"].money() == Money(310_00)
    assert sheet.message.words.text().startswith("One field still needs your attention.")
    sheet.message.button.click()
    assert QApplication.focusWidget() is sheet.fields["tenant"].control


def test_the_sheet_closes_when_it_is_saved(sheet, qtbot):
    with qtbot.waitSignal(sheet.done):
        qtbot.keyClick(sheet.fields["tenant"].control, Qt.Key.Key_Return, CONTROL)
    assert sheet.rung == [True]
    assert sheet.is_closed


def test_a_refusal_stands_at_the_top_and_nothing_typed_is_lost(sheet, answers, qtbot):
    sheet.fields["tenant"].set_value("Anna")
    answers.append(Refused("The disk is full."))
    sheet.save()
    assert sheet.message.words.text() == "The disk is full."
    assert sheet.fields["tenant"].value() == "Anna"
    assert sheet.isVisible()


def test_what_cannot_be_read_is_never_saved(sheet, qtbot):
    sheet.fields["rent"].line.setText("12.50")
    sheet.save()
    assert sheet.saved == []
    assert sheet.fields["rent"].has_problem()


def test_a_double_click_or_held_enter_on_the_main_button_saves_once(sheet, answers, qtbot):
    answers.extend([{"tenant": "No."}, {"tenant": "No."}, {"tenant": "No."}])
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(sheet.main, left)
    qtbot.mouseDClick(sheet.main, left)  # the second press only; its release follows
    qtbot.mouseRelease(sheet.main, left)
    assert len(sheet.saved) == 1


def test_escape_asks_only_when_something_was_typed(sheet, qtbot):
    qtbot.keyClick(sheet.fields["tenant"].control, Qt.Key.Key_Escape)
    assert sheet.rung == [False]


def test_escape_with_something_typed_asks_with_verbs(sheet, qtbot):
    qtbot.keyClicks(sheet.fields["tenant"].control, "Anna")
    qtbot.keyClick(sheet.fields["tenant"].control, Qt.Key.Key_Escape)
    assert sheet.rung == []
    question = question_on(sheet)
    assert list(question.buttons) == ["stay", "drop", "save"]
    qtbot.keyClick(question.buttons["stay"], Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.fields["tenant"].value() == "Anna"
    sheet.leave()
    question_on(sheet).answer("drop")
    assert sheet.rung == [False]


def test_saving_from_the_question_saves(sheet, qtbot):
    sheet.fields["tenant"].set_value("Anna")
    sheet.leave()
    question_on(sheet).answer("save")
    assert sheet.rung == [True]
    assert len(sheet.saved) == 1


def test_a_problem_in_the_folded_part_unfolds_it(sheet):
    assert not sheet.fields["regime"].isVisible()
    sheet.show_problems({"regime": "Choose one."})
    assert sheet.fields["regime"].isVisible()


def test_tab_goes_through_the_fields_in_reading_order_and_stays_on_the_sheet(sheet, qtbot, window):
    outside = QPushButton("outside")
    window.layout().addWidget(outside)
    sheet.fields["tenant"].go()
    visited = []
    for _stop in range(9):
        visited.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert visited[:8] == [
        "Tenant", "Rent", "First day", "First day: choose from a calendar", "Note", "More",
        "Back", "Save lease",
    ]  # fmt: skip
    assert visited[8] == "Tenant"


def test_shortcuts_of_the_window_wait_until_the_sheet_is_gone(sheet, window, qtbot):
    rung = []
    shortcut = QShortcut(QKeySequence("Ctrl+F"), window)
    shortcut.activated.connect(lambda: rung.append(1))
    qtbot.keyClick(sheet.fields["tenant"].control, Qt.Key.Key_F, CONTROL)
    assert rung == []
    sheet.leave()
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert rung == [1]


def test_the_sheet_fits_the_window_at_every_zoom(sheet, dress, window):
    for zoom in (100, 150, 200):
        dress.wear(zoom=zoom)
        assert sheet.rect().contains(sheet.frame.geometry())


def test_a_question_answers_once_and_escape_changes_nothing(dress, window, qtbot):
    verbs = [Verb("back", "Back"), Verb("make", "Make invoices", "primary")]
    question = Question(dress, window, "Make eleven invoices?", "They cannot be changed.", verbs)
    given = []
    question.answered.connect(given.append)
    question.open()
    assert QApplication.focusWidget() is question.buttons["make"]
    qtbot.keyClick(question.buttons["make"], Qt.Key.Key_Escape)
    question.answer("make")
    assert given == ["back"]
