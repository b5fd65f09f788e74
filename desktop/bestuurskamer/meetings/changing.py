"""Whether a meeting may still be changed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.model import Meeting, MeetingState


def changeable(session: Session, meeting_id: int, *, sent_too: bool = False) -> Meeting:
    """The meeting, when it may still be changed.

    Refused once its minutes are adopted, and unless `sent_too` once they were sent.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state is MeetingState.SENT and not sent_too:
        raise Refused(
            N_("These minutes were sent. Choose “Work on the minutes again” first, and say why.")
        )
    if meeting.state is MeetingState.ADOPTED:
        raise Refused(
            N_(
                "These minutes are adopted. Nothing was changed. "
                "Put something right with a later remark."
            )
        )
    return meeting
