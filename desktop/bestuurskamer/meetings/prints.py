"""The papers of meetings as files, asked in one go."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bestuurskamer.meetings.composing import compose
from bestuurskamer.meetings.minutes_paper import minutes_pdf


def draft_minutes(session: Session, meeting_id: int, *, inside: bool = False) -> bytes:
    """The minutes as they stand now; `inside` with the board's own lines and a band over it."""
    return minutes_pdf(compose(session, meeting_id, inside=inside), inside=inside)
