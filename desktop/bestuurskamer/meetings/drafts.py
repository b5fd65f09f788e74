"""What the board fills in about a meeting, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.meetings.model import MeetingKind, Presence, Role, Side

SMALL = frozenset(set(MeetingKind) - {MeetingKind.MEETING})
"""All kinds without an agenda."""


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting to be planned."""

    title: str
    held_on: date | None
    with_others: bool
    series_id: int | None = None
    department_id: int | None = None
    begins: str = ""
    place: str = ""


@dataclass(frozen=True)
class SmallDraft:
    """A phone call, a word in the corridor, a letter: two fields, and what else is known."""

    kind: MeetingKind
    text: str
    held_on: date
    with_whom: str = ""
    department_id: int | None = None
    dossier_id: int | None = None


@dataclass(frozen=True)
class AttendanceDraft:
    """Somebody who is or should be at a meeting."""

    name: str
    side: Side
    post: str = ""
    department: str = ""
    department_id: int | None = None
    member_id: int | None = None
    person_id: int | None = None
    presence: Presence = Presence.PRESENT
    role: Role = Role.NONE


@dataclass(frozen=True)
class SeriesDraft:
    """Meetings that come back; one standing point a line."""

    name: str
    with_others: bool
    department_id: int | None = None
    standing_points: str = ""


def meeting_problems(draft: MeetingDraft) -> dict[str, Words]:
    """What keeps a meeting from being planned, by field."""
    found: dict[str, Words] = {}
    if not draft.title.strip():
        found["title"] = words(N_("Give the meeting a name, such as Talk with Vastgoed."))
    if draft.held_on is None:
        found["held_on"] = words(N_("Fill in the day of the meeting."))
    return found


def small_problems(draft: SmallDraft) -> dict[str, Words]:
    """What keeps a small meeting from being kept, by field."""
    if not draft.text.strip():
        return {"text": words(N_("Write what was said."))}
    return {}
