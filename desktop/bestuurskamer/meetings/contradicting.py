"""Two statements on one matter that cannot both be true: noted, shown side by side, solved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.promise_model import Contradiction, Promise


@dataclass(frozen=True)
class ContradictionRow:
    """The other promise that cannot be true together with the one asked about."""

    id: int
    other_id: int
    number: str
    words: str
    note: str
    seen_on: date


@dataclass(frozen=True)
class SideBySideRow:
    """Two promises that cannot both be true, by number, and what does not fit."""

    id: int
    one_id: int
    other_id: int
    note: str
    seen_on: date


def contradict(session: Session, promise_id: int, other_id: int, note: str, day: date) -> int:
    """Put two promises in one matter side by side that cannot both be true."""
    one, other = session.get_one(Promise, promise_id), session.get_one(Promise, other_id)
    if promise_id == other_id:
        raise Refused(N_("Choose two different statements."))
    if one.dossier_id is None or one.dossier_id != other.dossier_id:
        raise Refused(N_("Both must be about the same matter. File them under it first."))
    if one.line_id is None or other.line_id is None:
        raise Refused(N_("One of them no longer stands in the minutes."))
    found = Contradiction(
        dossier_id=one.dossier_id,
        one_line_id=one.line_id,
        other_line_id=other.line_id,
        seen_on=day,
        note=note.strip(),
    )
    session.add(found)
    session.flush()
    return found.id


def solve(session: Session, contradiction_id: int, day: date) -> None:
    """The contradiction is cleared up; that there was one stays readable."""
    session.get_one(Contradiction, contradiction_id).solved_on = day


def contradictions_of(session: Session, promise_id: int) -> list[ContradictionRow]:
    """What contradicts a promise and is not cleared up, oldest first."""
    one, other = aliased(Promise), aliased(Promise)
    found = []
    for mine, theirs in (
        (Contradiction.one_line_id, Contradiction.other_line_id),
        (Contradiction.other_line_id, Contradiction.one_line_id),
    ):
        wanted = (
            select(Contradiction, other)
            .join(one, one.line_id == mine)
            .join(other, other.line_id == theirs)
            .where(one.id == promise_id, Contradiction.solved_on.is_(None))
        )
        found += [
            ContradictionRow(
                row.id, promise.id, promise.number or "", promise.words, row.note, row.seen_on
            )
            for row, promise in session.execute(wanted)
        ]
    return sorted(found, key=lambda row: row.id)


def contradictions_in(session: Session, dossier_id: int) -> list[SideBySideRow]:
    """What contradicts each other in a matter and is not cleared up, oldest first."""
    one, other = aliased(Promise), aliased(Promise)
    wanted = (
        select(Contradiction, one.id, other.id)
        .join(one, one.line_id == Contradiction.one_line_id)
        .join(other, other.line_id == Contradiction.other_line_id)
        .where(Contradiction.dossier_id == dossier_id, Contradiction.solved_on.is_(None))
        .order_by(Contradiction.id)
    )
    return [
        SideBySideRow(row.id, one_id, other_id, row.note, row.seen_on)
        for row, one_id, other_id in session.execute(wanted)
    ]


def may_contradict(session: Session, promise_id: int) -> list[tuple[int, str]]:
    """The other promises in the same matter, as number and words."""
    promise = session.get_one(Promise, promise_id)
    wanted = select(Promise).where(
        Promise.dossier_id == promise.dossier_id,
        Promise.dossier_id.is_not(None),
        Promise.id != promise_id,
        Promise.line_id.is_not(None),
    )
    return [
        (other.id, f"{other.number or ''} {other.words}".strip())
        for other in session.scalars(wanted.order_by(Promise.id))
    ]
