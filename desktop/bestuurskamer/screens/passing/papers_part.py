"""The papers of the books, a year a row: which may go now, and which must stay until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.keeping.handing_over import known_copies
from bestuurskamer.keeping.thinning import (
    ENTRIES,
    INVOICES,
    LETTERS,
    RECEIPTS,
    YearOfPapers,
    papers_by_year,
    thin_year,
)
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.copies import CopyResult


class PapersPart(QWidget):
    """A row for each year past its term, with a button; below it what must stay until when."""

    def __init__(self, host: Host, leave: Callable[[], object]) -> None:
        super().__init__()
        self._host, self._leave = host, leave
        desk = host.desk
        today = desk.today()
        self.years = desk.read(papers_by_year, today)
        self.due = [one for one in self.years if one.until < today]
        column, rows = QVBoxLayout(self), Rows()
        for one in self.due:
            text = _("{papers}. The law wanted them until {day}.")
            said = text.format(papers=papers_words(one), day=language.day(one.until))
            act = button(host.dress, _("Clean up…"), press=self._asking(one))
            act.setAccessibleName(_("Clean up the papers of {year}").format(year=one.year))
            rows.add(TodoRow(host.dress, "file-text", str(one.year), said, None, act))
        rows.setVisible(bool(self.due))
        column.addWidget(rows)
        if not self.due:
            said = _("No papers are past their legal term.")
            column.addWidget(PlainLabel(said, "", wrap=True))
        stays = [one for one in self.years if one not in self.due]
        if stays:
            text = _("{year} stays until {day}.")
            said = " ".join(
                text.format(year=one.year, day=language.day(one.until)) for one in stays
            )
            column.addWidget(PlainLabel(said, "soft", wrap=True))
        host.dress.margins(column, spacing=10)

    def ask(self, one: YearOfPapers) -> Question:
        """Say what goes and what stays, and ask whether that is meant."""
        text = _(
            "{papers}. The papers, names and descriptions go, also from the trail. Numbers, days "
            "and amounts stay, so all balances stay the same. This cannot be undone."
        )
        question = Question(
            self._host.dress,
            self._host.window,
            _("Clean up the papers of {year}?").format(year=one.year),
            text.format(papers=papers_words(one)),
            (Verb("back", _("Back")), Verb("thin", _("Clean up"), "danger")),
        )

        def answered(key: str) -> None:
            if key == "thin":
                self._leave()
                thin_and_tell(self._host, one.year)

        question.answered.connect(answered)
        question.open()
        return question

    def _asking(self, one: YearOfPapers) -> Callable[[], object]:
        return lambda: self.ask(one)


def thin_and_tell(host: Host, year: int) -> None:
    """Let the papers of a year go, and tell so with the older copies that still hold them."""
    desk = host.desk
    try:
        count = desk.do(N_("Cleaned up the papers of a year"), thin_year, year, desk.today())
    except Refused as refused:
        host.tell(say(refused.words), "warn")
        return
    text = ngettext(
        "{count} paper of {year} was cleaned up.",
        "{count} papers of {year} were cleaned up.",
        count,
    )
    copy_and_tell(host, [text.format(count=count, year=year)])


def copy_and_tell(host: Host, parts: Sequence[str]) -> None:
    """Make a new copy beside the screen, and say which older ones still hold what went."""
    board = host.desk.board
    old = [copy.name for copy in known_copies(board.path, host.desk.read(board_of))]

    def told(result: object) -> None:
        assert isinstance(result, CopyResult)
        tone = "warn" if result.problem is not None or old else "ok"
        host.tell(" ".join([*parts, *_copies_words(old, result)]), tone)

    job = Job(lambda _progress: board.copy_now(), host.window)
    job.finished.connect(told)
    job.refused.connect(lambda text: host.tell(text, "bad"))
    run(host.dress, host.window, job, _("We make a copy and check it."), stop=False)


def papers_words(one: YearOfPapers) -> str:
    """What papers there are of a year, counted."""
    said = {
        INVOICES: lambda n: ngettext("{count} invoice", "{count} invoices", n),
        LETTERS: lambda n: ngettext("{count} letter", "{count} letters", n),
        RECEIPTS: lambda n: ngettext("{count} receipt", "{count} receipts", n),
        ENTRIES: lambda n: ngettext("{count} entry", "{count} entries", n),
    }
    return ", ".join(
        said[paper](len(numbers)).format(count=len(numbers))
        for paper, numbers in one.papers.items()
    )


def _copies_words(old: Sequence[str], result: CopyResult) -> list[str]:
    parts = [] if result.problem is None else [say(result.problem)]
    if old:
        text = ngettext(
            "{count} older copy still holds it: {names}.",
            "{count} older copies still hold it: {names}.",
            len(old),
        )
        parts.append(text.format(count=len(old), names=", ".join(old)))
        parts.append(_("They go by themselves as newer ones are made; on sticks you do it."))
    return parts
