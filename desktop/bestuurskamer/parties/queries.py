"""What can be asked about people and organisations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from bestuurskamer.errors import Words
from bestuurskamer.parties import rules
from bestuurskamer.parties.model import AddressKind, Delivery, Party, PartyKind


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
    """Everybody, or those asked for, by their number; merged ones are left out."""
    wanted = (
        select(Party)
        .options(
            selectinload(Party.addresses), selectinload(Party.contacts), selectinload(Party.ibans)
        )
        .where(Party.merged_into_id.is_(None))
        .order_by(Party.name)
    )
    if ids is not None:
        wanted = wanted.where(Party.id.in_(ids))
    return {party.id: _row(party) for party in session.scalars(wanted)}


def party(session: Session, party_id: int) -> PartyRow:
    """One person or organisation; it must exist."""
    return _row(session.get_one(Party, party_id))


def alike(session: Session, name: str) -> list[PartyRow]:
    """Who has almost this name, so that nobody is made twice."""
    plain = _plain(name)
    return [row for row in parties(session).values() if plain and _plain(row.name) == plain]


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _row(party: Party) -> PartyRow:
    visit = next((a for a in party.addresses if a.kind is AddressKind.VISIT), None)
    post = next((a for a in party.addresses if a.kind is AddressKind.POST), None)
    return PartyRow(
        id=party.id,
        number=party.number,
        kind=party.kind,
        name=party.name,
        contact=party.contacts[0].name if party.contacts else "",
        street=visit.street if visit else "",
        postal_code=visit.postal_code if visit else "",
        town=visit.town if visit else "",
        country=visit.country if visit else "",
        post_street=post.street if post else "",
        post_postal_code=post.postal_code if post else "",
        post_town=post.town if post else "",
        email=party.email,
        phone=party.phone,
        iban=party.ibans[0].iban if party.ibans else "",
        kvk_number=party.kvk_number,
        vat_number=party.vat_number,
        delivery=party.delivery,
        language=party.language,
        reference=party.reference,
        note=party.note,
        archived=party.archived_on is not None,
    )
