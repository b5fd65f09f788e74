"""What can be asked about people and organisations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session, aliased

from bestuurskamer.errors import Words
from bestuurskamer.parties import rules
from bestuurskamer.parties.model import (
    Address,
    AddressKind,
    Contact,
    Delivery,
    Party,
    PartyIban,
    PartyKind,
)


@dataclass(frozen=True)
class PartyRow:
    """Somebody we deal with, as values. The post address is empty when it is the same."""

    id: int
    number: str
    kind: PartyKind
    name: str
    contact: str
    street: str
    postal_code: str
    town: str
    country: str
    post_street: str
    post_postal_code: str
    post_town: str
    email: str
    phone: str
    iban: str
    kvk_number: str
    vat_number: str
    delivery: Delivery
    language: str
    reference: str
    note: str
    archived: bool

    @property
    def address_problem(self) -> Words | None:
        """What the address lacks for an invoice."""
        return rules.address_problem(self.street, self.postal_code, self.town)


def parties(session: Session, ids: Collection[int] | None = None) -> Mapping[int, PartyRow]:
    """Everybody, or those asked for, by the number asked; merged ones are left out.

    One asked for that was merged gives the row of the one it was merged into.
    """
    if ids is None:
        wanted = _rows().where(Party.merged_into_id.is_(None)).order_by(Party.name)
        return {row.id: PartyRow(*row) for row in session.execute(wanted)}
    current = _current(session, ids)
    wanted = _rows().where(Party.id.in_(set(current.values())))
    found = {row.id: PartyRow(*row) for row in session.execute(wanted)}
    return {asked: found[now] for asked, now in current.items()}


def has_parties(session: Session) -> bool:
    """Whether anybody was typed in yet."""
    return session.scalars(select(Party.id).limit(1)).first() is not None


def current_id(session: Session, party_id: int) -> int:
    """The number under which somebody is kept now: another one after merging."""
    return _current(session, [party_id]).get(party_id, party_id)


def party(session: Session, party_id: int) -> PartyRow:
    """One person or organisation; it must exist."""
    return PartyRow(*session.execute(_rows().where(Party.id == party_id)).one())


def alike(session: Session, name: str) -> list[PartyRow]:
    """Who has almost this name, so that nobody is made twice."""
    plain = _plain(name)
    return [row for row in parties(session).values() if plain and _plain(row.name) == plain]


def _current(session: Session, ids: Collection[int]) -> dict[int, int]:
    """Who each of these is now; merging keeps it at one step."""
    now = func.coalesce(Party.merged_into_id, Party.id)
    rows = session.execute(select(Party.id, now).where(Party.id.in_(ids)).order_by(Party.name))
    return dict(rows.all())


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _rows() -> Select[*tuple[Any, ...]]:
    """The columns of a `PartyRow`, in its order, in one statement."""
    visit, post = aliased(Address), aliased(Address)
    return (
        select(
            Party.id,
            Party.number,
            Party.kind,
            Party.name,
            func.coalesce(Contact.name, ""),
            func.coalesce(visit.street, ""),
            func.coalesce(visit.postal_code, ""),
            func.coalesce(visit.town, ""),
            func.coalesce(visit.country, ""),
            func.coalesce(post.street, ""),
            func.coalesce(post.postal_code, ""),
            func.coalesce(post.town, ""),
            Party.email,
            Party.phone,
            func.coalesce(PartyIban.iban, ""),
            Party.kvk_number,
            Party.vat_number,
            Party.delivery,
            Party.language,
            Party.reference,
            Party.note,
            Party.archived_on.is_not(None),
        )
        .select_from(Party)
        .outerjoin(Contact, Contact.id == _first(Contact))
        .outerjoin(PartyIban, PartyIban.id == _first(PartyIban))
        .outerjoin(visit, visit.id == _first(Address, AddressKind.VISIT))
        .outerjoin(post, post.id == _first(Address, AddressKind.POST))
    )


def _first(
    model: type[Address] | type[Contact] | type[PartyIban], kind: AddressKind | None = None
) -> ScalarSelect[Any]:
    """The number of the first made row that a party has of this model (and kind of address)."""
    part = aliased(model)
    wanted = select(func.min(part.id)).where(part.party_id == Party.id)
    if kind is not None:
        wanted = wanted.where(part.kind == kind)  # type: ignore[union-attr]
    return wanted.correlate(Party).scalar_subquery()
