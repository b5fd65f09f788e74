"""The desk between screens and data: asks and acts whole, and tells what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bestuurskamer.vault.board_file import BoardFile

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Undo:
    """How to take the last act back: what to call it, and what does it."""

    what: str
    reverse: Callable[[], object]


class Desk(QObject):
    """Passes questions and acts to the data file, one whole transaction each.

    Answers outlive their session, so they hold values and no records. The desk is the only one
    that knows what day it is.
    """

    changed = Signal(object)  # the names of the tables that were touched
    refused = Signal(str)

    def __init__(self, board: BoardFile, today: Callable[[], date], actor_id: int = 0) -> None:
        super().__init__()
        self.board = board
        self._today = today
        self._actor_id = actor_id
        self.saved_at: datetime | None = None
        self._undo: Undo | None = None
        self._last = ""

    def today(self) -> date:
        """The day it is, or the day that a test or the practice building has."""
        return self._today()

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """Ask something; nothing can be changed by it."""
        with self.board.reading() as session:
            return query(session, *args, **named)

    def do(
        self,
        what: str,
        action: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Do something wholly or not at all, under a name for the trail. May raise Refused."""
        with self.board.acting(what, self._actor_id) as session:
            result = action(session, *args, **named)
        self.saved_at = datetime.now().astimezone()
        self._last, self._undo = what, self._by_trail(what, session)
        self.changed.emit(session.info.get("touched", frozenset()))
        return result

    def jot(self, key: str, text: str, cursor: int) -> datetime:
        """Keep what is being typed, at once and without a trail. May raise Refused."""
        return self.board.jot(key, text, cursor)

    def tried(
        self,
        what: str,
        action: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **named: P.kwargs,
    ) -> bool:
        """Do something and say whether it was done; a refusal is told to the window."""
        try:
            self.do(what, action, *args, **named)
        except Refused as refusal:
            self.refused.emit(language.say(refusal.words))
            return False
        return True

    @property
    def last_act(self) -> str:
        """What was done last, in the language of the screen; nothing before anything was done."""
        return language._(self._last) if self._last else ""

    @property
    def has_undo(self) -> bool:
        """Whether the last act can be taken back. What was issued, paid or printed cannot."""
        return self._undo is not None

    def _by_trail(self, what: str, session: Session) -> Undo | None:
        """How to take an act back by its trail, where it changed only what was agreed."""
        from bestuurskamer.vault.taking_back import can_be_taken_back, take_back

        act_id = session.info["act_id"]
        if not can_be_taken_back(session.info["touched"]):
            return None

        def reverse() -> None:
            self.do(N_("Took the last act back"), take_back, act_id)
            self._undo = None

        return Undo(language._(what), reverse)

    def can_undo(self, what: str, reverse: Callable[[], object]) -> None:
        """Remember how to take back what was just done; the next act forgets it."""
        self._undo = Undo(what, reverse)

    def undo(self) -> str:
        """Take the last act back and answer what it was; nothing when there is none."""
        last, self._undo = self._undo, None
        if last is None:
            return ""
        try:
            last.reverse()
        except Refused as refusal:
            self.refused.emit(language.say(refusal.words))
            return ""
        return last.what
