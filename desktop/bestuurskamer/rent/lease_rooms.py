"""Which rooms a lease has on which days; a room may come later or go earlier than the lease."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.building.model import Room
from bestuurskamer.days import day_after, day_before
from bestuurskamer.errors import N_, Refused
from bestuurskamer.rent import queries
from bestuurskamer.rent.drafts import LeaseDraft
from bestuurskamer.rent.model import Lease, LeaseRoom


def take_room(session: Session, lease_id: int, room_id: int, first_day: date) -> None:
    """Let a lease have one more room from a day on, to the end of the lease.

    Refused on a day outside the lease, or when somebody has the room on a day from then on.
    """
    lease = session.get_one(Lease, lease_id)
    _refuse_outside(lease, first_day)
    refuse_taken(session, [room_id], first_day, lease.last_day)
    for held in lease.rooms:
        if held.room_id == room_id and held.last_day == day_before(first_day):
            held.last_day = lease.last_day  # given up and taken again: it goes on
            return
    room = session.get_one(Room, room_id)
    lease.rooms.append(LeaseRoom(room=room, first_day=first_day, last_day=lease.last_day))
    session.flush()


def give_up_room(session: Session, lease_id: int, room_id: int, last_day: date) -> None:
    """Let a lease have a room no longer than a day, which still belongs to it.

    Refused when the lease does not have the room on that day, or when no room would be left
    on the day after it.
    """
    lease = session.get_one(Lease, lease_id)
    _refuse_outside(lease, last_day)
    held = next((r for r in lease.rooms if r.room_id == room_id and _has(r, last_day)), None)
    if held is None:
        raise Refused(N_("This lease does not have the room on {day}."), day=last_day)
    left = day_after(last_day)
    if not any(_has(room, left) for room in lease.rooms if room is not held):
        raise Refused(
            N_("{room} is the only room after {day}. End the rent instead."),
            room=held.room.name,
            day=last_day,
        )
    held.last_day = last_day


def refuse_taken(
    session: Session, room_ids: Iterable[int], first_day: date, last_day: date | None
) -> None:
    """Refuse when somebody has one of these rooms on a day of this period."""
    for room, tenant, start, end in queries.rooms_taken(session, room_ids, first_day, last_day):
        if end is None:
            raise Refused(
                N_("{tenant} has {room} from {start} on, without an end. End that lease first."),
                tenant=tenant,
                room=room,
                start=start,
            )
        raise Refused(
            N_("{tenant} has {room} from {start} to {end}. Choose other days or another room."),
            tenant=tenant,
            room=room,
            start=start,
            end=end,
        )


def room_of(session: Session, room_id: int, draft: LeaseDraft) -> LeaseRoom:
    """A room for all the days of a lease."""
    assert draft.first_day is not None
    return LeaseRoom(
        room=session.get_one(Room, room_id), first_day=draft.first_day, last_day=draft.last_day
    )


def mended_rooms(session: Session, lease: Lease, draft: LeaseDraft) -> list[LeaseRoom]:
    """The rooms that a lease gets from a draft; one that stays keeps days of its own."""
    assert draft.first_day is not None
    found = []
    for room_id in draft.room_ids:
        kept = [room for room in lease.rooms if room.room_id == room_id]
        found += [_kept(room, lease, draft, draft.first_day) for room in kept]
        if not kept:
            found.append(room_of(session, room_id, draft))
    return found


def move_end(session: Session, lease: Lease, last_day: date) -> None:
    """Let the rooms of a lease end with it: those with an end of their own keep an earlier one.

    Refused when another lease has a room on a day that is added.
    """
    before = lease.last_day
    for room in list(lease.rooms):
        if room.first_day > last_day:
            lease.rooms.remove(room)
            session.delete(room)
        elif room.last_day in (None, before):
            if before is not None and last_day > before:
                refuse_taken(session, [room.room_id], day_after(before), last_day)
            room.last_day = last_day
        elif room.last_day is not None and room.last_day > last_day:
            room.last_day = last_day


def _kept(room: LeaseRoom, lease: Lease, draft: LeaseDraft, lease_first: date) -> LeaseRoom:
    first, last = lease_first, draft.last_day
    if room.first_day > lease.first_day:
        first = max(first, room.first_day)
    if room.last_day not in (None, lease.last_day):
        last = min(filter(None, (room.last_day, last)))
    if last is not None and last < first:
        raise Refused(
            N_("{room} falls outside these days. Take it away from the lease, or change the days."),
            room=room.room.name,
        )
    return LeaseRoom(room=room.room, first_day=first, last_day=last)


def _has(room: LeaseRoom, day: date) -> bool:
    ends = [end for end in (room.last_day, room.lease.last_day) if end is not None]
    return room.first_day <= day and all(day <= end for end in ends)


def _refuse_outside(lease: Lease, day: date) -> None:
    if day < lease.first_day:
        raise Refused(N_("The lease begins on {day}, later."), day=lease.first_day)
    if lease.last_day is not None and day > lease.last_day:
        raise Refused(N_("The lease ends on {day}, before that."), day=lease.last_day)
