"""What is passed on: to a reader without the program, a committee, a new board, another laptop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.keeping.redoing import to_redo
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.passing.archive_sheet import ArchiveSheet
from bestuurskamer.screens.passing.committee_sheet import CommitteeSheet
from bestuurskamer.screens.passing.give_sheet import GiveSheet, TakeBackSheet, lent_words
from bestuurskamer.screens.passing.hand_over_sheet import HandOverSheet
from bestuurskamer.screens.passing.lend_sheet import FindBackSheet, LendSheet
from bestuurskamer.screens.passing.person_sheet import CleanUpSheet, PersonSheet
from bestuurskamer.screens.passing.redo_sheet import RedoSheet


class PassingPart(QWidget):
    """A row for each act, with what it does and one button."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.sheet: QWidget | None = None
        self.acts: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._year_and_board()
        self._people()
        self._meetings()
        self._whole_file()
        host.dress.margins(self._column, spacing=10)

    def _year_and_board(self) -> None:
        host = self.host
        rows = self._part(_("The year"))
        self._row(
            rows, "archive", "save", _("Archive of a year"),
            _("All paper and tables of a year, to read without this program."),
            _("Make…"), lambda: ArchiveSheet(host),
        )  # fmt: skip
        self._row(
            rows, "committee", "check", _("Cash committee"),
            _("Payments and invoices by lot, each with its paper, and a report to sign."),
            _("Begin…"), lambda: CommitteeSheet(host),
        )  # fmt: skip
        rows = self._part(_("The board"))
        self._row(
            rows, "hand_over", "users", _("Hand over to a new board"),
            _("One report that both boards sign, and new keys at the end."),
            _("Begin…"), lambda: HandOverSheet(host),
        )  # fmt: skip

    def _people(self) -> None:
        host = self.host
        rows = self._part(_("Privacy"))
        self._row(
            rows, "person", "search", _("What we keep of somebody"),
            _("Everything of one person, to print; and to erase when that may be."),
            _("Look…"), lambda: PersonSheet(host),
        )  # fmt: skip
        self._row(
            rows, "clean_up", "trash-2", _("Yearly clean-up"),
            _("Whose details may go, and what must stay until when."),
            _("Look…"), lambda: CleanUpSheet(host),
        )  # fmt: skip

    def _meetings(self) -> None:
        host = self.host
        rows = self._part(_("A meeting on another laptop"))
        self._row(
            rows, "lend", "messages-square", _("Lend a meeting"),
            _("Agenda, people and what is open go along; you work on here."),
            _("Begin…"), lambda: LendSheet(host),
        )  # fmt: skip
        self._row(
            rows, "back", "folder-open", _("Bring a meeting back"),
            _("What was typed there comes beside what was typed here."),
            _("Begin…"), lambda: FindBackSheet(host),
        )  # fmt: skip

    def _whole_file(self) -> None:
        """What can be done with the file depends on who has it now."""
        host = self.host
        away = host.desk.board.lent
        rows = self._part(_("The whole file on another laptop"))
        if away is None:
            self._row(
                rows, "give", "upload", _("Give the whole file along"),
                _("Another laptop works on in it; here you look, until it is back."),
                _("Begin…"), lambda: GiveSheet(host),
            )  # fmt: skip
        said = _("What was done there takes the place of what stands here, which is kept.")
        self._row(
            rows, "bring_home", "hard-drive-download", _("Bring the whole file back"),
            lent_words(away) if away is not None else said,
            _("Begin…"), lambda: host.go("bring_home"),
        )  # fmt: skip
        if away is not None:
            self._row(
                rows, "take_back", "undo-2", _("Work on here after all"),
                _("The stick is lost, or nothing was done there."),
                _("Begin…"), lambda: TakeBackSheet(host, away),
            )  # fmt: skip
        if host.desk.read(to_redo):
            self._row(
                rows, "redo", "square-check", _("What is to be done again"),
                _("The list of what was done in another file, to tick off and to print."),
                _("Look…"), lambda: RedoSheet(host),
            )  # fmt: skip

    def _part(self, name: str) -> Rows:
        rows = Rows()
        self._column.addWidget(PlainLabel(name, "label"))
        self._column.addWidget(rows)
        return rows

    def _row(
        self,
        rows: Rows,
        key: str,
        icon: str,
        name: str,
        said: str,
        verb: str,
        made: Callable[[], Overlay | None],
    ) -> None:
        def press() -> None:
            sheet = made()
            if sheet is not None:
                self.sheet = sheet
                sheet.open()

        act = button(self.host.dress, verb, press=press)
        self.acts[key] = act
        rows.add(TodoRow(self.host.dress, icon, name, said, None, act))
