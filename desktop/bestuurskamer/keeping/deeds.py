"""What was done in a file since some act, told from its trail: act by act, row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.vault.ancestry import Done
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

NOUNS: Mapping[str, str] = {
    "office": N_("the board"), "account": N_("account"), "board_member": N_("board member"),
    "vat_position": N_("status for VAT"), "figure": N_("figure of law"),
    "party": N_("person or organisation"), "address": N_("address"), "contact": N_("contact"),
    "party_iban": N_("account number"), "department": N_("department"), "post": N_("post"),
    "building": N_("building"), "room": N_("room"), "head_lease": N_("head lease"),
    "head_rent": N_("rent of the head lease"), "lease": N_("lease"),
    "rent_line": N_("rent line"), "extra": N_("extra"), "deposit_move": N_("deposit"),
    "draft": N_("draft of an invoice"), "invoice": N_("invoice"),
    "handout": N_("paper given out"), "opening_item": N_("open invoice from before"),
    "statement_import": N_("bank file"), "entry": N_("payment"),
    "allocation": N_("money put where it belongs"), "cash_count": N_("count of the cash box"),
    "receipt": N_("receipt"), "letter": N_("letter"), "arrangement": N_("payment arrangement"),
    "call": N_("phone call"), "charge": N_("costs or interest"), "budget": N_("budget"),
    "closed_year": N_("closed year"), "dossier": N_("dossier"),
    "dossier_step": N_("step of a dossier"), "document": N_("document"),
    "agreement": N_("agreement"), "obligation": N_("duty of an agreement"),
    "procedure": N_("term of law"), "procedure_event": N_("event of a term"),
    "meeting": N_("meeting"), "agenda_item": N_("agenda item"), "attendance": N_("who was there"),
    "line": N_("line of minutes"), "minutes_version": N_("minutes that were made"),
    "minutes_sent": N_("minutes that were sent"), "correction": N_("correction"),
    "promise": N_("promise"), "promise_event": N_("event of a promise"),
    "action_item": N_("action"), "decision": N_("decision"), "question": N_("question"),
    "topic": N_("topic"), "series": N_("series of meetings"),
}  # fmt: skip
"""What a row of each table is called; rows of other tables go along with these."""

NUMBERED = ("invoice", "party", "promise", "action_item", "decision", "dossier")
"""The tables whose rows get a number that people see."""

FIELDS: Mapping[str, str] = {
    "name": N_("Name"), "legal_name": N_("Name"), "title": N_("Title"), "words": N_("Words"),
    "raw": N_("Words"), "what": N_("What"), "text": N_("For what"), "note": N_("Note"),
    "reason": N_("Reason"), "email": N_("E-mail"), "phone": N_("Phone"), "iban": N_("Account"),
    "street": N_("Street"), "postal_code": N_("Postal code"), "town": N_("Town"),
    "monthly": N_("Amount a month"), "amount": N_("Amount"), "price": N_("Price"),
    "total": N_("Total"), "first_day": N_("First day"), "last_day": N_("Last day"),
    "due_on": N_("Due on"), "closed_on": N_("Closed on"), "undone_on": N_("Undone on"),
    "held_on": N_("Day"), "on_day": N_("Day"), "next_on": N_("Next day"),
}  # fmt: skip
"""What columns are called that are told when they change."""

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


def deeds(session: Session, acts: Sequence[Done]) -> tuple[Deed, ...]:
    """Tell these acts, which are the last ones of the file, oldest first."""
    if not acts:
        return ()
    told = _Telling(session)
    members = dict(_pairs(session, "SELECT id, name FROM board_member"))
    changed = {act_id: list(rows) for act_id, rows in _changes(session, acts[0].id)}
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


Changed = tuple[str, int, str, dict[str, Any], dict[str, Any]]


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
        wanted = [row for row in _merged(rows) if row[0] in NOUNS]
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
        day = next((row[name] for name in _DAYS if row.get(name)), None)
        parts = [_short(text) for text in texts[:3]]
        if amount is not None:
            parts.append(language.money(Money(int(amount))))
        if day is not None:
            parts.append(_value("first_day", day))
        noun = _(NOUNS[table])
        return f"{noun} {', '.join(parts)}" if parts else noun

    def _line(self, kind: str, row: Changed) -> Iterator[str]:
        table, row_id, _kind, before, after = row
        if kind == "insert":
            yield _("new: {thing}").format(thing=self.thing(table, row_id, after))
        elif kind == "delete":
            yield _("gone: {thing}").format(thing=self.thing(table, row_id, before))
        else:
            yield _("changed: {thing}").format(thing=self.thing(table, row_id, after))
            for column in (name for name in FIELDS if name in after):
                old, new = (_value(column, side.get(column)) for side in (before, after))
                name = _(FIELDS[column])
                if not old:
                    yield "   " + _("{field}: {value}").format(field=name, value=new)
                elif not new:
                    text = _("{field}: was {value}, now empty")
                    yield "   " + text.format(field=name, value=old)
                else:
                    text = _("{field}: {before} became {after}")
                    yield "   " + text.format(field=name, before=old, after=new)

    def _row(self, table: str, row_id: int) -> dict[str, Any]:
        asked = f'SELECT * FROM "{table}" WHERE rowid = ?'
        found = self._session.connection().exec_driver_sql(asked, (row_id,)).mappings().first()
        return dict(found) if found is not None else {}


def _value(column: str, kept: Any) -> str:
    if kept in (None, ""):
        return ""
    if column in _AMOUNTS:
        return language.money(Money(int(kept)))
    if column.endswith(("_on", "_day")):
        try:
            return language.day(date.fromisoformat(str(kept)[:10]))
        except ValueError:
            return str(kept)
    return _short(str(kept))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
