"""Preparing a meeting: its points in order, and who is expected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.agenda import drop_point, order_points
from bestuurskamer.meetings.attending import note_presence
from bestuurskamer.meetings.model import Role, Side
from bestuurskamer.meetings.planning import ends, starts
from bestuurskamer.meetings.queries import (
    AttendanceRow,
    MeetingRow,
    PointRow,
    as_on_paper,
    attendance,
    points,
)
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, LedgerCard
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.other_topics import OtherTopics
from bestuurskamer.screens.meetings.point_sheet import PointSheet
from bestuurskamer.screens.meetings.sheets import PersonSheet
from bestuurskamer.screens.meetings.words import PRESENT

SIDES = {Side.BOARD: N_("board"), Side.OTHERS: N_("other side"), Side.THIRD: N_("others")}
ROLES = {Role.CHAIR: N_("chair"), Role.MINUTES: N_("minutes"), Role.GUEST: N_("guest")}


class PrepareView(QWidget):
    """Alt+↑ and Alt+↓ move a point, Enter changes it, Ins adds one, Del takes one off."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host, self.dress = host, host.dress
        self.meeting: MeetingRow | None = None
        self.points = _PointLedger(host.dress, self._point_table(), _("Agenda"), two_lines=False)
        self._starts: dict[int, str] = {}
        self._seen: tuple[int, set[int]] = (0, set())  # the meeting and its points, as shown last
        self.length = PlainLabel("", "small", wrap=True)
        self.others = OtherTopics(host)
        self.points.opened.connect(self._change)
        self.points.moved.connect(self._move)
        self.points.dropped.connect(self._drop)
        self.points.added.connect(self.add_point)
        self.people = Ledger[AttendanceRow](
            host.dress, _people_table(), _("Who is expected"), two_lines=True
        )
        self.people.opened.connect(self._turn_presence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(host.dress, self._agenda(), self._expected(), 388), 1)

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show another meeting."""
        self.meeting = meeting
        self.reload()

    def reload(self) -> None:
        """Read agenda and people anew."""
        if self.meeting is None:
            return
        desk = self.host.desk
        rows = as_on_paper(desk.read(points, self.meeting.id))
        before, ids = self._seen, {row.id for row in rows}
        self._seen = (self.meeting.id, ids)
        self._tell_times(rows)
        self.points.show_rows(rows)
        fresh = ids - before[1] if before[0] == self.meeting.id else set()
        if len(fresh) == 1:
            self.points.choose(fresh.pop())
        elif rows and self.points.current() is None:
            self.points.choose(rows[0].id)
        self.others.show_meeting(self.meeting.id)
        self.people.show_rows(desk.read(attendance, self.meeting.id))

    def take_keyboard(self) -> None:
        """The agenda has the keyboard at once."""
        self.points.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_point(self) -> None:
        """Ask for a new point."""
        if self.meeting is not None:
            PointSheet(self.host, self.meeting.id).open()

    def _change(self, row: object) -> None:
        if self.meeting is not None and isinstance(row, PointRow):
            PointSheet(self.host, self.meeting.id, row).open()

    def _change_chosen(self) -> None:
        self._change(self.points.current())

    def _tell_times(self, rows: list[PointRow]) -> None:
        """When each point begins, and how long all of them take; the board's own do not count."""
        assert self.meeting is not None
        counted = [row for row in rows if not row.internal]
        lengths = [row.minutes for row in counted]
        begins = self.meeting.begins
        told = zip(counted, starts(begins, lengths), strict=True)
        self._starts = {row.id: start for row, start in told}
        total = sum(one for one in lengths if one)
        without = sum(one is None for one in lengths)
        said = []
        if total:
            said.append(ngettext("{count} minute", "{count} minutes", total).format(count=total))
            if without:
                words = ngettext(
                    "{count} point has no length", "{count} points have no length", without
                )
                said.append(words.format(count=without))
            elif done := ends(begins, lengths):
                said.append(_("done at {time}").format(time=done))
        self.length.setText(" · ".join(said))
        self.length.setVisible(bool(said))

    def _agenda(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addWidget(LedgerCard(self.points), 1)
        acts = FoldingLine(self.dress, spacing=8)
        for act in (
            button(self.dress, _("New point"), "", "plus", self.add_point),
            button(self.dress, _("Change"), "quiet", press=self._change_chosen),
            button(self.dress, _("Up"), "quiet", press=lambda: self._move(-1)),
            button(self.dress, _("Down"), "quiet", press=lambda: self._move(1)),
            button(self.dress, _("Not this time"), "quiet", press=self._drop),
        ):
            acts.row.addWidget(act)
        acts.row.addStretch(1)
        column.addWidget(self.length)
        column.addWidget(acts)
        column.addWidget(self.others)
        self.dress.margins(column, spacing=10)
        return holder

    def _expected(self) -> Card:
        card = Card(self.dress, _("Who is expected"))
        card.setProperty("fills", True)
        card.body.addWidget(self.people, 1)
        acts = FoldingLine(self.dress, spacing=8)
        acts.row.addWidget(button(self.dress, _("Somebody else"), "", "plus", self._add_person))
        acts.row.addWidget(button(self.dress, _("There or not"), "quiet", press=self._turn))
        acts.row.addStretch(1)
        card.body.addWidget(acts)
        return card

    def _point_table(self) -> RowTable[PointRow]:
        def time(point: PointRow) -> str:
            long = _("{count} min").format(count=point.minutes) if point.minutes else ""
            return " · ".join(filter(None, (self._starts.get(point.id, ""), long)))

        def more(point: PointRow) -> str:
            own = _("board only") if point.internal else ""
            return own or (_("every time") if point.recurring else "")

        return RowTable(
            [
                Column(_("Nr"), lambda p: Cell(str(p.place or "")), width=56),
                Column(_("Point"), lambda p: Cell(p.title, strong=True)),
                Column(_("Time"), lambda p: Cell(time(p)), width=130),
                Column("", lambda p: Cell(more(p)), width=130),
            ],
            key=lambda p: p.id,
            sentence=lambda p: ", ".join(
                filter(None, (f"{p.place or ''} {p.title}".strip(), time(p), more(p)))
            ),
        )

    def _move(self, step: int) -> None:
        row, meeting = self.points.current(), self.meeting
        if row is None or meeting is None:
            return
        ids = [point.id for point in self.points.table.rows]
        here = ids.index(row.id)
        there = here + step
        if 0 <= there < len(ids):
            ids[here], ids[there] = ids[there], ids[here]
            self.host.desk.tried(N_("Put the agenda in order"), order_points, meeting.id, ids)
            self.points.choose(row.id)

    def _drop(self) -> None:
        row = self.points.current()
        if row is not None:
            self.host.desk.tried(N_("Took a point off the agenda"), drop_point, row.id)

    def _add_person(self) -> None:
        if self.meeting is not None:
            PersonSheet(self.host, self.meeting.id).open()

    def _turn(self) -> None:
        row = self.people.current()
        if row is not None:
            self._turn_presence(row)

    def _turn_presence(self, row: object) -> None:
        if not isinstance(row, AttendanceRow):
            return
        order = list(PRESENT)
        following = order[(order.index(row.presence) + 1) % len(order)]
        self.host.desk.tried(N_("Noted who was there"), note_presence, row.id, following)


class _PointLedger(Ledger[PointRow]):
    """The agenda, with the keys that move, add and drop."""

    moved = Signal(int)
    dropped = Signal()
    added = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with arrows, Ins and Del; the rest is for the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Insert:
            self.added.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def _people_table() -> RowTable[AttendanceRow]:
    def below(one: AttendanceRow) -> str:
        role = _(ROLES[one.role]) if one.role in ROLES else ""
        parts = (_(SIDES[one.side]), one.post, one.department, role)
        return " · ".join(filter(None, parts))

    return RowTable(
        [
            Column(_("Name"), lambda one: Cell(one.name, below(one), strong=True)),
            Column("", lambda one: Cell(_(PRESENT[one.presence])), width=104),
        ],
        key=lambda one: one.id,
        sentence=lambda one: f"{one.name}, {_(PRESENT[one.presence])}",
    )
