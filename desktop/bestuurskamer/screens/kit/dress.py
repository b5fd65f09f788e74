"""What the program wears now: one look that every widget asks, and that can be changed at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory, QWidget

from bestuurskamer.screens.kit.colours import DARK, LIGHT, Colours
from bestuurskamer.screens.kit.look import ZOOMS, Look
from bestuurskamer.screens.kit.none_kept import keep_none
from bestuurskamer.screens.kit.system import colours_of, wants_contrast


class Dress(QObject):
    """Holds the look; `wear` replaces palette, sheet and icons of the whole program at once."""

    changed = Signal()

    def __init__(self, resources: Path, zoom: int = 100, *, dark: bool = False) -> None:
        super().__init__()
        keep_none()
        self.contrast = wants_contrast()
        application().setStyle(QStyleFactory.create("Fusion"))
        self._system = QPalette(application().palette())
        self.look = Look(resources, self._colours(dark), _nearest(zoom), dark)
        self.look.load_fonts()
        self._put_on()
        self._hints = QGuiApplication.styleHints()
        self._hints.accessibility().contrastPreferenceChanged.connect(self.heed_system)

    @Slot()
    def heed_system(self) -> None:
        """Give way to the system's own colours when it is set to high contrast."""
        self.contrast = wants_contrast()
        self.look = replace(self.look, colours=self._colours(self.look.dark))
        self._put_on()
        self.changed.emit()

    def wear(self, zoom: int | None = None, dark: bool | None = None) -> None:
        """Change the text size (one of ZOOMS, else the nearest) or light and dark."""
        dark = self.look.dark if dark is None else dark
        zoom = self.look.zoom if zoom is None else _nearest(zoom)
        look = replace(self.look, colours=self._colours(dark), zoom=zoom, dark=dark)
        if look != self.look:
            self.look = look
            self._put_on()
            self.changed.emit()

    def step(self, steps: int) -> None:
        """Make the text so many steps larger, or smaller when below nothing."""
        place = min(max(ZOOMS.index(self.look.zoom) + steps, 0), len(ZOOMS) - 1)
        self.wear(zoom=ZOOMS[place])

    def px(self, size: float) -> int:
        """So many pixels at 100 %, in pixels now."""
        return self.look.px(size)

    def fit(self, owner: QObject, fitting: Callable[[], None]) -> None:
        """Call now and after every change, for as long as the owner lives."""
        fitting()
        _Fitting(owner, self, fitting)

    def margins(self, layout: QLayout, *sides: int, spacing: int | None = None) -> None:
        """Keep a layout's margins (left, top, right, bottom) and spacing at the zoom.

        The layout must already have its widget or parent layout.
        """

        def fitting() -> None:
            left, top, right, bottom = (self.px(side) for side in sides or (0, 0, 0, 0))
            layout.setContentsMargins(left, top, right, bottom)
            if spacing is not None:
                layout.setSpacing(self.px(spacing))

        self.fit(layout, fitting)

    def size(self, widget: QWidget, width: int | None = None, height: int | None = None) -> None:
        """Keep a widget at a fixed width or height, at the zoom."""

        def fitting() -> None:
            if width is not None:
                widget.setFixedWidth(self.px(width))
            if height is not None:
                widget.setFixedHeight(self.px(height))

        self.fit(widget, fitting)

    def _colours(self, dark: bool) -> Colours:
        if self.contrast:
            return colours_of(self._system)
        return DARK if dark else LIGHT

    def _put_on(self) -> None:
        app = application()
        app.setPalette(self._system if self.contrast else self.look.palette())
        app.setFont(self.look.font("body"))
        app.setStyleSheet("" if self.contrast else self.look.sheet())


class _Fitting(QObject):
    """Lives as a child of its owner, so that the connection ends when the owner does."""

    def __init__(self, owner: QObject, dress: Dress, fitting: Callable[[], None]) -> None:
        super().__init__(owner)
        self._fitting = fitting
        dress.changed.connect(self.again)

    @Slot()
    def again(self) -> None:
        """Fit once more."""
        self._fitting()


def application() -> QApplication:
    """The running application."""
    return cast(QApplication, QApplication.instance())


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _nearest(zoom: int) -> int:
    return min(ZOOMS, key=lambda known: abs(known - zoom))
