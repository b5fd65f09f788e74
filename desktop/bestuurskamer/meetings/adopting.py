"""In which meeting the minutes of an earlier one are adopted."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bestuurskamer.meetings.model import AgendaItem, Meeting, MeetingState, MinutesVersion


def adopting_meeting(session: Session, meeting_id: int) -> int | None:
    """The meeting that has the adoption of these minutes on its agenda: one that runs goes first.

    None when it stands on no agenda.
    """
    versions = select(MinutesVersion.id).where(MinutesVersion.meeting_id == meeting_id)
    wanted = (
        select(Meeting.id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(
            or_(
                AgendaItem.approves_meeting_id == meeting_id,
                AgendaItem.approves_version_id.in_(versions),
            ),
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by((Meeting.state == MeetingState.RUNNING).desc(), Meeting.held_on, Meeting.id)
    )
    return session.scalars(wanted.limit(1)).first()
