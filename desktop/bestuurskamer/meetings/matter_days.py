"""The days of matters that come from meetings: promises, actions, and talks that are planned."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.rules import NextDay
from bestuurskamer.meetings.model import AgendaItem, Meeting, MeetingState, Topic
from bestuurskamer.meetings.register_rows import for_board_alone
from bestuurskamer.meetings.registers import actions, promises

_COMES = (MeetingState.PLANNED, MeetingState.RUNNING)


def matter_days(
    session: Session, today: date, *, discreet: bool = False
) -> dict[int, list[NextDay]]:
    """The days of each matter: what is promised and not done, to be done, and to be spoken of.

    Our own promises are among the promises, and not told a second time as actions. With `discreet`
    a day of the board alone keeps its place without its words.
    """
    found: dict[int, list[NextDay]] = defaultdict(list)
    for row in promises(session, today, open_only=True):
        if row.source.dossier_id is not None and row.due_on is not None:
            shown = "" if discreet and for_board_alone(row) else row.words
            day = NextDay(row.due_on, "promise", shown, row.number)
            found[row.source.dossier_id].append(day)
    for one in actions(session, today, open_only=True):
        told = one.promise_id is not None
        if one.source.dossier_id is not None and one.due_on is not None and not told:
            source = " · ".join(filter(None, (one.number, one.who)))
            shown = "" if discreet and for_board_alone(one) else one.what
            found[one.source.dossier_id].append(NextDay(one.due_on, "action", shown, source))
    talks = (
        select(Topic.dossier_id, Meeting.held_on, Meeting.title)
        .join(AgendaItem, AgendaItem.topic_id == Topic.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Topic.dossier_id.is_not(None), Meeting.held_on >= today)
        .where(Meeting.state.in_(_COMES))
        .distinct()
    )
    for dossier_id, held_on, title in session.execute(talks):
        assert dossier_id is not None
        found[dossier_id].append(NextDay(held_on, "meeting", title))
    return dict(found)
