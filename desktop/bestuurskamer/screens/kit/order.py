"""Tab goes as one reads: through layouts in their order, also what was put there later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from bestuurskamer.screens.kit.dress import application


def go_on(top: QWidget, forward: bool) -> bool:
    """Bring the keyboard to the next stop within a widget, round at its ends; False without one."""
    stops = reading_order(top)
    if not stops:
        return False
    reasons = Qt.FocusReason
    stop = stops[_next(stops, application().focusWidget(), forward)]
    stop.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    _bring_into_view(stop)
    return True


def reading_order(top: QWidget) -> list[QWidget]:
    """All that the keyboard can reach by Tab within a widget, as one reads."""
    return [widget for widget in _inside(top) if _is_stop(widget)]


def _next(stops: list[QWidget], now: QWidget | None, forward: bool) -> int:
    last = len(stops) - 1
    if now is None:
        return 0 if forward else last
    for place, stop in enumerate(stops):
        if stop is now or stop.isAncestorOf(now):
            return (place + (1 if forward else -1)) % len(stops)
    inside = [place for place, stop in enumerate(stops) if now.isAncestorOf(stop)]
    if not inside:
        return 0 if forward else last
    return inside[0] if forward else (inside[0] - 1) % len(stops)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    yield widget
    for part in _parts(widget):
        if part is not None and not part.isWindow():
            yield from _inside(part)


def _parts(widget: QWidget) -> Sequence[QWidget | None]:
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    if isinstance(widget, QStackedWidget):
        return [widget.currentWidget()]
    if isinstance(widget, QSplitter):
        return [widget.widget(place) for place in range(widget.count())]
    if layout is not None:
        return list(_laid_out(layout))
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    return sorted(children, key=lambda child: (child.y(), child.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=partial(_cell, layout))
    for place in places:
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, *_spans = cast(tuple[int, int, int, int], grid.getItemPosition(place))
    return row, column


def _is_stop(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isEnabled() and widget.focusProxy() is None


def _bring_into_view(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 40)
        around = around.parentWidget()
