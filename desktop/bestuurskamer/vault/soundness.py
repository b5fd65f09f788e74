"""Whether a data file is whole: its pages, its relations, its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.vault.chain import Head, broken_link, has_chain
from bestuurskamer.vault.cipher import DataKey, encrypted_head
from bestuurskamer.vault.connection import APPLICATION_ID, connect
from bestuurskamer.vault.files import sync_file
from bestuurskamer.vault.replay import row_unlike_trail

Check = Callable[[Session], Words | None]
"""A look at the whole file by a room; an answer means: not right, because."""

Counts = Mapping[str, int]

_HEAD = b"SQLite format 3\x00"


def is_ours(path: Path) -> bool:
    """Whether the first bytes are those of one of our data files; the file is only read."""
    if encrypted_head(path) is not None:
        return True
    with path.open("rb") as file:
        head = file.read(100)
    return head[:16] == _HEAD and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def row_counts(connection: Connection) -> Counts:
    """How many rows each table has; search indexes apart, which can be made anew."""
    names = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT GLOB 'sqlite_*' ORDER BY name"
    )
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()
        for (name,) in names.all()
    }


def is_cut(raw: Any, path: Path) -> bool:
    """Whether the file is shorter or longer than the pages that it says to have.

    `raw` is a bare connection on it.
    """
    (pages,), (size,) = (
        raw.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    return int(pages) * int(size) != path.stat().st_size


def damage(connection: Connection, *, thorough: bool) -> Words | None:
    """What is wrong with the pages or the relations; `thorough` also compares every index.

    Of an encrypted file reading a page is checking it; pages that are free are not looked at.
    """
    kind = "integrity_check" if thorough else "quick_check"
    if connection.exec_driver_sql(f"PRAGMA {kind}(1)").scalar_one() != "ok":
        return words(N_("Parts of the file cannot be read."))
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        return words(N_("Parts of the file point to something that is not there."))
    return None


def _has_bad_page(connection: Connection) -> bool:
    """Whether a page of an encrypted file, free ones too, is not as it was written."""
    return connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None


def unlike_the_trail(connection: Connection, since: Head | None = None) -> Words | None:
    """Where the trail is broken, or where a row is not what the trail says it became.

    With `since` only what came after that act is followed.
    """
    if not has_chain(connection):  # a file of before there was one
        return None
    first = since.act_id if since else 0
    return broken_link(connection, since) or row_unlike_trail(connection, first)


def doubt(session: Session, checks: Sequence[Check]) -> Words | None:
    """The first check that is not content."""
    return next((found for check in checks if (found := check(session)) is not None), None)


def doubt_about(
    path: Path,
    counts: Counts | None,
    checks: Sequence[Check],
    key: DataKey | None = None,
    *,
    thorough: bool = False,
) -> Words | None:
    """What is not right with a finished file, looked at through a new connection.

    With `counts` it must have exactly these rows; `thorough` also compares every index.
    """
    if path.stat().st_size == 0 or not is_ours(path):
        return words(N_("Parts of the file cannot be read."))
    engine = connect(path, key)
    try:
        with engine.connect() as connection:
            if is_cut(connection.connection.dbapi_connection, path):
                return words(N_("Parts of the file cannot be read."))
            if key is not None and _has_bad_page(connection):
                return words(N_("Parts of the file cannot be read."))
            if found := damage(connection, thorough=thorough):
                return found
            if counts is not None and row_counts(connection) != counts:
                return words(N_("Something is missing from it."))
            if found := unlike_the_trail(connection):
                return found
        with Session(engine, autoflush=False) as session:
            return doubt(session, checks)
    finally:
        engine.dispose()


def vacuum_into(raw: Any, target: Path) -> None:
    """Write a tidy copy of the open file, all of it on the disk when this returns.

    `raw` is a bare connection outside any transaction. What stood half written at the target
    goes first.
    """
    target.unlink(missing_ok=True)
    with closing(raw.cursor()) as cursor:
        cursor.execute("PRAGMA query_only = OFF")
        cursor.execute("VACUUM INTO ?", (str(target.absolute()),))
    sync_file(target)
