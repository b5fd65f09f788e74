"""The minutes desk: the agenda, one field for the point, and beside it what is open."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.filing import jot_key, text_of
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.minuting import close_point, file_point
from bestuurskamer.meetings.model import ItemState, MeetingKind, MeetingState
from bestuurskamer.meetings.people import names
from bestuurskamer.meetings.queries import MeetingRow, PointRow, as_on_paper, points, recusals
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.agenda_list import AgendaList, numbered_title
from bestuurskamer.screens.meetings.aside_list import AsideList
from bestuurskamer.screens.meetings.beside_point import BesidePoint
from bestuurskamer.screens.meetings.keeper import Keeper
from bestuurskamer.screens.meetings.line_bar import LineBar
from bestuurskamer.screens.meetings.line_sheet import LineSheet
from bestuurskamer.screens.meetings.mark_bar import MarkBar
from bestuurskamer.screens.meetings.minutes_field import MinutesField
from bestuurskamer.vault.jots import jot_of

_BESIDE, _AGENDA = 1000, 760


class DeskView(QWidget):
    """The only screen that is used during a meeting. Everything on it works by keys alone.

    `kept` tells the moment of the last keeping; `not_kept` why it failed.
    """

    kept = Signal(object)
    not_kept = Signal(str, str)
    aside_wanted = Signal(int)
    people_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host, self.dress = host, host.dress
        self.meeting: MeetingRow | None = None
        self.item_id: int | None = None
        self._wants_beside = True  # Ctrl Space puts it away and brings it back
        self._unfiled = False  # whether a text of this point was kept, and not filed yet
        self._points: list[PointRow] = []
        self.agenda, self.beside = AgendaList(self.dress), BesidePoint(host)
        self.field = MinutesField(self.dress, host.desk.today())
        self.marks, self.bar = MarkBar(self.dress), LineBar(self.dress)
        self.title = PlainLabel("", "name", wrap=True)
        self.aside = AsideList(host)
        self.keeper = Keeper(
            host.desk, lambda: (self.field.text(), self.field.textCursor().position()), self
        )
        self._lay_out()
        self._connect()
        self._add_keys()

    def show_meeting(self, meeting: MeetingRow, item_id: int | None = None) -> None:
        """Show a meeting, at a point, or at the first that is still open."""
        if self.meeting is None or meeting.id != self.meeting.id:
            if not self.leave():
                return
            self.item_id = None
            hides = meeting.with_others or self.host.discreet.hidden
            self.field.show_internal(not hides)
        elif meeting.with_others and not self.meeting.with_others:
            self.field.show_internal(False)
        self.meeting = meeting
        self.field.setReadOnly(self.is_fixed)
        self.marks.setEnabled(not self.is_fixed)
        self.ask_aside.setVisible(not self.is_fixed)
        self.reload()
        if item_id is not None or self.item_id is None:
            wanted = item_id or self._first_open()
            self.go_to(wanted)

    @property
    def is_fixed(self) -> bool:
        """Whether the minutes went out or were adopted: they are read here, not changed."""
        fixed = (MeetingState.SENT, MeetingState.ADOPTED)
        return self.meeting is not None and self.meeting.state in fixed

    def reload(self) -> None:
        """Read anew what stands around the text; the text that is typed stays."""
        if self.meeting is None:
            return
        desk = self.host.desk
        self._points = self._shown(desk.read(points, self.meeting.id))
        said = desk.read(names, self.meeting.held_on, self.meeting.id)
        self.field.set_names(said.known, self.meeting.held_on)
        self.agenda.show_points(self._points, self.item_id)
        self.agenda.show_people(desk, self.meeting.id)
        self._read_text_again()
        self._show_beside()

    def _read_text_again(self) -> None:
        """Show the text as it is filed now, after a correction; never over what is typed."""
        if self.item_id is None or not self.keeper.is_kept():
            return
        desk = self.host.desk
        if self._unfiled or desk.read(jot_of, jot_key(self.item_id)) is not None:
            return
        text = desk.read(text_of, self.item_id)
        if text != self.field.text():
            self.field.show_text(text, min(self.field.textCursor().position(), len(text)))
            self.keeper.watch(self.item_id, text)

    def _shown(self, found: list[PointRow]) -> list[PointRow]:
        """The points, numbered as on paper; the board's own only while they may be seen."""
        hides = self.field.hides_internal
        return [point for point in as_on_paper(found) if not (hides and point.internal)]

    def leave(self) -> bool:
        """File what was typed at this point; False when it could neither be kept nor filed.

        Then the text stays where it is, and nothing else may take its place.
        """
        if self.meeting is None or self.item_id is None:
            return True
        if not self.keeper.keep():
            return False
        if not self._unfiled:
            return True
        desk = self.host.desk
        done = desk.tried(
            N_("Wrote minutes"), file_point, self.item_id, self.field.text(), desk.today()
        )
        self._unfiled = not done
        return done

    def go_to(self, item_id: int | None) -> None:
        """Show another point: its text as it was typed last, and what is open about it."""
        if item_id == self.item_id and item_id is not None:
            self.field.setFocus()
            return
        if not self.leave():
            return
        self.item_id = item_id
        if item_id is None:
            self.keeper.watch(None, "")
            self.field.setEnabled(False)
            return
        self.field.setEnabled(True)
        text, cursor = self._text_of(item_id)
        self.keeper.watch(None, "")
        self.field.show_text(text, cursor)
        self.keeper.watch(item_id, text)
        point = self._point(item_id)
        if point is not None:
            self.title.setText(numbered_title(point))
        self.agenda.show_points(self._points, item_id)
        self._show_beside()
        self.field.setFocus()

    def next_point(self, state: ItemState = ItemState.TREATED, step: int = 1) -> None:
        """Close this point and go on to the next one, or back without closing."""
        if self.item_id is None or self.meeting is None:
            return
        here = [point.id for point in self._points].index(self.item_id)
        self.leave()
        small = self.meeting.kind is not MeetingKind.MEETING
        if step > 0 and not self.is_fixed and not small:
            desk = self.host.desk
            desk.tried(N_("Closed a point"), close_point, self.item_id, state)
            self._points = self._shown(desk.read(points, self.meeting.id))
        there = here + step
        if 0 <= there < len(self._points):
            self.go_to(self._points[there].id)
        else:
            self.reload()

    def topic_id(self) -> int | None:
        """The topic of the point that is shown, when it has one."""
        point = self._point(self.item_id) if self.item_id else None
        return point.topic_id if point is not None else None

    def hide_internal(self, on: bool) -> None:
        """Hide or show the lines and the notes that are for the board alone."""
        self.field.show_internal(not on)
        self.bar.hides_internal = on
        self.reload()
        if on and self.item_id is not None and self._point(self.item_id) is None:
            self.go_to(self._first_open())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right pane, then the agenda, where there is no room."""
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        centre = QVBoxLayout()
        card = QFrame()
        card.setProperty("box", "card")
        inside = QVBoxLayout(card)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.ask_aside = button(self.dress, _("Who stands aside?"), "quiet", press=self._ask_aside)
        head.addWidget(self.ask_aside)
        inside.addLayout(head)
        inside.addWidget(self.aside)
        inside.addWidget(self.field, 1)
        inside.addWidget(self.marks)
        self.dress.margins(head, 18, 12, 18, 8, spacing=8)
        self.dress.margins(inside, 1, 1, 1, 1, spacing=0)
        centre.addWidget(card, 1)
        centre.addWidget(self.bar)
        self.dress.margins(centre, spacing=10)
        row = QHBoxLayout(self)
        row.addWidget(self.agenda)
        row.addLayout(centre, 1)
        row.addWidget(self.beside)
        self.dress.margins(row, spacing=16)
        self.dress.fit(self, self._fold)

    def _connect(self) -> None:
        self.agenda.picked.connect(self.go_to)
        self.field.textChanged.connect(self.keeper.stirred)
        self.field.line_moved.connect(self._say_line)
        self.field.refused.connect(lambda text: self.host.tell(text, "bad"))
        self.marks.picked.connect(self._mark)
        self.bar.change_wanted.connect(self.change_line)
        self.keeper.kept.connect(self._was_kept)
        self.keeper.failed.connect(self.not_kept.emit)

    def _add_keys(self) -> None:
        def key(keys: str, act: object) -> None:
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

        key("Ctrl+Down", self.next_point)
        key("Ctrl+Up", lambda: self.next_point(step=-1))
        key("Ctrl+Shift+Down", lambda: self.next_point(ItemState.HELD_OVER))
        key("Ctrl+.", self.change_line)
        key("Ctrl+Space", self._turn_beside)
        key("Ctrl+T", lambda: self.field.insert_words(f"{datetime.now().astimezone():%H.%M} "))
        key("Ctrl+D", self.people_wanted.emit)
        key("F6", self._to_agenda)

    def _was_kept(self, at: object) -> None:
        self._unfiled = True
        self.kept.emit(at)

    def _say_line(self, line: CapturedLine) -> None:
        self.bar.hides_internal = self.field.hides_internal
        self.bar.show_line(line, self.field.known)

    def change_line(self) -> None:
        """Ask who, what and when of the line at the cursor."""
        if self.is_fixed:
            return
        line = self.field.current_line()
        sheet = LineSheet(self.host, line, self.field.known)
        sheet.made.connect(self.field.replace_line)
        sheet.open()

    def _mark(self, kind: LineKind) -> None:
        self.field.mark_line(kind)
        self.field.setFocus()

    def _ask_aside(self) -> None:
        if self.item_id is not None:
            self.aside_wanted.emit(self.item_id)

    def _text_of(self, item_id: int) -> tuple[str, int]:
        waiting = self.host.desk.read(jot_of, jot_key(item_id))
        self._unfiled = waiting is not None
        if waiting is not None:
            return waiting.text, waiting.cursor
        return self.host.desk.read(text_of, item_id), -1

    def _point(self, item_id: int) -> PointRow | None:
        return next((point for point in self._points if point.id == item_id), None)

    def _first_open(self) -> int | None:
        wanted = [point.id for point in self._points if point.state is ItemState.OPEN]
        every = [point.id for point in self._points]
        return next(iter(wanted or every), None)

    def _show_beside(self) -> None:
        point = self._point(self.item_id) if self.item_id else None
        self.beside.show_point(self.meeting, point, hides=self.field.hides_internal)
        found = self.host.desk.read(recusals, self.meeting.id) if self.meeting else []
        here = [row for row in found if row.item_id == self.item_id]
        self.aside.show_rows(here, fixed=self.is_fixed)

    def _fold(self) -> None:
        """What has no room is hidden, not made narrow: the keyboard must never go there."""
        wide = self.width() / max(self.dress.px(100) / 100, 0.01)
        self.beside.setFixedWidth(self.dress.px(290))
        self.agenda.setFixedWidth(self.dress.px(238))
        self.beside.setVisible(self._wants_beside and wide >= _BESIDE)
        self.agenda.setVisible(wide >= _AGENDA)

    def _turn_beside(self) -> None:
        self._wants_beside = not self._wants_beside
        self._fold()

    def _to_agenda(self) -> None:
        if self.agenda.isVisible():
            self.agenda.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
