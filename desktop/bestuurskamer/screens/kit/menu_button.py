"""A button under which less used commands stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import Button, caption
from bestuurskamer.screens.kit.dress import Dress

Entry = tuple[str, Callable[[], object]]


class MenuButton(Button):
    """“More”: asks at each press which commands there are now."""

    def __init__(self, dress: Dress, entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__(dress, _("More"), "", "chevron-down")
        self._entries = entries
        self.menu_shown: QMenu | None = None
        self.clicked.connect(lambda _checked: self._open())

    def entries(self) -> dict[str, Callable[[], object]]:
        """The commands there are now, by their words."""
        return dict(self._entries())

    def _open(self) -> None:
        menu = QMenu(self)
        for text, press in self._entries():
            action = menu.addAction(caption(text))
            action.triggered.connect(lambda _checked=False, press=press: press())
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu_shown = menu
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
