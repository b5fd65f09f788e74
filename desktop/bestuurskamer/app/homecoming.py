"""The whole file between two laptops: given, brought back, taken back; what the program does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from bestuurskamer import language
from bestuurskamer.errors import Refused
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.paths import FILE_ENDING
from bestuurskamer.screens.kit.question import Question, Verb

if TYPE_CHECKING:
    from bestuurskamer.app.boards import Keys
    from bestuurskamer.app.program import Program
    from bestuurskamer.keeping.homecoming import Homecoming
    from bestuurskamer.screens.passing.fork_sheet import ForkSheet
    from bestuurskamer.vault.board_file import BoardFile

_MOST = 6


class Comings(QObject):
    """Shows what the file that comes is to the one here; neither is touched before a choice."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.ask_file: Callable[[], str] = self._asked_file
        self.begin: Callable[[Sequence[str]], object] = _begin
        self.question: Question | None = None
        self.fork: ForkSheet | None = None

    def gave(self, target: Path) -> None:
        """The file is on the stick: from now on it is to look at here."""
        program = self._program
        board = program.board
        if board is None:
            return
        path = board.path
        program.keys.known.update(self._keys())
        program.put_away()
        program.open(path)
        text = _(
            "The file is on the stick and was read again: {name}. You can take the stick out. "
            "Here you look only, until it is back."
        )
        program.window.tell(text.format(name=target.name), "ok")

    def bring(self, chosen: str = "") -> None:
        """Ask for the file that comes, and look into it beside the one here."""
        program = self._program
        board = program.board
        if board is None or program.window.is_busy:
            return
        if not self._may(board):
            return
        asked = chosen or self.ask_file()
        if asked:
            self._look(Path(asked))

    def take_back(self, reason: str) -> None:
        """Go on here without what was given."""
        from bestuurskamer.app import boards

        def work(path: Path, keys: Keys, actor_id: int) -> str:
            boards.take_back(path, keys, reason, actor_id)
            return _("You work on here. Why stands in the trail.")

        self._exchange(work)

    def look_beside(self, path: Path) -> None:
        """Open a file that was set aside in a window of its own, to look at."""
        frozen = bool(getattr(sys, "frozen", False))
        self.begin([str(path)] if frozen else ["-m", "bestuurskamer", str(path)])

    def _look(self, other: Path) -> None:
        from bestuurskamer.app import boards
        from bestuurskamer.screens.kit.busy import run
        from bestuurskamer.screens.kit.job import Job
        from bestuurskamer.vault.recognising import NeedsKey, recognise
        from bestuurskamer.vault.refusals import telling
        from bestuurskamer.vault.upgrade import VERSIONS, newest_version

        program = self._program
        board, keys = program.board, self._keys()
        if board is None:
            return
        path = board.path
        try:
            with telling():
                recognise(other, newest_version(VERSIONS), boards.key_of(other, keys))
        except NeedsKey as asked:
            program.keys.ask_of_other(asked, lambda: self._look(other))
            return
        except Refused as refusal:
            self._say(say(refusal.words))
            return
        job = Job(lambda _progress: boards.look_at_home(path, other, keys), program.window.frame)
        # a turn later: the busy sheet gives the keyboard back when it goes
        job.finished.connect(lambda found: QTimer.singleShot(0, self, lambda: self._looked(found)))
        job.refused.connect(lambda said: QTimer.singleShot(0, self, lambda: self._say(said)))
        sentence = _("We look into both files. Nothing is changed yet.")
        run(program.dress, program.window.frame, job, sentence, stop=False)

    def _looked(self, found: object) -> None:
        from bestuurskamer.keeping.homecoming import Homecoming
        from bestuurskamer.screens.passing.fork_sheet import ForkSheet
        from bestuurskamer.vault.ancestry import Relation

        assert isinstance(found, Homecoming)
        coming = found
        if coming.relation is Relation.SAME:
            self._say(_same_words(), title=_("Nothing was added"))
        elif coming.relation is Relation.AHEAD:
            verbs = [Verb("back", _("Back")), Verb("bring", _("Bring back"), "primary")]
            title, text = _("Bring this file back?"), ahead_words(coming)
            self._ask(title, text, verbs, lambda: self._let_in(coming))
        else:
            self.fork = ForkSheet(
                self._program.window, coming, lambda which: self._choose(coming, which)
            )
            self.fork.open()

    def _choose(self, coming: Homecoming, which: str) -> None:
        from bestuurskamer.app import boards

        if which == "there":
            self._let_in(coming)
            return

        def work(path: Path, keys: Keys, actor_id: int) -> str:
            aside = boards.go_on_here(coming, path, keys, actor_id)
            return _kept_words(aside)

        self._exchange(work)

    def _let_in(self, coming: Homecoming) -> None:
        from bestuurskamer.app import boards

        def work(path: Path, keys: Keys, actor_id: int) -> str:
            aside = boards.let_it_in(coming, path, keys, actor_id)
            return _kept_words(aside)

        self._exchange(work)

    def _exchange(self, work: Callable[[Path, Keys, int], str]) -> None:
        """Close the file, do it, and open what stands there then; a refusal changes nothing."""
        program, keys = self._program, self._keys()
        board = program.board
        if board is None:
            return
        if not self._may(board):
            return
        path, actor_id = board.path, board.actor.id
        program.keys.known.update(keys)
        program.put_away()
        self._say_busy()
        try:
            told = work(path, keys, actor_id)
        except Refused as refusal:
            program.open(path)
            self._say(say(refusal.words))
            return
        program.open(path)
        program.window.tell(told, "ok")

    def _may(self, board: BoardFile) -> bool:
        """Whether this person may let another file go on; otherwise it is said."""
        if board.actor.may_change:
            return True
        self._say(
            _(
                "With your role you look and change nothing. Nothing is lost. Ask the treasurer "
                "or the secretary to do this."
            )
        )
        return False

    def _say_busy(self) -> None:
        from bestuurskamer.screens.opening import Opening

        frame = self._program.window.frame
        if frame.isVisible():
            said = _("We check everything and keep what was there.")
            frame.show_over(Opening(self._program.dress, said))
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _say(self, text: str, title: str = "") -> None:
        verbs = [Verb("back", _("Back"), "primary")]
        self._ask(title or _("That did not work"), text, verbs, lambda: None)

    def _ask(
        self, title: str, text: str, verbs: Sequence[Verb], then: Callable[[], object]
    ) -> None:
        program = self._program
        asked = Question(program.dress, program.window.frame, title, text, verbs)
        asked.answered.connect(lambda key: then() if key != "back" else None)
        self.question = asked
        asked.open()

    def _keys(self) -> Keys:
        program = self._program
        known = dict(program.keys.known)
        if program.board is not None and program.board.key is not None:
            known[program.board.key.head] = program.board.key
        return known

    def _asked_file(self) -> str:
        frame = self._program.window.frame
        kinds = _("Files of Bestuurskamer") + f" (*{FILE_ENDING})"
        return QFileDialog.getOpenFileName(frame, _("Which file comes back?"), "", kinds)[0]


def ahead_words(coming: Homecoming) -> str:
    """What comes back, and what becomes of the file of now."""
    counted = [deed for deed in coming.there if deed.counts]
    head = ngettext(
        "{count} thing was done on the other laptop:",
        "{count} things were done on the other laptop:",
        len(counted),
    ).format(count=len(counted))
    lines = [f"–  {language.moment(deed.at)}: {_(deed.what)}" for deed in counted[-_MOST:]]
    if (more := len(counted) - _MOST) > 0:
        text = ngettext("–  and {count} before that", "–  and {count} before that", more)
        lines.insert(0, text.format(count=more))
    if not counted:
        head = _("Nothing was done on the other laptop that changes your data.")
    kept = _("Nothing was done here meanwhile. The file of now is kept in a folder “opzij”.")
    parts = ["\n".join([head, *lines]), kept]
    if not coming.given_back:
        parts.append(
            _(
                "Mind: the file was not given back there, so somebody can still work in it on the "
                "other laptop. Agree that nobody does."
            )
        )
    return "\n\n".join(parts)


def _same_words() -> str:
    return _(
        "In this file nothing was done that is not here already. Nothing is changed. If work was "
        "done on the other laptop, give the file back there first: Settings, Hand-over. If "
        "nothing was done there, choose “Work on here after all”."
    )


def _kept_words(aside: Path) -> str:
    text = _("Done. The other file is kept whole in the folder {folder}.")
    return text.format(folder=aside.parent.name)


def _begin(arguments: Sequence[str]) -> object:
    return QProcess.startDetached(sys.executable, list(arguments))
