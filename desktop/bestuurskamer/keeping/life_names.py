"""What a row is called in a sentence, also after it is gone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Date, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, words
from bestuurskamer.vault.records import Record
from bestuurskamer.vault.trail import changes_of

_LONGEST: Final = 60

_SHOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "account": ("iban", "holder"),
        "action_item": ("number", "what"),
        "address": ("street", "town"),
        "agenda_item": ("title",),
        "agreement": ("title",),
        "attendance": ("name",),
        "board_member": ("name",),
        "building": ("name",),
        "contact": ("name",),
        "correction": ("line_number",),
        "decision": ("number", "words"),
        "department": ("name",),
        "deposit_move": ("on_day",),
        "document": ("title",),
        "dossier": ("number", "title"),
        "dossier_case": ("case_number",),
        "dossier_kind": ("name",),
        "dossier_step": ("what",),
        "entry": ("booked_on", "counter_name"),
        "equated_day": ("day",),
        "extra": ("text",),
        "figure": ("first_day",),
        "head_lease": ("building_id",),
        "head_rent": ("first_day",),
        "invoice": ("number",),
        "invoice_line": ("text",),
        "lease": ("tenant_id", "first_day"),
        "lease_room": ("room_id",),
        "letter": ("made_on",),
        "line": ("words",),
        "meeting": ("title", "held_on"),
        "minutes_version": ("version",),
        "money_kind": ("name",),
        "obligation": ("what",),
        "opening_item": ("number",),
        "party": ("name",),
        "party_iban": ("iban",),
        "post": ("title",),
        "procedure": ("what",),
        "procedure_event": ("day",),
        "promise": ("number", "words"),
        "promise_event": ("day",),
        "question": ("words",),
        "ready_letter": ("document_id",),
        "receipt": ("name",),
        "rent_line": ("text", "first_day"),
        "room": ("name",),
        "series": ("name",),
        "topic": ("title",),
        "vat_position": ("first_day",),
    }
)
"""By table: the columns that together say which row is meant."""


def named(session: Session, table: str, row_id: int) -> object:
    """The row in a few words, cut where they are many; empty when it has none."""
    kept = _kept(session, table, row_id)
    said = [
        _said(session, table, column, kept.get(column))
        for column in _SHOWN.get(table, ())
        if kept.get(column) not in (None, "")
    ]
    match said:
        case []:
            return ""
        case [one]:
            return one
        case [one, other, *_more]:
            return words(N_("{one}, {other}"), one=one, other=other)
    return ""


def _kept(session: Session, table: str, row_id: int) -> Mapping[str, Any]:
    """What the row holds, or held last before it went."""
    source = Record.metadata.tables[table]
    wanted = [source.c[column] for column in _SHOWN.get(table, ())]
    if not wanted:
        return {}
    row = session.execute(select(*wanted).where(source.c.id == row_id)).mappings().one_or_none()
    if row is not None:
        return dict(row)
    changes = changes_of(session, table, row_id)
    return changes[-1].before if changes else {}


def _said(session: Session, table: str, column: str, value: Any) -> object:
    of = Record.metadata.tables[table].c[column]
    for key in of.foreign_keys:
        return named(session, key.column.table.name, int(value))
    if isinstance(of.type, Date) and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, str) and len(value) > _LONGEST:
        return value[: _LONGEST - 1].rstrip() + "…"
    return value
