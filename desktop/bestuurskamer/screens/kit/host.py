"""What a page may ask of the window it stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.discreet import Discreet
from bestuurskamer.screens.kit.dress import Dress


class Host(Protocol):
    """The window, as pages see it."""

    dress: Dress
    discreet: Discreet

    @property
    def desk(self) -> Desk:
        """The desk of the board that is open."""

    @property
    def window(self) -> QWidget:
        """The widget over which sheets and questions lie."""

    def go(self, place: str, thing: object = None) -> None:
        """Show another place, and there one thing when given."""

    def tell(
        self,
        text: str,
        tone: str = "ok",
        button: str = "",
        press: Callable[[], object] | None = None,
    ) -> None:
        """Show a message that stays until it is closed, with at most one button."""


class Shown(Protocol):
    """A page, as the window sees it."""

    def reload(self) -> None:
        """Read anew what it shows; called when it comes into view and when data changed."""

    def open_thing(self, thing: object) -> None:
        """Show one thing of this place."""

    def print_it(self) -> None:
        """Print what is shown (F8)."""
