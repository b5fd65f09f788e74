"""What is true of a building, its rooms and the head lease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bestuurskamer.days import later
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money

WARN_MONTHS = 6
"""So many months before a day of the head lease comes, it leads the page of today."""


@dataclass(frozen=True)
class BuildingDraft:
    """A building to be kept."""

    name: str
    street: str = ""
    postal_code: str = ""
    town: str = ""


@dataclass(frozen=True)
class RoomDraft:
    """A room to be kept; area in m²."""

    name: str
    floor: str = ""
    area: Decimal | None = None
    capacity: int | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class HeadLeaseDraft:
    """The head lease to be kept; days are both included."""

    landlord: str
    monthly: Money | None
    first_day: date | None
    last_day: date | None = None
    notice_by: date | None = None
    renewal_by: date | None = None
    sublet_allowed: bool | None = None
    sublet_on: date | None = None
    sublet_reference: str = ""
    runs_on: str = ""


@dataclass(frozen=True)
class Deadline:
    """A day of the head lease that must not pass unseen."""

    kind: str  # notice, renewal or end
    day: date
    days_left: int  # below zero when it passed


def room_problems(draft: RoomDraft) -> dict[str, Words]:
    """What keeps a room from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.name.strip():
        found["name"] = words(N_("Give the room a name, such as Classroom 1."))
    if draft.area is not None and not 0 < draft.area < 100_000:
        found["area"] = words(N_("Fill in the square metres, such as 48 or 12,5."))
    if draft.capacity is not None and not 0 < draft.capacity < 100_000:
        found["capacity"] = words(N_("Fill in for how many people the room is."))
    if draft.first_day and draft.last_day and draft.last_day < draft.first_day:
        found["last_day"] = words(N_("The last day is before the first day."))
    return found


def head_lease_problems(draft: HeadLeaseDraft) -> dict[str, Words]:
    """What keeps the head lease from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.landlord.strip():
        found["landlord"] = words(N_("Fill in from whom you rent the building."))
    if draft.monthly is None:
        found["monthly"] = words(N_("Fill in what you pay a month. It may be 0,00."))
    elif draft.monthly < NOTHING:
        found["monthly"] = words(N_("Rent is never less than nothing."))
    if draft.first_day is None:
        found["first_day"] = words(N_("Fill in the first day of the head lease."))
    for field in ("last_day", "notice_by", "renewal_by"):
        day = getattr(draft, field)
        if day is not None and draft.first_day is not None and day < draft.first_day:
            found[field] = words(N_("This day is before the first day of the head lease."))
        elif field != "last_day" and day is not None and draft.last_day and day > draft.last_day:
            found[field] = words(N_("This day is after the last day of the head lease."))
    return found


def deadlines(
    last_day: date | None, notice_by: date | None, renewal_by: date | None, today: date
) -> list[Deadline]:
    """The days of the head lease that are near or passed, the first one first.

    Near is within six months. What was to be done before a lease ended counts no more after it.
    """
    named = (("notice", notice_by), ("renewal", renewal_by), ("end", last_day))
    over = last_day is not None and last_day < today
    found = []
    for kind, day in named:
        if day is None or (over and kind != "end"):
            continue
        if today >= later(day, -WARN_MONTHS):
            found.append(Deadline(kind, day, (day - today).days))
    return sorted(found, key=lambda deadline: deadline.day)
