"""The sheet that makes the archive of a year: which year, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from bestuurskamer.keeping.archive import archive_years, write_archive
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.refusals import telling


class ArchiveSheet(Sheet):
    """Asks the year, then where to keep the archive; it is made beside the screen."""

    def __init__(self, host: Host, ask_path: Callable[[str], str] | None = None) -> None:
        said = _(
            "All paper of the year and all tables, to read without this program, in one zip file."
        )
        super().__init__(
            host.dress, host.window, _("Archive of a year"), said, _("Make the archive"),
            self._begin, wide=False,
        )  # fmt: skip
        self.host, self._ask_path = host, ask_path or self._asked_path
        self.year: Choice[int] = Choice(host.dress, _("Year"))
        years = host.desk.read(archive_years) or [host.desk.today().year]
        for year in years:
            self.year.add(year, str(year))
        before = host.desk.today().year - 1
        self.year.set_value(before if before in years else years[0])
        self.add(self.year, "year")
        words = _(
            "It has no password: names and amounts of tenants stand in it. Keep it as you keep "
            "the books, not in the mail and not on a shared computer."
        )
        self.add_widget(PlainLabel(words, "soft", wrap=True))

    def _begin(self) -> dict[str, str]:
        year = self.year.value() or self.host.desk.today().year
        chosen = self._ask_path(_("Archive {year}").format(year=year))
        if not chosen:
            return {"": _("Nothing was made: no place was chosen.")}
        path = Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip")
        make_archive(self.host, year, path)
        return {}

    def _asked_path(self, name: str) -> str:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        proposed = str(Path(QStandardPaths.writableLocation(place)) / f"{name}.zip")
        chosen, _kind = QFileDialog.getSaveFileName(
            self.host.window, _("Where does the archive go?"), proposed, "Zip (*.zip)"
        )
        return chosen


def make_archive(host: Host, year: int, path: Path) -> Job:
    """Write the archive beside the screen, and tell how it went."""
    board, today = host.desk.board, host.desk.today()

    def work() -> int:
        with telling(), board.reading() as session:
            return write_archive(session, year, path, today)

    def told(count: object) -> None:
        assert isinstance(count, int)
        text = ngettext(
            "The archive is made: {count} file, in {name}. In it stands how to check it.",
            "The archive is made: {count} files, in {name}. In it stands how to check it.",
            count,
        )
        host.tell(text.format(count=count, name=path.name), "ok")

    job = Job(lambda _progress: work(), host.window)
    job.finished.connect(told)
    job.refused.connect(lambda text: host.tell(text, "bad"))
    return run(host.dress, host.window, job, _("We make the archive. This takes a moment."),
               stop=False)  # fmt: skip
