"""How often promises were moved, and in how many meetings they were spoken of since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.model import AgendaItem, Meeting, MeetingState
from bestuurskamer.meetings.promise_model import Promise, PromiseEvent, PromiseEventKind


@dataclass
class HowOften:
    """What was told of each promise after it was given; a meeting counts once, however often."""

    moved: Counter[int] = field(default_factory=Counter)
    meetings: dict[int, dict[int, date]] = field(default_factory=lambda: defaultdict(dict))
    days: dict[int, set[date]] = field(default_factory=lambda: defaultdict(set))

    def raised(self, promise_id: int) -> int:
        """In how many meetings it was spoken of, and on how many days besides."""
        held = self.meetings[promise_id]
        return len(held) + len(self.days[promise_id] - set(held.values()))

    def last_raised(self, promise_id: int) -> date | None:
        """When it was spoken of last; None when never."""
        return max((*self.meetings[promise_id].values(), *self.days[promise_id]), default=None)


def how_often(session: Session, ids: Collection[int]) -> HowOften:
    """Look up what was told of these promises, in two statements.

    The meeting in which a promise was given is none in which it was raised again.
    """
    told = HowOften()
    events = (
        select(
            PromiseEvent.promise_id, PromiseEvent.kind, PromiseEvent.day, PromiseEvent.meeting_id,
            Promise.meeting_id,
        )
        .join(Promise, Promise.id == PromiseEvent.promise_id)
        .where(PromiseEvent.promise_id.in_(ids))
    )  # fmt: skip
    for promise_id, kind, day, meeting_id, given_in in session.execute(events):
        told.moved[promise_id] += kind is PromiseEventKind.MOVED
        if meeting_id is None:
            told.days[promise_id].add(day)
        elif meeting_id != given_in:
            told.meetings[promise_id][meeting_id] = day
    items = (
        select(Promise.id, Meeting.id, Meeting.held_on)
        .join(AgendaItem, AgendaItem.topic_id == Promise.topic_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Promise.id.in_(ids),
            Meeting.held_on > Promise.given_on,
            Meeting.state.not_in((MeetingState.PLANNED, MeetingState.CANCELLED)),
        )
    )
    for promise_id, meeting_id, held_on in session.execute(items):
        told.meetings[promise_id][meeting_id] = held_on
    return told
