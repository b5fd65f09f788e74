"""What the board can do with its building, rooms and head lease; each is one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bestuurskamer.building import rules
from bestuurskamer.building.model import Building, HeadLease, HeadRent, Room
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft, RoomDraft
from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.parties.model import Party


def describe_building(session: Session, draft: BuildingDraft) -> int:
    """Keep the building; the first one is mended, never doubled."""
    if not draft.name.strip():
        raise Refused(N_("Give the building a name."))
    found = session.scalars(select(Building).order_by(Building.id)).first()
    if found is None:
        found = Building(name=draft.name)
        session.add(found)
    found.name, found.street = draft.name, draft.street
    found.postal_code, found.town = draft.postal_code, draft.town
    session.flush()
    return found.id


def add_room(session: Session, building_id: int, draft: RoomDraft) -> int:
    """Add a room; a name is used once."""
    refuse(rules.room_problems(draft))
    _refuse_double(session, draft.name, None)
    room = Room(building=session.get_one(Building, building_id), name=draft.name)
    session.add(room)
    _fill(room, draft)
    session.flush()
    return room.id


def mend_room(session: Session, room_id: int, draft: RoomDraft) -> None:
    """Mend what is known of a room; issued paper stays as it was."""
    refuse(rules.room_problems(draft))
    _refuse_double(session, draft.name, room_id)
    _fill(session.get_one(Room, room_id), draft)


def drop_rooms(session: Session, room_ids: Iterable[int]) -> None:
    """Take away rooms that were never let; Refused for others, which can get a last day."""
    for room_id in room_ids:
        session.delete(session.get_one(Room, room_id))
    try:
        session.flush()
    except IntegrityError as problem:
        raise Refused(
            N_(
                "This room was let, so it stays in the books. Fill in until when it is in use. "
                "Nothing was changed."
            )
        ) from problem


def describe_head_lease(session: Session, draft: HeadLeaseDraft) -> int:
    """Keep the head lease; the one there is is mended, its landlord found by name or made."""
    refuse(rules.head_lease_problems(draft))
    assert draft.first_day is not None
    assert draft.monthly is not None
    building = session.scalars(select(Building).order_by(Building.id)).first()
    if building is None:
        raise Refused(N_("Describe the building first."))
    landlord = _landlord(session, draft.landlord)
    found = session.scalars(select(HeadLease)).first()
    if found is None:
        found = HeadLease(building=building, landlord=landlord, first_day=draft.first_day)
        session.add(found)
        found.rents.append(HeadRent(first_day=draft.first_day, monthly=draft.monthly))
    found.landlord, found.first_day = landlord, draft.first_day
    for field in (
        "last_day", "notice_by", "renewal_by", "sublet_allowed", "sublet_on", "sublet_reference",
        "runs_on",
    ):  # fmt: skip
        setattr(found, field, getattr(draft, field))
    if len(found.rents) == 1:
        found.rents[0].monthly, found.rents[0].first_day = draft.monthly, draft.first_day
    session.flush()
    return found.id


def change_head_rent(session: Session, monthly: Money | None, first_day: date, reason: str) -> None:
    """Let the head lease cost another amount from a day on; what it cost before stays known."""
    lease = session.scalars(select(HeadLease)).first()
    if lease is None:
        raise Refused(N_("Describe the head lease first."))
    if monthly is None or monthly < NOTHING:
        raise Refused(N_("Fill in the new amount a month."))
    if first_day <= lease.rents[-1].first_day:
        raise Refused(
            N_("The present amount counts from {day}. Choose a later day."),
            day=lease.rents[-1].first_day,
        )
    lease.rents.append(HeadRent(first_day=first_day, monthly=monthly, reason=reason))


def take_back_head_rent(session: Session) -> None:
    """Take away the last change of what the head lease costs; the amount before counts again."""
    lease = session.scalars(select(HeadLease)).first()
    if lease is None or len(lease.rents) < 2:
        raise Refused(N_("What the head lease costs was not changed yet."))
    session.delete(lease.rents[-1])
    session.flush()


def _fill(room: Room, draft: RoomDraft) -> None:
    for field in ("name", "floor", "area", "capacity", "first_day", "last_day"):
        setattr(room, field, getattr(draft, field))


def _refuse_double(session: Session, name: str, own_id: int | None) -> None:
    plain = " ".join(name.split()).casefold()
    for room in session.scalars(select(Room)):
        if room.id != own_id and room.name.casefold() == plain:
            raise Refused(N_("There is a room {name} already. Choose another name."), name=name)


def _landlord(session: Session, name: str) -> Party:
    found = session.scalars(select(Party).where(Party.name == name.strip())).first()
    if found is None:
        found = Party(name=name)
        session.add(found)
        session.flush()
    return found
