"""The board's own maps: which column of another bank's table means what, said once and kept."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.office.actions import keep
from bestuurskamer.office.queries import preference
from bestuurskamer.payments.banks.columns import ColumnMap

OWN = "own:"
"""With this begins the form of a file that was read by such a map; the bank's name follows."""

_KEY = "bank_columns"


def own_columns(session: Session) -> list[ColumnMap]:
    """The maps that were kept, the newest first."""
    kept = preference(session, _KEY)
    return [ColumnMap.from_text(text) for text in json.loads(kept)] if kept else []


def keep_columns(session: Session, columns: ColumnMap) -> None:
    """Keep a map for the next file of that bank; an earlier one of the same name gives way.

    Refused without the bank's name.
    """
    if not columns.form.removeprefix(OWN).strip():
        raise Refused(N_("Say of which bank this table is."))
    others = [one for one in own_columns(session) if one.form != columns.form]
    keep(session, _KEY, json.dumps([one.to_text() for one in (columns, *others)]))
