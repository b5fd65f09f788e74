"""How two files of one board are related: the same, one further than the other, or apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Done:
    """An act that only one of the files has; `what` is a sentence to translate, `at` is UTC."""

    id: int
    at: datetime
    what: str


@dataclass(frozen=True)
class Kinship:
    """Up to which act both are the same, and what each did since; nothing is in both."""

    shared: int
    only_here: tuple[Done, ...]
    only_there: tuple[Done, ...]

    @property
    def apart(self) -> bool:
        """Whether both went on by themselves."""
        return bool(self.only_here and self.only_there)


def kinship(here: Session, there: Session) -> Kinship:
    """Compare two files that are new enough to have a chain."""
    ours, theirs = _links(here), _links(there)
    low, high = 0, min(len(ours), len(theirs))
    while low < high:  # links are the same up to some act, and never again after it
        middle = (low + high + 1) // 2
        low, high = (middle, high) if ours[middle - 1] == theirs[middle - 1] else (low, middle - 1)
    return Kinship(low, _after(here, low), _after(there, low))


def board_of(session: Session) -> str:
    """The board's own number."""
    found = session.connection().exec_driver_sql("SELECT board_uuid FROM board")
    return str(found.scalar_one())


def _links(session: Session) -> list[str]:
    rows = session.connection().exec_driver_sql("SELECT hash FROM chain ORDER BY act_id")
    return [row[0] for row in rows]


def _after(session: Session, act_id: int) -> tuple[Done, ...]:
    rows = session.connection().exec_driver_sql(
        "SELECT id, at, what FROM act WHERE id > ? ORDER BY id", (act_id,)
    )
    return tuple(Done(row[0], datetime.fromisoformat(row[1]), row[2]) for row in rows)
