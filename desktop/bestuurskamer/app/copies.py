"""Putting a copy back and trying one out: what the program itself does with copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.question import Question, Verb

if TYPE_CHECKING:
    from bestuurskamer.app.boards import Keys
    from bestuurskamer.app.program import Program
    from bestuurskamer.keeping.restoring import Looked
    from bestuurskamer.screens.copies import Rehearsal

REHEARSED = "rehearsed"
"""The choice under which the day of the last rehearsal is kept."""


class Copies(QObject):
    """Shows what a copy holds before anything happens; the file of now is never overwritten."""

    def __init__(self, program: Program, today: object) -> None:
        super().__init__()
        assert callable(today)
        self._program, self._today = program, today
        self.question: Question | None = None
        self.window: Rehearsal | None = None

    def ask_to_adopt(self, copy: Path) -> None:
        """From the welcome: show what the copy holds, and go on with it when that is wanted."""
        looked = self._looked(copy, lambda: self.ask_to_adopt(copy), compare=False)
        if looked is None:
            return
        from bestuurskamer.screens.copies import holds_words

        if (left := self._left_behind(looked)) is not None:
            self._ask_to_bring(left, copy)
            return
        verbs = [Verb("back", _("Back")), Verb("on", _("Go on with this copy"), "primary")]
        self._ask(
            _("This copy is good"),
            holds_words(looked.holds),
            verbs,
            lambda: self._program.adopt(copy),
        )

    def _left_behind(self, looked: Looked) -> Path | None:
        """The file on this computer that was given along and is of the same board."""
        from bestuurskamer.app import preferences
        from bestuurskamer.vault.lent import lent

        for path in preferences.known_boards(self._program.chosen):
            mark = lent(path)
            if mark is not None and mark.board == looked.board:
                return path
        return None

    def _ask_to_bring(self, left: Path, copy: Path) -> None:
        program = self._program
        text = _(
            "This laptop has a file of this board that was given along: {name}. Bring this copy "
            "back into it, then there is one file. A second file beside it goes its own way."
        )
        verbs = [
            Verb("back", _("Back")),
            Verb("second", _("Make a second file")),
            Verb("bring", _("Bring it back"), "primary"),
        ]
        asked = Question(
            program.dress,
            program.window.frame,
            _("Bring it back into your own file?"),
            text.format(name=left.stem),
            verbs,
        )

        def answered(key: str) -> None:
            if key == "second":
                program.adopt(copy)
            elif key == "bring":
                program.open(left)
                program.comings.bring(str(copy))

        asked.answered.connect(answered)
        self.question = asked
        asked.open()

    def ask_to_restore(self, copy: Path) -> None:
        """Show what the copy holds and what would be missing, and put it back when wanted."""
        board = self._program.board
        if board is not None and not board.actor.may_change:
            try:
                board.may_change()
            except Refused as refusal:
                self._say(refusal)
            return
        if board is not None and board.lent is not None:
            self._say(
                Refused(
                    N_(
                        "The file is lent, so no copy was put back. Nothing is lost. Bring it back "
                        "first, or choose “Work on here after all”."
                    )
                )
            )
            return
        looked = self._looked(copy, lambda: self.ask_to_restore(copy), compare=True)
        if looked is None:
            return
        from bestuurskamer.screens.copies import holds_words, missing_words

        said = _("Your file of now is kept beside it, in a folder “opzij”, and as a copy.")
        text = "\n\n".join([holds_words(looked.holds), missing_words(looked), said])
        verbs = [Verb("back", _("Back")), Verb("restore", _("Put back"), "danger")]
        self._ask(_("Put this copy back?"), text, verbs, lambda: self._restore(copy))

    def rehearse(self) -> None:
        """Open the newest copy of a stick, or else of this computer, in a second window."""
        copy = self._newest()
        if copy is None:
            text = _("There is no copy yet to try out. One is made when you close the program.")
            self._program.window.tell(text, "info")
            return
        looked = self._looked(copy, self.rehearse, compare=True)
        if looked is None:
            return
        from bestuurskamer.screens.copies import Rehearsal

        self.window = Rehearsal(self._program.dress, str(copy), looked.holds)
        self.window.answered.connect(self._rehearsed)
        self.window.show()

    def _looked(self, copy: Path, again: object, *, compare: bool) -> Looked | None:
        from bestuurskamer.app import boards
        from bestuurskamer.keeping.restoring import look_into

        program = self._program
        assert callable(again)
        try:
            there = boards.open_file(copy, self._keys(), look_only=True)
            try:
                if there.doubt is not None or (found := there.check()) is not None:
                    raise _doubtful(there.doubt or found)
                return look_into(there, program.board if compare else None, self._today())
            finally:
                there.close()
        except Refused as refusal:
            if program.board is None and program.keys.ask(refusal, again):
                return None
            self._say(refusal, copy if compare else None)
            return None

    def _say(self, refusal: Refused, copy: Path | None = None) -> None:
        """Say why not, and offer the next older copy when that one was not good."""
        from bestuurskamer.vault.copies import older_copy

        program = self._program
        verbs = [Verb("back", _("Back"), "primary")]
        older = older_copy(copy) if copy is not None else None
        if older is not None:
            verbs = [Verb("back", _("Back")), Verb("older", _("Look at an older copy"), "primary")]
        title, said = _("That did not work"), say(refusal.words)
        self.question = Question(program.dress, program.window.frame, title, said, verbs)
        if older is not None:
            self.question.answered.connect(
                lambda key: self.ask_to_restore(older) if key == "older" else None
            )
        self.question.open()

    def _ask(self, title: str, text: str, verbs: list[Verb], then: object) -> None:
        program = self._program
        assert callable(then)
        asked = Question(program.dress, program.window.frame, title, text, verbs)
        asked.answered.connect(lambda key: then() if key != "back" else None)
        self.question = asked
        asked.open()

    def _restore(self, copy: Path) -> None:
        from bestuurskamer.app import boards

        program, keys = self._program, self._keys()
        board = program.board
        if board is None:
            return
        path = board.path
        program.keys.known.update(keys)
        program.put_away()
        try:
            aside = boards.restore(copy, path, keys)
        except Refused as refusal:
            program.open(path)
            self._say(refusal)
            return
        program.open(path)
        if program.board is not None and aside is not None:
            text = _("The copy is put back. What was there before stands in the folder {folder}.")
            program.window.tell(text.format(folder=aside.parent.name), "ok")

    def _keys(self) -> Keys:
        program = self._program
        known = dict(program.keys.known)
        if program.board is not None and program.board.key is not None:
            known[program.board.key.head] = program.board.key
        return known

    def _newest(self) -> Path | None:
        from bestuurskamer.app.copying import disks
        from bestuurskamer.vault import manifest
        from bestuurskamer.vault.ancestry import board_of
        from bestuurskamer.vault.copies import newest_copy
        from bestuurskamer.vault.sticks import known_sticks, remembered_places

        board = self._program.board
        if board is None:
            return None
        with board.reading() as session:
            number = board_of(session)
        for stick in known_sticks([*disks(), *remembered_places(board.path)], number):
            kept = manifest.entries(stick.path, number)
            if kept:
                return stick.path / kept[-1].name
        newest = newest_copy(board.path)
        return newest.path if newest is not None else None

    def _rehearsed(self, right: bool) -> None:
        from bestuurskamer.office.actions import keep

        self.window = None
        program = self._program
        if program.board is None:
            return
        what = N_("Tried out a copy: right") if right else N_("Tried out a copy: not right")
        today: date = self._today()
        program.window.desk.tried(what, keep, REHEARSED, today.isoformat())
        if not right:
            text = _(
                "Nothing is lost: your own file is as it was. Make a new copy now and try again. "
                "If it is still not right, ask for help before you work on."
            )
            program.window.tell(text, "bad")


def _doubtful(why: object) -> Refused:
    return Refused(
        N_("This copy was not put back. {why} Nothing is changed. Choose an older copy."), why=why
    )
