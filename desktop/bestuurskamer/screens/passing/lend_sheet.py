"""The sheets that lend a meeting to another laptop and bring it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.keeping.bringing_back import (
    Change,
    MeetingBack,
    PointBack,
    Side,
    bring_back,
    look_back,
)
from bestuurskamer.keeping.lending import lend, may_travel
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.meetings.filing import file_waiting
from bestuurskamer.paths import FILE_ENDING, file_name
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.choice import Choice, TickBox
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.refusals import telling

HOLDER = "Bestuurskamer"
CHANGES = {
    Change.THERE: N_("typed on the other laptop"),
    Change.HERE: N_("typed here; that stays"),
    Change.BOTH: N_("typed on both: choose below"),
    Change.NEW: N_("a new point of the other laptop"),
}
WHERE = {Side.HERE: N_("here"), Side.THERE: N_("other laptop")}


class LendSheet(Sheet):
    """Asks which meeting goes along, and where its file is put."""

    def __init__(self, host: Host, ask_path: Callable[[str], str] | None = None) -> None:
        said = _(
            "The agenda, the people and what is open go along in a small file. You work on here; "
            "what is typed there comes back later, beside what was typed here."
        )
        super().__init__(
            host.dress, host.window, _("Lend a meeting"), said, _("Put it in a file"),
            self._begin, wide=False,
        )  # fmt: skip
        self.host, self._ask_path = host, ask_path or self._asked_path
        self.which: Choice[int] = Choice(host.dress, _("Which meeting?"))
        self._names: dict[int, str] = {}
        for number, day, title in host.desk.read(may_travel):
            self._names[number] = f"{title} {day.isoformat()}"
            self.which.add(number, f"{language.day(day)} · {title}")
        self.add(self.which, "which")
        words = _(
            "On the other laptop: choose “Open a copy” in Bestuurskamer, point at the file "
            "and type as always. Then put a copy on the stick, at Settings, Data. Leave sending "
            "the minutes to this laptop. The file has no password: not in the mail."
        )
        self.add_widget(PlainLabel(words, "soft", wrap=True))

    def _begin(self) -> dict[str, str]:
        number, desk = self.which.value(), self.host.desk
        if number is None:
            return {"which": _("Choose a meeting. One whose minutes were sent stays here.")}
        chosen = self._ask_path(file_name(self._names[number]))
        if not chosen:
            return {"": _("Nothing was made: no place was chosen.")}
        path = Path(chosen if chosen.endswith(FILE_ENDING) else f"{chosen}{FILE_ENDING}")
        if desk.board.actor.may_change and not desk.board.read_only:
            desk.do(N_("Filed what was typed, to lend a meeting"), file_waiting, number)
        board, today, host = desk.board, desk.today(), self.host

        def work() -> None:
            with telling(), board.reading() as session:
                lend(session, number, path, HOLDER, today)

        def told(_result: object) -> None:
            text = _("The meeting is in {name}. Bring it back here afterwards.")
            host.tell(text.format(name=path.name), "ok")

        job = Job(lambda _progress: work(), host.window)
        job.finished.connect(told)
        job.refused.connect(lambda text: host.tell(text, "bad"))
        run(host.dress, host.window, job, _("We put the meeting in a file."), stop=False)
        return {}

    def _asked_path(self, name: str) -> str:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        proposed = str(Path(QStandardPaths.writableLocation(place)) / f"{name}{FILE_ENDING}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self.host.window, _("Where does the file go?"), proposed, f"*{FILE_ENDING}"
        )
        return chosen


class BackSheet(Sheet):
    """Shows what comes back, point by point; of a point typed on both every line has a tick."""

    def __init__(self, host: Host, back: MeetingBack) -> None:
        said = _("Nothing is lost: what was typed here stays, unless you take its tick away.")
        super().__init__(
            host.dress, host.window, _("Bring back: {title}").format(title=back.title), said,
            _("Take over"), self._take,
        )  # fmt: skip
        self.host, self.coming = host, back
        self.ticks: dict[int, list[tuple[str, TickBox]]] = {}
        for change in (Change.BOTH, Change.NEW, Change.THERE, Change.HERE):
            for point in back.points:
                if point.change is change:
                    self._add_point(point)
        if back.besides:
            said = _(
                "This was also done on the other laptop. It does not come along by itself: it "
                "comes on the list of what is to be done again, at Settings, Hand-over."
            )
            self.add_widget(PlainLabel(said, "strong", wrap=True))
            for deed in back.besides:
                lines = [_(deed.what), *(f"–  {line.strip()}" for line in deed.said)]
                self.add_widget(PlainLabel("\n".join(lines), "", wrap=True))
        same = sum(1 for point in back.points if point.change is Change.SAME)
        text = ngettext("{count} point did not change.", "{count} points did not change.", same)
        self.add_widget(PlainLabel(text.format(count=same), "soft", wrap=True))

    def chosen(self) -> dict[int, str]:
        """The text of each point typed on both, of the lines that have a tick."""
        return {
            key: "\n".join(line for line, tick in lines if tick.isChecked())
            for key, lines in self.ticks.items()
        }

    def _add_point(self, point: PointBack) -> None:
        text = f"{point.title}: {_(CHANGES[point.change])}"
        self.add_widget(PlainLabel(text, "strong", wrap=True))
        if point.change is Change.BOTH:
            self._add_lines(point)
        elif point.change in (Change.THERE, Change.NEW) and point.theirs:
            self.add_widget(PlainLabel(point.theirs, "", wrap=True))

    def _add_lines(self, point: PointBack) -> None:
        lines = []
        for line, side in point.lines:
            where = _(WHERE[side]) if side in WHERE else _("both")
            tick = TickBox(self.dress, f"{where}: {line}")
            tick.setChecked(True)
            self.add_widget(tick)
            lines.append((line, tick))
        self.ticks[point.key] = lines

    def _take(self) -> dict[str, str]:
        desk = self.host.desk
        what = N_("Brought a lent meeting back")
        count = desk.do(what, bring_back, self.coming, self.chosen())
        text = ngettext(
            "The meeting is back: {count} point changed.",
            "The meeting is back: {count} points changed.",
            count,
        )
        self.host.tell(text.format(count=count), "ok")
        return {}


class FindBackSheet(Sheet):
    """Asks for the file that comes back, and looks into it."""

    def __init__(self, host: Host, ask_file: Callable[[], str] | None = None) -> None:
        said = _(
            "Choose the file from the other laptop, or the copy on the stick. It is only looked "
            "at. You see first what comes back."
        )
        super().__init__(
            host.dress, host.window, _("Bring a meeting back"), "", _("Choose the file…"),
            self._find, wide=False,
        )  # fmt: skip
        self.add_widget(PlainLabel(said, "", wrap=True))
        self.host, self._ask_file = host, ask_file or self._asked_file
        self.back_sheet: BackSheet | None = None
        self._found: MeetingBack | None = None
        self.done.connect(lambda saved: self._show() if saved else None)

    def _find(self) -> dict[str, str]:
        chosen = self._ask_file()
        if not chosen:
            return {"": _("No file was chosen.")}
        try:
            there = open_board(Path(chosen), HOLDER, look_only=True)
        except Refused as refused:
            return {"": say(refused.words)}
        try:
            with there.reading() as theirs:
                self._found = self.host.desk.read(look_back, theirs)
        finally:
            there.close(copy=False)
        return {}

    def _show(self) -> None:
        if self._found is not None:
            self.back_sheet = BackSheet(self.host, self._found)
            self.back_sheet.open()

    def _asked_file(self) -> str:
        chosen, _kind = QFileDialog.getOpenFileName(
            self.host.window, _("Which file comes back?"), "", f"*{FILE_ENDING}"
        )
        return chosen
