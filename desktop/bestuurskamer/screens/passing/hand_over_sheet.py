"""The guided hand-over: who, the report, archive and sticks, and new keys at the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer import paths
from bestuurskamer.errors import N_
from bestuurskamer.keeping.handing_over import estate, hand_over
from bestuurskamer.keeping.handing_over_paper import Between, hand_over_pdf
from bestuurskamer.language import _
from bestuurskamer.office.queries import the_office
from bestuurskamer.screens.keys.setup import SetUp
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.question import Verb
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.passing.archive_sheet import ArchiveSheet

THINGS = (
    N_("The laptop with the file"),
    N_("Stick with a copy and the archive, first"),
    N_("Stick with a copy and the archive, second"),
    N_("Recovery sheet, first envelope"),
    N_("Recovery sheet, second envelope"),
    N_("Access to the bank account"),
    N_("Cash box"),
    N_("Keys of the building"),
    N_("Paper archive"),
)
"""What goes into other hands; who gets each is filled in on the paper or here."""


class HandOverSheet(Sheet):
    """Both boards sit together; nothing changes until the last button is pressed."""

    def __init__(self, host: Host) -> None:
        said = _(
            "Sit down with both boards, some twenty minutes. Nothing changes until you press "
            "“Hand over”."
        )
        super().__init__(
            host.dress, host.window, _("Hand over to a new board"), said, _("Hand over"),
            self._may_end,
        )  # fmt: skip
        self.host = host
        self.has_report = False
        self.set_up: SetUp | None = None
        self.archive: ArchiveSheet | None = None
        self._sure = False
        names = _("Names, with a comma between them.")
        self.before = TextField(host.dress, _("Who hands over?"), names)
        self.after = TextField(host.dress, _("Who takes over?"), names)
        self.gets = {thing: TextField(host.dress, _(thing), most=80) for thing in THINGS}
        self.section(_("1  Who"))
        self.add(self.before, "before")
        self.add(self.after, "after")
        self.section(_("2  Put a copy on two sticks and make the archive"))
        make = button(host.dress, _("Archive of a year"), icon="save", press=self.make_archive)
        self.add_widget(self._with(_("Sticks are at Settings, Data. Do that first."), make))
        self.section(_("3  Who has what from now on"))
        for thing, field in self.gets.items():
            self.add(field, thing)
        self.section(_("4  One report, signed by both"))
        report = button(host.dress, _("Print the report"), icon="printer", press=self.print_it)
        keep = button(host.dress, _("Save the report"), icon="save", press=self.save_it)
        self.add_widget(self._with(_("Compare the balances with the bank."), report, keep))
        self.section(_("5  New keys"))
        self.add_widget(PlainLabel(self._end_words(), "soft", wrap=True))
        self.fill_height()

    def report(self) -> bytes:
        """The report as it stands now."""
        desk = self.host.desk
        office = desk.read(the_office, desk.today())
        who = Between(
            office.legal_name,
            _names(self.before.value()),
            _names(self.after.value()),
            [(_(thing), field.value()) for thing, field in self.gets.items()],
            paths.made_from().version,
            office.demo,
        )
        return hand_over_pdf(desk.read(estate, desk.board.path, desk.today()), who)

    def print_it(self) -> None:
        """Print the report, to sign it."""
        self.has_report = True
        print_pdf(self.dress, self, self.report(), _("Hand-over report"))

    def save_it(self) -> None:
        """Keep the report as a file."""
        path = save_pdf(self.dress, self, self.report(), _("Hand-over report"))
        if path is not None:
            self.has_report = True
            self.message.say(_("The report is saved: {name}").format(name=path.name), "ok")
            self.message.show()

    def make_archive(self) -> None:
        """Make the archive of a year on the way."""
        self.archive = ArchiveSheet(self.host)
        self.archive.open()

    def _may_end(self) -> dict[str, str]:
        if not _names(self.after.value()):
            return {"after": _("Fill in who takes over.")}
        if not self.has_report:
            return {"": _("Print or save the report first, and sign it with both boards.")}
        if not self._sure:
            self._ask_sure()
            return {"": _("Nothing was handed over yet.")}
        self._end()
        return {}

    def _ask_sure(self) -> None:
        verbs = (Verb("back", _("Back")), Verb("yes", _("Hand over"), "primary"))
        self.ask(_("Hand over now?"), self._end_words(), verbs, self._answered)

    def _answered(self, verb: str) -> None:
        if verb == "yes":
            self._sure = True
            self.save()

    def _end(self) -> None:
        note = partial(_note, self.host, _names(self.after.value()))  # this sheet closes first
        if self.host.desk.board.key is None:
            note()
            return
        self.set_up = SetUp(self.host, note)
        self.set_up.begin()

    def _end_words(self) -> str:
        if self.host.desk.board.key is None:
            return _(
                "This file has no password. Whoever has a copy can read it. The new board can set "
                "a password at Settings, Access."
            )
        return _(
            "The new board types a new password and gets a new recovery sheet. The old passwords "
            "and the old sheet do not open this file any more. They still open old copies: put a "
            "new copy on both sticks afterwards."
        )

    def _with(self, text: str, *acts: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(PlainLabel(text, "soft", wrap=True), 1)
        for act in acts:
            row.addWidget(act)
        self.dress.margins(row, spacing=10)
        return holder


def _note(host: Host, names: list[str]) -> None:
    desk = host.desk
    if desk.tried(N_("Handed over to a new board"), hand_over, names, desk.today()):
        text = _("Handed over. Change at Settings, Board, who is the contact on your paper.")
        if desk.board.key is not None:
            text = _(
                "Handed over. Now put a new copy on both sticks: the ones from before open only "
                "with the old password and the old sheet. Then change at Settings, Board, who is "
                "the contact on your paper."
            )
            host.tell(text, "ok", _("Put it on a stick"), lambda: host.go("settings", "data"))
            return
        host.tell(text, "ok")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
