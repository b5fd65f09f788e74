"""Undoing a list that was taken over, as long as nothing was built on it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bestuurskamer.building.model import HeadLease, Room
from bestuurskamer.errors import N_, Refused
from bestuurskamer.parties.model import Party
from bestuurskamer.rent.model import DepositMove, Extra, Lease, LeaseRoom, ListImport


def undo(session: Session, import_id: int, invoiced: Collection[int] = ()) -> None:
    """Take away the tenants, rooms and leases that a list brought.

    `invoiced` are the leases that stand on an invoice, a draft too. Refused when one came from
    this list, or when the board has added something to what it brought. What the list changed
    about tenants and rooms known before stays as it is.
    """
    made = session.get_one(ListImport, import_id)
    if made.undone:
        raise Refused(N_("This list was undone already."))
    leases = list(session.scalars(select(Lease).where(Lease.import_id == import_id)))
    if any(lease.id in invoiced for lease in leases):
        raise Refused(
            N_("Something was invoiced from this list. It cannot be undone; nothing changed.")
        )
    parties = list(session.scalars(select(Party).where(Party.import_id == import_id)))
    rooms = list(session.scalars(select(Room).where(Room.import_id == import_id)))
    _refuse_built_on(session, leases, parties, rooms)
    try:
        _drop(session, leases, parties, rooms)
    except IntegrityError as error:  # rooms above this one may hold it too
        raise Refused(
            N_(
                "Something of this list is used elsewhere, such as in a draft or an invoice that "
                "was still open. Take that away first; nothing changed."
            )
        ) from error
    made.undone = True
    session.flush()


def _drop(session: Session, leases: list[Lease], parties: list[Party], rooms: list[Room]) -> None:
    for lease in leases:
        _drop_lease(session, lease)
    for party in parties:
        for part in (*party.addresses, *party.contacts, *party.ibans, party):
            session.delete(part)
    for room in rooms:
        session.delete(room)
    session.flush()


def _drop_lease(session: Session, lease: Lease) -> None:
    moves = session.scalars(select(DepositMove).where(DepositMove.lease_id == lease.id))
    for part in (*moves, *lease.lines, *lease.rooms, lease):
        session.delete(part)


def _refuse_built_on(
    session: Session, leases: list[Lease], parties: list[Party], rooms: list[Room]
) -> None:
    """Refuse when work of the board would be lost with what the list brought."""
    own = {lease.id for lease in leases}
    for lease in leases:
        later = select(Extra.id).where(Extra.lease_id == lease.id)
        if any(line.origin_id for line in lease.lines) or session.scalars(later).first():
            raise _built_on(lease.tenant.name)
        moves = session.scalars(select(DepositMove).where(DepositMove.lease_id == lease.id))
        if any(move.on_day != lease.first_day for move in moves):
            raise _built_on(lease.tenant.name)
    for party in parties:
        theirs = session.scalars(select(Lease.id).where(Lease.tenant_id == party.id))
        head = session.scalars(select(HeadLease.id).where(HeadLease.landlord_id == party.id))
        merged = session.scalars(select(Party.id).where(Party.merged_into_id == party.id))
        if set(theirs) - own or head.first() or merged.first() or party.merged_into_id:
            raise _built_on(party.name)
    for room in rooms:
        held = session.scalars(select(LeaseRoom.lease_id).where(LeaseRoom.room_id == room.id))
        if set(held) - own:
            raise _built_on(room.name)


def _built_on(name: str) -> Refused:
    return Refused(
        N_("“{name}” got something new after this list. Take that away first; nothing changed."),
        name=name,
    )
