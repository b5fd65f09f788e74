"""How papers leave the board room: to the printer, into the mail program, into a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from bestuurskamer.errors import N_
from bestuurskamer.invoices.handing import (
    Paper,
    Papers,
    by_mail,
    cover_title,
    papers_of,
    print_file_of,
    record_handed_out,
    write_papers,
)
from bestuurskamer.invoices.mail import write_mails
from bestuurskamer.language import _, ngettext
from bestuurskamer.parties.model import Delivery
from bestuurskamer.screens.invoices.mail_sheet import MailSheet
from bestuurskamer.screens.invoices.opening import open_path
from bestuurskamer.screens.invoices.telling import in_words
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.printing import print_pdf
from bestuurskamer.screens.kit.question import Question, Verb


class WaysOut(QObject):
    """Gathers papers beside the screen, lets them out, and asks once whether they are gone."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self.job: Job | None = None
        self.question: Question | None = None

    def print_letters(self, ids: Sequence[int]) -> None:
        """One print file: the cover list, then post, then letterbox."""
        today = self._host.desk.today()

        def work(papers: Papers) -> tuple[Papers, bytes]:
            return papers, print_file_of(papers, today)

        self._gather(ids, work, self._print)

    def set_mails_out(self, ids: Sequence[int]) -> None:
        """A draft for each paper that goes by e-mail, to open in the mail program."""
        folder = self._mail_folder()

        def work(papers: Papers) -> tuple[Papers, list[Path]]:
            return papers, write_mails(papers, folder)

        self._gather(ids, work, self._open_mails)

    def set_one_mail_out(self, invoice_id: int) -> None:
        """A draft of one paper, also when it would go out in another way."""
        folder = self._mail_folder()

        def work(papers: Papers) -> tuple[Papers, list[Path]]:
            mailed = replace(papers, rows=tuple(by_mail(paper) for paper in papers.rows))
            return mailed, write_mails(mailed, folder)

        self._gather([invoice_id], work, self._open_mails)

    def save(self, ids: Sequence[int]) -> None:
        """One PDF per paper, and the print file, in a folder to choose."""
        places = QStandardPaths.StandardLocation
        start = QStandardPaths.writableLocation(places.DocumentsLocation)
        name = _("Choose a folder for the invoices")
        chosen = QFileDialog.getExistingDirectory(self._host.window, name, start)
        if chosen:
            self.save_in(ids, Path(chosen))

    def save_in(self, ids: Sequence[int], folder: Path) -> None:
        """The same, in this folder."""
        today = self._host.desk.today()

        def work(papers: Papers) -> tuple[Papers, list[Path]]:
            return papers, write_papers(papers, folder, today)

        self._gather(ids, work, self._saved)

    def ask_gone(self, papers: Sequence[Paper], what: str = "") -> None:
        """Ask whether papers went out, and record it; those recorded already are left alone."""
        self.ask({paper.id: paper.way for paper in papers if paper.handed_on is None}, what)

    def ask(self, ways: Mapping[int, Delivery], what: str = "") -> None:
        """The same of papers by id, each with its way."""
        if not ways or self.question is not None:
            return
        count = len(ways)
        title = what or ngettext(
            "Did this letter go out?", "Did these {count} letters go out?", count
        )
        self.question = Question(
            self._host.dress,
            self._host.window,
            title.format(count=in_words(count)),
            _("We note the day and the way, so that you can look it up later."),
            (Verb("back", _("Not yet")), Verb("gone", _("Yes, note it"), "primary")),
        )
        self.question.answered.connect(lambda verb: self._gone(verb, ways))
        self.question.open()

    def _gone(self, verb: str, ways: Mapping[int, Delivery]) -> None:
        self.question = None
        if verb == "gone":
            desk = self._host.desk
            desk.tried(N_("Recorded papers as handed out"), record_handed_out, ways, desk.today())

    def _mail_folder(self) -> Path:
        desk = self._host.desk
        return desk.board.path.parent / "e-mail" / desk.today().isoformat()

    def _gather(
        self,
        ids: Sequence[int],
        work: Callable[[Papers], Any],
        then: Callable[[Any], None],
    ) -> None:
        if self.job is not None or not ids:
            return
        desk, today = self._host.desk, self._host.desk.today()

        def all_of_it(_progress: object) -> Any:
            return work(desk.read(papers_of, list(ids), today))

        job = Job(all_of_it, self)
        self.job = job
        job.finished.connect(then)
        job.refused.connect(lambda sentence: self._host.tell(sentence, "bad"))
        job.ended.connect(self._ended)
        before = _("We are getting the papers ready.")
        run(self._host.dress, self._host.window, job, before, stop=False)

    def _ended(self) -> None:
        self.job = None

    def _print(self, found: tuple[Papers, bytes]) -> None:
        papers, data = found
        name = cover_title(papers.letters)
        printing = print_pdf(self._host.dress, self._host.window, data, name)
        if printing is not None:
            printing.printed.connect(lambda: self.ask_gone(papers.letters))

    def _open_mails(self, found: tuple[Papers, list[Path]]) -> None:
        papers, paths = found
        sheet = MailSheet(self._host, papers.mails, paths)
        question = ngettext(
            "Did you send this e-mail?", "Did you send these {count} e-mails?", len(papers.mails)
        )
        sheet.closed.connect(lambda: self.ask_gone(papers.mails, question))
        sheet.open()

    def _saved(self, found: tuple[Papers, list[Path]]) -> None:
        papers, paths = found
        count, folder = len(papers.rows), paths[0].parent
        text = ngettext(
            "{count} invoice stands in the folder {folder}.",
            "{count} invoices stand in the folder {folder}.",
            count,
        ).format(count=count, folder=folder.name)
        self._host.tell(text, "ok", _("Open the folder"), lambda: open_path(folder))
        question = ngettext("Did this invoice go out?", "Did these {count} invoices go out?", count)
        self.ask_gone(papers.rows, question)
