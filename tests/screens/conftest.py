"""What tests of screens may ask for: the look, a desk on a real board file, a window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from bestuurskamer import paths
from bestuurskamer.app.program import window_of
from bestuurskamer.demo.two_years import live_through
from bestuurskamer.finding.in_step import settle
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.discreet import Discreet
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.window import Window
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board, open_board
from tests.builders import TODAY

DAY = date(2026, 11, 23)


@dataclass
class Told:
    """A message that the window was asked to show."""

    text: str
    tone: str
    button: str
    press: Callable[[], object] | None


class TestHost:
    """A window as pages see it; it remembers where it was asked to go and what to tell."""

    __test__ = False

    def __init__(self, desk: Desk, dress: Dress) -> None:
        self.desk, self.dress, self.discreet = desk, dress, Discreet()
        self.went: list[tuple[str, object]] = []
        self.told: list[Told] = []
        self.window = QMainWindow()
        self.window.resize(1150, 768)

    def go(self, place: str, thing: object = None) -> None:
        """Remember where to go."""
        self.went.append((place, thing))

    def tell(
        self,
        text: str,
        tone: str = "ok",
        button: str = "",
        press: Callable[[], object] | None = None,
    ) -> None:
        """Remember what to tell."""
        self.told.append(Told(text, tone, button, press))

    def put(self, page: QWidget) -> QWidget:
        """Show a page as the window would."""
        self.window.setCentralWidget(page)
        self.window.show()
        if hasattr(page, "reload"):
            page.reload()
        return page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says what it cannot do; that is no fault of ours."""
    for item in items:
        if "screens" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def dress(qapp: object) -> Dress:
    """The look of the program, put on once."""
    return Dress(paths.resources())


@pytest.fixture(autouse=True)
def _as_it_was(dress: Dress) -> Iterator[None]:
    yield
    dress.wear(zoom=100, dark=False)


@pytest.fixture
def desk(board: BoardFile) -> Desk:
    """A desk on a real board file, on the day of the builders."""
    return Desk(board, lambda: TODAY)


@pytest.fixture
def host(qtbot: QtBot, desk: Desk, dress: Dress) -> Iterator[TestHost]:
    """A window around one page; data that change are read anew, as in the program."""
    made = TestHost(desk, dress)
    qtbot.addWidget(made.window)

    def again(_touched: object) -> None:
        page = made.window.centralWidget()
        if page is not None and hasattr(page, "reload"):
            page.reload()

    desk.changed.connect(again)
    yield made
    desk.changed.disconnect(again)


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "proef.bestuurskamer"
    board = create_board(path, "test", settle=settle)
    live_through(board, DAY)
    board.close()
    return path


@pytest.fixture
def window(practice: Path, tmp_path: Path, dress: Dress) -> Iterator[Window]:
    path = tmp_path / "proef.bestuurskamer"
    path.write_bytes(practice.read_bytes())
    board = open_board(path, "test", settle=settle)
    made = window_of(dress)
    made.frame.resize(1366, 768)
    made.open_board(Desk(board, lambda: DAY), "Buurthuis De Proef", "")
    made.frame.show()
    made.go("today")
    yield made
    board.close()
    shiboken6.delete(made.frame)  # a style sheet takes longer with every window that is left
