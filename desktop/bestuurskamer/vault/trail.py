"""The trail: who changed what and when, what stood there before, and what may never change.

SQLite itself fills it, by triggers, so that bulk and raw changes leave their trail too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, Text, and_, func, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bestuurskamer.vault.records import Record

LEFT_OUT = "…"
"""Stands in the trail for a value that is not copied into it."""

UNWATCHED = frozenset(
    {
        "act",
        "trail",
        "acting",
        "board",
        "chain",
        "seal",
        "jot",
        "alembic_version",
        "unsettled",
        "piece",
        "stale_piece",
    }
)
"""The vault's own tables, and what is derived from others: these are not watched."""


class Act(Record):
    """One thing that somebody did: everything in one transaction."""

    __tablename__ = "act"

    at: Mapped[datetime]
    actor_id: Mapped[int]
    what: Mapped[str]


class Change(Record):
    """What an act did to a row; `before` and `after` are JSON, of an update only what differs."""

    __tablename__ = "trail"
    __table_args__ = (
        Index("ix_trail_act_id", "act_id"),
        Index("ix_trail_row", "table_name", "row_id"),
    )

    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"))
    table_name: Mapped[str]
    row_id: Mapped[int]
    kind: Mapped[str]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


@dataclass(frozen=True)
class ChangeRow:
    """A change as people ask for it; `kind` is insert, update or delete."""

    act_id: int
    at: datetime
    actor_id: int
    what: str
    kind: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def changes_of(session: Session, table: str, row_id: int) -> list[ChangeRow]:
    """Everything that happened to one row, oldest first."""
    wanted = (
        select(Act, Change)
        .join(Change, Change.act_id == Act.id)
        .where(Change.table_name == table, Change.row_id == row_id)
        .order_by(Change.id)
    )
    return [
        ChangeRow(
            act.id,
            act.at,
            act.actor_id,
            act.what,
            change.kind,
            json.loads(change.before or "{}"),
            json.loads(change.after or "{}"),
        )
        for act, change in session.execute(wanted)
    ]


def renamed_rows(connection: Connection, tables: Collection[str]) -> dict[str, set[int]]:
    """The rows that the running act made until now or gave another name or number, by table."""
    names = ("name", "abbreviation", "title", "number", "case_number")
    renamed = [func.json_extract(Change.after, f"$.{name}").is_not(None) for name in names]
    wanted = (
        select(Change.table_name, Change.row_id)
        .where(
            Change.act_id == text("(SELECT act_id FROM acting)"),
            Change.table_name.in_(tables),
            or_(Change.kind == "insert", and_(Change.kind == "update", or_(*renamed))),
        )
        .distinct()
    )
    found: dict[str, set[int]] = {}
    for table, row_id in connection.execute(wanted):
        found.setdefault(table, set()).add(row_id)
    return found


def rows_named(session: Session, table: str, column: str, value: object) -> list[int]:
    """The rows that name a value in a column, or did before they changed or went; oldest first.

    Without a column all rows of the table that there ever were.
    """
    source = Record.metadata.tables[table]
    live, gone = select(source.c.id), select(Change.row_id).where(Change.table_name == table)
    if column:
        live = live.where(source.c[column] == value)
        before = func.json_extract(Change.before, f"$.{column}")
        gone = gone.where(Change.kind != "insert", before == value)
    return sorted({*session.scalars(live), *session.scalars(gone)})


def last_act(session: Session) -> tuple[str, datetime]:
    """What was done last, a sentence to translate, and when in UTC."""
    act = session.scalars(select(Act).order_by(Act.id.desc()).limit(1)).one()
    return act.what, act.at


def watch(connection: Connection, table: str, leave_out: Sequence[str] = ()) -> None:
    """Let every change of the table's rows leave its trail, and refuse changes outside an act.

    Columns in `leave_out` are not copied: of an update only the fact that they changed is told.
    Called again after the table has changed it replaces what it made before. Bytes are told by
    their length.
    """
    columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({_name(table)})")]
    if not columns:
        raise ValueError(f"no table {table}")
    copied = [column for column in columns if column not in leave_out]
    _trigger(connection, table, "insert", "NULL", _whole("NEW", copied))
    _trigger(connection, table, "delete", _whole("OLD", copied), "NULL")
    _trigger(
        connection,
        table,
        "update",
        _changed("OLD", columns, leave_out),
        _changed("NEW", columns, leave_out),
        " OR ".join(_differs(column) for column in columns),
    )


def freeze(connection: Connection, table: str, when: str = "1") -> None:
    """Let the table's rows never change or go, by whatever statement.

    `when` is SQL over OLD for a table of which only some rows are frozen, such as
    `OLD.number IS NOT NULL`.
    """
    for kind in ("update", "delete"):
        name = _name(f"frozen_{table}_{kind}")
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {kind} ON {_name(table)} WHEN {when} BEGIN "
            f"SELECT RAISE(ABORT, 'frozen: {table}'); END"
        )


def unwatched(connection: Connection) -> set[str]:
    """The tables without a trail, apart from the vault's own and the parts of a search index."""
    found = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT GLOB 'sqlite_*' AND name NOT IN"
        " (SELECT tbl_name FROM sqlite_schema"
        " WHERE type = 'trigger' AND name GLOB 'trail_*_update')"
    )
    return {row[0] for row in found} - UNWATCHED


def _trigger(
    connection: Connection, table: str, kind: str, before: str, after: str, when: str = "1"
) -> None:
    name = _name(f"trail_{table}_{kind}")
    row = "OLD" if kind == "delete" else "NEW"
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    connection.exec_driver_sql(
        f"CREATE TRIGGER {name} AFTER {kind} ON {_name(table)} BEGIN "
        f"SELECT RAISE(ABORT, 'no act: {table}') WHERE (SELECT act_id FROM acting) IS NULL; "
        "INSERT INTO trail (act_id, table_name, row_id, kind, before, after) "
        f"SELECT (SELECT act_id FROM acting), '{table}', {row}.rowid, '{kind}', {before}, {after} "
        f"WHERE {when}; END"
    )


def _whole(row: str, columns: Sequence[str]) -> str:
    pairs = ", ".join(f"'{column}', {_value(row, column)}" for column in columns)
    return f"json_object({pairs})"


def _changed(row: str, columns: Sequence[str], leave_out: Sequence[str]) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{column}' AS name, "
        f"{_left_out(row, column) if column in leave_out else _value(row, column)} AS value "
        f"WHERE {_differs(column)}"
        for column in columns
    )
    return f"(SELECT json_group_object(name, value) FROM ({parts}))"


def _differs(column: str) -> str:
    return f"OLD.{_name(column)} COLLATE BINARY IS NOT NEW.{_name(column)}"


def _value(row: str, column: str) -> str:
    value = f"{row}.{_name(column)}"
    return f"CASE typeof({value}) WHEN 'blob' THEN length({value}) || ' bytes' ELSE {value} END"


def _left_out(row: str, column: str) -> str:
    return f"CASE WHEN {row}.{_name(column)} IS NULL THEN NULL ELSE '{LEFT_OUT}' END"


def _name(name: str) -> str:
    if not name.isidentifier():
        raise ValueError(f"not a plain name: {name}")
    return f'"{name}"'
