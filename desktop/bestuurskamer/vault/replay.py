"""Whether every row is what the trail says it became: an old page put back, or a change that no
act made, shows here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.vault.trail import LEFT_OUT

Rows = dict[int, dict[str, Any]]

_UNLIKE = N_("Something was changed outside the program, or an old part was put back.")


def row_unlike_trail(connection: Connection, since: int = 0) -> Words | None:
    """The first table in which a row is not what the acts after `since` made of it."""
    expected, gone = _as_told(connection, since)
    for table in sorted(_watched(connection)):
        rows, left = expected.get(table, {}), gone.get(table, set())
        for row_id, row in _rows(connection, table, since, rows.keys() | left):
            told = rows.pop(row_id, None)
            if row_id in left or (told is None and since == 0) or _differs(row, told or {}):
                return _unlike(table)
        if rows:
            return _unlike(table)
    return None


def _as_told(connection: Connection, since: int) -> tuple[dict[str, Rows], dict[str, set[int]]]:
    """What the trail says of every row: what it holds, and which rows went."""
    expected: dict[str, Rows] = {}
    gone: dict[str, set[int]] = {}
    changes = connection.exec_driver_sql(
        "SELECT table_name, row_id, kind, after FROM trail WHERE act_id > ? ORDER BY act_id, id",
        (since,),
    )
    for table, row_id, kind, after in changes:
        rows, left = expected.setdefault(table, {}), gone.setdefault(table, set())
        if kind == "delete":
            rows.pop(row_id, None)
            left.add(row_id)
        else:
            rows.setdefault(row_id, {}).update(json.loads(after or "{}"))
            left.discard(row_id)
    return expected, gone


def _watched(connection: Connection) -> set[str]:
    found = connection.exec_driver_sql(
        "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'trail_*_update'"
    )
    return {row[0] for row in found}


def _rows(
    connection: Connection, table: str, since: int, wanted: set[int]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a table as the trail would write them; all of them when all was told."""
    columns = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
    picked = ", ".join(
        f"CASE typeof(\"{column}\") WHEN 'blob' THEN length(\"{column}\") || ' bytes'"
        f' ELSE "{column}" END'
        for column in columns
    )
    query = f'SELECT rowid, {picked} FROM "{table}"'
    if since == 0:
        found = connection.exec_driver_sql(query).all()
    else:
        found = [
            row
            for row_id in sorted(wanted)
            for row in connection.exec_driver_sql(f"{query} WHERE rowid = ?", (row_id,))
        ]
    for row in found:
        yield row[0], dict(zip(columns, row[1:], strict=True))


def _differs(row: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    return any(
        row[column] != value
        for column, value in told.items()
        if column in row and value != LEFT_OUT
    )


def _unlike(table: str) -> Words:
    """In words for people, who do not know tables; the name of it goes along for who helps."""
    return words(_UNLIKE, table=table)
