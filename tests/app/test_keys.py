"""The password from the first closing to the door, by the screen alone; locking and coming back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from bestuurskamer.app import boards, preferences
from bestuurskamer.app.program import Program
from bestuurskamer.errors import Refused
from bestuurskamer.meetings.versions import LENT
from bestuurskamer.office.actions import keep
from bestuurskamer.office.model import Role
from bestuurskamer.screens.keys.password_field import PasswordField
from bestuurskamer.screens.keys.setup import PasswordSheet, RecoverySheet, TypeBackSheet
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.settings.access import AccessPart, PersonSheet
from bestuurskamer.screens.todos_safety import safety_todos
from bestuurskamer.vault import slots as slots_file
from tests.builders import a_tenant, an_office

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = "stoel-lamp-appel"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots_file.Slot.__init__, "__defaults__", (2**6, 8, 1))


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    preferences.keep(preferences.Preferences(language="en"))
    made = Program(qapp)
    made.crashes.remove()
    made._opened(lambda: boards.begin("Buurthuis Nieuw"))
    yield made
    if made.board is not None:
        made.board.close()
    made.keys.forget()
    shiboken6.delete(made.window.frame)


def real_data(program: Program) -> None:
    assert program.board is not None
    with program.board.acting("ground") as session:
        an_office(session)
        a_tenant(session)


def only(program: Program, kind: type) -> object:
    (found,) = [w for w in program.window.frame.findChildren(kind) if not w.is_closed]
    return found


def access(program: Program) -> AccessPart:
    program.window.go("settings", "access")
    part = program.window.stack.currentWidget().part  # type: ignore[attr-defined]
    assert isinstance(part, AccessPart)
    return part


def set_up(program: Program, qtbot: QtBot, password: str = WORDS) -> list[str]:
    """Set a password as a person would; the groups of the sheet are the answer."""
    part = access(program)
    part.begin.click()
    sheet = part.set_up.sheet  # type: ignore[union-attr]
    assert isinstance(sheet, PasswordSheet)
    sheet.password.set_value(password)
    sheet.again.set_value(password)
    sheet.save()
    sheet = part.set_up.sheet  # type: ignore[union-attr]
    assert isinstance(sheet, RecoverySheet)
    groups = sheet.groups
    sheet.save()
    sheet = part.set_up.sheet  # type: ignore[union-attr]
    assert isinstance(sheet, TypeBackSheet)
    for place in sheet.asked:
        sheet.fields[str(place)].set_value(groups[place].lower())  # type: ignore[attr-defined]
    sheet.save()
    board = program.board
    assert board is not None
    qtbot.waitUntil(lambda: board.key is not None and not program.window.is_busy)
    return groups


def knock(program: Program, password: str) -> None:
    door = program.keys.door
    assert door is not None
    door.password.set_value(password)
    door.try_it()


def test_practice_and_an_empty_file_close_without_a_question(program: Program) -> None:
    program.close()
    assert program.board is None


def test_a_lent_meeting_is_asked_for_no_password_so_that_it_can_come_back(program: Program) -> None:
    real_data(program)
    assert program.board is not None
    with program.board.acting("Lent a meeting") as session:
        keep(session, LENT, "{}")
    assert not program.keys.ask_at_closing(lambda: None)
    assert access(program).begin.isHidden()


def test_the_first_closing_with_real_data_asks_once_and_later_leaves_a_reminder(
    program: Program,
) -> None:
    real_data(program)
    program.close()
    question = only(program, Question)
    assert isinstance(question, Question)
    assert program.board is not None
    path = program.board.path
    question.answer("later")
    assert program.board is None
    program.open(path)
    assert program.board is not None
    todos = [todo.strong for todo in safety_todos(program.window)]
    assert "Your data have no password yet" in todos
    program.close()
    assert program.board is None


def test_a_password_is_set_with_the_sheet_typed_back_and_opens_the_door(
    program: Program, qtbot: QtBot
) -> None:
    real_data(program)
    set_up(program, qtbot)
    assert program.board is not None
    path = program.board.path
    program.leave()
    program.open(path)
    assert program.board is None
    knock(program, "not this")
    assert program.keys.door is not None
    assert program.keys.door.message.isVisibleTo(program.keys.door)
    assert program.board is None
    knock(program, WORDS)
    assert program.board is not None
    assert program.window.place in ("first_hour", "today")
    for copy in path.parent.glob("kopieen/*.bestuurskamer"):
        assert b"SQLite" not in copy.read_bytes()


def test_a_short_or_mistyped_password_and_a_wrong_group_go_no_further(
    program: Program, qtbot: QtBot
) -> None:
    part = access(program)
    part.begin.click()
    sheet = part.set_up.sheet  # type: ignore[union-attr]
    assert isinstance(sheet, PasswordSheet)
    for first, again in (("kort", "kort"), (WORDS, WORDS + "x")):
        sheet.password.set_value(first)
        sheet.again.set_value(again)
        sheet.save()
        assert not sheet.is_closed
    sheet.again.set_value(WORDS)
    sheet.save()
    part.set_up.sheet.save()  # type: ignore[union-attr]
    back = part.set_up.sheet  # type: ignore[union-attr]
    assert isinstance(back, TypeBackSheet)
    back.save()
    assert not back.is_closed
    assert len([f for f in back.fields.values() if f.has_problem()]) == 3
    assert program.board is not None
    assert program.board.key is None


def test_the_sheet_opens_the_door_and_asks_a_new_password(program: Program, qtbot: QtBot) -> None:
    groups = set_up(program, qtbot)
    assert program.board is not None
    path = program.board.path
    program.leave()
    program.open(path)
    door = program.keys.door
    assert door is not None
    door.other_way.click()
    door.code.area.setPlainText(" ".join(groups[:13]) + " 0000")
    door.try_it()
    door = program.keys.door
    sheet = only(program, PasswordSheet)
    assert isinstance(sheet, PasswordSheet)
    sheet.password.set_value("nieuw woord 12")
    sheet.again.set_value("nieuw woord 12")
    sheet.save()
    program.leave()
    program.open(path)
    knock(program, WORDS)
    assert program.board is None
    knock(program, "nieuw woord 12")
    assert program.board is not None


def test_a_person_with_a_looking_role_changes_nothing_and_their_name_is_known(
    program: Program, qtbot: QtBot
) -> None:
    set_up(program, qtbot)
    part = access(program)
    part.add_person.click()
    sheet = part.sheet
    assert isinstance(sheet, PersonSheet)
    for field in (sheet.password, sheet.again):
        field.set_value("kas-commissie")
    sheet.save()
    assert not sheet.is_closed  # a name is needed
    sheet.person.set_value("Ria")
    sheet.role.set_value(Role.AUDIT)
    sheet.save()
    assert program.board is not None
    path = program.board.path
    assert [slot.name for slot in program.board.slots()] == ["", "Ria"]
    program.leave()
    program.open(path)
    door = program.keys.door
    assert door is not None
    assert door.who.isVisibleTo(door)
    door.who.set_value(program_slot(door, "Ria"))
    knock(program, "kas-commissie")
    assert program.board is not None
    assert not program.board.actor.may_change
    refused: list[str] = []
    program.window.desk.refused.connect(refused.append)
    assert not program.window.desk.tried("Tries", a_tenant)
    assert "look and change nothing" in refused[0]


def program_slot(door: object, name: str) -> int:
    return next(s.user_id for s in door._slots if s.name == name)  # type: ignore[attr-defined]


def test_locking_keeps_a_form_behind_the_door_and_encrypted(program: Program, qtbot: QtBot) -> None:
    set_up(program, qtbot)
    part = access(program)
    part.add_person.click()
    sheet = part.sheet
    assert isinstance(sheet, PersonSheet)
    sheet.person.set_value("Anna Onbewaard")
    sheet.password.set_value("niet voor een kladje")
    program.keys.lock()
    assert program.board is not None
    assert program.board.key is None
    assert sheet.isHidden()
    with pytest.raises(Refused, match="file is locked"):
        program.window.desk.read(lambda session: session.scalar(text("SELECT 1 FROM act")))
    data = program.board.path.read_bytes()
    assert b"Anna Onbewaard" not in data
    knock(program, WORDS)
    assert program.board.key is not None
    assert not sheet.isHidden()
    assert sheet.person.value() == "Anna Onbewaard"
    assert drafts(program) == []
    sheet.close_overlay()


def drafts(program: Program) -> list[str]:
    assert program.board is not None
    with program.board.reading() as session:
        return list(session.scalars(text("SELECT text FROM jot")))


def test_a_computer_that_stopped_behind_the_door_offers_what_was_typed(
    program: Program, qtbot: QtBot
) -> None:
    set_up(program, qtbot)
    part = access(program)
    part.add_person.click()
    assert isinstance(part.sheet, PersonSheet)
    part.sheet.person.set_value("Anna Onbewaard")
    part.sheet.password.set_value("niet voor een kladje")
    board = program.board
    assert board is not None
    program.keys.keep_drafts(board)
    assert all("niet voor" not in kept for kept in drafts(program))
    part.sheet.close_overlay()
    path = board.path
    program.leave()
    program.open(path)
    knock(program, WORDS)
    question = only(program, Question)
    assert isinstance(question, Question)
    question.answer("seen")
    assert drafts(program) == []


def test_without_anybody_it_locks_by_itself_and_a_key_press_waits(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    set_up(program, qtbot)
    program.keys.sign_in(program.board)  # type: ignore[arg-type]
    timer = program.keys._idle
    assert timer.isActive()
    assert timer.interval() == 15 * 60_000
    timer.timeout.emit()
    assert program.board is not None
    assert program.board.key is None
    program.close()  # closed while locked: nothing is read, nothing is lost
    assert program.board is None


def test_copies_from_before_the_password_are_told_and_taken_away(
    program: Program, qtbot: QtBot
) -> None:
    board = program.board
    assert board is not None
    before = board.copy_now().path
    assert before is not None
    with board.acting("Later"):
        pass
    set_up(program, qtbot)
    part = access(program)
    assert not part.open_copies.isHidden()
    part.open_copies.pressed.emit()
    assert not before.exists()
    assert part.open_copies.isHidden()
    assert board.last_copy() is not None


def test_the_board_chooses_when_it_locks_by_itself(program: Program, qtbot: QtBot) -> None:
    set_up(program, qtbot)
    part = access(program)
    part.minutes.set_value(5)
    program.keys.sign_in(program.board)  # type: ignore[arg-type]
    assert program.keys._idle.interval() == 5 * 60_000
    part.minutes.set_value(0)
    assert not program.keys._idle.isActive()


def test_the_eye_shows_the_password_and_says_so(qtbot: QtBot, program: Program) -> None:
    field = PasswordField(program.dress, "Password")
    qtbot.addWidget(field)
    field.set_value("ALLESGROOT")
    assert "Caps Lock" in field._note.text()
    field.eye.click()
    assert field.is_shown
    assert field.eye.accessibleName() == "Hide the password"
