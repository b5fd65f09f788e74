"""The place Meetings: the list, and one meeting to prepare, to minute, or to look over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.minuting import begin, end, not_yet, unknown_in
from bestuurskamer.meetings.model import MeetingKind, MeetingState
from bestuurskamer.meetings.queries import (
    MeetingRow,
    line_place,
    meeting,
    meetings,
    point_place,
    unfiled,
)
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.meetings.acts import Acts
from bestuurskamer.screens.meetings.desk_view import DeskView
from bestuurskamer.screens.meetings.lists import meetings_table
from bestuurskamer.screens.meetings.old_sheet import open_old_sheet
from bestuurskamer.screens.meetings.prepare_view import PrepareView
from bestuurskamer.screens.meetings.review_view import ReviewView
from bestuurskamer.screens.meetings.sheets import AsideSheet, PersonSheet, PlanSheet, SmallSheet
from bestuurskamer.screens.meetings.words import STATES

LIST, PREPARE, DESK, REVIEW = "list", "prepare", "desk", "review"
KEYS = {
    LIST: [("Enter", N_("open")), ("Ins", N_("plan")), ("Ctrl N", N_("quick note"))],
    PREPARE: [
        ("Alt ↑ ↓", N_("move a point")),
        ("Enter", N_("change")),
        ("Ins", N_("new point")),
        ("F8", N_("print")),
        ("F9", N_("meet")),
    ],
    DESK: [
        ("Ctrl ↓", N_("next point")),
        ("Ctrl Shift ↓", N_("hold over")),
        ("Ctrl T", N_("time")),
        ("Ctrl .", N_("change line")),
        ("F6", N_("to the agenda")),
        ("F10", N_("look over")),
    ],
    REVIEW: [("F9", N_("back to typing")), ("F8", N_("print"))],
}
_SMALL_KEYS = [("Ctrl T", N_("time")), ("Ctrl .", N_("change line")), ("F10", N_("look over"))]
"""A phone call has one point: there is no next one to go to."""  # fmt: skip


class MeetingsPage(Page):
    """`open_thing` takes the number of a meeting, ("line" or "point", number), or a word.

    The words are `resume`, `plan` and `small`.
    """

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Meetings"), scrolls=False)
        self.host = host
        self.row: MeetingRow | None = None
        self.view = LIST
        self.ledger = Ledger(host.dress, meetings_table(), _("Meetings"), names=_("Meeting"))
        self.ledger.opened.connect(lambda row: self.show_meeting(row.id))
        self.blank = EmptyPage(
            host.dress,
            "messages-square",
            _("No meetings yet"),
            _("Plan a meeting, or note a phone call. The promises in it are kept apart."),
            button=button(host.dress, _("Plan a meeting"), "primary", "calendar-days", self.plan),
        )
        self.prepare, self.desk, self.review = PrepareView(host), DeskView(host), ReviewView(host)
        self.list_card = LedgerCard(self.ledger)
        for part in (self.list_card, self.blank, self.prepare, self.desk, self.review):
            self.body.addWidget(part, 1)
        self.acts = Acts(self)
        self._connect()
        self._show()

    def reload(self) -> None:
        """Read anew what is shown; a text that is being typed stays as it is."""
        rows = self.host.desk.read(meetings)
        self.ledger.show_rows(rows)
        if rows and self.ledger.current() is None:
            self.ledger.choose(rows[0].id)
        if self.row is not None:
            self.row = self.host.desk.read(meeting, self.row.id)
            self.prepare.meeting = self.review.meeting = self.row  # as it stands now
            for part in (self.prepare, self.desk, self.review):
                if part is self._view_of(self.view):
                    part.reload()
        self._show()

    def thing(self) -> Thing | None:
        """The meeting that is shown or chosen."""
        row = self.ledger.current() if self.view == LIST else self.row
        return Thing("meeting", row.id, row.title) if row is not None else None

    def take_keyboard(self) -> None:
        """The list, or the text that is being typed, has the keyboard at once."""
        other = Qt.FocusReason.OtherFocusReason
        if self.view == LIST and self.ledger.table.rows:
            self.ledger.setFocus(other)
        elif self.view == PREPARE:
            self.prepare.take_keyboard()
        elif self.view == DESK:
            self.desk.field.setFocus(other)
        elif self.view == REVIEW:
            self.review.take_keyboard()

    def open_thing(self, thing: object) -> None:
        """Show a meeting by number, or what was being typed before, or a sheet."""
        if isinstance(thing, int):
            self.show_meeting(thing)
        elif isinstance(thing, tuple):
            self.show_line(*thing)
        elif thing == "resume":
            self.resume()
        elif thing == "plan":
            self.plan()
        elif thing == "small":
            self.small()

    def help_key(self) -> str:
        """Typing along has a page of its own."""
        return "minutes" if self.view == DESK else ""

    def show_meeting(self, meeting_id: int, view: str = "", item_id: int | None = None) -> None:
        """Show one meeting, in the view that fits its state when none is asked."""
        if not self.desk.leave():
            return
        if self.row is None or self.row.id != meeting_id:
            self.acts.forget_kept()
        self.row = self.host.desk.read(meeting, meeting_id)
        self.view = view or _fitting(self.row)
        if self.view == DESK:
            self.desk.show_meeting(self.row, item_id)
        else:
            (self.prepare if self.view == PREPARE else self.review).show_meeting(self.row)
        self._show()
        self.take_keyboard()

    def show_line(self, kind: str, number: int) -> None:
        """Show the text of a point, with the cursor at a line of it."""
        desk = self.host.desk
        at = desk.read(line_place if kind == "line" else point_place, number)
        if at is None:
            self.host.tell(_("This line is not there any more."), "info")
            return
        self.show_meeting(at.meeting_id, DESK, at.item_id)
        self.desk.field.go_to_line(at.place)

    def resume(self) -> None:
        """Open the point whose text was typed last, with the text as it was."""
        waiting = self.host.desk.read(unfiled)
        if waiting is not None:
            self.show_meeting(waiting.meeting_id, DESK, waiting.item_id)
            at = waiting.at.astimezone()
            self.host.tell(
                _("Put back up to {time}: everything you had typed.").format(time=f"{at:%H:%M:%S}"),
                "ok",
            )

    def back_to_list(self) -> None:
        """Leave the meeting for the list; what was typed is filed first."""
        if not self.desk.leave():
            return
        self.row, self.view = None, LIST
        self.reload()

    def plan(self) -> None:
        """Ask for a new meeting, and show its agenda."""
        PlanSheet(self.host, lambda number: self.show_meeting(number, PREPARE)).open()

    def small(self) -> None:
        """Ask for a phone call, a talk or a letter."""
        SmallSheet(self.host, self._kept_small).open()

    def _kept_small(self, number: int) -> None:
        """Tell what is not known yet: it links by itself when it becomes known."""
        self.reload()
        unknown = self.host.desk.read(unknown_in, number)
        if unknown:
            words = _("Not known yet: {names}. When you add it, this note is linked by itself.")
            self.host.tell(words.format(names=", ".join(unknown)), "info")

    def take_over_old(self) -> None:
        """Ask for a file with old minutes, and show its lines."""
        kinds = _("Minutes (*.docx *.odt *.txt)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self.host.window, _("Take over old minutes"), "", kinds
        )
        if chosen:
            open_old_sheet(self.host, Path(chosen), self.show_meeting)

    def meet(self) -> None:
        """Begin to minute, or go on (F9)."""
        if self.row is None:
            return
        if self.row.state is MeetingState.PLANNED:
            now = datetime.now().astimezone()
            desk, number = self.host.desk, self.row.id
            if desk.tried(N_("Began a meeting"), begin, number, f"{now:%H.%M}"):
                desk.can_undo(
                    _("the beginning of the meeting"),
                    lambda: desk.do(N_("Took back that a meeting began"), not_yet, number),
                )
        self.show_meeting(self.row.id, DESK)

    def look_over(self) -> None:
        """End the meeting when it runs, and look it over (F10)."""
        if self.row is None:
            return
        if not self.desk.leave():
            return
        if self.row.state is MeetingState.RUNNING:
            now = datetime.now().astimezone()
            self.host.desk.tried(N_("Ended a meeting"), end, self.row.id, f"{now:%H.%M}")
        self.show_meeting(self.row.id, REVIEW)

    def print_it(self) -> None:
        """F8: the paper of what is shown."""
        self.acts.print_it()

    def current_topic(self) -> int | None:
        """The topic of the point that is chosen, when it has one."""
        if self.view == PREPARE:
            row = self.prepare.points.current()
            return row.topic_id if row is not None else None
        return self.desk.topic_id() if self.view == DESK else None

    def print_pdf(self, data: bytes, name: str) -> None:
        """Print a paper of this meeting."""
        printing.print_pdf(self.dress, self.host.window, data, name)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes: what was typed is filed."""
        self.desk.leave()
        self.narrow_wanted.emit(False)
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """A meeting that is minuted takes the room it needs."""
        super().showEvent(event)
        self.narrow_wanted.emit(self.view == DESK)

    def _connect(self) -> None:
        self.left.connect(self.back_to_list)
        self.host.discreet.changed.connect(self._turn_internal)
        self.review.go_wanted.connect(self._go_to_point)
        self.desk.field.cursorPositionChanged.connect(self._follow_cursor)
        self.desk.people_wanted.connect(self._ask_person)
        self.desk.aside_wanted.connect(lambda item: AsideSheet(self.host, item).open())
        self.desk.kept.connect(self._say_kept)
        self.desk.not_kept.connect(self._say_not_kept)
        for keys, act in (
            ("F7", self._prepare), ("F9", self.meet), ("F10", self.look_over),
            ("Ins", self._insert),
            ("Shift+F8", self.acts.print_inside),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _turn_internal(self, hidden: bool) -> None:
        """Others look along, or do not any more."""
        self.desk.hide_internal(hidden)
        self.acts.show_for(self.view, self.row)

    def _prepare(self) -> None:
        if self.row is not None:
            self.show_meeting(self.row.id, PREPARE)

    def _follow_cursor(self) -> None:
        """Where the page scrolls, the line that is typed stays in view."""
        inside, field = self.pane.widget(), self.desk.field
        if self.view != DESK or inside is None or not field.isVisible():
            return
        line = field.cursorRect()
        at = field.viewport().mapTo(inside, line.bottomLeft())
        self.pane.ensureVisible(at.x(), at.y(), 0, self.dress.px(48))

    def _ask_person(self) -> None:
        if self.row is not None:
            PersonSheet(self.host, self.row.id).open()

    def _insert(self) -> None:
        if self.view == LIST:
            self.plan()
        elif self.view == PREPARE:
            self.prepare.add_point()

    def _go_to_point(self, item_id: int) -> None:
        if self.row is not None:
            self.show_meeting(self.row.id, DESK, item_id)

    def _say_kept(self, at: datetime) -> None:
        words = _("saved {time}").format(time=f"{at.astimezone():%H:%M:%S}")
        self.keys.show_state(words)
        self.acts.show_kept(words)

    def _say_not_kept(self, why: str, spare: str) -> None:
        where = _("Your text also stands in {path}.").format(path=spare) if spare else ""
        self.host.tell(f"{why} {where}".strip(), "bad")
        self.keys.show_state(_("not saved"), "bad")
        self.acts.show_kept(_("not saved"), tone="bad")

    def _view_of(self, view: str) -> QWidget:
        parts = {PREPARE: self.prepare, DESK: self.desk, REVIEW: self.review, LIST: self.list_card}
        return parts[view]

    def _show(self) -> None:
        empty = self.view == LIST and not self.ledger.table.rows
        for part in (self.list_card, self.prepare, self.desk, self.review):
            part.setVisible(part is self._view_of(self.view) and not empty)
        self.blank.setVisible(empty)
        self.show_back(_("Meetings") if self.row is not None else "")
        small = self.row is not None and self.row.kind is not MeetingKind.MEETING
        shown = _SMALL_KEYS if small and self.view == DESK else KEYS[self.view]
        self.keys.show_keys([(key, _(word)) for key, word in shown])
        self._say_head()
        self.acts.show_for(self.view, self.row)
        self.narrow_wanted.emit(self.view == DESK and self.isVisible())

    def _say_head(self) -> None:
        if self.row is None:
            count = sum(
                row.state is MeetingState.DRAFT and row.kind is MeetingKind.MEETING
                for row in self.ledger.table.rows
            )
            words = language.ngettext(
                "{count} set of minutes waits to be looked over.",
                "{count} sets of minutes wait to be looked over.", count,
            ).format(count=count) if count else _("Everything said, on one line each.")  # fmt: skip
            self.show_head(_("Meetings"), words)
            return
        row = self.row
        state = "" if row.kind is not MeetingKind.MEETING else _(STATES[row.state][0])
        words = _("at {time}") if row.state is MeetingState.PLANNED else _("began {time}")
        begun = words.format(time=row.begins) if row.begins else ""
        parts = (language.weekday(row.held_on), row.place, begun, state)
        self.show_head(row.title, " · ".join(filter(None, parts)))


def _fitting(row: MeetingRow) -> str:
    if row.state is MeetingState.PLANNED:
        return PREPARE
    return DESK if row.state is MeetingState.RUNNING else REVIEW
