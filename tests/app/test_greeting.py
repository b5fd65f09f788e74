"""What is said when a file is opened, and copies that are made, put back and tried out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from bestuurskamer import paths
from bestuurskamer.app import boards, copying, preferences
from bestuurskamer.app.greeting import after_a_crash, synced, wrong_clock
from bestuurskamer.app.program import Program
from bestuurskamer.keeping.lending import lend
from bestuurskamer.meetings.agenda import plan_meeting
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.office.queries import preference
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.settings.data import DataPart
from bestuurskamer.vault import sticks
from bestuurskamer.vault.board_file import BoardFile
from tests.builders import TODAY, a_tenant, an_office
from tests.vault.elsewhere import start

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    preferences.keep(preferences.Preferences(language="en"))
    made = Program(qapp)
    made.crashes.remove()
    made._opened(lambda: boards.begin("Buurthuis Nieuw"))
    yield made
    if made.board is not None:
        made.board.close()
    shiboken6.delete(made.window.frame)


def the_board(program: Program) -> BoardFile:
    assert program.board is not None
    return program.board


def question(program: Program) -> Question:
    (found,) = [q for q in program.window.frame.findChildren(Question) if not q.is_closed]
    return found


def words_of(asked: Question) -> str:
    from bestuurskamer.screens.kit.text import PlainLabel

    return "\n".join(label.text() for label in asked.findChildren(PlainLabel))


def data(program: Program) -> DataPart:
    program.window.go("settings", "data")
    part = program.window.stack.currentWidget().part  # type: ignore[attr-defined]
    assert isinstance(part, DataPart)
    return part


CRASH = """
import sys
from pathlib import Path
from bestuurskamer.vault.opening import open_board
board = open_board(Path(sys.argv[1]), "Ria")
with board.acting("Handed out an invoice"):
    pass
print("done", flush=True)
sys.stdin.readline()
"""


def test_after_a_crash_it_is_said_up_to_where_all_is_kept(program: Program) -> None:
    path = the_board(program).path
    program.welcome()
    other = start(CRASH, path)
    other.stdout.readline()
    other.kill()
    other.communicate()
    program.open(path)
    said = after_a_crash(the_board(program))
    assert said is not None
    assert "Handed out an invoice" in said.text
    assert "Everything up to" in program.window.notice.words.text()
    program.welcome()
    program.open(path)
    assert after_a_crash(the_board(program)) is None


def test_a_clock_that_was_set_back_is_told_and_nothing_else_changes(program: Program) -> None:
    now = datetime.now(UTC)
    board = the_board(program)
    assert wrong_clock(board, now) is None
    assert wrong_clock(board, now + timedelta(days=1800)) is None
    told = wrong_clock(board, now - timedelta(days=365))
    assert told is not None
    assert "clock" in told.text


def test_a_synced_folder_is_told_and_moved_out_of(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "OneDrive - Buurthuis"
    path = the_board(program).path
    program.welcome()
    shutil.move(path.parent, home)
    there = home / path.name
    (home / f"{path.stem}-LAPTOP-RIA{path.suffix}").write_bytes(b"x")
    program.open(there)
    said = synced(the_board(program))
    assert said is not None
    assert "OneDrive" in said.text
    assert "LAPTOP-RIA" in said.text
    program.window.go("move")
    assert paths.user_folder() in the_board(program).path.parents
    assert not there.exists()
    assert there.with_name(f"{path.stem} (verplaatst){path.suffix}").exists()


def test_half_an_hour_of_changes_makes_a_copy_by_itself(program: Program, qtbot: QtBot) -> None:
    board = the_board(program)
    import time

    with board.acting("Something"):
        pass
    now = time.monotonic()
    program.copying.look(now + 29 * 60)
    assert not program.copying.busy
    program.copying.look(now + 31 * 60)
    qtbot.waitUntil(lambda: not program.copying.busy)
    assert board.last_copy() is not None
    assert board.changed_for(now + 3 * 3600) == 0


def test_a_copy_by_itself_that_fails_is_said(program: Program, qtbot: QtBot) -> None:
    import time

    board = the_board(program)
    (board.path.parent / "kopieen").write_bytes(b"in the way")
    with board.acting("Something"):
        pass
    program.copying.look(time.monotonic() + 31 * 60)
    qtbot.waitUntil(lambda: not program.copying.busy)
    assert "No copy was made" in program.window.notice.words.text()
    program.close()
    asked = question(program)
    assert "No copy was made" in words_of(asked)
    asked.answer("close")
    assert program.board is None


def test_closing_puts_the_copy_on_the_stick_that_is_there(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "disks", lambda: [tmp_path / "STICK"])
    (tmp_path / "STICK").mkdir()
    part = data(program)
    part.ask_folder = lambda: str(tmp_path / "STICK")
    part.stick.click()
    qtbot.waitUntil(lambda: bool(part.message.words.text()))
    assert "read again" in part.message.words.text()
    board = the_board(program)
    with board.acting("Later"):
        pass
    program.close()
    asked = question(program)
    assert "take the stick out" in words_of(asked)
    asked.answer("close")
    names = sorted(p.name for p in (tmp_path / "STICK").rglob("*.bestuurskamer"))
    assert len(names) == 2
    assert sticks.last_on_sticks(board.path).name == names[-1]


def test_a_stick_that_is_not_there_is_no_loss_and_no_question(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    board = the_board(program)
    (board.path.parent / "kopieen").mkdir(exist_ok=True)
    sticks.remember_place(board.path, tmp_path / "gone")
    program.close()
    assert program.board is None


def test_a_file_that_cannot_be_read_any_more_is_closed_all_the_same(program: Program) -> None:
    board = the_board(program)
    with board.acting("Something"):
        pass
    board._engine.dispose()
    board.path.write_bytes(b"the disk gave up" * 1000)
    program.close()
    asked = question(program)
    assert "No copy was made" in words_of(asked)
    asked.answer("close")
    assert program.board is None


def test_a_copy_is_looked_into_and_put_back_by_the_screen(program: Program, qtbot: QtBot) -> None:
    board = the_board(program)
    with board.acting("ground") as session:
        an_office(session)
    copy = board.copy_now().path
    with board.acting("Added a tenant") as session:
        a_tenant(session)
    program.window.go("restore", str(copy))
    asked = question(program)
    said = words_of(asked)
    assert "Stichting Buurthuis De Proef" in said
    assert "Added a tenant" in said
    assert "opzij" in said
    asked.answer("back")
    program.window.go("restore", str(copy))
    question(program).answer("restore")
    with the_board(program).reading() as session:
        assert session.scalar(text("SELECT count(*) FROM party")) == 0
    assert len(list(board.path.parent.glob("opzij */*.bestuurskamer"))) == 1
    assert "is put back" in program.window.notice.words.text()


def test_a_copy_of_another_board_is_refused_by_its_name(program: Program) -> None:
    other = boards.begin("De Eik")
    copy = other.copy_now().path
    other.close()
    before = the_board(program).path.read_bytes()
    program.window.go("restore", str(copy))
    assert "of De Eik, and you work for Buurthuis Nieuw" in words_of(question(program))
    assert the_board(program).path.read_bytes() == before


def test_a_damaged_copy_is_refused_and_the_one_before_it_is_offered(program: Program) -> None:
    board = the_board(program)
    first = board.copy_now().path
    with board.acting("Something"):
        pass
    second = board.copy_now().path
    assert second is not None
    data = bytearray(second.read_bytes())
    data[8192:12288] = bytes(4096)
    second.write_bytes(data)
    before = board.path.read_bytes()
    program.window.go("restore", str(second))
    asked = question(program)
    assert "damaged" in words_of(asked)
    asked.answer("older")
    assert "Put this copy back?" in words_of(question(program))
    assert board.path.read_bytes() == before
    assert first is not None


def test_a_copy_is_tried_out_in_a_second_window_and_that_is_kept(program: Program) -> None:
    board = the_board(program)
    program.window.go("rehearse")
    assert program.copies.window is None
    board.copy_now()
    program.window.go("rehearse")
    window = program.copies.window
    assert window is not None
    assert window.isWindow()
    window.yes.click()
    with board.reading() as session:
        assert preference(session, "rehearsed") is not None
        acts = session.scalars(text("SELECT what FROM act ORDER BY id DESC")).all()
    assert acts[0] == "Tried out a copy: right"


def test_from_the_welcome_a_copy_shows_what_it_holds_first(program: Program) -> None:
    copy = the_board(program).copy_now().path
    program.welcome()
    program.copies.ask_to_adopt(copy)
    asked = question(program)
    assert "Buurthuis Nieuw" in words_of(asked)
    assert program.board is None
    asked.answer("on")
    assert the_board(program).path.stem == "Buurthuis Nieuw 2"


def test_the_check_and_the_printed_mark_answer_on_the_page(program: Program, qtbot: QtBot) -> None:
    from bestuurskamer.screens.settings.data import MarkSheet

    part = data(program)
    part.check.click()
    qtbot.waitUntil(lambda: "just now" in part.whole.words.text())
    mark = part.mark.text().split(": ")[1]
    part.compare.click()
    (sheet,) = program.window.frame.findChildren(MarkSheet)
    sheet.field.set_value("0000 0000 0000 0000")
    sheet.save()
    assert sheet.field.has_problem()
    sheet.field.set_value(mark)
    sheet.save()
    assert "This mark is right" in program.window.notice.words.text()


def test_a_second_start_brings_the_first_window_to_the_front_and_ends(
    program: Program, qapp: QApplication, qtbot: QtBot
) -> None:
    from bestuurskamer.app.one_window import call

    path = the_board(program).path
    program.window.frame.showMinimized()
    other = Program(qapp)
    other.crashes.remove()
    other.open(path)
    assert other.board is None
    assert other.window.frame.isHidden()
    assert not other.window.frame.findChildren(Question)
    qtbot.waitUntil(lambda: not program.window.frame.isMinimized())
    shiboken6.delete(other.window.frame)
    program.welcome()
    assert not call(path)


def test_a_lent_meeting_opens_at_the_meeting_and_says_what_it_is(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = program.board
    assert board is not None
    with board.acting("ground") as session:
        an_office(session)
        number = plan_meeting(session, MeetingDraft("Overleg over het dak", TODAY, False))
    path = tmp_path / "overleg.bestuurskamer"
    with board.reading() as session:
        lend(session, number, path, "test", TODAY)
    monkeypatch.setenv("BESTUURSKAMER_FOLDER", str(tmp_path / "ria"))
    program.copies.ask_to_adopt(path)
    asked = program.copies.question
    assert asked is not None
    assert "A lent meeting: Overleg over het dak" in words_of(asked)
    asked.answer("on")
    page = program.window.stack.currentWidget()
    assert page.row.id == number  # type: ignore[attr-defined]
    assert "This is a lent meeting" in program.window.notice.words.text()
