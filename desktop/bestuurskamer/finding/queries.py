"""One search over everything the board keeps: tenants, rooms, invoices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.building.model import Room
from bestuurskamer.invoices.queries import invoices
from bestuurskamer.money import Money
from bestuurskamer.parties.department_queries import official_ids
from bestuurskamer.parties.model import Contact, Party

MOST = 8


@dataclass(frozen=True)
class Found:
    """Something that fits what was typed: where it is, and how it is told apart."""

    place: str  # tenants, rooms or invoices
    thing: int
    name: str
    below: str
    amount: Money | None = None


def found(session: Session, text: str) -> list[Found]:
    """What fits the text, at most eight of each kind; two letters at least."""
    wanted = text.strip()
    if len(wanted) < 2:
        return []
    like = f"%{wanted.replace('%', '').replace('_', '')}%"
    parties = session.scalars(
        select(Party)
        .outerjoin(Contact)
        .where(Party.merged_into_id.is_(None), Party.id.not_in(official_ids(session)))
        .where(
            Party.name.ilike(like)
            | Party.number.ilike(like)
            | Party.email.ilike(like)
            | Contact.name.ilike(like)
        )
        .distinct()
        .order_by(Party.name)
        .limit(MOST)
    )
    answer = [
        Found("tenants", p.id, p.name, " ".join((p.number, p.email)).strip()) for p in parties
    ]
    rooms = session.scalars(
        select(Room).where(Room.name.ilike(like)).order_by(Room.name).limit(MOST)
    )
    answer += [Found("rooms", room.id, room.name, room.floor) for room in rooms]
    answer += [
        Found("invoices", row.id, row.number, row.party_name, row.total)
        for row in invoices(session, search=wanted, most=MOST)
    ]
    return answer
