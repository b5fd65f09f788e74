"""The file under another key: from none to one, or from an old one to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.connection import APPLICATION_ID
from bestuurskamer.vault.copies import make_copy
from bestuurskamer.vault.files import PART, discard, put_in_place, sync_file
from bestuurskamer.vault.slots import Slot, keep_slots, slots_for
from bestuurskamer.vault.soundness import Check, doubt_about, row_counts


def put_under(
    engine: Engine,
    path: Path,
    checks: Sequence[Check],
    old: DataKey | None,
    new: DataKey,
    slots: Sequence[Slot],
) -> None:
    """Put the file under a new key, opened by these slots; the engine is disposed of.

    The caller has closed everything else. A verified copy under the old key is made first; the
    file is changed only once the new one passed every check. At each moment the slots that are
    there open the file that is there. Raises Refused, and then all is as it was.
    """
    before = make_copy(engine, path, checks, old)
    if before.problem is not None:
        raise Refused(
            N_("The password was not set. Nothing is changed. {why} Try it again."),
            why=before.problem,
        )
    part = path.with_name(path.name + PART)
    try:
        with engine.connect() as connection:
            counts = row_counts(connection)
            connection.rollback()
            _export(connection.connection.dbapi_connection, part, new)
        if found := doubt_about(part, counts, checks, new, thorough=True):
            raise Refused(
                N_("The password was not set. Nothing is changed. {why} Try it again."), why=found
            )
        kept = slots_for(path, old.head) if old is not None else []
        keep_slots(path, [*kept, *slots])
        engine.dispose()
        put_in_place(part, path)
    finally:
        discard(part)
    if kept:
        keep_slots(path, slots)


def _export(raw: Any, part: Path, key: DataKey) -> None:
    part.unlink(missing_ok=True)
    with closing(raw.cursor()) as cursor:
        cursor.execute("PRAGMA query_only = OFF")
        cursor.execute(f'ATTACH DATABASE ? AS other KEY "{key.pragma}"', (str(part.absolute()),))
        try:
            cursor.execute("BEGIN")  # else every table waits for the disk by itself
            cursor.execute("SELECT sqlcipher_export('other')").fetchall()
            cursor.execute(f"PRAGMA other.application_id = {APPLICATION_ID}")
            cursor.execute("COMMIT")
        finally:
            if raw.in_transaction:
                cursor.execute("ROLLBACK")
            cursor.execute("DETACH DATABASE other")
    sync_file(part)
