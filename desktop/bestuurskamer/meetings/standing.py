"""Where things stand with one department, or in one matter: all that one page may tell.

Nothing of the board alone is ever gathered here: no internal lines, no limits, no own reminders,
and no names of tenants.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.queries import in_and_out
from bestuurskamer.dossiers.model import Mover
from bestuurskamer.dossiers.queries import DossierView, dossier, dossiers
from bestuurskamer.dossiers.rules import NextDay
from bestuurskamer.meetings.model import Meeting, MeetingState
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.meetings.register_rows import PromiseRow
from bestuurskamer.meetings.registers import promises
from bestuurskamer.meetings.rules import OPEN_PROMISES
from bestuurskamer.parties.department_queries import department, with_predecessors

CLOSED_DAYS = 366
"""What was closed longer ago stands on no page any more; custom of the board."""

SHARED_DAYS = frozenset(
    {"head_notice", "head_renewal", "head_end", "notice", "end", "obligation", "term"}
)
"""Days that the other side may read; a reminder of our own and a tenant's lease are not."""


@dataclass(frozen=True)
class Move:
    """Whose move it is in a matter; `who` is empty when it is ours."""

    dossier: str  # number and title
    who: str
    since: date | None
    days: int | None
    said: str  # where we stand, in the board's own sentences


@dataclass(frozen=True)
class FixedDay:
    """A day that is fixed; `leads` when the head lease asks something within six months."""

    day: date | None
    kind: str
    what: str = ""
    source: str = ""
    leads: bool = False
    after_head: date | None = None  # the end of the head lease that this day is past


@dataclass(frozen=True)
class Standing:
    """Where things stand, on a day; `talk_on` is the next talk that is planned."""

    name: str
    about_department: bool
    organisation: str
    contacts: tuple[str, ...]
    day: date
    talk_on: date | None
    moves: tuple[Move, ...]
    theirs: tuple[PromiseRow, ...]
    ours: tuple[PromiseRow, ...]
    days: tuple[FixedDay, ...]
    sources: tuple[date, ...]  # the days of the talks it rests on
    references: tuple[str, ...]  # numbers of matters
    promised_by: str  # whose promises to us these are; empty: of several departments


def with_department(session: Session, department_id: int, today: date) -> Standing:
    """Where things stand with a department, and with those whose work it took over."""
    of = department(session, department_id, today)
    ids = with_predecessors(session, department_id)
    rows = shared_promises(session, today, ids)
    views = _matters_of(session, ids, rows, today)
    return Standing(
        name=of.name,
        about_department=True,
        organisation=of.organisation,
        contacts=tuple(person.name for person in of.people),
        day=today,
        talk_on=next_talk(session, ids, today),
        moves=tuple(_move(view) for view in views),
        theirs=_of(rows, Direction.THEIRS),
        ours=_of(rows, Direction.OURS),
        days=_fixed(session, views, today),
        sources=_sources(session, rows),
        references=tuple(view.row.number for view in views),
        promised_by=of.name,
    )


def in_dossier(session: Session, dossier_id: int, today: date) -> Standing:
    """Where things stand in one matter, with whichever departments are in it."""
    view = dossier(session, dossier_id, today)
    rows = shared_promises(session, today, None, dossier_id)
    names = dict.fromkeys(case.department for case in view.cases if case.ended_on is None)
    handlers = dict.fromkeys(c.handler for c in view.cases if c.handler and c.ended_on is None)
    ids = {row.department_id for row in rows if row.department_id is not None}
    ids |= {case.department_id for case in view.cases}
    return Standing(
        name=view.row.title,
        about_department=False,
        organisation=", ".join(names),
        contacts=tuple(handlers),
        day=today,
        talk_on=next_talk(session, ids, today),
        moves=(_move(view),),
        theirs=_of(rows, Direction.THEIRS),
        ours=_of(rows, Direction.OURS),
        days=_fixed(session, [view], today),
        sources=_sources(session, rows),
        references=(view.row.number,),
        promised_by="",
    )


def shared_promises(
    session: Session,
    today: date,
    department_ids: Collection[int] | None,
    dossier_id: int | None = None,
) -> list[PromiseRow]:
    """Promises that both sides know: those open, the latest first, then those closed of late.

    Internal ones are left out, and what the board promised no department.
    """
    since = today - timedelta(days=CLOSED_DAYS)
    rows = [
        row
        for row in promises(session, today, dossier_id=dossier_id)
        if not row.internal
        and row.department_id is not None
        and (department_ids is None or row.department_id in department_ids)
    ]
    still_open = [row for row in rows if row.state in OPEN_PROMISES]
    closed = [row for row in rows if row.closed_on is not None and row.closed_on >= since]
    closed = [row for row in closed if row.state not in OPEN_PROMISES]
    return still_open + sorted(closed, key=lambda row: row.closed_on or since, reverse=True)


def next_talk(session: Session, department_ids: Collection[int], today: date) -> date | None:
    """The day of the next talk with these departments that is planned."""
    wanted = (
        select(Meeting.held_on)
        .where(
            Meeting.department_id.in_(department_ids),
            Meeting.held_on >= today,
            Meeting.state.in_((MeetingState.PLANNED, MeetingState.RUNNING)),
        )
        .order_by(Meeting.held_on)
    )
    return session.scalars(wanted).first()


def _matters_of(
    session: Session, ids: frozenset[int], rows: Sequence[PromiseRow], today: date
) -> list[DossierView]:
    """The open matters that the department is in, those in which it has the move first."""
    promised = {row.source.dossier_id for row in rows if row.state in OPEN_PROMISES}
    found = []
    for row in dossiers(session, today):
        view = dossier(session, row.id, today)
        cases = {case.department_id for case in view.cases if case.ended_on is None}
        if row.mover_department_id in ids or row.id in promised or cases & ids:
            found.append(view)
    return sorted(
        found,
        key=lambda view: (view.row.mover_department_id not in ids, -(view.row.lying or 0)),
    )


def _move(view: DossierView) -> Move:
    row = view.row
    who = "" if row.mover is Mover.US else row.mover_name
    said = " ".join(view.standing.split())
    return Move(f"{row.number} {row.title}", who, row.mover_since, row.lying, said)


def _of(rows: Iterable[PromiseRow], direction: Direction) -> tuple[PromiseRow, ...]:
    return tuple(row for row in rows if row.direction is direction)


def _fixed(session: Session, views: Sequence[DossierView], today: date) -> tuple[FixedDay, ...]:
    """What is fixed: what the head lease asks soon leads, then by day; each day once."""
    near: dict[tuple[date, str], FixedDay] = {}
    rest: dict[tuple[date, str, str, str], FixedDay] = {}
    for view in views:
        asked = {f"head_{one.kind}" for one in view.row.deadlines}
        for one in view.row.days:
            if one.kind in asked:
                near[one.day, one.kind] = _leading(one)
            elif one.kind in SHARED_DAYS:
                made = FixedDay(one.day, one.kind, one.what, one.source)
                rest[one.day, one.kind, one.what, one.source] = made
    leading = [near[key] for key in sorted(near)]
    if any(view.head_lease_id is not None for view in views):
        leading += _past_the_end(session, today)
    return (*leading, *(rest[key] for key in sorted(rest)))


def _leading(one: NextDay) -> FixedDay:
    return FixedDay(one.day, one.kind, one.what, one.source, leads=True)


def _past_the_end(session: Session, today: date) -> list[FixedDay]:
    """How long the last lease of a room goes on after the head lease; never whose it is."""
    both = in_and_out(session, today)
    if both.head_lease is None or both.head_lease.last_day is None or not both.past_the_end:
        return []
    ends = [row.last_day for row in both.past_the_end]
    last = None if None in ends else max(day for day in ends if day is not None)
    return [FixedDay(last, "sublet_end", after_head=both.head_lease.last_day)]


def _sources(session: Session, rows: Sequence[PromiseRow]) -> tuple[date, ...]:
    ids = {row.source.meeting_id for row in rows}
    wanted = select(Meeting.held_on).where(Meeting.id.in_(ids), Meeting.with_others.is_(True))
    return tuple(sorted(set(session.scalars(wanted))))
