"""Copies by themselves: every half hour of changes, at closing, and to every known stick."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QStorageInfo, QTimer
from PySide6.QtWidgets import QApplication

from bestuurskamer import language
from bestuurskamer.errors import Refused
from bestuurskamer.language import _, ngettext, say

if TYPE_CHECKING:
    from bestuurskamer.app.program import Program
    from bestuurskamer.vault.board_file import BoardFile
    from bestuurskamer.vault.copies import CopyResult
    from bestuurskamer.vault.reminding import Loudness

EVERY = 30 * 60
"""After so many seconds of changes a copy is made."""

_LOOK = 60_000


AT_CLOSING = 2


@dataclass(frozen=True)
class PutAway:
    """How a file was put away: its copy, and what is to be said of sticks."""

    result: CopyResult | None
    told: str

    @property
    def says(self) -> str:
        """What must be said before going on, or nothing."""
        problem = self.result.problem if self.result is not None else None
        return "\n\n".join(filter(None, [say(problem) if problem else "", self.told]))


class Copying(QObject):
    """Makes copies while the board works, and says it when that does not succeed."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(lambda: self.look(time.monotonic()))
        self._timer.start()

    def look(self, now: float) -> None:
        """Make a copy beside the screen when there have been changes for half an hour."""
        from bestuurskamer.screens.kit.job import Job

        board = self._program.board
        due = board is not None and not board.asleep and board.changed_for(now) >= EVERY
        if board is None or not due or self.busy or self._program.window.is_busy:
            return
        self.busy = True
        job = Job(lambda _progress: board.copy_if_changed(), self)
        job.finished.connect(lambda result: self._made(board, result))
        job.ended.connect(self._ended)
        job.start()

    def put_away(self, board: BoardFile, today: date) -> PutAway:
        """Close the file with its copy, put that on the sticks, and tell how it went.

        Nothing that goes wrong keeps the program from closing.
        """
        loud, words, number = 0, "", ""
        with suppress(Refused):  # a file that cannot be read any more is closed all the same
            loud, words = self.reminder(board, today)
            number = "" if board.asleep else _number_of(board, today)
        result = board.close()
        told = self.at_closing(board.path, number, result) if number else ""
        return PutAway(result, told or (words if loud >= AT_CLOSING else ""))

    def at_closing(self, path: Path, board_uuid: str, result: CopyResult | None) -> str:
        """Put the newest copy on every stick that is there; what is to be said, or nothing."""
        from bestuurskamer.vault import sticks
        from bestuurskamer.vault.copies import newest_copy

        newest = result if result is not None and result.path else newest_copy(path)
        if newest is None or newest.path is None:
            return ""
        told = []
        for stick in sticks.known_sticks([*disks(), *sticks.remembered_places(path)], board_uuid):
            if result is None and sticks.has_copy(stick, newest.path):
                continue
            self._say_busy()
            put = sticks.copy_to_stick(newest.path, path, stick)
            told.append(stick_words(put))
            if put.path is not None:
                sticks.note_on_stick(path, newest.path)
        return "\n".join(dict.fromkeys(told))

    def reminder(self, board: BoardFile, today: date) -> tuple[Loudness, str]:
        """How loud to remind of a copy elsewhere, and in which words."""
        from bestuurskamer.office.queries import the_office
        from bestuurskamer.vault.reminding import Loudness, loudness
        from bestuurskamer.vault.sticks import elsewhere, first_act

        if board.read_only or board.asleep:
            return Loudness.QUIET, ""
        with board.reading() as session:
            if the_office(session, today).demo:
                return Loudness.QUIET, ""
            last = elsewhere(session, board.path)
            since = last.made_at or first_act(session)
        days = (today - since.astimezone().date()).days
        loud = loudness(days, last.changes)
        return loud, reminder_words(days, last.changes, never=last.made_at is None)

    def show(self) -> None:
        """Show in the side bar how the last copy stands."""
        board, sidebar = self._program.board, self._program.window.sidebar
        copy = board.last_copy() if board is not None else None
        if copy is None or copy.made_at is None:
            sidebar.show_copy(_("No copy yet"), _("made at closing"))
            return
        made = copy.made_at.astimezone().date()
        days = (date.today() - made).days
        if days > 14:
            sidebar.show_copy(
                _("Copy is {days} days old").format(days=days), language.short_day(made), old=True
            )
        else:
            sidebar.show_copy(_("Copy checked"), language.short_day(made))

    def _say_busy(self) -> None:
        """Show that a stick is being written, before the window waits for it."""
        from bestuurskamer.screens.opening import Opening

        frame = self._program.window.frame
        if frame.isVisible():
            said = _("We put a copy on the stick and read it again.")
            frame.show_over(Opening(self._program.dress, said))
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _made(self, board: BoardFile, result: object) -> None:
        from bestuurskamer.vault.copies import CopyResult

        if board is not self._program.board:
            return
        if isinstance(result, CopyResult) and result.problem is not None:
            self._program.window.tell(say(result.problem), "bad")
        self.show()

    def _ended(self) -> None:
        self.busy = False


def _number_of(board: BoardFile, today: date) -> str:
    """The board's own number; nothing for practice, of which no copies go to sticks."""
    from bestuurskamer.office.queries import the_office
    from bestuurskamer.vault.ancestry import board_of

    with board.reading() as session:
        return "" if the_office(session, today).demo else board_of(session)


def disks() -> Sequence[Path]:
    """The roots of the disks and sticks that are there now and can be written."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        if volume.isValid() and volume.isReady() and not volume.isReadOnly():
            root = Path(volume.rootPath())
            if not str(root).startswith(("/proc", "/sys", "/dev", "/run/lock", "/boot")):
                found.append(root)
    return found


def stick_words(result: object) -> str:
    """How a copy on a stick went, in words."""
    from bestuurskamer.vault.sticks import StickResult

    assert isinstance(result, StickResult)
    if result.problem is not None:
        text = _(
            "The copy on the stick is not finished. {why} Your data on this computer are good. "
            "Put the stick in again."
        )
        return text.format(why=say(result.problem))
    text = _("The copy is on the stick and was read again. You can take the stick out now.")
    return f"{text} {say(result.warning)}" if result.warning else text


def reminder_words(days: int, changes: int, *, never: bool) -> str:
    """Since when there is no copy elsewhere, and how much would be lost with the laptop."""
    count = ngettext("{count} change", "{count} changes", changes).format(count=changes)
    if never:
        text = _("No copy outside this laptop yet. If it breaks, you lose {changes}.")
        return text.format(changes=count)
    text = _("The last copy outside this laptop is {days} days old. Since then: {changes}.")
    return text.format(days=days, changes=count)
