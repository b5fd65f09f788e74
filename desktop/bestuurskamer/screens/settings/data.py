"""Where the data are: the file, its checked copies, and what was done in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.language import _, say
from bestuurskamer.office.history import ActRow, history
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, LedgerCard, Rows, TodoRow
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.settings.acts import touched
from bestuurskamer.vault import manifest
from bestuurskamer.vault.copies import CopyResult, copy_folder


@dataclass(frozen=True)
class CopyRow:
    """A checked copy that is still there; `made_at` is UTC."""

    name: str
    made_at: datetime
    size: int


class DataPart(QWidget):
    """The file, the copies with a button for a new one, and the last 200 acts."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        dress = host.dress
        self._copying = False
        self.copy = button(dress, _("Make a copy now"), "primary", "shield-check", self.copy_now)
        self.folder = button(dress, _("Open the folder"), "", "folder-open", self._open_folder)
        words = _("Another board, a copy or practice")
        self.other = button(dress, words, "quiet", "folder-open", lambda: host.go("welcome"))
        self.place = PlainLabel("", "", wrap=True)
        file = Card(dress, _("Your data"))
        file.body.addWidget(self.place)
        words = _(
            "Everything stands in this one file. Put a copy on a stick now and then, and keep the "
            "stick elsewhere."
        )
        file.body.addWidget(PlainLabel(words, "soft", wrap=True))
        acts = QHBoxLayout()
        acts.addWidget(self.copy)
        acts.addWidget(self.folder)
        acts.addStretch(1)
        file.body.addLayout(acts)
        file.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        dress.margins(acts, spacing=10)
        self.message = Message(dress, "ok", "")
        self.message.hide()
        file.body.addWidget(self.message)
        self.copies = Rows()
        self.table = RowTable(_columns(), lambda row: row.id)
        self.ledger = Ledger(dress, self.table, _("What was done"))
        dress.fit(self.ledger, lambda: self.ledger.setMinimumHeight(dress.px(400)))
        column = QVBoxLayout(self)
        column.addWidget(file)
        column.addWidget(PlainLabel(_("Last checked copies"), "label"))
        column.addWidget(self.copies)
        column.addWidget(PlainLabel(_("What was done"), "label"))
        column.addWidget(LedgerCard(self.ledger))
        dress.margins(column, spacing=10)

    def reload(self) -> None:
        """Show where things stand."""
        path = self.host.desk.board.path
        self.place.setText(str(path))
        self.copies.clear()
        made = copies_of(path)
        for row in made[:5]:
            self.copies.add(self._copy_row(row))
        if not made:
            words = _("No copy yet. One is made by itself when you close the program.")
            self.copies.add(TodoRow(self.host.dress, "shield-alert", words))
        self.ledger.show_rows(self.host.desk.read(history))

    def copy_now(self) -> None:
        """Make a checked copy beside the screen; once at a time."""
        if self._copying:
            return
        self._copying = True
        board = self.host.desk.board
        job = Job(lambda _progress: board.copy_now(), self)
        job.finished.connect(self._copied)
        job.refused.connect(lambda text: self._tell(text, "bad"))
        job.ended.connect(self._ended)
        run(self.host.dress, self.host.window, job, _("We make a copy and check it."), stop=False)

    def _copied(self, result: object) -> None:
        assert isinstance(result, CopyResult)
        if result.problem is not None:
            self._tell(say(result.problem), "bad")
            return
        text = _("Copy made, opened again and checked. Put it on a stick and keep it elsewhere.")
        self._tell(text, "ok")
        self.reload()

    def _ended(self) -> None:
        self._copying = False

    def _tell(self, text: str, tone: str) -> None:
        self.message.say(text, tone)
        self.message.show()

    def _open_folder(self) -> None:
        folder = copy_folder(self.host.desk.board.path)
        place = folder if folder.is_dir() else folder.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            text = _("The folder cannot be opened from here. It is: {folder}")
            self._tell(text.format(folder=place), "warn")

    def _copy_row(self, row: CopyRow) -> TodoRow:
        state = State(_("checked"), "ok", "shield-check")
        return TodoRow(self.host.dress, "copy", language.moment(row.made_at), row.name, state)


def copies_of(path: Path) -> list[CopyRow]:
    """The checked copies of a data file, the newest first."""
    found = [e for e in manifest.entries(copy_folder(path)) if e.name.startswith(f"{path.stem} ")]
    return [CopyRow(e.name, e.made_at, e.size) for e in reversed(found)]


def _columns() -> list[Column[ActRow]]:
    return [
        Column(_("When"), lambda r: Cell(language.moment(r.at)), lambda r: r.id, width=190),
        Column(_("What"), lambda r: Cell(_(r.what), touched(r)), lambda r: _(r.what)),
        Column(_("Who"), lambda r: Cell(r.who or "—"), lambda r: r.who, width=140),
    ]
