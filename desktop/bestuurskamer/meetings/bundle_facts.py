"""What goes into a bundle of evidence: what minutes say of it, moves, timeline, attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.filed import DocumentRow, document, documents_of
from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.dossier_tale import dossier_timeline
from bestuurskamer.meetings.model import (
    AgendaItem,
    Meeting,
    MinutesVersion,
    Topic,
    VersionKind,
)
from bestuurskamer.meetings.promise_model import Promise, PromiseEvent
from bestuurskamer.meetings.register_rows import EventRow, PromiseRow
from bestuurskamer.meetings.registers import promise_events, promises
from bestuurskamer.meetings.snapshot import PrintedMinutes, PrintedPoint, from_json
from bestuurskamer.meetings.timeline import Happened, promise_timeline


@dataclass(frozen=True)
class Excerpt:
    """The points of a version of the minutes that are about it, to the letter."""

    version_id: int
    minutes: PrintedMinutes
    sha256: str
    points: tuple[PrintedPoint, ...]


@dataclass(frozen=True)
class Evidence:
    """All that a bundle tells; `name` is the promise's number or the matter with its number."""

    name: str
    title: str
    promises: tuple[tuple[PromiseRow, tuple[EventRow, ...]], ...]
    excerpts: tuple[Excerpt, ...]
    told: tuple[Happened, ...]
    documents: tuple[DocumentRow, ...]


def evidence_of_promise(session: Session, promise_id: int, today: date) -> Evidence:
    """The evidence of one promise. Refused while it has no number, or is of the board alone."""
    promise = session.get_one(Promise, promise_id)
    if promise.number is None:
        raise Refused(
            N_("This promise has no number yet. Send the minutes first; then it is evidence.")
        )
    if promise.internal:
        raise Refused(N_("This promise is of the board alone. It goes into no bundle."))
    (row,) = promises(session, today, ids=[promise_id])
    numbers = {promise.number}
    titles = _spoken_of(session, promise)
    ids = session.scalars(
        select(PromiseEvent.document_id).where(
            PromiseEvent.promise_id == promise_id, PromiseEvent.document_id.is_not(None)
        )
    )
    return Evidence(
        name=promise.number,
        title=promise.words,
        promises=((row, tuple(promise_events(session, promise_id))),),
        excerpts=tuple(_excerpts(session, numbers, titles, {promise.meeting_id, *titles})),
        told=tuple(promise_timeline(session, promise_id)),
        documents=tuple(document(session, number) for number in ids if number is not None),
    )


def evidence_of_dossier(session: Session, dossier_id: int, today: date) -> Evidence:
    """The evidence of a whole matter, without anything of the board alone."""
    dossier = session.get_one(Dossier, dossier_id)
    rows = [
        row
        for row in promises(session, today, dossier_id=dossier_id)
        if row.number and not row.internal
    ]
    titles = _titles(session, dossier_id)
    meetings = set(titles) | {row.source.meeting_id for row in rows if row.source.meeting_id}
    return Evidence(
        name=dossier.number,
        title=dossier.title,
        promises=tuple((row, tuple(promise_events(session, row.id))) for row in rows),
        excerpts=tuple(_excerpts(session, {row.number for row in rows}, titles, meetings)),
        told=tuple(dossier_timeline(session, dossier_id, today)),
        documents=tuple(
            one for one in reversed(documents_of(session, dossier_id)) if not one.waits
        ),
    )


def _excerpts(
    session: Session, numbers: set[str], titles: dict[int, set[str]], meeting_ids: set[int]
) -> Iterator[Excerpt]:
    """Of the newest version of each talk with others: the points that are about it."""
    for version in _newest(session, meeting_ids):
        minutes = from_json(version.content)
        named = titles.get(version.meeting_id, set())
        points = tuple(
            point
            for point in minutes.points
            if point.title in named or any(line.reference in numbers for line in point.lines)
        )
        if points:
            yield Excerpt(version.id, minutes, version.sha256, points)


def _newest(session: Session, meeting_ids: set[int]) -> Sequence[MinutesVersion]:
    wanted = (
        select(MinutesVersion)
        .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
        .where(
            MinutesVersion.meeting_id.in_(meeting_ids),
            MinutesVersion.kind != VersionKind.ADDENDUM,
            Meeting.with_others.is_(True),
        )
        .order_by(MinutesVersion.version)
    )
    newest = {one.meeting_id: one for one in session.scalars(wanted)}
    return sorted(newest.values(), key=lambda one: from_json(one.content).held_on)


def _spoken_of(session: Session, promise: Promise) -> dict[int, set[str]]:
    """The points about its topic in the meetings where something happened to it afterwards."""
    wanted = (
        select(AgendaItem.meeting_id, AgendaItem.title)
        .join(PromiseEvent, PromiseEvent.meeting_id == AgendaItem.meeting_id)
        .where(
            PromiseEvent.promise_id == promise.id,
            AgendaItem.topic_id == promise.topic_id,
            AgendaItem.internal.is_(False),
        )
    )
    return _by_meeting(session.execute(wanted))


def _titles(session: Session, dossier_id: int) -> dict[int, set[str]]:
    """The titles of the points about a matter, by meeting."""
    wanted = (
        select(AgendaItem.meeting_id, AgendaItem.title)
        .join(Topic, Topic.id == AgendaItem.topic_id)
        .where(Topic.dossier_id == dossier_id, AgendaItem.internal.is_(False))
    )
    return _by_meeting(session.execute(wanted))


def _by_meeting(rows: Iterable[Row[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for meeting_id, title in rows:
        found.setdefault(meeting_id, set()).add(title)
    return found
