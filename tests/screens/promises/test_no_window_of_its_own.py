"""What a page is made of is never shown as a window: it would take the keyboard away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.promises.filters import Filters


class Windows(QObject):
    """Counts the windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
            self.seen.append(type(thing).__name__)
        return False


@pytest.fixture
def windows(qapp):
    spy = Windows()
    qapp.installEventFilter(spy)
    yield spy.seen
    qapp.removeEventFilter(spy)


def test_the_limits_of_a_register_are_no_windows(host, windows):
    filters = Filters(host)
    filters.offer(filters.direction, filters.open_only)
    assert windows == []


def test_the_buttons_beside_a_fact_are_no_window(dress, windows):
    FactRow(dress, "Jan Proefman", buttons=[button(dress, "Weg")])
    assert windows == []
