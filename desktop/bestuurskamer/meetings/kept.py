"""What can be asked about versions of minutes: whole, their paper, their corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from bestuurskamer.meetings.model import (
    Correction,
    CorrectionState,
    MinutesFile,
    MinutesSent,
    MinutesVersion,
    VersionKind,
)
from bestuurskamer.meetings.snapshot import PrintedMinutes, from_json


@dataclass(frozen=True)
class CorrectionRow:
    """A correction that was proposed."""

    id: int
    line_number: int
    proposed_by: str
    old: str
    new: str
    state: CorrectionState
    reason: str


@dataclass(frozen=True)
class VersionRow:
    """A version of the minutes that went out or was adopted."""

    id: int
    version: int
    kind: VersionKind
    made_at: datetime
    made_on: date
    sha256: str
    reason: str
    sent_to: tuple[str, ...]


def versions(session: Session, meeting_id: int) -> list[VersionRow]:
    """The versions of a meeting's minutes, the newest first, each with to whom it went."""
    rows = session.scalars(
        select(MinutesVersion)
        .where(MinutesVersion.meeting_id == meeting_id)
        .order_by(MinutesVersion.version.desc())
    ).all()
    sent: dict[int, list[str]] = {row.id: [] for row in rows}
    for one in session.scalars(select(MinutesSent).where(MinutesSent.version_id.in_(sent))):
        sent[one.version_id].append(one.to_whom)
    return [
        VersionRow(
            row.id,
            row.version,
            row.kind,
            row.made_at,
            row.made_on,
            row.sha256,
            row.reason,
            tuple(sent[row.id]),
        )
        for row in rows
    ]


def version_paper(session: Session, version_id: int) -> bytes:
    """The paper of a version, byte for byte as it was made."""
    wanted = (
        select(MinutesFile)
        .where(MinutesFile.version_id == version_id)
        .options(undefer(MinutesFile.pdf))
    )
    return session.scalars(wanted).one().pdf


def version_content(session: Session, version_id: int) -> PrintedMinutes:
    """Every word of a version."""
    return from_json(session.get_one(MinutesVersion, version_id).content)


def corrections(session: Session, meeting_id: int) -> list[CorrectionRow]:
    """The corrections that were proposed to a meeting's minutes, by line."""
    wanted = (
        select(
            Correction.id,
            Correction.line_number,
            Correction.proposed_by,
            Correction.old,
            Correction.new,
            Correction.state,
            Correction.reason,
        )
        .join(MinutesVersion, MinutesVersion.id == Correction.version_id)
        .where(MinutesVersion.meeting_id == meeting_id)
        .order_by(Correction.line_number, Correction.id)
    )
    return [CorrectionRow(*row) for row in session.execute(wanted)]
