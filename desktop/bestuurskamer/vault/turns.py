"""Taking turns at the open file, whole units of work in it, and errors told in words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bestuurskamer.vault.connection import broken
from bestuurskamer.vault.refusals import FAULTS, error_name, is_full, refusal_of
from bestuurskamer.vault.reserve import give_up_reserve


class Unit(Session):
    """A session that only the vault commits."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False)

    def commit(self) -> None:
        """Refuse: an action never commits."""
        raise RuntimeError("an action never commits; the vault does")

    def keep(self) -> None:
        """Commit, at the end of the act."""
        super().commit()


class Turn:
    """One thread at a time, until the end.

    A second time in the same thread is a bug, not a wait for ever; so is a turn after the end.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner: int | None = None
        self._ended = False

    def __enter__(self) -> None:
        self._take()
        if self._ended:
            self._lock.release()
            raise RuntimeError("reading or acting in a file that is closed")
        self._owner = threading.get_ident()

    def end(self) -> bool:
        """Give no turns after the one that is taken now; False when that was so already."""
        self._take()
        first, self._ended = not self._ended, True
        self._lock.release()
        return first

    def _take(self) -> None:
        if self._owner == threading.get_ident():
            raise RuntimeError("reading, acting or closing inside reading or acting")
        self._lock.acquire()

    def __exit__(self, *_problem: object) -> None:
        self._owner = None
        self._lock.release()


@contextmanager
def swallows_nothing(info: dict[str, Any]) -> Iterator[None]:
    """Raise the first database error itself instead of what SQLAlchemy says about it later."""
    try:
        yield
    except SQLAlchemyError as problem:
        first = broken(info)
        if first is None or first is problem:
            raise
        raise first from problem


@contextmanager
def told(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Tell errors of the disk and the file in words; the rest is our bug and stays as it is."""
    try:
        yield
    except FAULTS as problem:
        if writing and is_full(problem):
            give_up_reserve(path)
        refusal = refusal_of(problem)
        if refusal is None or (not writing and error_name(problem).startswith("SQLITE_READONLY")):
            raise
        raise refusal from problem
