"""What was done in a file since some act, told from its trail: act by act, row by row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.keeping.life_lines import FieldChange, change_line, row_line, value_of
from bestuurskamer.keeping.life_words import TABLES, word_of
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.vault.ancestry import Done
from bestuurskamer.vault.records import Record
from bestuurskamer.vault.trail import LEFT_OUT

OWN = frozenset(
    {
        "The program renewed the file", "Took over the file from another computer",
        "Put back a copy", "Was asked for a password", "Went on in the first hour",
        "Kept how the list is read", "Tried out a copy: right", "Tried out a copy: not right",
        "Added the figures of law that this version brings", "Made what can be found anew",
        "Gave the whole file along", "The file was not given along after all",
        "Brought the whole file back", "Took the lent file back",
        "Chose this file to go on with", "Came back to what was typed",
        "Filed what was typed, to lend a meeting", "Ticked off what was done again",
        "Chose a new password with the recovery sheet",
    }
)  # fmt: skip
"""Acts of the file itself: nobody has to do them again."""

WITH: Mapping[str, str] = {
    "arrangement_item": "arrangement", "draft_line": "draft", "instalment": "arrangement",
    "invoice_line": "invoice", "letter_item": "letter",
}  # fmt: skip
"""Parts that are not told apart where the whole came or went in the same act."""

NUMBERED = ("invoice", "party", "promise", "action_item", "decision", "dossier")
"""The tables whose rows get a number that people see."""

_TEXTS = (
    "number", "legal_name", "name", "party_name", "title", "counter_name", "words", "raw", "what",
    "text", "street", "iban", "file_name", "by_name", "note", "reason",
)  # fmt: skip
_AMOUNTS = ("total", "amount", "monthly", "price", "counted", "deposit_agreed")
_DAYS = (
    "issued_on", "booked_on", "held_on", "on_day", "given_on", "asked_on", "decided_on",
    "made_on", "done_on", "start_on", "first_day", "day",
)  # fmt: skip
_MOST = 6
_LONG = 90


Changed = tuple[str, int, str, dict[str, Any], dict[str, Any]]
"""A row that changed: its table, its number, how, and what stood and stands there."""


@dataclass(frozen=True)
class Deed:
    """One act: when (UTC), who, what (a sentence to translate), and its lines as they are read.

    `numbers` are the invoice numbers that it gave. One that `counts` is lost to the other file
    until somebody does it again there.
    """

    link: str
    at: datetime
    who: str
    what: str
    said: tuple[str, ...]
    numbers: tuple[str, ...]
    counts: bool


@dataclass(frozen=True)
class Numbered:
    """A number that an act gave: to a row of which table, and what that is."""

    table: str
    number: str
    thing: str


def deeds(
    session: Session,
    acts: Sequence[Done],
    wanted: Callable[[list[Changed]], list[Changed]] = list,
) -> tuple[Deed, ...]:
    """Tell these acts, which are the last ones of the file, oldest first.

    `wanted` picks of each act the changes that are told.
    """
    if not acts:
        return ()
    told = _Telling(session)
    members = dict(_pairs(session, "SELECT id, name FROM board_member"))
    changed = {act_id: wanted(list(rows)) for act_id, rows in _changes(session, acts[0].id)}
    return tuple(
        Deed(
            act.link,
            act.at,
            str(members.get(act.actor_id, "")),
            act.what,
            tuple(told.lines(changed.get(act.id, []))),
            tuple(_numbers(changed.get(act.id, []))),
            act.what not in OWN and act.id in changed,
        )
        for act in acts
    )


def numbered(session: Session, acts: Sequence[Done]) -> list[Numbered]:
    """The numbers that these acts gave, whatever they gave them to, in order."""
    if not acts:
        return []
    told, found = _Telling(session), {}
    for _act, rows in _changes(session, acts[0].id):
        for table, row_id, _kind, _before, after in rows:
            number = after.get("number")
            if table in NUMBERED and number:
                found[table, str(number)] = told.thing(table, row_id, after)
    return [Numbered(table, number, thing) for (table, number), thing in found.items()]


def _changes(session: Session, since: int) -> Iterator[tuple[int, Iterator[Changed]]]:
    rows = session.connection().exec_driver_sql(
        "SELECT act_id, table_name, row_id, kind, before, after FROM trail WHERE act_id >= ?"
        " ORDER BY act_id, id",
        (since,),
    )
    for act_id, group in groupby(rows, key=lambda row: int(row[0])):
        yield (
            act_id,
            (
                (str(table), int(row_id), str(kind), _read(before), _read(after))
                for _act, table, row_id, kind, before, after in group
            ),
        )


def _merged(rows: Sequence[Changed]) -> list[Changed]:
    """What an act made of each row in the end; one that came and went again is not told."""
    found: dict[tuple[str, int], Changed] = {}
    for table, row_id, kind, before, after in rows:
        known = found.get((table, row_id))
        if known is None:
            found[table, row_id] = (table, row_id, kind, before, after)
            continue
        _table, _row, first, was, became = known
        if kind == "delete" and first == "insert":
            del found[table, row_id]
        elif kind == "insert":  # it went and came back
            found[table, row_id] = (table, row_id, "update", was, after)
        else:
            last = first if kind == "update" else kind
            found[table, row_id] = (table, row_id, last, {**before, **was}, {**became, **after})
    return list(found.values())


def _read(kept: str | None) -> dict[str, Any]:
    found = json.loads(kept or "{}")
    return {name: value for name, value in found.items() if value != LEFT_OUT}


def _numbers(rows: Sequence[Changed]) -> Iterator[str]:
    for table, _row_id, kind, _before, after in rows:
        if table == "invoice" and kind == "insert" and after.get("number"):
            yield str(after["number"])


def _pairs(session: Session, asked: str) -> list[tuple[int, str]]:
    return [(row[0], row[1]) for row in session.connection().exec_driver_sql(asked)]


class _Telling:
    """Knows the names that rows point to, to tell one row in a few words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        people = dict(_pairs(session, "SELECT id, name FROM party"))
        leases = {
            number: people.get(int(tenant), "")
            for number, tenant in _pairs(session, "SELECT id, tenant_id FROM lease")
        }
        rooms = dict(_pairs(session, "SELECT id, name FROM room"))
        self._names: Mapping[str, Mapping[int, str]] = {
            "party_id": people, "tenant_id": people, "person_id": people, "landlord_id": people,
            "lease_id": leases, "room_id": rooms,
        }  # fmt: skip

    def lines(self, rows: Sequence[Changed]) -> Iterator[str]:
        """The rows that an act changed, the first few of each kind in full."""
        merged = _merged(rows)
        whole = {row[0] for row in merged if row[2] != "update"}
        wanted = [row for row in merged if row[0] in TABLES and WITH.get(row[0]) not in whole]
        order = {table: place for place, table in enumerate(dict.fromkeys(r[0] for r in wanted))}
        wanted.sort(key=lambda row: (order[row[0]], row[2]))
        for (_table, kind), group in groupby(wanted, key=lambda row: (row[0], row[2])):
            same = list(group)
            for row in same[:_MOST]:
                yield from self._line(kind, row)
            if (more := len(same) - _MOST) > 0:
                text = ngettext("and {count} more like it", "and {count} more like it", more)
                yield text.format(count=more)

    def thing(self, table: str, row_id: int, known: Mapping[str, Any]) -> str:
        """A row in a few words: invoice 2026-0012, Anna de Vries, € 310,00, 1 March 2026."""
        row = {**self._row(table, row_id), **known}
        texts: list[str] = []
        for text in (str(row[name]) for name in _TEXTS if row.get(name)):
            if not any(text in other or other in text for other in texts):
                texts.append(text)
        texts += [
            names[row[column]]
            for column, names in self._names.items()
            if row.get(column) in names and names[row[column]] not in texts
        ]
        amount = next((row[name] for name in _AMOUNTS if row.get(name) is not None), None)
        day = next(((name, row[name]) for name in _DAYS if row.get(name)), None)
        parts = [_short(text) for text in texts[:3]]
        if amount is not None:
            parts.append(language.money(Money(int(amount))))
        if day is not None:
            parts.append(language.show(value_of(self._session, table, *day)))
        noun = _(TABLES[table])
        return f"{noun} {', '.join(parts)}" if parts else noun

    def _line(self, kind: str, row: Changed) -> Iterator[str]:
        table, row_id, _kind, before, after = row
        yield row_line(kind, self.thing(table, row_id, before if kind == "delete" else after))
        if kind != "update":
            return
        for column in Record.metadata.tables[table].columns:
            name, old, new = column.name, before.get(column.name), after.get(column.name)
            if name not in after or old == new or not (word := word_of(table, name)):
                continue
            values = (self._value(table, name, kept) for kept in (old, new))
            yield "   " + change_line(kind, FieldChange(word, *values))

    def _value(self, table: str, column: str, kept: Any) -> object:
        value = value_of(self._session, table, column, kept)
        return _short(value) if isinstance(value, str) else value

    def _row(self, table: str, row_id: int) -> dict[str, Any]:
        asked = f'SELECT * FROM "{table}" WHERE rowid = ?'
        found = self._session.connection().exec_driver_sql(asked, (row_id,)).mappings().first()
        return dict(found) if found is not None else {}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
