"""Who stood aside at a point and why, each to be taken back while the minutes are not sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.minuting import stand_aside, take_back_aside
from bestuurskamer.meetings.queries import RecusalRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.words import aside_words


class AsideList(QWidget):
    """One line for each of them; nothing at all where nobody stood aside."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_("Who stood aside"))
        host.dress.margins(self._column, 18, 0, 18, 8, spacing=4)
        self.hide()

    def show_rows(self, rows: Sequence[RecusalRow], *, fixed: bool) -> None:
        """Show these; what is `fixed` can only be read."""
        empty(self._column)
        for row in rows:
            self._column.addWidget(self._line(row, fixed))
        self.setVisible(bool(rows))

    def _line(self, row: RecusalRow, fixed: bool) -> QWidget:
        holder = QWidget()
        made = QHBoxLayout(holder)
        made.addWidget(PlainLabel(aside_words(row), "soft", wrap=True), 1)
        if not fixed:
            made.addWidget(take_back_button(self._host, row))
        self._host.dress.margins(made, spacing=8)
        return holder


def take_back_button(host: Host, row: RecusalRow) -> QWidget:
    """The button that takes back what was noted of somebody; Ctrl+Z notes it again."""
    made = button(host.dress, _("Take back"), "link", press=partial(_take_back, host, row))
    made.setAccessibleName(_("Take back: {name}").format(name=row.name))
    return made


def _take_back(host: Host, row: RecusalRow) -> None:
    desk = host.desk

    def again() -> None:
        desk.do(
            N_("Noted who stood aside"), stand_aside, row.item_id, row.name, row.reason,
            left_room=row.left_room,
        )  # fmt: skip

    if desk.tried(N_("Took back who stood aside"), take_back_aside, row.id):
        desk.can_undo(_("that {name} stood aside").format(name=row.name), again)
