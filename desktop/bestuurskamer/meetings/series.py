"""Meetings that come back: their name, with whom, and what is always on the agenda."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.drafts import SeriesDraft
from bestuurskamer.meetings.model import Series


def add_series(session: Session, draft: SeriesDraft) -> int:
    """Keep a series of meetings under its name."""
    _refuse_nameless(draft)
    series = Series(
        name=draft.name.strip(),
        with_others=draft.with_others,
        department_id=draft.department_id,
        standing_points=draft.standing_points,
    )
    session.add(series)
    session.flush()
    return series.id


def mend_series(
    session: Session, series_id: int, draft: SeriesDraft, *, ended_on: date | None = None
) -> None:
    """Put right what is known of a series; agendas that are planned already stay as they are.

    With `ended_on` they come back no more; what was written in them stays.
    """
    _refuse_nameless(draft)
    series = session.get_one(Series, series_id)
    series.name, series.with_others = draft.name.strip(), draft.with_others
    series.department_id, series.standing_points = draft.department_id, draft.standing_points
    series.ended_on = ended_on or series.ended_on


def _refuse_nameless(draft: SeriesDraft) -> None:
    if not draft.name.strip():
        raise Refused(N_("Give these meetings a name, such as Board meeting."))
