"""Taking the last act back, row by row from its trail, as an act of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.trail import LEFT_OUT

REVERSIBLE = frozenset(
    {
        "party", "address", "contact", "party_iban", "building", "room", "head_lease", "head_rent",
        "lease", "lease_room", "rent_line", "extra", "deposit_move", "draft", "draft_line",
    }
)  # fmt: skip
"""The tables of what was agreed. What was issued, paid or handed out is never taken back so."""


def can_be_taken_back(touched: frozenset[str]) -> bool:
    """Whether an act that changed these tables can be taken back by its trail."""
    return bool(touched) and touched <= REVERSIBLE


def take_back(session: Session, act_id: int) -> None:
    """Put every row that the act changed back as it was before.

    Refused when anything was done since, or when the trail does not hold all that was there.
    """
    session.flush()
    connection = session.connection()
    last = connection.exec_driver_sql(
        "SELECT max(id) FROM act WHERE id != (SELECT act_id FROM acting)"
    ).scalar_one()
    if last != act_id:
        raise Refused(
            N_("Something else was done since, so this cannot be taken back. Nothing was changed.")
        )
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    changes = connection.exec_driver_sql(
        "SELECT table_name, row_id, kind, before FROM trail WHERE act_id = ? ORDER BY id DESC",
        (act_id,),
    ).all()
    for table, row_id, kind, before in changes:
        if table not in REVERSIBLE:
            raise Refused(
                N_("This cannot be taken back. Nothing was changed. Put it right on its own page.")
            )
        _reverse(connection, table, row_id, kind, json.loads(before or "{}"))


def _reverse(
    connection: Connection, table: str, row_id: int, kind: str, before: Mapping[str, Any]
) -> None:
    if LEFT_OUT in before.values():
        raise Refused(
            N_("This cannot be taken back. Nothing was changed. Put it right on its own page.")
        )
    if kind == "insert":
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (row_id,))
        return
    names, values = list(before), tuple(before.values())
    if kind == "update":
        placed = ", ".join(f'"{name}" = ?' for name in names)
        connection.exec_driver_sql(
            f'UPDATE "{table}" SET {placed} WHERE rowid = ?', (*values, row_id)
        )
        return
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', values)
