"""Going from one board to another, and closing: nothing is read after, nothing half is left."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bestuurskamer import paths
from bestuurskamer.app import boards, preferences
from bestuurskamer.app.program import Program
from bestuurskamer.demo import two_years
from bestuurskamer.errors import Refused
from bestuurskamer.office.queries import the_office
from bestuurskamer.screens.kit.busy import BusySheet
from bestuurskamer.screens.kit.job import Work
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.settings.data import DataPart
from bestuurskamer.screens.welcome import Welcome
from bestuurskamer.vault.whole import whole_mark
from tests.builders import TODAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp)
    made.crashes.remove()
    yield made
    if made.board is not None:
        made.board.close()
    shiboken6.delete(made.window.frame)


@pytest.fixture
def short_practice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two years take too long here; three months are lived the same way."""
    monkeypatch.setattr(two_years, "YEARS", 0)


def of_yesterday(path: Path) -> None:
    then = time.time() - 2 * 24 * 3600
    os.utime(path, (then, then))


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_board_that_cannot_begin_leaves_nothing_and_takes_no_earlier_copies(monkeypatch):
    kept = paths.board_file("Nieuw").parent / "kopieen" / "Nieuw 2026-01-01 0001.bestuurskamer"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"earlier")
    before = everything(paths.user_folder())

    def breaks(_session: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(boards, "add_shipped", breaks)
        for name in ("Nieuw", "Ander"):
            with pytest.raises(ZeroDivisionError):
                boards.begin(name)
    left = [name for name in everything(paths.user_folder()) if not name.endswith(".bezet.lock")]
    assert left == before
    boards.begin("Nieuw").close()


def test_a_practice_file_that_is_open_is_not_taken_away(short_practice):
    first = boards.practise(TODAY)
    of_yesterday(first.path)
    with pytest.raises(Refused, match="open in another window"):
        boards.practise(TODAY)
    with first.acting("Goes on") as session:
        assert the_office(session, TODAY).demo
    first.close()
    of_yesterday(first.path)
    again = boards.practise(TODAY)
    assert again.path.stat().st_mtime > time.time() - 3600
    again.close()


def test_a_new_practice_file_is_not_held_against_the_end_of_the_one_before(short_practice):
    first = boards.practise(TODAY)
    with first.acting("Goes on") as session:
        assert the_office(session, TODAY).demo
    first.close()
    assert whole_mark(first.path) is not None
    of_yesterday(first.path)
    again = boards.practise(TODAY)
    assert whole_mark(first.path) is None
    again.close()


def practise(qtbot, program):
    program.practise()
    done = lambda: program.board is not None and not program.window.is_busy  # noqa: E731
    qtbot.waitUntil(done, timeout=60_000)


def test_practising_twice_in_one_window_works(qtbot, program, short_practice):
    practise(qtbot, program)
    for days_later in (False, True):
        first = program.board
        assert first is not None
        if days_later:
            of_yesterday(first.path)
        practise(qtbot, program)
        assert program.board is not first
        assert not program.window.frame.findChildren(Question)


def test_practising_says_how_far_it_is_and_the_window_lives_on(qtbot, program):
    seen = []
    program.welcome()
    program.practise()
    (sheet,) = program.window.frame.findChildren(BusySheet)
    program.practise()  # a second press does nothing
    qtbot.waitUntil(lambda: seen.append(sheet.bar.value()) or len(set(seen)) > 3, timeout=30_000)
    sheet.stop.click()
    qtbot.waitUntil(lambda: bool(program.window.frame.findChildren(Question)), timeout=30_000)
    assert program.board is None
    assert not list(paths.user_folder().rglob("*.bestuurskamer"))


def test_from_an_open_board_there_is_a_way_to_another(program):
    boards.begin("Ander").close()
    program._opened(lambda: boards.begin("Nieuw"))
    path = program.board.path
    program.window.go("settings", "data")
    (part,) = program.window.stack.currentWidget().findChildren(DataPart)
    part.other.click()
    (welcome,) = program.window.frame.findChildren(Welcome)
    assert program.board is None
    assert list(path.parent.glob("kopieen/*.bestuurskamer"))
    assert [made.text().split()[-1] for made in welcome.known] == ["Nieuw", "Ander"]
    welcome.known[1].click()
    assert program.board is not None
    assert program.board.path.stem == "Ander"
    assert program.window.place == "first_hour"


def test_what_still_rings_after_leaving_reads_nothing(program):
    program._opened(lambda: boards.begin("Nieuw"))
    desk = program.window.desk
    program.welcome()
    desk.changed.emit(frozenset({"room"}))
    program.window._changed(frozenset({"room"}))
    program._show_counts(desk)
    assert program.board is None
    assert program.window.place == ""


@pytest.mark.parametrize("away", ["close", "leave"])
def test_while_work_goes_on_the_file_stays_open(program, away):
    program._opened(lambda: boards.begin("Nieuw"))
    work = Work()
    BusySheet(program.dress, program.window.frame, work, "Busy").open()
    getattr(program, away)()
    getattr(program, away)()
    (question,) = program.window.frame.findChildren(Question)
    assert program.board is not None
    question.answer("back")
    work.ended.emit()
    getattr(program, away)()
    assert program.board is None


def test_a_file_from_elsewhere_is_looked_at_and_then_gone_on_with(program, tmp_path):
    first = boards.begin("De Proef")
    copy = first.copy_now().path
    first.close()
    elsewhere = tmp_path / "stick" / copy.name
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(copy.read_bytes())
    for asked in (elsewhere, copy):
        before = asked.read_bytes()
        program.open_asked(asked)
        assert program.board is not None
        assert program.board.read_only
        assert preferences.last_board(program.chosen) != asked
        program.window.go("overviews")
        program.window.notice.pressed.emit()
        assert not program.board.read_only
        assert program.board.path.parent == first.path.parent
        assert program.board.path != first.path
        assert preferences.last_board(program.chosen) == program.board.path
        assert asked.read_bytes() == before
