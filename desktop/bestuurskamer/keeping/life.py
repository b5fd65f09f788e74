"""The life of any record: every change of it and its parts, in words, from the trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import bestuurskamer.books.model
import bestuurskamer.building.model
import bestuurskamer.figures.model  # noqa: F401  the tables that it tells of
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.keeping.life_lines import FieldChange, value_of
from bestuurskamer.keeping.life_names import named
from bestuurskamer.keeping.life_parts import PARTS, STOPS, TWINS
from bestuurskamer.keeping.life_words import TABLES, word_of
from bestuurskamer.office.model import BoardMember
from bestuurskamer.vault.records import Record
from bestuurskamer.vault.trail import ChangeRow, changes_of, rows_named

Row = tuple[str, int]


@dataclass(frozen=True)
class RowChange:
    """What an act did to one row.

    `label` is empty for the record itself; `kind` is insert, update or delete. `erased` says that
    what stood there was taken out of the trail by law.
    """

    label: Words | None
    kind: str
    changes: tuple[FieldChange, ...]
    erased: bool = False


@dataclass(frozen=True)
class HistoryRow:
    """One act in which something of a record changed; `what` is a sentence to translate.

    `at` is UTC; `who` is empty when nobody had said who they were.
    """

    at: datetime
    who: str
    what: str
    rows: tuple[RowChange, ...]


def life(session: Session, table: str, row_id: int, most: int = 200) -> list[HistoryRow]:
    """What happened to a record and its parts, the newest act first, at most `most` acts.

    `table` is one of a record, or YEAR, DEPOSIT or FIGURES of `life_parts`. Rows that are gone
    again are told too.
    """
    own = (table, row_id)
    acts: dict[int, list[tuple[Row, ChangeRow]]] = {}
    by_column = dict(_rows(session, own))
    for row in by_column:
        for change in changes_of(session, *row):
            acts.setdefault(change.act_id, []).append((row, change))
    newest = sorted(acts.items(), reverse=True)[:most]
    members = dict(session.execute(select(BoardMember.id, BoardMember.name)).all())
    return [
        HistoryRow(
            changed[0][1].at,
            members.get(changed[0][1].actor_id, ""),
            changed[0][1].what,
            tuple(
                _told(session, row, change, by_column[row], own=row == own)
                for row, change in changed
            ),
        )
        for _act, changed in newest
    ]


def _rows(session: Session, own: Row) -> Iterator[tuple[Row, str]]:
    """The record and all that belongs to it, each once, with the column that says so."""
    seen: set[Row] = set()
    todo = [(own, "", True)]
    while todo:
        row, by, opens = todo.pop(0)
        if row in seen:
            continue
        seen.add(row)
        if row[0] in Record.metadata.tables:
            yield row, by
        if not opens:
            continue
        for part in PARTS.get(row[0], ()):
            value: object = row[1]
            if row[0] in TWINS:
                value = _now(session, row).get(part.column)
            goes_on = part.table not in TWINS and (row[0], part.table) not in STOPS
            todo += [
                ((part.table, each), part.column, goes_on)
                for each in rows_named(session, part.table, part.column, value)
            ]


def _now(session: Session, row: Row) -> Mapping[str, Any]:
    table = Record.metadata.tables[row[0]]
    found = session.execute(select(table).where(table.c.id == row[1])).mappings().one_or_none()
    return dict(found) if found is not None else {}


def _told(session: Session, row: Row, change: ChangeRow, by: str, *, own: bool) -> RowChange:
    table, row_id = row
    label = None
    if not own:
        name = named(session, table, row_id)
        label = words(N_("{kind} {name}"), kind=words(TABLES[table]), name=name)
    stood = {"insert": change.after, "delete": change.before}.get(change.kind, change.after)
    found = tuple(_fields(session, table, change, by))
    return RowChange(label, change.kind, found, erased=not stood)


def _fields(session: Session, table: str, change: ChangeRow, by: str) -> Iterator[FieldChange]:
    """What changed in a row, but for the column `by` that only names the record itself."""
    for column in Record.metadata.tables[table].columns:
        name = word_of(table, column.name)
        before, after = change.before.get(column.name), change.after.get(column.name)
        if not name or before == after or not (before or after) or column.name == by:
            continue
        kept = column.name in change.before, column.name in change.after
        yield FieldChange(
            name,
            value_of(session, table, column.name, before) if kept[0] else "",
            value_of(session, table, column.name, after) if kept[1] else "",
        )
