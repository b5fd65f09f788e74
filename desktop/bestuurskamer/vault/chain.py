"""The chain: every act is bound to all before it, so that a change of the past shows.

What an act changed is sealed with a salt of its own and only the seal stands in the chain. When
the law wants a value gone, the value and its salt may go, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.vault.bulk import undisturbed

MARK = 16
"""So many characters of the last hash are printed on paper."""

_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
_START = ""
_SALT = 16


@dataclass(frozen=True)
class Head:
    """The last act that is bound, when it was (UTC), and the mark that is printed for it."""

    act_id: int
    at: datetime
    hash: str

    @property
    def mark(self) -> str:
        """Four groups of four characters: `3fa9 01bc 77de 2a40`."""
        short = self.hash[:MARK]
        return " ".join(short[place : place + 4] for place in range(0, MARK, 4))


def lay_chain(connection: Connection) -> None:
    """Make the tables of the chain in a file that has none, and bind the acts it has."""
    connection.exec_driver_sql(
        "CREATE TABLE chain (act_id INTEGER NOT NULL PRIMARY KEY REFERENCES act (id),"
        " hash TEXT NOT NULL)"
    )
    connection.exec_driver_sql(
        "CREATE TABLE seal (trail_id INTEGER NOT NULL PRIMARY KEY REFERENCES trail (id),"
        " salt BLOB, digest TEXT NOT NULL)"
    )
    for table, kinds in (("chain", ("UPDATE", "DELETE")), ("seal", ("UPDATE OF digest", "DELETE"))):
        for kind in kinds:
            name = f"kept_{table}_{kind.split()[0].lower()}"
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {kind} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'only added to: {table}'); END"
            )
    bind(connection)


def bind(connection: Connection) -> None:
    """Bind every act that has ended and is not in the chain yet; nothing where there is none."""
    if not has_chain(connection):
        return
    ended = connection.exec_driver_sql(
        "SELECT id, at, actor_id, what FROM act WHERE id > (SELECT coalesce(max(act_id), 0)"
        " FROM chain) AND id IS NOT (SELECT act_id FROM acting) ORDER BY id"
    ).all()
    last = connection.exec_driver_sql("SELECT hash FROM chain ORDER BY act_id DESC LIMIT 1")
    found = last.scalar() or _START
    with undisturbed():
        for act in ended:
            seals = list(_seal(connection, act[0]))
            found = _hash(found, act, seals)
            connection.exec_driver_sql("INSERT INTO chain VALUES (?, ?)", (act[0], found))


def has_chain(connection: Connection) -> bool:
    """Whether the file is new enough to have a chain."""
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'chain'")
    return found.first() is not None


def head(session: Session) -> Head:
    """The end of the chain as it is now."""
    return _head(session, "ORDER BY chain.act_id DESC LIMIT 1", ())


def act_with_mark(session: Session, mark: str) -> Head | None:
    """The act at which this printed mark stood; None when the chain never came by it."""
    typed = "".join(c for c in mark.lower() if c in "0123456789abcdef")
    if len(typed) != MARK:
        return None
    found = session.connection().exec_driver_sql(
        "SELECT act_id FROM chain WHERE substr(hash, 1, ?) = ?", (MARK, typed)
    )
    act_id = found.scalar()
    return None if act_id is None else _head(session, "WHERE chain.act_id = ?", (act_id,))


def broken_link(connection: Connection, since: Head | None = None) -> Words | None:
    """The first place where the past does not fit the chain.

    With `since`, which was whole when it was looked at, only what came later is followed.
    """
    first, found = (since.act_id, since.hash) if since else (0, _START)
    if since is not None and _hash_at(connection, since.act_id) != since.hash:
        if _bound(connection) < since.act_id:
            day = since.at.astimezone().date()
            return words(N_("This file is older than the one you had on {day}."), day=day)
        return _told(since.at)
    acts = connection.exec_driver_sql(
        "SELECT act.id, at, actor_id, what, hash FROM act LEFT JOIN chain ON act_id = act.id"
        " WHERE act.id > ? ORDER BY act.id",
        (first,),
    ).all()
    seals = dict(_sealed(connection, first))
    for expected, act in enumerate(acts, first + 1):
        changes = seals.pop(act[0], [])
        if act[0] != expected or None in changes:
            return _told(datetime.fromisoformat(act[1]))
        found = _hash(found, act[:4], changes)
        if found != act[4]:
            return _told(datetime.fromisoformat(act[1]))
    if seals or _bound(connection) != (acts[-1][0] if acts else first):
        return words(N_("In the trail stands something that belongs to no act."))
    return None


def _head(session: Session, which: str, values: tuple[object, ...]) -> Head:
    found = session.connection().exec_driver_sql(
        f"SELECT act.id, at, hash FROM chain JOIN act ON act.id = chain.act_id {which}", values
    )
    act_id, at, hashed = found.one()
    return Head(act_id, datetime.fromisoformat(at), hashed)


def _seal(connection: Connection, act_id: int) -> Iterator[list[Any]]:
    changes = connection.exec_driver_sql(
        "SELECT id, table_name, row_id, kind, before, after FROM trail WHERE act_id = ?"
        " ORDER BY id",
        (act_id,),
    ).all()
    rows = []
    for number, table, row_id, kind, before, after in changes:
        salt = os.urandom(_SALT)
        digest = _digest(salt, before, after)
        rows.append((number, salt, digest))
        yield [number, table, row_id, kind, digest]
    if rows:
        connection.exec_driver_sql("INSERT INTO seal VALUES (?, ?, ?)", rows)


def _sealed(connection: Connection, after: int) -> Iterator[tuple[int, list[Any]]]:
    """Of every act its sealed changes; None for one that does not fit its seal."""
    rows = connection.exec_driver_sql(
        "SELECT trail.act_id, id, table_name, row_id, kind, before, after, salt, digest"
        " FROM trail LEFT JOIN seal ON trail_id = id WHERE trail.act_id > ?"
        " ORDER BY trail.act_id, id",
        (after,),
    )
    for act_id, changes in groupby(rows, key=lambda row: int(row[0])):
        yield act_id, [_fitting(change) for change in changes]


def _fitting(change: Any) -> list[Any] | None:
    *said, before, after, salt, digest = change[1:]
    erased = salt is None and before is None and after is None and digest is not None
    return [*said, digest] if erased or digest == _digest(salt, before, after) else None


def _digest(salt: bytes | None, before: str | None, after: str | None) -> str:
    return hashlib.sha256((salt or b"") + _canonical([before, after])).hexdigest()


def _hash(before: str, act: Any, seals: list[Any]) -> str:
    return hashlib.sha256(before.encode() + _canonical([*act, seals])).hexdigest()


def _canonical(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _hash_at(connection: Connection, act_id: int) -> str | None:
    found = connection.exec_driver_sql("SELECT hash FROM chain WHERE act_id = ?", (act_id,))
    return found.scalar()


def _bound(connection: Connection) -> int:
    return int(
        connection.exec_driver_sql("SELECT coalesce(max(act_id), 0) FROM chain").scalar_one()
    )


def _told(at: datetime) -> Words:
    day: date = at.astimezone().date()
    return words(
        N_("The trail was changed outside the program, at what was done on {day}."), day=day
    )
