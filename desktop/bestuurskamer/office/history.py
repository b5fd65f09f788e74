"""What was done, newest first, in words: from the trail that every act leaves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.office.model import BoardMember
from bestuurskamer.vault.trail import Act, Change

QUIET = frozenset({"Went on in the first hour", "Kept how the list is read"})
"""Acts of the program itself, that tell nobody anything."""

COUNTED = (
    "office", "account", "vat_position", "figure", "party", "building", "room", "head_lease",
    "head_rent", "lease", "rent_line", "extra", "deposit_move", "invoice", "draft",
    "opening_item", "handout",
)  # fmt: skip
"""The tables that are counted of an act, in this order; others go along with these."""


@dataclass(frozen=True)
class ActRow:
    """One act: when (UTC), who, what it was called, and how many rows of each table it touched."""

    id: int
    at: datetime
    who: str
    what: str
    touched: tuple[tuple[str, int], ...]


def history(session: Session, most: int = 200) -> list[ActRow]:
    """The last acts, the newest first, at most `most`; the program's own are left out."""
    wanted = select(Act).where(Act.what.not_in(QUIET)).order_by(Act.id.desc()).limit(most)
    acts = list(session.scalars(wanted))
    if not acts:
        return []
    counted = session.execute(
        select(Change.act_id, Change.table_name, func.count(Change.row_id.distinct()))
        .where(Change.act_id >= acts[-1].id)
        .group_by(Change.act_id, Change.table_name)
    )
    touched: dict[int, dict[str, int]] = defaultdict(dict)
    for act_id, table, count in counted:
        if table in COUNTED:
            touched[act_id][table] = count
    names = dict(session.execute(select(BoardMember.id, BoardMember.name)).all())
    return [
        ActRow(
            act.id,
            act.at,
            names.get(act.actor_id, ""),
            act.what,
            tuple(sorted(touched[act.id].items(), key=lambda pair: COUNTED.index(pair[0]))),
        )
        for act in acts
    ]
