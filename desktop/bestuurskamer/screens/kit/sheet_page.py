"""A page that lays sheets over the window, and shows what came of them."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.page import Page


class SheetPage(Page):
    """Lays one sheet at a time; `sheet` is the one that lies there now."""

    sheet: Sheet | None = None

    def lay(self, sheet: Sheet) -> None:
        """Lay a sheet over the window."""
        self.sheet = sheet
        sheet.done.connect(self.after_sheet)
        sheet.open()

    def lay_new(self, sheet: Sheet, show: Callable[[int], object]) -> None:
        """Lay a sheet that asks for something new, and show that once it is saved."""

        def done(saved: bool) -> None:
            if saved and sheet.saved_id is not None:
                show(sheet.saved_id)

        sheet.done.connect(done)
        self.lay(sheet)

    def after_sheet(self, saved: bool) -> None:
        """The sheet is gone; `saved` tells whether something was saved."""
        self.sheet = None
