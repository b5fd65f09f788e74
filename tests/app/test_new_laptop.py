"""F49: after a hand-over a new laptop, with nothing but the stick and the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bestuurskamer.app import boards, preferences
from bestuurskamer.app.program import Program
from bestuurskamer.keeping.handing_over import hand_over
from bestuurskamer.parties.queries import parties
from bestuurskamer.screens.keys.setup import PasswordSheet, RecoverySheet, SetUp, TypeBackSheet
from bestuurskamer.vault import slots as slots_file
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.chain import act_with_mark, head
from bestuurskamer.vault.sticks import copy_to_stick, make_known
from tests.app.test_keys import WORDS, knock, only, real_data, set_up

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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


def figures(program: Program) -> tuple[str, list[str]]:
    """The mark that stands on the report, and who is known."""
    assert program.board is not None
    with program.board.reading() as session:
        return head(session).mark, sorted(row.name for row in parties(session).values())


def test_f49_a_new_laptop_opens_with_the_stick_and_the_sheet_and_the_old_password_is_refused(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_data(program)
    set_up(program, qtbot, WORDS)
    assert program.board is not None
    with program.board.acting("Handed over to a new board") as session:
        hand_over(session, ["Ria"], program.window.desk.today())
        uuid = board_of(session)
    groups = new_keys(program, qtbot, "kast-mos-twaalf")
    before = figures(program)
    place = tmp_path / "stick"
    place.mkdir()
    copy = program.board.copy_now().path
    assert copy is not None
    stick = make_known(place, uuid, "Buurthuis Nieuw")
    assert copy_to_stick(copy, program.board.path, stick).problem is None
    program.leave()

    monkeypatch.setenv("BESTUURSKAMER_FOLDER", str(tmp_path / "nieuwe laptop"))
    program.adopt(stick.path / copy.name)
    assert program.board is None
    knock(program, WORDS)
    assert program.board is None
    door = program.keys.door
    assert door is not None
    door.other_way.click()
    door.code.area.setPlainText(" ".join(groups))
    door.try_it()
    sheet = only(program, PasswordSheet)
    assert isinstance(sheet, PasswordSheet)
    sheet.password.set_value("eigen woord 2027")
    sheet.again.set_value("eigen woord 2027")
    sheet.save()
    assert program.board is not None
    path = program.board.path
    assert path.is_relative_to(tmp_path / "nieuwe laptop")
    assert figures(program)[1] == before[1]
    assert program.board.check() is None
    with program.board.reading() as session:
        assert act_with_mark(session, before[0]) is not None
    program.leave()
    program.open(path)
    knock(program, "eigen woord 2027")
    assert program.board is not None


def new_keys(program: Program, qtbot: QtBot, password: str) -> list[str]:
    """The last step of the guided act: a new password and a new sheet."""
    assert program.board is not None
    old = program.board.key
    made = SetUp(program.window)
    made.begin()
    sheet = made.sheet
    assert isinstance(sheet, PasswordSheet)
    sheet.password.set_value(password)
    sheet.again.set_value(password)
    sheet.save()
    sheet = made.sheet
    assert isinstance(sheet, RecoverySheet)
    groups = sheet.groups
    sheet.save()
    sheet = made.sheet
    assert isinstance(sheet, TypeBackSheet)
    for place in sheet.asked:
        sheet.fields[str(place)].set_value(groups[place])  # type: ignore[attr-defined]
    sheet.save()
    board = program.board
    qtbot.waitUntil(lambda: board.key != old and not program.window.is_busy)
    return groups
