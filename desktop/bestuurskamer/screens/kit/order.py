"""Tab goes as one reads, also through what was put on a page later."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab go through all stops in these parts, one part after the other."""
    stops = [stop for part in parts for stop in stops_in(part)]
    for first, second in pairwise(stops):
        if first.window() is second.window():  # not before all of them are on the page
            QWidget.setTabOrder(first, second)


def stops_in(part: QWidget) -> list[QWidget]:
    """What in a part takes the keyboard by Tab, in the order in which it was made."""
    every = [part, *part.findChildren(QWidget)]
    return [w for w in every if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.focusProxy()]
