"""The open data file: reading, acting, copying, closing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.vault.acts import begin_act, end_act, next_generation
from bestuurskamer.vault.chain import Head, has_chain, head
from bestuurskamer.vault.cipher import DataKey, encrypted_head
from bestuurskamer.vault.connection import ACT, broken, connect
from bestuurskamer.vault.copies import (
    CopyResult,
    copy_if_changed,
    highest_generation,
    make_copy,
    newest_copy,
)
from bestuurskamer.vault.jots import keep_jot
from bestuurskamer.vault.lent import Lent
from bestuurskamer.vault.lock import BoardLock
from bestuurskamer.vault.refusals import FAULTS
from bestuurskamer.vault.rekeying import put_under
from bestuurskamer.vault.reserve import keep_reserve
from bestuurskamer.vault.slots import Slot, keep_slots, slots_for
from bestuurskamer.vault.soundness import Check, doubt_about
from bestuurskamer.vault.turns import Turn, Unit, swallows_nothing, told
from bestuurskamer.vault.whole import mark_whole, whole_mark

Settle = Callable[[Connection], None]
"""Brings what is derived up to date at the end of an act, in the same transaction."""

Result = TypeVar("Result", CopyResult, CopyResult | None)


@dataclass(frozen=True)
class Actor:
    """Who works here: their number stands in the trail; some may look and change nothing."""

    id: int = 0
    may_change: bool = True


class BoardFile:
    """One open data file; `path` is where it stands.

    When `read_only` it may be looked at only: then what is read is a checked copy in a temporary
    folder. Threads take turns; a thread that is reading or acting cannot begin again inside.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        lock: BoardLock | None,
        checks: Sequence[Check],
        key: DataKey | None = None,
        *,
        temporary: Path | None = None,
        settle: Settle | None = None,
    ) -> None:
        self.path = path
        self.key = key
        self.doubt: Words | None = None
        self.lent: Lent | None = None
        self.actor = Actor()
        self.asleep = False
        self.ended_badly = lock is not None and lock.left_by_crash
        self.read_only = lock is None
        self._engine = engine
        self._writing = engine.execution_options(**{ACT: True})
        self._lock = lock
        self._checks = checks
        self._temporary = temporary
        self._settle = settle
        self._turn = Turn()
        self._copied = True  # so that the first act counts a new generation
        self._changed_at: float | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session in which nothing can be written; records in it do not outlive it.

        RuntimeError once the file is closed, here and in `acting` and `copy_now`.
        """
        with self._turn, told(self.path), Session(self._engine, autoflush=False) as session:
            self._is_awake()
            yield session

    @contextmanager
    def acting(self, what: str, actor_id: int = 0) -> Iterator[Session]:
        """A session in which everything happens or nothing.

        `what` is an English sentence for the trail; without an actor it is who works here.
        Commits at the end; any exception, and any database error even when it was swallowed,
        rolls everything back and is raised, as Refused when a person can do something about it.
        Afterwards `session.info["touched"]` names the tables that changed, and
        `session.info["act_id"]` the act. Never commit inside.
        """
        with self._turn, told(self.path, writing=True), Unit(self._writing) as session:
            self._may_change()
            connection = session.connection()
            info = connection.info
            with swallows_nothing(info):
                act_id = begin_act(connection, what, actor_id or self.actor.id)
                if self._copied:
                    next_generation(connection, highest_generation(self.path))
                yield session
                if problem := broken(info):
                    raise problem
                if connection.closed:
                    raise RuntimeError("the transaction was ended inside the act")
                session.flush()
                if self._settle is not None:
                    self._settle(connection)
                session.info["touched"] = end_act(connection, act_id)
                session.info["act_id"] = act_id
                session.keep()
            self._is_changed()

    def jot(self, key: str, text: str, cursor: int) -> datetime:
        """Keep what is being typed, at once and on the disk; answers the moment of keeping.

        Outside any act and without a trail. Raises Refused when it could not be kept.
        """
        with self._turn, told(self.path, writing=True), self._writing.begin() as connection:
            self._may_change()
            if self._copied:
                next_generation(connection, highest_generation(self.path))
            at = keep_jot(connection, key, text, cursor)
        self._is_changed()
        return at

    def close(self, *, copy: bool = True) -> CopyResult | None:
        """Make the verified copy if anything changed since the last one, and let go of the file.

        Waits for the act that runs in another thread. A copy that fails never keeps the file
        open; the result tells. None when nothing changed, or without `copy`.
        """
        if not self._turn.end():
            return None
        end = None
        try:
            if copy and not self.read_only and not self.asleep:
                result = self._copy(copy_if_changed)
                end = self._end_of_chain() if result is None or result.path else None
                return result
            return None
        finally:
            self._engine.dispose()
            if end is not None:
                self._mark_whole(end)
            if self._lock is not None:
                keep_reserve(self.path)
                self._lock.release()
            if self._temporary is not None:
                shutil.rmtree(self._temporary, ignore_errors=True)

    def check(self) -> Words | None:
        """Look through the whole file now: pages, relations, trail, rows, and what rooms check.

        What is not right, or None when all is well.
        """
        with self._turn, told(self.path):
            self._engine.dispose()  # a connection that saw a bad page is no good for a check
            place = self._stands_at()
            return self.doubt or doubt_about(place, None, self._checks, self.key, thorough=True)

    def change_key(self, key: DataKey, slots: Sequence[Slot]) -> CopyResult:
        """Put the file under a new key with these slots, and make the first copy under it.

        Raises Refused when nothing was changed. A copy that failed is in the answer.
        """
        with self._turn, told(self.path):
            self._may_change()
            put_under(self._engine, self.path, self._checks, self.key, key, slots)
            self.key = key
            self._engine = connect(self.path, key)
            self._writing = self._engine.execution_options(**{ACT: True})
            return self._copy(make_copy)

    def changed_for(self, now: float) -> float:
        """For how many seconds there have been changes without a copy; `now` is monotonic."""
        return 0.0 if self._changed_at is None else now - self._changed_at

    def copy_if_changed(self) -> CopyResult | None:
        """Make a verified copy when something changed since the last one."""
        with self._turn:
            return None if self.read_only else self._copy(copy_if_changed)

    def sleep(self) -> None:
        """Forget the key until `wake`; what is on the screen stays, and nothing can be read."""
        with self._turn:
            self._engine.dispose()
            self._engine = connect(self._stands_at())  # the one before knew the key
            self._writing = self._engine.execution_options(**{ACT: True})
            self.key, self.asleep = None, True

    def wake(self, key: DataKey) -> None:
        """Go on with the key again; Refused when it is not the key of this file."""
        with self._turn, told(self.path):
            if encrypted_head(self._stands_at()) != key.head:
                raise Refused(
                    N_("This is not the key of this file. Nothing is lost. Use its own password.")
                )
            self._engine = connect(self._stands_at(), key)
            self._writing = self._engine.execution_options(**{ACT: True})
            self.key, self.asleep = key, False

    def slots(self) -> list[Slot]:
        """Who can open the file; empty without a password."""
        return slots_for(self.path, self.key.head) if self.key is not None else []

    def keep_slots(self, slots: Sequence[Slot]) -> None:
        """Let these open the file from now on; the next copy takes them along."""
        with self._turn, told(self.path, writing=True):
            if self.key is None or not slots or any(s.opens != self.key.head.key for s in slots):
                raise RuntimeError("slots that do not open this file")
            mine = self.actor.id
            before = [s for s in slots_for(self.path, self.key.head) if s.user_id != mine]
            if [s for s in slots if s.user_id != mine] != before:
                self._may_change()  # one's own password is everybody's own affair
            keep_slots(self.path, slots)

    def copy_now(self) -> CopyResult:
        """Make a verified copy now."""
        with self._turn:
            if self.read_only:
                raise Refused(
                    N_(
                        "This file was opened to look at only. No copy was made; nothing is lost. "
                        "Close it and open it again to make one."
                    )
                )
            return self._copy(make_copy)

    def last_copy(self) -> CopyResult | None:
        """The newest verified copy that is still there."""
        return newest_copy(self.path)

    def _is_changed(self) -> None:
        self._copied = False
        if self._changed_at is None:
            self._changed_at = time.monotonic()

    def _stands_at(self) -> Path:
        return self.path if self._temporary is None else self._temporary / self.path.name

    def _is_awake(self) -> None:
        if self.asleep:
            raise Refused(N_("The file is locked. Nothing is lost. Type the password first."))

    def may_change(self) -> None:
        """Raise Refused when nothing may be changed here, by this file or by this person."""
        self._may_change()

    def _may_change(self) -> None:
        self._is_awake()
        if self.read_only:
            raise Refused(
                N_(
                    "You can look, not change: this file was opened to look at only. "
                    "Nothing is lost. Close it and open it again to change something."
                )
            )
        if not self.actor.may_change:
            raise Refused(
                N_(
                    "With your role you look and change nothing. Nothing is lost. "
                    "Ask the treasurer or the secretary to do this."
                )
            )

    def _end_of_chain(self) -> Head | None:
        with suppress(*FAULTS), Session(self._engine) as session:
            return head(session) if has_chain(session.connection()) else None
        return None

    def _mark_whole(self, end: Head) -> None:
        """Note that the file is put away whole: a copy of all that is in it passed every check."""
        known = whole_mark(self.path)
        same = known is not None and known.act_id == end.act_id and known.still_stands(self.path)
        if not same:
            mark_whole(self.path, end)

    def _copy(
        self, copy: Callable[[Engine, Path, Sequence[Check], DataKey | None], Result]
    ) -> Result:
        result = copy(self._engine, self.path, self._checks, self.key)
        if result is None or result.path:
            self._copied, self._changed_at = True, None
        return result
