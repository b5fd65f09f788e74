"""The side bar: whose board it is, at every length of its name."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.sidebar import SideBar


@pytest.mark.parametrize(
    "name",
    ["Stichting Buurthuis De Proef", "Bewonersvereniging De Wilg", "Huurdersbelangenvereniging X"],
)
def test_no_letter_of_the_name_of_a_board_is_cut(qtbot: QtBot, dress: Dress, name: str) -> None:
    bar = SideBar(dress, [])
    qtbot.addWidget(bar)
    bar.resize(216, 700)
    bar.show_board(name)
    bar.show()
    label = bar._name
    words = label.text().replace("\u200b", " ").split()
    assert "".join(words) == name.replace(" ", "")
    assert all(label.fontMetrics().horizontalAdvance(word) <= label.width() for word in words)
