"""What the secretary's table asks today: late promises, minutes that wait, meetings that come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from bestuurskamer.meetings.model import MeetingKind, MeetingState
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.meetings.queries import MeetingRow, meetings
from bestuurskamer.meetings.register_rows import ActionRow, PromiseRow, QuestionRow
from bestuurskamer.meetings.registers import actions, promises, questions
from bestuurskamer.meetings.rules import Signal

WEEK = 7
WAITING_DAYS = 14
"""Custom of the board: from how many days minutes without adoption and questions ask attention."""


@dataclass(frozen=True)
class TableAttention:
    """What meetings and registers ask on a day."""

    late_to_us: tuple[PromiseRow, ...]
    old_to_us: tuple[PromiseRow, ...]  # without a day, and long ago
    late_actions: tuple[ActionRow, ...]  # of the board, with what it promised
    to_look_over: tuple[MeetingRow, ...]  # minutes in draft
    running: tuple[MeetingRow, ...]
    to_adopt: tuple[MeetingRow, ...]  # sent, and waiting for more than two weeks
    unanswered: tuple[QuestionRow, ...]
    coming: tuple[MeetingRow, ...]  # within a week, the first one first

    @property
    def late_count(self) -> int:
        """How many promises and actions are late: the count at the place Promises."""
        return len(self.late_to_us) + len(self.late_actions)


def table_attention(session: Session, today: date) -> TableAttention:
    """Look through meetings and registers."""
    theirs = promises(session, today, direction=Direction.THEIRS, open_only=True)
    ours = actions(session, today, open_only=True)
    every = [row for row in meetings(session) if row.kind is MeetingKind.MEETING]
    waiting = today - timedelta(days=WAITING_DAYS)
    planned = [row for row in every if row.state is MeetingState.PLANNED]
    soon = [row for row in planned if 0 <= (row.held_on - today).days <= WEEK]
    return TableAttention(
        late_to_us=tuple(row for row in theirs if row.measures.signal is Signal.LATE),
        old_to_us=tuple(row for row in theirs if row.measures.signal is Signal.OLD),
        late_actions=tuple(row for row in ours if row.measures.signal is Signal.LATE),
        to_look_over=_in(every, MeetingState.DRAFT),
        running=_in(every, MeetingState.RUNNING),
        to_adopt=tuple(r for r in _in(every, MeetingState.SENT) if r.held_on < waiting),
        unanswered=tuple(q for q in questions(session, today) if q.days > WAITING_DAYS),
        coming=tuple(sorted(soon, key=lambda row: row.held_on)),
    )


def _in(rows: Sequence[MeetingRow], state: MeetingState) -> tuple[MeetingRow, ...]:
    return tuple(row for row in rows if row.state is state)
