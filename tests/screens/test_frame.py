"""The frame on the desktop of the computer."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from bestuurskamer.screens.frame import EDGE, Frame


@pytest.mark.parametrize(("less", "fills"), [(EDGE, False), (EDGE - 1, True)])
def test_a_window_that_does_not_fit_with_its_edge_fills_the_screen(
    qtbot: QtBot, less: int, fills: bool
) -> None:
    frame = Frame(QWidget(), QWidget(), QStackedWidget())
    qtbot.addWidget(frame)
    room = frame.screen().availableSize()
    frame.resize(room.width(), room.height() - less)
    frame.show_within()
    assert frame.isMaximized() == fills
