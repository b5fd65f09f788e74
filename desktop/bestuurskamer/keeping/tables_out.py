"""Every table of the file as text that needs no program: JSON Lines, CSV, and what columns mean."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Date
from sqlalchemy.orm import Session

from bestuurskamer.vault.records import Cents, Moment, MonthText, Record, Thousandths

LEFT_OUT = frozenset(
    {"acting", "jot", "seal", "unsettled", "alembic_version", "piece", "stale_piece"}
)
"""What the file keeps for itself, or makes from the other tables."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def table_names(session: Session) -> list[str]:
    """The tables that go out, by name; parts of a search index do not."""
    found = session.connection().exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT GLOB 'sqlite_*' ORDER BY name"
    )
    return [row[0] for row in found if row[0] not in LEFT_OUT]


def tables_out(session: Session) -> Iterator[tuple[str, bytes]]:
    """Each table twice, under its file name: `invoice.jsonl` and `invoice.csv`."""
    connection = session.connection()
    for name in table_names(session):
        columns, rows = _rows(connection, name)
        yield f"{name}.jsonl", _json_lines(columns, rows)
        yield f"{name}.csv", _csv(columns, rows)


def columns_told(session: Session) -> str:
    """What every column of every table holds, in Dutch: it is read without the program."""
    connection = session.connection()
    lines = ["WAT ELKE KOLOM BETEKENT", ""]
    for name in table_names(session):
        columns, _rows_of_it = _rows(connection, name, most=0)
        refers = {
            row[3]: row[2]
            for row in connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")')
        }
        lines.append(name)
        lines += [f"  {column}: {_told(name, column, refers)}" for column in columns]
        lines.append("")
    return "\n".join(lines)


def _rows(connection: Connection, name: str, most: int = -1) -> tuple[list[str], list[list[Any]]]:
    found = connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1 LIMIT {most}')
    return list(found.keys()), [[_value(value) for value in row] for row in found]


def _value(value: Any) -> Any:
    if isinstance(value, bytes):
        return f"{len(value)} bytes, sha256 {sha256(value).hexdigest()}"
    return value


def _json_lines(columns: list[str], rows: list[list[Any]]) -> bytes:
    lines = (
        json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, sort_keys=False)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _csv(columns: list[str], rows: list[list[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_safe(value) for value in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _safe(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula is told to be text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _told(table: str, column: str, refers: dict[str, str]) -> str:
    if column in refers:
        return f"nummer in {refers[column]}"
    known = Record.metadata.tables.get(table)
    kind = known.c[column].type if known is not None and column in known.c else None
    match kind:
        case Cents():
            return "bedrag in centen"
        case Thousandths():
            return "getal in duizendsten"
        case MonthText():
            return "maand, 2026-12"
        case Moment():
            return "moment in UTC"
        case Date():
            return "dag, 2026-12-31"
        case None:
            return "van het programma zelf"
    return "nummer van de rij" if column == "id" else "tekst of getal"
