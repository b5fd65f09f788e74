"""Where the data are: the file, its checked copies, and what was done in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_, Words
from bestuurskamer.finding.in_step import rebuild
from bestuurskamer.language import _, say
from bestuurskamer.office.history import ActRow, history
from bestuurskamer.paths import FILE_ENDING
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, LedgerCard, Rows, TodoRow
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.settings.acts import touched
from bestuurskamer.vault import manifest, sticks
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.chain import act_with_mark, head
from bestuurskamer.vault.copies import CopyResult, copy_folder
from bestuurskamer.vault.sticks import StickResult
from bestuurskamer.vault.whole import whole_mark


@dataclass(frozen=True)
class CopyRow:
    """A checked copy that is still there; `made_at` is UTC."""

    name: str
    made_at: datetime
    size: int


class DataPart(QWidget):
    """The file, whether it is whole, its copies here and on sticks, and the last 200 acts."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        dress = host.dress
        self._copying = False
        self.ask_folder: Callable[[], str] = self._asked_folder
        self.ask_file: Callable[[], str] = self._asked_file
        self.place = PlainLabel("", "", wrap=True)
        self.whole = Message(dress, "ok", "")
        self.message = Message(dress, "ok", "")
        self.message.hide()
        self.copies = Rows()
        self.mark = PlainLabel("", "", wrap=True)
        self.table = RowTable(_columns(), lambda row: row.id)
        self.ledger = Ledger(dress, self.table, _("What was done"))
        dress.fit(self.ledger, lambda: self.ledger.setMinimumHeight(dress.px(400)))
        column = QVBoxLayout(self)
        column.addWidget(self._file_card())
        column.addWidget(PlainLabel(_("Last checked copies"), "label"))
        column.addWidget(self.copies)
        column.addWidget(self._copy_acts())
        column.addWidget(PlainLabel(_("What was done"), "label"))
        column.addWidget(self.mark)
        column.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
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
        self._show_whole()
        end = self.host.desk.read(head)
        text = _("The mark of what was done up to now: {mark}")
        self.mark.setText(text.format(mark=end.mark))
        self.ledger.show_rows(self.host.desk.read(history))

    def copy_now(self) -> None:
        """Make a checked copy beside the screen; once at a time."""
        board = self.host.desk.board
        self._run(board.copy_now, self._copied, _("We make a copy and check it."))

    def copy_to_stick(self) -> None:
        """Make a checked copy and put it on a stick, which is known from then on."""
        chosen = self.ask_folder()
        if not chosen:
            return
        board = self.host.desk.board
        number = self.host.desk.read(board_of)

        def work() -> StickResult:
            stick = sticks.make_known(Path(chosen), number, board.path.stem)
            made = board.copy_now()
            if made.problem is not None or made.path is None:
                return StickResult(None, made.problem)
            sticks.remember_place(board.path, stick.path)
            put = sticks.copy_to_stick(made.path, board.path, stick)
            if put.path is not None:
                sticks.note_on_stick(board.path, made.path)
            return put

        said = _("We put a copy on the stick and read it again.")
        self._run(work, self._on_stick, said)

    def check_now(self) -> None:
        """Look through the whole file, beside the screen."""
        board = self.host.desk.board
        self._run(board.check, self._checked, _("We look through the whole file."))

    def compare_mark(self) -> None:
        """Compare a mark on paper with what was done in this file."""
        MarkSheet(self.host).open()

    def find_anew(self) -> None:
        """Make the search anew, when it does not find what is there."""
        if self.host.desk.tried(N_("Made what can be found anew"), rebuild):
            self._tell(_("Everything can be found again."), "ok")

    def restore_other(self) -> None:
        """Choose a copy from elsewhere and look what is in it."""
        chosen = self.ask_file()
        if chosen:
            self.host.go("restore", chosen)

    def _file_card(self) -> Card:
        dress = self.host.dress
        self.copy = button(dress, _("Make a copy now"), "primary", "shield-check", self.copy_now)
        self.stick = button(dress, _("Copy to a stick…"), "", "save", self.copy_to_stick)
        self.check = button(dress, _("Check everything"), "", "check", self.check_now)
        self.folder = button(dress, _("Open the folder"), "", "folder-open", self._open_folder)
        words = _("Another board, a copy or practice")
        go = self.host.go
        self.other = button(dress, words, "quiet", "folder-open", lambda: go("welcome"))
        file = Card(dress, _("Your data"))
        file.body.addWidget(self.place)
        words = _(
            "Everything stands in this one file. Put a copy on a stick now and then, and keep the "
            "stick elsewhere."
        )
        file.body.addWidget(PlainLabel(words, "soft", wrap=True))
        file.body.addWidget(self.whole)
        words = _("Make the search anew")
        self.finder = button(dress, words, "quiet", "search", self.find_anew)
        acts = FieldGrid(dress, 2)
        for made in (self.copy, self.stick, self.check, self.folder):
            acts.add(made)
        file.body.addWidget(acts)
        for made in (self.other, self.finder):
            file.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        file.body.addWidget(self.message)
        return file

    def _copy_acts(self) -> FieldGrid:
        dress, go = self.host.dress, self.host.go
        self.try_out = button(dress, _("Try out a copy"), "", "eye", lambda: go("rehearse"))
        words = _("Put back another copy…")
        self.restore = button(dress, words, "", "hard-drive-download", self.restore_other)
        words = _("Compare a printed mark…")
        self.compare = button(dress, words, "quiet", "search", self.compare_mark)
        acts = FieldGrid(dress, 2)
        acts.add(self.try_out)
        acts.add(self.restore)
        return acts

    def _show_whole(self) -> None:
        board = self.host.desk.board
        mark = whole_mark(board.path)
        if board.doubt is not None:
            self.whole.say(say(board.doubt), "bad")
        elif mark is not None:
            text = _("All is well. Checked at closing, {moment}.")
            self.whole.say(text.format(moment=language.moment(mark.at)), "ok")
        else:
            self.whole.say(_("Checked when it was opened: all is well."), "ok")

    def _run(
        self, work: Callable[[], object], then: Callable[[object], None], sentence: str
    ) -> None:
        if self._copying:
            return
        self._copying = True
        job = Job(lambda _progress: work(), self)
        job.finished.connect(then)
        job.refused.connect(lambda text: self._tell(text, "bad"))
        job.ended.connect(self._ended)
        run(self.host.dress, self.host.window, job, sentence, stop=False)

    def _copied(self, result: object) -> None:
        assert isinstance(result, CopyResult)
        if result.problem is not None:
            self._tell(say(result.problem), "bad")
            return
        text = _("Copy made, opened again and checked. Put it on a stick and keep it elsewhere.")
        self._tell(text, "ok")
        self.host.go("copied")
        self.reload()

    def _on_stick(self, result: object) -> None:
        assert isinstance(result, StickResult)
        if result.problem is not None:
            text = _(
                "The copy on the stick is not finished. {why} Your data on this computer are good. "
                "Put the stick in again."
            )
            self._tell(text.format(why=say(result.problem)), "bad")
            return
        text = _("The copy is on the stick and was read again. You can take the stick out now.")
        warning = f" {say(result.warning)}" if result.warning else ""
        self._tell(text + warning, "warn" if warning else "ok")
        self.reload()

    def _checked(self, found: object) -> None:
        if isinstance(found, Words):
            text = _(
                "Something is not right. {why} Nothing was changed by checking. "
                "Make no changes now, and put back the newest good copy."
            )
            self.whole.say(text.format(why=say(found)), "bad")
        else:
            now = datetime.now().astimezone()
            self.whole.say(
                _("All is well. Checked just now, {time}.").format(time=f"{now:%H:%M}"), "ok"
            )

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

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Choose the stick"))

    def _asked_file(self) -> str:
        kinds = _("Copies of Bestuurskamer") + f" (*{FILE_ENDING})"
        return QFileDialog.getOpenFileName(self, _("Choose the copy on the stick"), "", kinds)[0]

    def _copy_row(self, row: CopyRow) -> TodoRow:
        dress, folder = self.host.dress, copy_folder(self.host.desk.board.path)
        state = State(_("checked"), "ok", "shield-check")
        back = partial(self.host.go, "restore", str(folder / row.name))
        made = button(dress, _("Look"), press=back)
        moment = language.moment(row.made_at)
        made.setAccessibleName(_("Look into the copy of {moment}").format(moment=moment))
        return TodoRow(dress, "copy", moment, row.name, state, made)


class MarkSheet(Sheet):
    """Asks a mark from paper, and says whether this file came by it."""

    def __init__(self, host: Host) -> None:
        said = _("It stands on the year account and on the hand-over report.")
        super().__init__(
            host.dress, host.window, _("Compare a printed mark"), said, _("Compare"), self._compare,
            wide=False,
        )  # fmt: skip
        self._host = host
        self.field = TextField(host.dress, _("Mark of sixteen signs"), most=40)
        self.add(self.field, "mark")

    def _compare(self) -> dict[str, str]:
        found = self._host.desk.read(act_with_mark, self.field.value())
        if found is None:
            text = _(
                "This mark is not in the file. Look whether it was typed right. If it was, "
                "something was changed or taken out after it was printed: keep both and ask "
                "the audit committee."
            )
            return {"mark": text}
        text = _("This mark is right: it stood there on {moment}. All before it is unchanged.")
        self._host.tell(text.format(moment=language.moment(found.at)), "ok")
        return {}


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
