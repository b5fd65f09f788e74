"""Open topics of other meetings, folded away under the agenda until they are asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.agenda import take_up
from bestuurskamer.meetings.proposing import Proposed, other_topics
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable

HEAD, ROW, MOST = 46, 43, 4
"""Pixels at 100 %; so many topics are seen at once, the others by scrolling."""


class OtherTopics(QWidget):
    """A button that tells how many there are and shows them; Enter puts one on the agenda."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._meeting_id: int | None = None
        self.more = button(host.dress, "", "quiet", "chevron-down")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._turn)
        self.list = Ledger[Proposed](host.dress, _table(), _("Other open topics"), two_lines=False)
        self.list.opened.connect(self._take_up)
        self.take = button(host.dress, _("Put on the agenda"), "", "plus", self._take_chosen)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.list)
        host.dress.margins(column, spacing=6)
        host.dress.fit(self, self._fit)
        self._turn(False)

    def show_meeting(self, meeting_id: int) -> None:
        """Show what is open elsewhere; nothing at all when there is nothing."""
        self._meeting_id = meeting_id
        rows = self._host.desk.read(other_topics, meeting_id)
        self.list.show_rows(rows)
        if rows and self.list.current() is None:
            self.list.choose(rows[0].topic_id)
        words = ngettext("{count} other open topic", "{count} other open topics", len(rows))
        self.more.say(words.format(count=len(rows)))
        self._fit()
        self.setVisible(bool(rows))

    def _fit(self) -> None:
        shown = min(max(len(self.list.table.rows), 1), MOST)
        self.list.setFixedHeight(self._host.dress.px(HEAD + shown * ROW))

    def _turn(self, open_: bool) -> None:
        self.more.show_icon("minus" if open_ else "chevron-down")
        self.list.setVisible(open_)
        self.take.setVisible(open_)

    def _take_chosen(self) -> None:
        self._take_up(self.list.current())

    def _take_up(self, row: object) -> None:
        if isinstance(row, Proposed) and row.topic_id is not None and self._meeting_id is not None:
            self._host.desk.tried(
                N_("Put a topic on the agenda"), take_up, self._meeting_id, row.topic_id
            )


def _table() -> RowTable[Proposed]:
    return RowTable(
        [
            Column(_("Point"), lambda one: Cell(one.title)),
            Column("", lambda one: Cell(_("board only") if one.internal else ""), width=140),
        ],
        key=lambda one: one.topic_id,
        sentence=lambda one: one.title,
    )
