"""What happened in a matter or to a promise, in order, as proof: when, and when it was entered.

The day of entry comes from the trail that the data file keeps by itself, and cannot be chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.meetings.paper_words import EVENT_WORDS
from bestuurskamer.meetings.promise_model import Direction, Promise, PromiseEvent, PromiseEventKind
from bestuurskamer.parties.department_queries import department_names
from bestuurskamer.vault.trail import Act, Change

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Event:
    """An event with the row that tells it; `field` when a later change of that row tells it."""

    day: date
    table: str
    row_id: int
    what: Words
    said: str = ""
    field: str = ""


@dataclass(frozen=True)
class Happened:
    """An event as it is printed; `entered_at` is None only when the trail does not know."""

    day: date
    entered_at: datetime | None
    what: Words
    said: str


def promise_timeline(session: Session, promise_id: int) -> list[Happened]:
    """All that happened to one promise, oldest first."""
    return entered(session, promise_tale(session, session.get_one(Promise, promise_id)))


def promise_tale(session: Session, promise: Promise) -> list[Event]:
    """The promise itself, and each thing that happened to it."""
    who = department_names(session).get(promise.department_id or 0, ("", ""))[0]
    number = promise.number or words(N_("Promise without a number"))
    by = f" ({promise.by_name})" if promise.by_name else ""
    made = words(N_("{number}: promised by {who}"), number=number, who=who)
    if promise.direction is Direction.OURS:
        made = words(N_("{number}: promised by us"), number=number)
    tale = [Event(promise.given_on, "promise", promise.id, made, f"“{promise.words}”{by}")]
    wanted = select(PromiseEvent).where(PromiseEvent.promise_id == promise.id)
    for one in session.scalars(wanted.order_by(PromiseEvent.id)):
        tale.append(Event(one.day, "promise_event", one.id, _what(one, number), one.remark))
    return tale


def entered(session: Session, tale: Iterable[Event]) -> list[Happened]:
    """The events by day and then by entry, each with the moment at which it was written down."""
    events = list(tale)
    made = _made_at(session, events)
    told = [Happened(one.day, _moment(session, one, made), one.what, one.said) for one in events]
    return sorted(told, key=lambda one: (one.day, one.entered_at or _NEVER))


def _what(one: PromiseEvent, number: str | Words) -> Words:
    if one.kind is not PromiseEventKind.MOVED:
        what = words(EVENT_WORDS[one.kind])
        return words(N_("{number}: {what}"), number=number, what=what)
    none = words(N_("no day"))
    return words(
        N_("{number}: day moved from {old} to {new}"),
        number=number,
        old=one.old_due or none,
        new=one.new_due or none,
    )


def _made_at(session: Session, events: Iterable[Event]) -> Mapping[tuple[str, int], datetime]:
    """When each row was made, by the trail; asked once for each table."""
    ids: dict[str, set[int]] = defaultdict(set)
    for one in events:
        ids[one.table].add(one.row_id)
    found: dict[tuple[str, int], datetime] = {}
    for table, of_table in ids.items():
        wanted = (
            select(Change.row_id, func.min(Act.at))
            .join(Act, Act.id == Change.act_id)
            .where(Change.table_name == table, Change.row_id.in_(of_table), Change.kind == "insert")
            .group_by(Change.row_id)
        )
        found |= {(table, row_id): at for row_id, at in session.execute(wanted)}
    return found


def _moment(
    session: Session, one: Event, made: Mapping[tuple[str, int], datetime]
) -> datetime | None:
    if not one.field:
        return made.get((one.table, one.row_id))
    wanted = (
        select(Act.at)
        .join(Change, Change.act_id == Act.id)
        .where(
            Change.table_name == one.table,
            Change.row_id == one.row_id,
            Change.after.contains(f'"{one.field}":'),
        )
        .order_by(Change.id.desc())
    )
    return session.scalars(wanted).first()
