"""The life of a record in plain words, from the trail; a room says what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.days import Month
from bestuurskamer.errors import words
from bestuurskamer.money import Money
from bestuurskamer.office.model import BoardMember
from bestuurskamer.vault.trail import ChangeRow, changes_of


@dataclass(frozen=True)
class FieldChange:
    """That a field went from one value to another; the name is a sentence to translate."""

    name: str
    before: object
    after: object


@dataclass(frozen=True)
class HistoryRow:
    """One act in which something of a record changed; `what` is a sentence to translate.

    `at` is UTC; `who` is empty when nobody had said who they were.
    """

    at: datetime
    who: str
    what: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Names:
    """What the columns of some tables are called, and how their values are read.

    A column without a name is the program's own business and is not told.
    """

    columns: Mapping[str, Mapping[str, str]]
    amounts: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def life_of(
    session: Session, rows: Iterable[tuple[str, int]], names: Names, most: int = 200
) -> list[HistoryRow]:
    """What happened to some rows together, the newest act first, at most `most` acts."""
    acts: dict[int, tuple[ChangeRow, list[FieldChange]]] = {}
    for table, row_id in rows:
        for change in changes_of(session, table, row_id):
            _first, found = acts.setdefault(change.act_id, (change, []))
            found += _told(table, change, names)
    members = dict(session.execute(select(BoardMember.id, BoardMember.name)).all())
    return [
        HistoryRow(
            change.at, members.get(change.actor_id, ""), change.what, tuple(dict.fromkeys(found))
        )
        for _act, (change, found) in sorted(acts.items(), reverse=True)[:most]
    ]


def _told(table: str, change: ChangeRow, names: Names) -> Iterator[FieldChange]:
    for column, name in names.columns[table].items():
        before, after = change.before.get(column), change.after.get(column)
        if before != after and (before or after):
            yield FieldChange(name, _value(column, before, names), _value(column, after, names))


def _value(column: str, kept: Any, names: Names) -> object:
    if kept in (None, ""):
        return ""
    if column in names.amounts:
        return Money(int(kept))
    if column in names.days:
        return date.fromisoformat(str(kept))
    if column in names.months:
        return Month.parse(str(kept))
    if column in names.choices:
        return words(names.choices[column].get(str(kept), str(kept)))
    return str(kept)
