"""The agenda at the left of the minutes desk, and who is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.meetings.model import Presence, Side
from bestuurskamer.meetings.queries import PointRow, attendance
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.words import ITEMS

SIGNS = {"treated": "✓", "open": "○", "held_over": "⏸", "skipped": "−"}
WIDTH = 258


class AgendaList(QWidget):
    """The points with their state; `picked` rings with the point that was gone to."""

    picked = Signal(int)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress, self._quiet = dress, False
        columns = [
            Column[PointRow](_("Agenda"), lambda p: Cell(numbered_title(p))),
            Column[PointRow]("", lambda p: Cell(SIGNS[p.state.value]), width=40),
        ]
        self.table = RowTable(
            columns,
            key=lambda p: p.id,
            sentence=lambda p: f"{numbered_title(p)}, {_(ITEMS[p.state][0])}",
        )
        self.list = Ledger(dress, self.table, _("Agenda"), two_lines=False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.opened.connect(self._pick)
        self.list.clicked.connect(lambda _at: self._pick(self.list.current()))
        self.people = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(PlainLabel(_("Present"), "label"))
        column.addWidget(self.people)
        dress.margins(column, spacing=8)
        dress.fit(self, lambda: self.setMinimumWidth(0))

    def show_points(self, rows: Sequence[PointRow], item_id: int | None) -> None:
        """Show the agenda, with the point that is being minuted chosen."""
        self._quiet = True
        self.list.show_rows(rows)
        if item_id is not None:
            self.list.choose(item_id)
        self._quiet = False

    def show_people(self, desk: Desk, meeting_id: int) -> None:
        """Show who is there, by side."""
        there = [
            one
            for one in desk.read(attendance, meeting_id)
            if one.presence in (Presence.PRESENT, Presence.PARTLY)
        ]
        ours = ", ".join(one.name for one in there if one.side is Side.BOARD)
        theirs = ", ".join(one.name for one in there if one.side is not Side.BOARD)
        self.people.setText("\n".join(filter(None, (ours, theirs))) or _("Nobody noted yet"))

    def _pick(self, row: object) -> None:
        if isinstance(row, PointRow) and not self._quiet:
            self.picked.emit(row.id)


def numbered_title(point: PointRow) -> str:
    """The point with its number on paper; one of the board alone has none."""
    return f"{point.place}  {point.title}" if point.place else point.title


def state_of(point: PointRow) -> State:
    """The chip of a point."""
    word, icon = ITEMS[point.state]
    return State(_(word), "ok" if icon == "check" else "neutral", icon)
