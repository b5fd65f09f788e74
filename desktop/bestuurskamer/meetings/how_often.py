"""How often promises were moved and spoken of, for a register."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.model import AgendaItem, Meeting, MeetingState
from bestuurskamer.meetings.promise_model import Promise, PromiseEvent, PromiseEventKind


class HowOften:
    """How often promises were moved and spoken of, asked in two statements."""

    def __init__(self, session: Session, found: list[Promise]) -> None:
        ids = [promise.id for promise in found]
        self.moved: Counter[int] = Counter()
        self.raised: Counter[int] = Counter()
        self.last: dict[int, date] = {}
        events = select(PromiseEvent.promise_id, PromiseEvent.kind, PromiseEvent.day)
        for promise_id, kind, day in session.execute(
            events.where(PromiseEvent.promise_id.in_(ids))
        ):
            self.moved[promise_id] += kind is PromiseEventKind.MOVED
            self._raise(promise_id, day)
        items = (
            select(Promise.id, Meeting.held_on)
            .join(AgendaItem, AgendaItem.topic_id == Promise.topic_id)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .where(
                Promise.id.in_(ids),
                Meeting.held_on > Promise.given_on,
                Meeting.state.not_in((MeetingState.PLANNED, MeetingState.CANCELLED)),
            )
        )
        for promise_id, day in session.execute(items):
            self._raise(promise_id, day)

    def _raise(self, promise_id: int, day: date) -> None:
        self.raised[promise_id] += 1
        self.last[promise_id] = max(day, self.last.get(promise_id, day))
