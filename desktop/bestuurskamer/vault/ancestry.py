"""How two files of one board are related: the same, one further than the other, or apart."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session


class Relation(enum.Enum):
    """What the other file is, seen from the one here."""

    SAME = "same"
    AHEAD = "ahead"  # it went on from where this one stands
    BEHIND = "behind"  # this one went on from where it stands
    APART = "apart"  # both went on by themselves


@dataclass(frozen=True)
class Done:
    """An act that only one of the files has; `what` is a sentence to translate, `at` is UTC.

    `link` is its place in the chain: no other act in any file has it.
    """

    id: int
    at: datetime
    what: str
    actor_id: int = 0
    link: str = ""


@dataclass(frozen=True)
class Kinship:
    """Up to which act both are the same, and what each did since; nothing is in both."""

    shared: int
    only_here: tuple[Done, ...]
    only_there: tuple[Done, ...]

    @property
    def apart(self) -> bool:
        """Whether both went on by themselves."""
        return self.relation is Relation.APART

    @property
    def relation(self) -> Relation:
        """What the other file is."""
        if self.only_here:
            return Relation.APART if self.only_there else Relation.BEHIND
        return Relation.AHEAD if self.only_there else Relation.SAME


def kinship(here: Session, there: Session) -> Kinship:
    """Compare two files that are new enough to have a chain."""
    ours, theirs = _links(here), _links(there)
    low, high = 0, min(len(ours), len(theirs))
    while low < high:  # links are the same up to some act, and never again after it
        middle = (low + high + 1) // 2
        low, high = (middle, high) if ours[middle - 1] == theirs[middle - 1] else (low, middle - 1)
    return Kinship(low, acts_after(here, low), acts_after(there, low))


def board_of(session: Session) -> str:
    """The board's own number."""
    found = session.connection().exec_driver_sql("SELECT board_uuid FROM board")
    return str(found.scalar_one())


def _links(session: Session) -> list[str]:
    rows = session.connection().exec_driver_sql("SELECT hash FROM chain ORDER BY act_id")
    return [row[0] for row in rows]


def acts_after(session: Session, act_id: int) -> tuple[Done, ...]:
    """What was done after an act, oldest first."""
    rows = session.connection().exec_driver_sql(
        "SELECT id, at, what, actor_id, hash FROM act LEFT JOIN chain ON act_id = id"
        " WHERE id > ? ORDER BY id",
        (act_id,),
    )
    return tuple(
        Done(number, datetime.fromisoformat(at), what, actor_id, link or "")
        for number, at, what, actor_id, link in rows
    )
