"""The welcome: three ways to begin, before a file is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.welcome import KnownBoard, Welcome

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, dress: Dress, boards: tuple[KnownBoard, ...] = ()) -> Welcome:
    made = Welcome(dress, boards)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def test_beginning_anew_asks_only_the_name_and_waits_for_it(qtbot: QtBot, dress: Dress) -> None:
    welcome = shown(qtbot, dress)
    names: list[str] = []
    welcome.new_board.connect(names.append)
    qtbot.mouseClick(welcome.begin, LEFT)
    (sheet,) = welcome.findChildren(Sheet)

    sheet.save()
    assert names == []
    assert sheet.fields["name"].has_problem()

    qtbot.keyClicks(sheet.fields["name"].control, "Buurthuis De Proef")
    qtbot.keyClick(sheet.fields["name"].control, Qt.Key.Key_Return)
    assert names == ["Buurthuis De Proef"]


def test_a_known_board_is_the_main_button_and_its_name_stays_text(
    qtbot: QtBot, dress: Dress
) -> None:
    path = Path("a.bestuurskamer")
    welcome = shown(qtbot, dress, (KnownBoard("De <b>Proef</b> & Co", path),))
    opened: list[Path] = []
    welcome.open_board.connect(opened.append)

    assert welcome.known[0].property("kind") == "primary"
    assert welcome.begin.property("kind") == ""
    assert "<b>Proef</b> & Co" in welcome.known[0].accessibleName()
    qtbot.mouseClick(welcome.known[0], LEFT)
    assert opened == [path]


def test_a_copy_is_asked_for_and_handed_on(qtbot: QtBot, dress: Dress) -> None:
    welcome = shown(qtbot, dress)
    copies: list[Path] = []
    welcome.open_copy.connect(copies.append)
    welcome.ask_file = lambda: ""
    qtbot.mouseClick(welcome.copy, LEFT)
    welcome.ask_file = lambda: "/stick/kopie.bestuurskamer"
    qtbot.mouseClick(welcome.copy, LEFT)
    assert copies == [Path("/stick/kopie.bestuurskamer")]


def test_every_word_fits_when_the_text_is_twice_as_large(qtbot: QtBot, dress: Dress) -> None:
    welcome = shown(qtbot, dress)
    dress.wear(zoom=200)
    qtbot.wait(1)
    for act in (welcome.begin, welcome.look_round, welcome.copy):
        needed = act.fontMetrics().horizontalAdvance(act.text())
        assert needed <= act.width()
        assert act.height() >= 88


def test_the_welcome_needs_no_database() -> None:
    code = (
        "import sys, bestuurskamer.screens.welcome\n"
        "late = {'sqlalchemy', 'reportlab', 'alembic', 'babel'} & set(sys.modules)\n"
        "sys.exit(str(late) if late else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd="desktop", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_sheets_lie_below_each_other_as_soon_as_the_text_becomes_large(
    qtbot: QtBot, dress: Dress
) -> None:
    welcome = shown(qtbot, dress)
    (pane,) = welcome.findChildren(QScrollArea)
    for zoom in (150, 200):
        dress.wear(zoom=zoom)
        QApplication.processEvents()
        assert pane.horizontalScrollBar().maximum() == 0
