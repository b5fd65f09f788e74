"""Beside the point that is minuted: what is open about it, and what was said last time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.queries import LastTime, MeetingRow, PointRow, last_time
from bestuurskamer.meetings.queries import meeting as one_meeting
from bestuurskamer.meetings.register_rows import PromiseRow
from bestuurskamer.meetings.registers import promises
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, hairline
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.paint import Chip
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.words import STATES, signal_state

MOST = 8


class BesidePoint(QScrollArea):
    """Open promises of this topic (or of this department), read-only, and the last minutes."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        inner = QWidget()
        inner.setProperty("box", "clear")
        self._column = QVBoxLayout(inner)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Open about this point"))
        host.dress.margins(self._column, spacing=12)

    def show_point(
        self, meeting: MeetingRow | None, point: PointRow | None, *, hides: bool
    ) -> None:
        """Show another point; what is for the board alone only when that is not hidden."""
        empty(self._column)
        if meeting is None or point is None:
            return
        if point.approves_meeting_id is not None:
            self._column.addWidget(self._to_adopt(point.approves_meeting_id))
        rows, title = self._open_of(meeting, point)
        rows = [row for row in rows if not (hides and row.internal)]
        if rows:
            self._column.addWidget(self._promises(title, rows))
        before = (
            self._host.desk.read(last_time, point.topic_id, meeting.id) if point.topic_id else None
        )
        if before is not None:
            self._column.addWidget(self._before(before, hides))
        if not rows and before is None and point.approves_meeting_id is None:
            self._column.addWidget(
                PlainLabel(_("Nothing is open about this point."), "soft", wrap=True)
            )
        self._column.addStretch(1)

    def _open_of(self, meeting: MeetingRow, point: PointRow) -> tuple[list[PromiseRow], str]:
        desk = self._host.desk
        today = desk.today()
        if point.dossier_id is not None:
            wanted = desk.read(promises, today, dossier_id=point.dossier_id, open_only=True)
        elif point.topic_id is not None:
            wanted = desk.read(promises, today, topic_id=point.topic_id, open_only=True)
        else:
            wanted = []
        before = [row for row in wanted if row.source.meeting_id != meeting.id]
        if before:
            return before, _("Open about this point")
        if meeting.department_id is None:
            return [], ""
        theirs = desk.read(promises, today, department_id=meeting.department_id, open_only=True)
        return [row for row in theirs if row.source.meeting_id != meeting.id], _(
            "Open with this department"
        )

    def _to_adopt(self, meeting_id: int) -> Card:
        """The minutes that are adopted at this point, and the way to them."""
        row = self._host.desk.read(one_meeting, meeting_id)
        card = Card(self._host.dress, _("Minutes of {day}").format(day=language.day(row.held_on)))
        card.body.addWidget(PlainLabel(row.title, "", wrap=True))
        card.body.addWidget(PlainLabel(_(STATES[row.state][0]), "small", wrap=True))
        go = partial(self._host.go, "meetings", meeting_id)
        card.body.addWidget(button(self._host.dress, _("To these minutes"), "link", press=go))
        return card

    def _promises(self, title: str, rows: list[PromiseRow]) -> Card:
        card = Card(self._host.dress, title)
        for place, row in enumerate(rows[:MOST]):
            if place:
                card.body.addWidget(hairline())
            state = signal_state(row.measures, bool(row.due_on))
            card.body.addWidget(Chip(self._host.dress, state))
            card.body.addWidget(PlainLabel(f"{row.number}  {row.words}", "", wrap=True))
            card.body.addWidget(PlainLabel(_told(row), "small", wrap=True))
        if len(rows) > MOST:
            more = ngettext("and {count} more", "and {count} more", len(rows) - MOST)
            card.body.addWidget(PlainLabel(more.format(count=len(rows) - MOST), "small"))
        return card

    def _before(self, before: LastTime, hides: bool) -> Card:
        title = _("Last time, {day}").format(day=language.short_day(before.held_on))
        card = Card(self._host.dress, title)
        for words, both in before.lines:
            if both or not hides:
                card.body.addWidget(PlainLabel(words, "soft", wrap=True))
        return card


def _told(row: PromiseRow) -> str:
    moved = ""
    if row.moved:
        moved = ngettext("moved once", "moved {count} times", row.moved).format(count=row.moved)
    who = "/".join(filter(None, (of_whom(row), row.by_name)))
    return " · ".join(filter(None, (who, language.short_day(row.given_on), moved)))
