"""Making one of somebody who was kept twice."""

from __future__ import annotations

from sqlalchemy import ColumnClause, Integer, column, inspect, table, update
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.parties.model import Address, Contact, Party, PartyIban

STAYS = {"address", "contact", "party_iban", "invoice", "attendance"}
"""Where a row keeps its party: what is copied instead, and what never changes: issued paper, and
under which name somebody stands in minutes."""
_FILLED_IN = ("email", "phone", "kvk_number", "vat_number", "reference", "note", "number")


def merge(session: Session, from_id: int, into_id: int) -> None:
    """Let everything of one party belong to another, and put the first out of sight.

    What the other lacks (address, contact, account, e-mail) is filled in; where both know
    something, the other's own stays. Issued invoices keep the name they were made out to.
    """
    if from_id == into_id:
        raise Refused(N_("Choose another tenant: nobody can be merged with themselves."))
    doubled, kept = session.get_one(Party, from_id), session.get_one(Party, into_id)
    if doubled.merged_into_id is not None or kept.merged_into_id is not None:
        raise Refused(N_("These two were merged already. Nothing was changed."))
    _fill_in(doubled, kept)
    session.flush()
    _move_what_points_at(session, from_id, into_id)
    doubled.merged_into_id = into_id
    session.flush()
    session.expire_all()


def _fill_in(doubled: Party, kept: Party) -> None:
    for field in _FILLED_IN:
        if not getattr(kept, field):
            setattr(kept, field, getattr(doubled, field))
    known = {address.kind for address in kept.addresses if address.street or address.town}
    for address in doubled.addresses:
        if address.kind not in known:
            _copy_address(address, kept)
    names = {contact.name.casefold() for contact in kept.contacts}
    for contact in doubled.contacts:
        if contact.name and contact.name.casefold() not in names:
            kept.contacts.append(
                Contact(
                    name=contact.name, post=contact.post, email=contact.email, phone=contact.phone
                )
            )
    ibans = {account.iban for account in kept.ibans}
    for account in doubled.ibans:
        if account.iban and account.iban not in ibans:
            kept.ibans.append(PartyIban(iban=account.iban, holder=account.holder))


def _copy_address(address: Address, kept: Party) -> None:
    found = next((a for a in kept.addresses if a.kind is address.kind), None)
    if found is None:
        found = Address(kind=address.kind)
        kept.addresses.append(found)
    found.street, found.postal_code = address.street, address.postal_code
    found.town, found.country = address.town, address.country


def _move_what_points_at(session: Session, from_id: int, into_id: int) -> None:
    """Whatever the file holds of the party, in rooms above this one too, goes along."""
    file = inspect(session.connection())
    for name in file.get_table_names():
        if name in STAYS:
            continue
        for key in file.get_foreign_keys(name):
            if key["referred_table"] == "party":
                (pointing,) = key["constrained_columns"]
                owner: ColumnClause[int] = column(pointing, Integer)
                changed = update(table(name, owner)).where(owner == from_id)
                session.execute(changed.values({pointing: into_id}))
