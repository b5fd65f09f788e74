"""What the law wants gone leaves the trail too: the value and its salt go, the seal stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

_GUARD = "kept_trail_update"
_AT_ONCE = 500


@contextmanager
def thawed(connection: Connection, tables: Collection[str]) -> Iterator[None]:
    """Let what is frozen in these tables, or by a closed year, be changed; inside an act.

    What guards them is put back at the end. When anything fails the act is undone whole, and the
    guards stand as they stood.
    """
    marks = ", ".join("?" for _table in tables)
    guards = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        f" AND tbl_name IN ({marks}) AND (name GLOB 'frozen_*' OR name GLOB 'closed_*')",
        tuple(tables),
    ).all()
    for name, _sql in guards:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in guards:
        connection.exec_driver_sql(sql)


def erase_from_trail(connection: Connection, table: str, row_ids: Collection[int]) -> None:
    """Empty what the trail holds of these rows; inside an act, after the rows were changed.

    Of earlier acts everything goes. Of this act what stood there before goes, so that the rows
    must hold by now what may be read. The chain holds as before.
    """
    ids = sorted(row_ids)
    for start in range(0, len(ids), _AT_ONCE):
        _erase(connection, table, ids[start : start + _AT_ONCE])


def _erase(connection: Connection, table: str, row_ids: Collection[int]) -> None:
    (guard,) = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (_GUARD,)
    ).one()
    marks = ", ".join("?" for _row in row_ids)
    which = f"table_name = ? AND row_id IN ({marks})"
    values = (table, *row_ids)
    sealed = "id IN (SELECT trail_id FROM seal)"
    connection.exec_driver_sql(f"DROP TRIGGER {_GUARD}")
    connection.exec_driver_sql(
        f"UPDATE seal SET salt = NULL WHERE trail_id IN (SELECT id FROM trail WHERE {which})",
        values,
    )
    connection.exec_driver_sql(
        f"UPDATE trail SET before = NULL, after = NULL WHERE {which} AND {sealed}", values
    )
    connection.exec_driver_sql(
        f"UPDATE trail SET before = NULL WHERE {which} AND NOT {sealed}", values
    )
    connection.exec_driver_sql(guard)
