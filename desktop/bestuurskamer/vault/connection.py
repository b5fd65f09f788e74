"""The one way in: how a data file is connected to, and what is asserted about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import ExceptionContext

from bestuurskamer.vault.cipher import DataKey

APPLICATION_ID = 0x42_6B_61_6D
"""Stands at byte 68 of every data file of ours: “Bkam”."""

OLDEST_ENGINE = (3, 51, 3)
"""The first SQLite without the bug that could damage a file (13 March 2026)."""

SETTINGS: Mapping[str, tuple[str, object]] = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "temp_store": ("MEMORY", 2),
    "cell_size_check": ("ON", 1),
}
"""Each setting with the word that sets it and the answer that proves it."""

ACT = "act"
"""Execution option: the transaction writes (BEGIN IMMEDIATE). Without it nothing is written."""

_BROKEN = "broken"


def connect(path: Path, key: DataKey | None = None, *, foreign_keys: bool = True) -> Engine:
    """An engine of one connection on an existing file, which every thread takes in turn.

    With a key the file is an encrypted one. `foreign_keys=False` is for the upgrade only, which
    rebuilds tables.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi,
        creator=lambda: open_raw(path, "rw", key, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        echo=False,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _remember)
    event.listen(engine, "before_cursor_execute", _stop_when_broken)
    return engine


def open_raw(
    path: Path, mode: str, key: DataKey | None = None, *, foreign_keys: bool = True
) -> Any:
    """A connection without SQLAlchemy, with every setting set and asserted.

    `mode` is `ro` or `rw`, which never make a file, or `rwc`, for a file that is made on purpose.
    """
    if dbapi.sqlite_version_info < OLDEST_ENGINE:
        raise RuntimeError(f"SQLite {dbapi.sqlite_version} is too old")
    connection = dbapi.connect(
        f"{address(path)}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    try:
        unlock_raw(connection, key)
        _set(connection, foreign_keys)
    except BaseException:
        connection.close()
        raise
    return connection


def unlock_raw(raw: Any, key: DataKey | None) -> None:
    """Give a new bare connection its key, before anything else is asked of it."""
    raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if key is not None:
        raw.execute(f'PRAGMA key = "{key.pragma}"').fetchall()


def broken(info: Mapping[str, Any]) -> BaseException | None:
    """The first database error in this transaction, also one that was swallowed.

    `info` is that of its connection.
    """
    found: BaseException | None = info.get(_BROKEN)
    return found


def address(path: Path) -> str:
    """The file as SQLite's own address, also on a shared folder of Windows."""
    posix = quote(path.absolute().as_posix(), safe="/:")
    if posix.startswith("//"):  # \\server\share
        return f"file://{posix}"
    return f"file:{posix}" if posix.startswith("/") else f"file:/{posix}"


def _set(connection: Any, foreign_keys: bool) -> None:
    wanted = {**SETTINGS, "foreign_keys": ("ON", 1) if foreign_keys else ("OFF", 0)}
    for name, (word, answer) in wanted.items():
        connection.execute(f"PRAGMA {name} = {word}").fetchall()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != answer:
            raise RuntimeError(f"{name} is {found!r} and must be {answer!r}")


def _begin(connection: Connection) -> None:
    connection.info.pop(_BROKEN, None)
    if connection.get_execution_options().get(ACT):
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")


def _remember(context: ExceptionContext) -> None:
    if context.connection is not None:
        problem = context.sqlalchemy_exception or context.original_exception
        context.connection.info.setdefault(_BROKEN, problem)


def _stop_when_broken(connection: Connection, _cursor: Any, statement: str, *_rest: object) -> None:
    """After an error SQLite may have rolled back by itself; what follows would be kept alone."""
    problem = broken(connection.info)
    if problem is not None and not statement.startswith("ROLLBACK"):
        raise problem
