"""The buttons at the head of a meeting: what can be done with it as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestuurskamer import paths
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings import prints
from bestuurskamer.meetings.kept import versions
from bestuurskamer.meetings.mail import minutes_mail
from bestuurskamer.meetings.model import MeetingKind, MeetingState, VersionKind
from bestuurskamer.meetings.queries import MeetingRow
from bestuurskamer.meetings.versions import make_ready
from bestuurskamer.screens.invoices.opening import open_path
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.menu_button import MenuButton
from bestuurskamer.screens.kit.paint import Chip, State
from bestuurskamer.screens.meetings import paper_menu
from bestuurskamer.screens.meetings.after_sheets import (
    AdoptSheet,
    CorrectionSheet,
    RemarkSheet,
    ReopenSheet,
    SentSheet,
)
from bestuurskamer.screens.meetings.sheets import FileSheet

if TYPE_CHECKING:
    from bestuurskamer.screens.meetings.page import MeetingsPage


class Acts:
    """All buttons of the page; those that fit the moment are shown, one of them the main one."""

    def __init__(self, page: MeetingsPage) -> None:
        self._page = page
        self.kept = Chip(page.dress, State("", "ok"))
        page.add_action(self.kept)
        self.small = self._add(_("Phone call or talk"), "", "plus", page.small)
        self.plan = self._add(_("Plan a meeting"), "primary", "calendar-days", page.plan)
        self.internal = self._add(_("Show board-only"), "quiet", "eye", self._turn_internal)
        self.print = self._add(_("Print"), "", "printer", self.print_it)
        self.begin = self._add(_("Begin the meeting"), "primary", "pencil", page.meet)
        self.end = self._add(_("End the meeting"), "", "", page.look_over)
        self.look = self._add(_("Look it over"), "primary", "eye", page.look_over)
        self.point = self._add(_("Point done"), "primary", "check", page.desk.next_point)
        self.type = self._add(_("Back to the text"), "", "pencil", page.meet)
        self.correct = self._add(_("A correction"), "", "pencil", self._correct)
        self.send = self._add(_("Make ready to send"), "primary", "mail", self._send)
        self.adopt = self._add(_("Adopt"), "primary", "file-check", self._adopt)
        self.remark = self._add(_("Later remark"), "", "plus", self._remark)
        self.more = MenuButton(page.dress, lambda: paper_menu.entries(self, page))
        page.add_action(self.more)

    def show_for(self, view: str, row: MeetingRow | None) -> None:
        """Show the buttons of a view and a meeting's state."""
        wanted = self._wanted(view, row)
        for made in (
            self.small, self.plan, self.internal, self.print, self.begin, self.end,
            self.look, self.point, self.type, self.correct, self.send, self.adopt, self.remark,
        ):  # fmt: skip
            made.setVisible(made in wanted)
        self.kept.setVisible(view == "desk" and bool(self.kept.accessibleName()))
        hides = self._page.desk.field.hides_internal
        self.internal.say(_("Show board-only") if hides else _("Hide board-only"))
        self.internal.show_icon("eye" if hides else "eye-off")

    def forget_kept(self) -> None:
        """Another meeting is shown: when the one before it was kept tells nothing here."""
        self.kept.show_state(State("", "ok"))
        self.kept.hide()

    def show_kept(self, words: str, tone: str = "ok") -> None:
        """Show when the text was kept last, or that it was not."""
        self.kept.show_state(State(words, tone))
        self.kept.setVisible(self._page.view == "desk")

    def print_it(self) -> None:
        """Print what is shown."""
        page = self._page
        if page.row is None:
            return
        if page.view == "prepare":
            desk = page.host.desk
            data = desk.read(prints.agenda, page.row.id, desk.today())
            page.print_pdf(data, _("Agenda {title}").format(title=page.row.title))
        elif page.view == "review":
            page.print_pdf(page.review.data, _("Minutes {title}").format(title=page.row.title))

    def print_inside(self) -> None:
        """Print the board's own script (Shift+F8)."""
        page = self._page
        if page.row is not None and page.view != "review":
            desk = page.host.desk
            data = desk.read(prints.script, page.row.id, desk.today())
            page.print_pdf(data, _("Script internal {title}").format(title=page.row.title))

    def mail(self) -> None:
        """Make an e-mail with the sent version ready in the mail program."""
        version, page = self._newest_sent(), self._page
        if version is None or page.row is None:
            return
        data = page.host.desk.read(minutes_mail, version)
        folder = paths.documents() / "Bestuurskamer"
        path = folder / f"{paths.file_name(page.row.title)} {page.row.held_on.isoformat()}.eml"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError:
            page.host.tell(_("The e-mail could not be written. Nothing is lost."), "bad")
            return
        if not open_path(path):
            words = _("No mail program opened. The e-mail stands in {path}.")
            page.host.tell(words.format(path=path), "warn")

    def file_small(self) -> None:
        """Ask under which matter a small meeting belongs."""
        if self._page.row is not None:
            FileSheet(self._page.host, self._page.row.id).open()

    def _add(self, text: str, kind: str, icon: str, press: object) -> Button:
        made = button(self._page.dress, text, kind, icon, press)  # type: ignore[arg-type]
        self._page.add_action(made)
        return made

    def _wanted(self, view: str, row: MeetingRow | None) -> list[Button]:
        if row is None:
            return [self.small, self.plan]
        if view == "prepare":
            return [self.begin]
        if view == "desk":
            internal = [self.internal] if row.with_others else []
            doing = [self.point, self.end]
            if self._page.desk.is_fixed:
                doing = []
            elif row.kind is not MeetingKind.MEETING:
                doing = [self.look]
            return [*internal, *doing]
        return [self.print, *self._after(row)]

    def _after(self, row: MeetingRow) -> list[Button]:
        if row.kind is not MeetingKind.MEETING:
            return [self.type]
        if row.state is MeetingState.ADOPTED:
            return [self.remark]
        if row.state is MeetingState.SENT:
            return [self.correct, self.adopt]
        return [self.type, self.send if row.with_others else self.adopt]

    def _turn_internal(self) -> None:
        desk = self._page.desk
        hides = not desk.field.hides_internal
        desk.hide_internal(hides)
        self._page.host.discreet.turn(hides)
        self.show_for(self._page.view, self._page.row)

    def _send(self) -> None:
        row, desk = self._page.row, self._page.host.desk
        if row is not None and desk.tried(
            N_("Made minutes ready to send"), make_ready, row.id, desk.today()
        ):
            self._page.show_meeting(row.id)
            self._page.host.tell(
                _("Ready to send. Print it, or keep it as PDF, and note to whom it went."), "ok"
            )

    def _newest_sent(self) -> int | None:
        row = self._page.row
        assert row is not None
        kept = self._page.host.desk.read(versions, row.id)
        return next((one.id for one in kept if one.kind is VersionKind.SENT), None)

    def note_sent(self) -> None:
        """Ask to whom the sent version went."""
        version, row = self._newest_sent(), self._page.row
        if version is not None and row is not None:
            SentSheet(self._page.host, version, row.id).open()

    def _correct(self) -> None:
        version = self._newest_sent()
        if version is not None:
            CorrectionSheet(self._page.host, version).open()

    def reopen(self) -> None:
        """Ask why sent minutes change."""
        if self._page.row is not None:
            ReopenSheet(self._page.host, self._page.row.id).open()

    def _adopt(self) -> None:
        if self._page.row is not None:
            AdoptSheet(self._page.host, self._page.row).open()

    def _remark(self) -> None:
        if self._page.row is not None:
            RemarkSheet(self._page.host, self._page.row.id).open()
