"""What the board can do with people and organisations; each function is one transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import refuse
from bestuurskamer.office.rules import plain_iban, shown_postal_code
from bestuurskamer.parties import rules
from bestuurskamer.parties.model import Address, AddressKind, Contact, Party, PartyIban
from bestuurskamer.parties.rules import PartyDraft


def add_party(session: Session, draft: PartyDraft, *, tenant: bool = True) -> int:
    """Keep somebody new; a tenant gets the next number."""
    refuse(rules.party_problems(draft))
    party = Party(name=draft.name, number=next_number(session) if tenant else "")
    session.add(party)
    _fill(party, draft)
    session.flush()
    return party.id


def mend_party(session: Session, party_id: int, draft: PartyDraft) -> None:
    """Mend what is known of somebody; issued paper stays as it was."""
    refuse(rules.party_problems(draft))
    _fill(session.get_one(Party, party_id), draft)


def archive_party(session: Session, party_id: int, today: date | None) -> None:
    """Put somebody out of sight, or back with no day; nothing is thrown away."""
    session.get_one(Party, party_id).archived_on = today


def next_number(session: Session) -> str:
    """The tenant number that comes next."""
    used = session.scalars(select(Party.number).where(Party.number.startswith("H-")))
    places = [int(number[2:]) for number in used if number[2:].isdigit()]
    return rules.tenant_number(max(places, default=0))


def _fill(party: Party, draft: PartyDraft) -> None:
    for field in (
        "name", "kind", "email", "phone", "delivery", "language", "reference", "note",
    ):  # fmt: skip
        setattr(party, field, getattr(draft, field))
    party.kvk_number = "".join(draft.kvk_number.split())
    party.vat_number = "".join(draft.vat_number.split()).upper()
    country = rules.plain_country(draft.country)
    visit = (draft.street, draft.postal_code, draft.town, country)
    _set_address(party, AddressKind.VISIT, *visit)
    post = (draft.post_street, draft.post_postal_code, draft.post_town)
    _set_address(party, AddressKind.POST, *post, country if any(post) else "")
    _set_contact(party, draft.contact)
    _set_iban(party, draft)


def _set_address(
    party: Party, kind: AddressKind, street: str, postal_code: str, town: str, country: str
) -> None:
    found = next((a for a in party.addresses if a.kind is kind), None)
    if found is None and (street or postal_code or town or country):
        found = Address(kind=kind)
        party.addresses.append(found)
    if found is not None:
        found.street, found.town, found.country = street, town, country
        found.postal_code = postal_code if country else shown_postal_code(postal_code)


def _set_contact(party: Party, name: str) -> None:
    if party.contacts:
        party.contacts[0].name = name
    elif name:
        party.contacts.append(Contact(name=name))


def _set_iban(party: Party, draft: PartyDraft) -> None:
    iban = plain_iban(draft.iban)
    if party.ibans:
        party.ibans[0].iban = iban
    elif iban:
        party.ibans.append(PartyIban(iban=iban, holder=draft.name))
