"""A dress and a window for the tests of what screens are made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import paths
from bestuurskamer.screens.kit.dress import Dress


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says what it cannot do; that is no fault of ours."""
    for item in items:
        if "screens" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def dress(qapp) -> Iterator[Dress]:
    made = Dress(paths.resources())
    yield made
    made.wear(zoom=100, dark=False)


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made
