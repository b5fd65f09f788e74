"""Looking over minutes: what to look at, the print of now, and after sending the corrections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.checking import findings
from bestuurskamer.meetings.kept import (
    CorrectionRow,
    VersionRow,
    corrections,
    version_paper,
    versions,
)
from bestuurskamer.meetings.model import CorrectionState, MeetingState, VersionKind
from bestuurskamer.meetings.prints import draft_minutes
from bestuurskamer.meetings.queries import MeetingRow, points, recusals
from bestuurskamer.meetings.rules import STOPPING, Found
from bestuurskamer.meetings.versions import handle_correction
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, hairline
from bestuurskamer.screens.kit.columns import SideBySide, scrolling
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.after_sheets import RejectSheet
from bestuurskamer.screens.meetings.aside_list import take_back_button
from bestuurskamer.screens.meetings.words import FINDINGS, aside_words

VERSIONS = {
    VersionKind.SENT: N_("version {number}, made for sending on {day}"),
    VersionKind.ADOPTED: N_("version {number}, adopted on {day}"),
    VersionKind.ADDENDUM: N_("version {number}, later remark of {day}"),
}


class ReviewView(QWidget):
    """At the left the paper, at the right what asks attention; Enter on a finding goes there."""

    go_wanted = Signal(int)  # a point

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host, self.dress = host, host.dress
        self.meeting: MeetingRow | None = None
        self.inside = False
        self.data = b""
        self.preview = PdfPreview(host.dress, _("The minutes as they are printed"))
        self.side = QWidget()
        self._column = QVBoxLayout(self.side)
        host.dress.margins(self._column, spacing=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(host.dress, self.preview, scrolling(self.side), 388), 1)

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show another meeting."""
        self.meeting, self.inside = meeting, False
        self.reload()

    def reload(self) -> None:
        """Read it anew: a kept version as it was made, or the draft of now."""
        if self.meeting is None:
            return
        desk, meeting = self.host.desk, self.meeting
        self.inside = self.inside and not self.host.discreet.hidden
        kept = desk.read(versions, meeting.id)
        is_kept = meeting.state in (MeetingState.SENT, MeetingState.ADOPTED) and not self.inside
        newest = next((v for v in kept if v.kind is not VersionKind.ADDENDUM), None)
        if is_kept and newest is not None:
            self.data = desk.read(version_paper, newest.id)
        else:
            self.data = desk.read(draft_minutes, meeting.id, inside=self.inside)
        self.preview.show_pdf(self.data)
        had_keyboard = any(one.hasFocus() for one in self.side.findChildren(QAbstractButton))
        empty(self._column)
        if meeting.state is MeetingState.ADOPTED:
            words = _("Adopted. Nothing in these minutes changes any more.")
            self._column.addWidget(Message(self.dress, "ok", words))
        else:
            self._column.addWidget(self._findings_card(desk.read(findings, meeting.id)))
        self._add_aside(meeting)
        proposed = desk.read(corrections, meeting.id)
        if proposed:
            self._column.addWidget(self._corrections_card(proposed))
        if kept:
            self._column.addWidget(self._versions_card(kept))
        turn = _("Without internal lines") if self.inside else _("With internal lines")
        icon = "eye-off" if self.inside else "eye"
        if not self.host.discreet.hidden:
            self._column.addWidget(button(self.dress, turn, "quiet", icon, self._turn_inside))
        self._column.addStretch(1)
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            made = item.widget() if item is not None else None
            if made is not None:
                made.show()  # at once: what is not shown takes no keyboard
        if had_keyboard:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """The first that can be done beside the paper has the keyboard at once."""
        for one in self.side.findChildren(QAbstractButton):
            if one.isVisibleTo(self.side):  # not one that is on its way out
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show_version(self, version_id: int) -> None:
        """Show a version as it was made; F8 prints it."""
        self.data = self.host.desk.read(version_paper, version_id)
        self.preview.show_pdf(self.data)

    def _turn_inside(self) -> None:
        self.inside = not self.inside
        self.reload()

    def _findings_card(self, found: list[Found]) -> Card:
        card = Card(self.dress, _("To look at"))
        if not found:
            card.body.addWidget(PlainLabel(_("Everything is filled in."), "soft", wrap=True))
        for place, one in enumerate(found):
            if place:
                card.body.addWidget(hairline())
            text = PlainLabel(_(FINDINGS[one.finding]).format(words=one.words), "", wrap=True)
            text.show_tone("bad" if one.finding in STOPPING else "")
            card.body.addWidget(text)
            if one.item_id is not None:
                press = self._goer(one.item_id)
                card.body.addWidget(button(self.dress, _("Go there"), "link", press=press))
        return card

    def _add_aside(self, meeting: MeetingRow) -> None:
        """Who stood aside at which point; a point of the board alone only with internal lines."""
        desk = self.host.desk
        shown = [
            (point, row)
            for point in desk.read(points, meeting.id)
            for row in desk.read(recusals, meeting.id)
            if row.item_id == point.id and (self.inside or not point.internal)
        ]
        if not shown:
            return
        card = Card(self.dress, _("Who stood aside"))
        fixed = meeting.state in (MeetingState.SENT, MeetingState.ADOPTED)
        for place, (point, row) in enumerate(shown):
            if place:
                card.body.addWidget(hairline())
            card.body.addWidget(PlainLabel(point.title, "small", wrap=True))
            card.body.addWidget(PlainLabel(aside_words(row), "", wrap=True))
            if not fixed:
                card.body.addWidget(take_back_button(self.host, row))
        self._column.addWidget(card)

    def _goer(self, item_id: int) -> Callable[[], None]:
        return lambda: self.go_wanted.emit(item_id)

    def _corrections_card(self, rows: list[CorrectionRow]) -> Card:
        card = Card(self.dress, _("Corrections"))
        for place, row in enumerate(rows):
            if place:
                card.body.addWidget(hairline())
            words = _("Line {number}, {who}: “{new}”").format(
                number=row.line_number, who=row.proposed_by, new=row.new
            )
            card.body.addWidget(PlainLabel(words, "", wrap=True))
            if row.state is CorrectionState.PROPOSED:
                self._offer(card, row)
            else:
                card.body.addWidget(PlainLabel(_(HANDLED[row.state]), "small"))
        return card

    def _offer(self, card: Card, row: CorrectionRow) -> None:
        desk = self.host.desk

        def take(state: CorrectionState) -> None:
            desk.tried(N_("Handled a correction"), handle_correction, row.id, state, desk.today())

        card.body.addWidget(
            button(self.dress, _("Take over"), press=lambda: take(CorrectionState.TAKEN))
        )
        card.body.addWidget(
            button(
                self.dress, _("Note beside it"), "quiet", press=lambda: take(CorrectionState.NOTED)
            )
        )
        card.body.addWidget(
            button(
                self.dress,
                _("Do not take over"),
                "quiet",
                press=lambda: RejectSheet(self.host, row.id).open(),
            )
        )

    def _versions_card(self, kept: list[VersionRow]) -> Card:
        card = Card(self.dress, _("Versions"))
        for row in kept:
            words = _(VERSIONS[row.kind]).format(number=row.version, day=language.day(row.made_on))
            card.body.addWidget(PlainLabel(words, "", wrap=True))
            told = [_("mark {mark}").format(mark=row.sha256[:8])]
            if row.sent_to:
                told.append(_("sent to {names}").format(names=", ".join(row.sent_to)))
            card.body.addWidget(PlainLabel(" · ".join(told), "small", wrap=True))
            show = partial(self._show_version, row.id)
            card.body.addWidget(button(self.dress, _("Show"), "link", press=show))
        return card


HANDLED = {
    CorrectionState.TAKEN: N_("taken over"),
    CorrectionState.REJECTED: N_("not taken over"),
    CorrectionState.NOTED: N_("noted as a remark"),
}
