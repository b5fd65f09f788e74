"""What the board remembers before a list is taken over, in few statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from bestuurskamer.building.model import Room
from bestuurskamer.office.model import Office
from bestuurskamer.office.queries import vat_positions
from bestuurskamer.parties.department_queries import official_ids
from bestuurskamer.parties.model import Party
from bestuurskamer.rent.model import Lease, ListImport
from bestuurskamer.rent.tenant_list.known import (
    Existing,
    KnownAddress,
    KnownLease,
    KnownLine,
    KnownRoom,
    KnownTenant,
)


@dataclass(frozen=True)
class ImportRow:
    """A list taken over before, with the leases that came from it."""

    id: int
    file_name: str
    made_at: datetime
    undone: bool
    leases: tuple[int, ...]


def existing(session: Session, building_id: int | None = None) -> Existing:
    """The tenants, the rooms of the building (without one: all), and their leases."""
    rooms = select(Room).order_by(Room.id)
    if building_id is not None:
        rooms = rooms.where(Room.building_id == building_id)
    return Existing(
        building_id,
        tuple(_tenants(session)),
        tuple(
            KnownRoom(room.id, room.name, room.floor, room.area, room.capacity)
            for room in session.scalars(rooms)
        ),
        tuple(_lease(lease) for lease in session.scalars(_leases())),
        vat_positions(session),
        _invoices_from(session),
    )


def _invoices_from(session: Session) -> date | None:
    month = session.scalar(select(Office.invoices_from))
    return month.first if month else None


def imports(session: Session) -> tuple[ImportRow, ...]:
    """The lists taken over, the newest first."""
    leases: dict[int, list[int]] = defaultdict(list)
    for import_id, lease_id in session.execute(
        select(Lease.import_id, Lease.id).where(Lease.import_id.is_not(None)).order_by(Lease.id)
    ):
        leases[int(import_id or 0)].append(lease_id)
    return tuple(
        ImportRow(made.id, made.file_name, made.made_at, made.undone, tuple(leases[made.id]))
        for made in session.scalars(select(ListImport).order_by(ListImport.id.desc()))
    )


def _tenants(session: Session) -> list[KnownTenant]:
    parts = (selectinload(part) for part in (Party.addresses, Party.contacts, Party.ibans))
    parties = session.scalars(select(Party).options(*parts).order_by(Party.id)).all()
    into = {party.id: party.merged_into_id for party in parties}
    names: dict[int, list[str]] = defaultdict(list)
    for party in parties:
        if party.merged_into_id is not None:
            names[_kept(party.id, into)].append(party.name)
    officials = official_ids(session)
    return [
        _tenant(party, tuple(names[party.id]))
        for party in parties
        if party.merged_into_id is None and party.id not in officials
    ]


def _kept(party_id: int, into: dict[int, int | None]) -> int:
    """Who a merged double has become, after any number of merges."""
    seen = {party_id}
    while (after := into.get(party_id)) is not None and after not in seen:
        seen.add(after)
        party_id = after
    return party_id


def _tenant(party: Party, other_names: tuple[str, ...]) -> KnownTenant:
    return KnownTenant(
        party.id,
        party.name,
        other_names,
        email=party.email,
        phone=party.phone,
        kvk_number=party.kvk_number,
        vat_number=party.vat_number,
        addresses=tuple(
            KnownAddress(a.kind, a.street, a.postal_code, a.town) for a in party.addresses
        ),
        ibans=tuple(known.iban for known in party.ibans),
        contacts=tuple(contact.name for contact in party.contacts),
    )


def _leases() -> Select[Lease]:
    parts = (selectinload(part) for part in (Lease.rooms, Lease.lines, Lease.tenant))
    return select(Lease).options(*parts).order_by(Lease.id)


def _lease(lease: Lease) -> KnownLease:
    return KnownLease(
        lease.id,
        lease.tenant_id,
        lease.tenant.name,
        lease.first_day,
        lease.last_day,
        lease.deposit_agreed,
        tuple((room.room_id, room.first_day, room.last_day) for room in lease.rooms),
        tuple(
            KnownLine(line.kind, line.chain, line.monthly, line.first_day, line.last_day)
            for line in lease.lines
        ),
    )
