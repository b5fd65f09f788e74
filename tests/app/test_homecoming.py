"""The whole file between two laptops, by the screens: given, brought back, gone apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from bestuurskamer.app import boards, preferences
from bestuurskamer.app.program import Program
from bestuurskamer.keeping.redoing import count_to_redo
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.passing.fork_sheet import HERE, THERE
from bestuurskamer.screens.passing.give_sheet import GiveSheet, TakeBackSheet
from bestuurskamer.screens.passing.redo_sheet import RedoSheet
from bestuurskamer.screens.settings.passing_on import PassingPart
from bestuurskamer.screens.todos_safety import safety_todos
from bestuurskamer.vault import slots as slots_file
from bestuurskamer.vault.board_file import Actor, BoardFile
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.slots import lock
from tests.builders import a_tenant, an_office

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    preferences.keep(preferences.Preferences(language="en"))
    made = Program(qapp)
    made.crashes.remove()
    made.window.frame.show()
    made._opened(lambda: boards.begin("Buurthuis Nieuw"))
    with the_board(made).acting("ground") as session:
        an_office(session)
    yield made
    if made.board is not None:
        made.board.close()
    shiboken6.delete(made.window.frame)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "STICK"
    folder.mkdir()
    return folder


def the_board(program: Program) -> BoardFile:
    assert program.board is not None
    return program.board


def question(program: Program) -> Question:
    (found,) = [q for q in program.window.frame.findChildren(Question) if not q.is_closed]
    return found


def words_of(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))  # type: ignore[attr-defined]


def passing(program: Program) -> PassingPart:
    program.window.go("settings", "passing")
    part = program.window.stack.currentWidget().part  # type: ignore[attr-defined]
    assert isinstance(part, PassingPart)
    return part


def give(program: Program, stick: Path, qtbot: QtBot, to: str = "Ria") -> Path:
    passing(program).acts["give"].click()
    sheet = program.window.frame.findChildren(GiveSheet)[-1]
    sheet._ask_folder = lambda: str(stick)
    sheet.to.set_value(to)
    sheet.save()
    board = the_board(program)
    qtbot.waitUntil(lambda: program.board is not board, timeout=60_000)
    return max(stick.glob("*.bestuurskamer"), key=lambda file: file.stat().st_mtime_ns)


def bring(program: Program, qtbot: QtBot, path: Path) -> None:
    program.comings.question = None
    program.comings.fork = None
    program.comings.ask_file = lambda: str(path)
    passing(program).acts["bring_home"].click()
    comings = program.comings
    qtbot.waitUntil(
        lambda: not program.window.is_busy and bool(comings.question or comings.fork),
        timeout=60_000,
    )


def at_ria(given: Path, folder: Path, *names: str, key: DataKey | None = None) -> Path:
    """What Ria does on her own laptop; answers the copy that she puts on the stick."""
    before = os.environ["BESTUURSKAMER_FOLDER"]
    os.environ["BESTUURSKAMER_FOLDER"] = str(folder)
    try:
        hers = boards.adopt(given, {key.head: key} if key else {})
        for name in names:
            with hers.acting("Added a tenant") as session:
                a_tenant(session, name)
        made = hers.copy_now().path
        hers.close()
    finally:
        os.environ["BESTUURSKAMER_FOLDER"] = before
    assert made is not None
    return made


def people(program: Program) -> list[str]:
    with the_board(program).reading() as session:
        return list(session.scalars(text("SELECT name FROM party ORDER BY id")))


def test_the_file_goes_is_looked_at_and_comes_back_by_the_screens(
    program: Program, stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    given = give(program, stick, qtbot)
    board = the_board(program)
    assert board.read_only
    assert "You can take the stick out" in program.window.notice.words.text()
    part = passing(program)
    assert "Lent to Ria since" in program.window.notice.words.text()
    assert "give" not in part.acts
    program.window.go("restore", str(given))
    assert "The file is lent" in words_of(question(program))
    question(program).answer("back")

    copy = at_ria(given, tmp_path / "ria", "Van Ria")
    bring(program, qtbot, copy)
    asked = question(program)
    assert "1 thing was done on the other laptop" in words_of(asked)
    assert "was not given back there" in words_of(asked)
    asked.answer("bring")
    assert not the_board(program).read_only
    assert people(program) == ["Van Ria"]
    assert "opzij" in program.window.notice.words.text()
    assert "give" in passing(program).acts


def test_nothing_is_given_without_a_name_or_a_place_that_takes_it(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    passing(program).acts["give"].click()
    (sheet,) = program.window.frame.findChildren(GiveSheet)
    sheet._ask_folder = lambda: str(tmp_path / "no such stick")
    sheet.save()
    assert sheet.to.has_problem()
    sheet.to.set_value("Ria")
    sheet.save()
    qtbot.waitUntil(lambda: "not on the stick" in program.window.notice.words.text())
    board = the_board(program)
    assert not board.read_only
    with board.reading() as session:
        acts = list(session.scalars(text("SELECT what FROM act ORDER BY id DESC LIMIT 2")))
    assert acts == ["The file was not given along after all", "Gave the whole file along"]
    path = board.path
    program.welcome()
    program.open(path)
    assert not the_board(program).read_only


def test_what_was_not_touched_and_what_is_wrong_is_told_and_nothing_changes(
    program: Program, stick: Path, qtbot: QtBot
) -> None:
    given = give(program, stick, qtbot)
    bring(program, qtbot, given)
    assert "nothing was done that is not here already" in words_of(question(program))
    question(program).answer("back")
    rubbish = stick / "foto.bestuurskamer"
    rubbish.write_bytes(b"JFIF" * 4000)
    bring(program, qtbot, rubbish)
    assert "not a file of Bestuurskamer" in words_of(question(program))
    question(program).answer("back")
    assert the_board(program).lent is not None


def test_taken_back_with_a_reason_the_stick_that_turns_up_shows_both_and_nobody_loses(
    program: Program, stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    given = give(program, stick, qtbot)
    copy = at_ria(given, tmp_path / "ria", "Van Ria", "Ook van Ria")
    passing(program).acts["take_back"].click()
    (sheet,) = program.window.frame.findChildren(TakeBackSheet)
    sheet.save()
    assert sheet.why.has_problem()
    sheet.why.set_value("De stick is kwijt")
    sheet.save()
    assert not the_board(program).read_only
    with the_board(program).acting("Added a tenant") as session:
        a_tenant(session, "Van hier")

    bring(program, qtbot, copy)
    fork = program.comings.fork
    assert fork is not None
    qtbot.waitUntil(lambda: fork.isAncestorOf(QApplication.focusWidget()))  # of the keyboard
    assert "Van hier" in words_of(fork.cards[HERE])
    assert "Ook van Ria" in words_of(fork.cards[THERE])
    assert fork.which.current() == THERE  # then less is to be done again
    assert "1 thing of the other file" in fork.outcome.text()
    fork.which.choose(HERE)
    fork._say()
    assert "2 things of the other file" in fork.outcome.text()
    fork.which.choose(THERE)
    fork._say()
    fork.save()
    assert people(program) == ["Van hier"]  # asked first
    (asked,) = fork.findChildren(Question)
    asked.answer("yes")
    assert people(program) == ["Van Ria", "Ook van Ria"]
    with the_board(program).reading() as session:
        assert count_to_redo(session) == 1
    (todo,) = [row for row in safety_todos(program.window) if "done again" in row.strong]
    assert todo.thing == "passing"

    passing(program).acts["redo"].click()
    (sheet_,) = program.window.frame.findChildren(RedoSheet)
    assert "Van hier" in words_of(sheet_)
    (tick,) = sheet_.ticks.values()
    tick.click()
    with the_board(program).reading() as session:
        assert count_to_redo(session) == 0
    assert "All of it is done again" in sheet_.state.words.text()
    begun: list[list[str]] = []
    program.comings.begin = lambda arguments: begun.append(list(arguments))
    program.window.go("look_beside", _aside_of(program))
    assert Path(begun[0][-1]).is_file()


def _aside_of(program: Program) -> str:
    with the_board(program).reading() as session:
        aside = session.scalar(text("SELECT aside FROM redo"))
    return str(the_board(program).path.parent / str(aside))


def test_who_only_looks_by_their_role_gives_and_takes_nothing(
    program: Program, stick: Path, qtbot: QtBot
) -> None:
    the_board(program).actor = Actor(7, may_change=False)
    passing(program).acts["give"].click()
    (sheet,) = program.window.frame.findChildren(GiveSheet)
    sheet._ask_folder = lambda: str(stick)
    sheet.to.set_value("Ria")
    sheet.save()
    assert "With your role" in sheet.message.words.text()
    sheet.close_overlay()
    the_board(program).actor = Actor()
    give(program, stick, qtbot)
    the_board(program).actor = Actor(7, may_change=False)
    for what, thing in (("take_back", "kwijt"), ("bring_home", str(next(stick.iterdir())))):
        program.window.go(what, thing)
        assert "With your role" in words_of(question(program))
        question(program).answer("back")
    assert the_board(program).lent is not None


def test_a_file_that_was_set_aside_opens_to_look_at(
    program: Program, stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    given = give(program, stick, qtbot)
    copy = at_ria(given, tmp_path / "ria", "Van Ria")
    bring(program, qtbot, copy)
    question(program).answer("bring")
    (aside,) = the_board(program).path.parent.glob("opzij */*.bestuurskamer")
    program.open_asked(aside)
    assert the_board(program).read_only
    assert people(program) == []
    assert not program.window.notice.button.isVisible()


def test_at_the_welcome_a_copy_of_a_lent_file_is_offered_to_be_brought_back(
    program: Program, stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    given = give(program, stick, qtbot)
    copy = at_ria(given, tmp_path / "ria", "Van Ria")
    program.welcome()
    program.copies.ask_to_adopt(copy)
    assert "given along" in words_of(question(program))
    question(program).answer("bring")
    qtbot.waitUntil(lambda: program.comings.question is not None, timeout=60_000)
    question(program).answer("bring")
    assert people(program) == ["Van Ria"]
    assert the_board(program).path.stem == "Buurthuis Nieuw"


def test_a_file_with_a_password_goes_and_comes_home_without_asking_twice(
    program: Program,
    stick: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slots_file.Slot.__init__, "__defaults__", (2**6, 8, 1))
    board = the_board(program)
    with board.reading() as session:
        key = DataKey.new(str(session.scalar(text("SELECT board_uuid FROM board"))))
    board.change_key(key, [lock(key, "wachtwoord")])
    given = give(program, stick, qtbot)
    assert given.with_name(f"{given.stem}.sleutels.json").exists()
    assert b"SQLite format" not in given.read_bytes()[:100]
    copy = at_ria(given, tmp_path / "ria", "Van Ria", key=key)
    bring(program, qtbot, copy)
    question(program).answer("bring")
    assert people(program) == ["Van Ria"]
    assert the_board(program).key == key


def test_a_file_that_got_another_key_on_the_way_asks_its_password_and_comes_home(
    program: Program, stick: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots_file.Slot.__init__, "__defaults__", (2**6, 8, 1))
    with the_board(program).reading() as session:
        number = str(session.scalar(text("SELECT board_uuid FROM board")))
    old, new = DataKey.new(number), DataKey.new(number)
    the_board(program).change_key(old, [lock(old, "oud")])
    given = give(program, stick, qtbot)
    monkeypatch.setenv("BESTUURSKAMER_FOLDER", str(tmp_path / "ria"))
    hers = boards.adopt(given, {old.head: old})
    with hers.acting("Added a tenant") as session:
        a_tenant(session, "Van Ria")
    copy = hers.change_key(new, [lock(new, "nieuw")]).path
    hers.close()
    monkeypatch.setenv("BESTUURSKAMER_FOLDER", str(tmp_path / "user"))
    assert copy is not None
    program.comings.ask_file = lambda: str(copy)
    program.window.go("bring_home")
    door = program.keys.door
    assert door is not None
    door.password.set_value("nieuw")
    door.open_button.click()
    qtbot.waitUntil(lambda: program.comings.question is not None, timeout=60_000)
    question(program).answer("bring")
    assert people(program) == ["Van Ria"]
    assert the_board(program).key == new
    assert the_board(program).check() is None
