"""The program on a screen: the window first, then the data, until it is closed."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from bestuurskamer import language, paths
from bestuurskamer.app import preferences
from bestuurskamer.app.copies import Copies
from bestuurskamer.app.copying import Copying, PutAway
from bestuurskamer.app.counts import show_counts
from bestuurskamer.app.greeting import greet, lent_meeting, tell_lent, tell_looking
from bestuurskamer.app.homecoming import Comings
from bestuurskamer.app.keys import Keys
from bestuurskamer.app.places import PLACES
from bestuurskamer.app.practising import opening, practising
from bestuurskamer.app.speaking import Speaking
from bestuurskamer.errors import Refused
from bestuurskamer.language import _
from bestuurskamer.screens.kit.crash import Crashes
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.nav import NavItem
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bestuurskamer.app.one_window import OneWindow
    from bestuurskamer.vault.board_file import BoardFile


def run(file: Path | None, *, demo: bool = False) -> int:
    """Show the window and work until it is closed."""
    application = QApplication(sys.argv[:1])
    program = Program(application)
    program.start(file, demo=demo)
    return application.exec()


def today() -> date:
    """The day it is, by the clock of this computer."""
    return date.today()


def window_of(dress: Dress) -> Window:
    """A window with all places, in the language now spoken."""
    groups: dict[str, list[NavItem]] = {}
    for place in PLACES:
        if place.icon:
            item = NavItem(place.key, place.icon, _(place.word))
            groups.setdefault(place.group, []).append(item)
    named = [(_(name) if name else "", items) for name, items in groups.items()]
    return Window(dress, named, {place.key: place.page for place in PLACES})


class Program(QObject):
    """Holds what is open: preferences, window, board. It puts the file away at the end."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        application.setApplicationName("Bestuurskamer")
        application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "bestuurskamer.svg")))
        self._application = application
        self.chosen = preferences.read()
        self._speaking = Speaking(application, self.chosen.language)
        self.dress = Dress(paths.resources(), self.chosen.zoom, dark=self.chosen.dark)
        self.dress.changed.connect(self._keep_look)
        self.crashes = Crashes(paths.user_folder() / "logboek.txt")
        self.crashes.install()
        self.board: BoardFile | None = None
        self._waiting: Question | None = None
        self._one: OneWindow | None = None
        self.keys = Keys(self)
        self.copying = Copying(self)
        self.copies = Copies(self, today)
        self.comings = Comings(self)
        self.window = self._new_window()

    def start(self, file: Path | None, *, demo: bool = False) -> None:
        """Show the window, and open what was asked once it is painted."""
        if demo:
            then = self.practise
        elif file is not None:
            then = lambda: self.open_asked(file)  # noqa: E731
        elif known := preferences.last_board(self.chosen):
            then = lambda: self.open(known)  # noqa: E731
        else:
            then = self.welcome
        if then == self.welcome:
            self.welcome()
        else:
            self.window.frame.show_over(opening(self.dress))
        self.window.frame.show_within()
        if then != self.welcome:
            self.window.frame.painted.connect(lambda: QTimer.singleShot(0, then))

    def welcome(self) -> None:
        """Put away what is open, with its copy, and show the three ways to begin."""
        from bestuurskamer.screens.help import Help
        from bestuurskamer.screens.welcome import KnownBoard, Welcome

        put_away = self.put_away()
        known = preferences.known_boards(self.chosen)
        welcome = Welcome(self.dress, [KnownBoard(path.stem, path) for path in known])
        welcome.new_board.connect(lambda name: self._opened(lambda: _boards().begin(name)))
        welcome.demo.connect(self.practise)
        welcome.open_copy.connect(lambda path: self.copies.ask_to_adopt(Path(path)))
        welcome.help_wanted.connect(lambda: Help(self.dress, self.window.frame, "welcome").open())
        welcome.open_board.connect(lambda path: self.open(Path(path)))
        self.window.frame.asks_first = False
        self.window.frame.show_over(welcome)
        self._after(put_away, Verb("on", _("Go on"), "primary"), lambda: None)

    def leave(self) -> None:
        """Go from the board to the ways to begin, unless work goes on."""
        if not self._waits():
            self.keys.forget()
            self.welcome()

    def adopt(self, copy: Path) -> None:
        """Go on with a copy."""
        self._opened(lambda: _boards().adopt(copy, self.keys.known))

    def practise(self) -> None:
        """Open the practice building; what is open is put away first, it may be the same."""
        if self.board is not None:
            self.welcome()
        if self.window.is_busy:
            return
        job = practising(self.dress, self.window.frame, self, today())
        job.finished.connect(lambda board: self._take_up(board, remember=False))
        job.refused.connect(lambda said: self._say_no(said, [Verb("back", _("Back"), "primary")]))

    def open(self, path: Path, **how: bool) -> None:
        """Open a board file: to work in, with `look_only` to look, or with `take_over`."""
        self._opened(
            lambda: _boards().open_file(path, self.keys.known, **how),
            again=lambda **other: self.open(path, **other),
        )

    def open_asked(self, path: Path) -> None:
        """Open a file named on the command line: elsewhere than with us only to look at."""
        ours = _boards().is_ours(path)
        self._opened(
            lambda: _boards().open_file(path, self.keys.known, look_only=not ours), remember=ours
        )

    def close(self) -> None:
        """Put the file away with its verified copy, say so when that failed, and end.

        Refused while work goes on; at the first time with real data a password is offered.
        """
        if not self._waits() and not self.keys.ask_at_closing(self.close):
            verb = Verb("close", _("Close anyway"), "primary")
            self._after(self.put_away(), verb, self._end)

    def _opened(
        self,
        opening: Callable[[], BoardFile],
        *,
        remember: bool = True,
        again: Callable[..., None] | None = None,
    ) -> None:
        try:
            board = opening()
        except Refused as refusal:
            same = partial(self._opened, opening, remember=remember, again=again)
            if not self.keys.ask(refusal, same):
                self._refused(refusal, again)
            return
        self._take_up(board, remember=remember)

    def _take_up(self, board: BoardFile, *, remember: bool) -> None:
        """Go on with this file; what was open is put away."""
        put_away = self.put_away()
        self.board = board
        self.keys.sign_in(board)
        self._wait_to_be_called(board)
        if remember and not board.read_only:
            self.chosen = self.chosen.with_(last_board=str(board.path))
        self._show_board()
        self._after(put_away, Verb("on", _("Go on"), "primary"), lambda: None)

    def _show_board(self) -> None:
        from bestuurskamer.office.queries import the_office

        assert self.board is not None
        desk = Desk(self.board, today)
        office = desk.read(the_office, desk.today())
        name = office.legal_name or self.board.path.stem
        self.window.open_board(desk, name, _("practice") if office.demo else "")
        desk.changed.connect(lambda _tables: self._show_counts(desk))
        self.copying.show()
        self._show_counts(desk)
        self.window.frame.asks_first = True
        lent = lent_meeting(self.board)
        if lent is not None:
            self.window.go("meetings", lent)
        else:
            self.window.go("today" if office.setup_step == "done" else "first_hour")
        if self.board.read_only:
            tell_looking(self)
        elif lent is not None:
            tell_lent(self)
        elif not office.demo:
            greet(self)
        self._resume(desk)
        self.keys.ask_new_password()
        self.keys.offer_drafts()

    def _resume(self, desk: Desk) -> None:
        """Go on where somebody was typing when the program stopped."""
        from bestuurskamer.meetings.queries import unfiled

        if self.board is not None and not self.board.read_only and desk.read(unfiled) is not None:
            self.window.go("meetings", "resume")

    def _wait_to_be_called(self, board: BoardFile) -> None:
        """A second start on this file brings this window to the front."""
        from bestuurskamer.app.one_window import OneWindow

        if not board.read_only:
            self._one = OneWindow(board.path, self._come_forward)

    def _come_forward(self) -> None:
        self.window.frame.come_forward()

    def _show_counts(self, desk: Desk) -> None:
        if self.board is desk.board:  # else rung before that board was put away
            show_counts(self.window, desk)

    def _refused(self, refusal: Refused, again: Callable[..., None] | None) -> None:
        """Say why; a file that is in use can be looked at, or taken over from one that is gone."""
        from bestuurskamer.app.one_window import call
        from bestuurskamer.vault.lock import FileInUse

        if isinstance(refusal, FileInUse) and refusal.path and call(refusal.path):
            self.welcome()
            self._end()
            return
        verbs = [Verb("back", _("Back"), "primary")]
        if isinstance(refusal, FileInUse) and again is not None:
            verbs = [Verb("back", _("Back")), Verb("look_only", _("Only look"), "primary")]
            if refusal.can_take_over:
                verbs.insert(1, Verb("take_over", _("Take over"), "danger"))
        self._say_no(language.say(refusal.words), verbs, again)

    def _say_no(
        self, said: str, verbs: Sequence[Verb], again: Callable[..., None] | None = None
    ) -> None:
        """Say over the welcome why something was not opened."""
        self.welcome()
        asked = Question(self.dress, self.window.frame, _("That did not work"), said, verbs)
        if again is not None:
            asked.answered.connect(lambda key: again(**{key: True}) if key != "back" else None)
        asked.open()

    def put_away(self) -> PutAway | None:
        """Close what is open with its copy, put that on the sticks, and say how it went."""
        board, self.board = self.board, None
        self.window.close_board()
        if board is None:
            return None
        if self._one is not None:
            self._one.end()
        return self.copying.put_away(board, today())

    def _after(self, put_away: PutAway | None, verb: Verb, then: Callable[[], object]) -> None:
        """Go on after a file was put away; when its copy failed, say so first."""
        if put_away is None or not put_away.says:
            then()
            return
        failed = put_away.result is not None and put_away.result.problem is not None
        title = _("The copy was not made") if failed else _("Your copy")
        why = put_away.says
        question = Question(self.dress, self.window.frame, title, why, [verb])
        question.answered.connect(lambda _key: then())
        question.open()

    def _waits(self) -> bool:
        """Whether work goes on, for which the file must stay open; it is said."""
        if not self.window.is_busy:
            return False
        if self._waiting is None or self._waiting.is_closed:
            said = _("Nothing is lost. Wait until it is done, or stop it first.")
            verb = Verb("back", _("Back"), "primary")
            title = _("Work is still going on")
            self._waiting = Question(self.dress, self.window.frame, title, said, [verb])
            self._waiting.open()
        return True

    def _do(self, what: str, thing: object) -> None:
        """Do what a page asks of the program itself."""
        if what == "lock":
            self.keys.lock()
        elif what == "lock_after":
            self.keys.lock_after(int(str(thing)))
        elif what == "copied":
            self.copying.show()
        elif what == "move" and self.board is not None:
            path = self.board.path
            self.put_away()
            self._opened(lambda: _boards().move_home(path, self.keys.known))
        elif what == "restore":
            self.copies.ask_to_restore(Path(str(thing)))
        elif what == "rehearse":
            self.copies.rehearse()
        elif what == "gave":
            self.comings.gave(Path(str(thing)))
        elif what == "bring_home":
            self.comings.bring(str(thing or ""))
        elif what == "take_back":
            self.comings.take_back(str(thing))
        elif what == "look_beside":
            self.comings.look_beside(Path(str(thing)))

    def _end(self) -> None:
        self.keys.forget()
        self.window.frame.asks_first = False
        self.window.frame.close()
        self.crashes.remove()
        self._application.quit()

    def _new_window(self) -> Window:
        window = window_of(self.dress)
        window.frame.resize(1366, 768)
        window.frame.closing.connect(self.close)
        window.spoken.connect(self._change_language)
        window.welcome_wanted.connect(self.leave)
        window.asked.connect(self._do)
        return window

    def _change_language(self, code: str) -> None:
        """Speak another language at once: a new window over the same board."""
        self._speaking.to(code)
        self.chosen = self.chosen.with_(language=code)
        old, self.window = self.window, self._new_window()
        self.window.frame.setGeometry(old.frame.geometry())
        self.window.frame.show()
        old.frame.asks_first = False
        old.frame.hide()
        old.frame.deleteLater()
        self._show_board()

    def _keep_look(self) -> None:
        look = self.dress.look
        self.chosen = self.chosen.with_(zoom=look.zoom, dark=look.dark)


def _boards() -> ModuleType:
    """All that opens files; imported when a board is first opened."""
    return import_module("bestuurskamer.app.boards")
