"""Keeping what can be found in step with everything else.

Triggers note every row that changes, by whatever statement; before an act is kept, its pieces
are made anew in the same transaction. So a crash leaves both or neither.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, literal, select
from sqlalchemy.orm import Session

from bestuurskamer.finding.model import Piece, StalePiece
from bestuurskamer.finding.things import SOURCES, Thing, how_many, things
from bestuurskamer.folding import fold
from bestuurskamer.vault.trigrams import fits_its_table, made_anew, tidy

INDEX = "finder"
AT_ONCE = 400
MANY = 2000


def settle(connection: Connection) -> None:
    """Make anew the pieces of everything that changed; the vault calls it as an act ends."""
    changed = connection.execute(select(StalePiece.source, StalePiece.ref_id)).all()
    if not changed:
        return
    by_source: dict[str, list[int]] = {}
    for source, ref_id in changed:
        by_source.setdefault(source, []).append(ref_id)
    for source, ids in by_source.items():
        for start in range(0, len(ids), AT_ONCE):
            _make(connection, source, ids[start : start + AT_ONCE])
    connection.execute(delete(StalePiece))
    if len(changed) >= MANY:
        tidy(connection, INDEX)


def rebuild(session: Session) -> None:
    """Make everything that can be found anew, whatever stood there."""
    connection = session.connection()
    made_anew(connection, INDEX)  # first: a damaged index cannot take anything out
    connection.execute(delete(Piece))
    connection.execute(delete(StalePiece))
    for source, known in SOURCES.items():
        rows = known.rows().order_by(None).with_only_columns(literal(source), known.id)
        connection.execute(insert(StalePiece).from_select(["source", "ref_id"], rows))
    settle(connection)


def is_out_of_step(session: Session) -> bool:
    """Whether something waits to be made anew or is not there; counts, so it is quick."""
    connection = session.connection()
    if connection.execute(select(StalePiece.id).limit(1)).first() is not None:
        return True
    counted = select(Piece.source, func.count()).group_by(Piece.source)
    there = {row[0]: row[1] for row in connection.execute(counted)}
    return any(there.get(source, 0) != how_many(connection, source) for source in SOURCES)


def holds(session: Session) -> bool:
    """Whether every piece is what it is made of and the index says the same.

    Reads all, and only inside an act.
    """
    connection = session.connection()
    if is_out_of_step(session) or not fits_its_table(connection, INDEX):
        return False
    for source in SOURCES:
        there = _pieces(connection, source)
        if any(there.get(one.ref_id) != _row(source, one) for one in things(connection, source)):
            return False
    return True


def _make(connection: Connection, source: str, ids: list[int]) -> None:
    there = _pieces(connection, source, ids)
    made = {one.ref_id: _row(source, one) for one in things(connection, source, ids)}
    gone = [row["id"] for ref_id, row in there.items() if made.get(ref_id) != row]
    if gone:
        connection.execute(delete(Piece).where(Piece.id.in_(gone)))
    new = [row for ref_id, row in made.items() if there.get(ref_id) != row]
    if new:
        connection.execute(insert(Piece), new)


def _pieces(
    connection: Connection, source: str, ids: list[int] | None = None
) -> dict[int, dict[str, Any]]:
    wanted = select(Piece.__table__).where(Piece.source == source)
    if ids is not None:
        wanted = wanted.where(Piece.ref_id.in_(ids))
    return {row["ref_id"]: dict(row) for row in connection.execute(wanted).mappings()}


def _row(source: str, thing: Thing) -> dict[str, Any]:
    return {
        "id": piece_id(source, thing),
        "source": source,
        "ref_id": thing.ref_id,
        "sort": thing.sort,
        "folded": " ".join(fold(thing.words).split()),
        "day": thing.day,
        "internal": thing.internal,
        "state": thing.state,
        "due_on": thing.due_on,
        "department_id": thing.department_id,
        "who": fold(thing.who),
        "dossier_id": thing.dossier_id,
        "number": thing.number,
    }


def piece_id(source: str, thing: Thing) -> int:
    """Grows with the day, then with the rank of its source, then with its number there."""
    day = thing.day or date.max
    return day.toordinal() << 40 | SOURCES[source].rank << 36 | thing.ref_id
