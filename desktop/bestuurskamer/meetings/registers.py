"""The registers: promises both ways, actions, decisions and questions, each with its source."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.meetings.how_often import HowOften, how_often
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting, Topic
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    ActionState,
    Decision,
    Direction,
    Promise,
    PromiseEvent,
    PromiseState,
    Question,
)
from bestuurskamer.meetings.register_rows import (
    ActionRow,
    DecisionRow,
    EventRow,
    From,
    PromiseRow,
    QuestionRow,
)
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES, measures
from bestuurskamer.parties.department_queries import now_called, with_predecessors
from bestuurskamer.parties.model import Department


def promises(
    session: Session,
    today: date,
    *,
    ids: Collection[int] | None = None,
    direction: Direction | None = None,
    department_id: int | None = None,
    dossier_id: int | None = None,
    topic_id: int | None = None,
    open_only: bool = False,
) -> list[PromiseRow]:
    """Promises, the latest first, then the oldest; every row with its source and matter.

    Of a department also those of the ones whose work it does now.
    """
    wanted = _with_source(
        select(Promise, func.coalesce(Department.abbreviation, "")), Promise
    ).outerjoin(Department, Department.id == Promise.department_id)
    for column, value in (
        (Promise.direction, direction),
        (Promise.dossier_id, dossier_id),
        (Promise.topic_id, topic_id),
    ):
        wanted = wanted if value is None else wanted.where(column == value)
    if department_id is not None:
        of = with_predecessors(session, department_id)
        wanted = wanted.where(Promise.department_id.in_(of))
    if ids is not None:
        wanted = wanted.where(Promise.id.in_(ids))
    if open_only:
        wanted = wanted.where(Promise.state.in_(OPEN_PROMISES))
    found = session.execute(wanted).all()
    told = how_often(session, [row[0].id for row in found])
    now = now_called(session)
    rows = [_promise_row(row, told, now, today) for row in found]
    return sorted(rows, key=lambda r: (-r.measures.days_late, -r.measures.age, r.id))


def promise_events(session: Session, promise_id: int) -> list[EventRow]:
    """What happened to a promise, in order."""
    wanted = (
        select(PromiseEvent).where(PromiseEvent.promise_id == promise_id).order_by(PromiseEvent.id)
    )
    return [
        EventRow(one.kind, one.day, one.remark, one.old_due, one.new_due)
        for one in session.scalars(wanted)
    ]


def actions(
    session: Session,
    today: date,
    *,
    who: str = "",
    dossier_id: int | None = None,
    open_only: bool = False,
) -> list[ActionRow]:
    """Actions of the board and what it promised itself, the latest first."""
    wanted = _with_source(select(ActionItem), ActionItem)
    if who:
        wanted = wanted.where(ActionItem.who == who)
    if dossier_id is not None:
        wanted = wanted.where(ActionItem.dossier_id == dossier_id)
    if open_only:
        wanted = wanted.where(ActionItem.state.in_(OPEN_ACTIONS))
    rows = [_action_row(row, today) for row in session.execute(wanted)]
    ours = promises(
        session, today, direction=Direction.OURS, dossier_id=dossier_id, open_only=open_only
    )
    rows += [_as_action(promise) for promise in ours if not who or promise.by_name == who]
    return sorted(rows, key=lambda r: (-r.measures.days_late, -r.measures.age, r.number))


def decisions(session: Session, *, dossier_id: int | None = None) -> list[DecisionRow]:
    """Decisions, newest first, with what took the place of what."""
    old, new = aliased(Decision), aliased(Decision)
    wanted = (
        _with_source(
            select(Decision, func.coalesce(old.number, ""), func.coalesce(new.number, "")), Decision
        )
        .outerjoin(old, old.id == Decision.replaces_id)
        .outerjoin(new, new.replaces_id == Decision.id)
        .order_by(Decision.decided_on.desc(), Decision.id.desc())
    )
    if dossier_id is not None:
        wanted = wanted.where(Decision.dossier_id == dossier_id)
    return [
        DecisionRow(
            one.id,
            one.number or "",
            one.words,
            one.kind,
            one.decided_on,
            one.starts_on,
            one.ends_on,
            replaces,
            replaced_by,
            one.withdrawn_on,
            one.internal,
            _from(one, source),
        )
        for one, replaces, replaced_by, *source in session.execute(wanted)
    ]


def questions(
    session: Session,
    today: date,
    *,
    department_id: int | None = None,
    dossier_id: int | None = None,
    open_only: bool = True,
) -> list[QuestionRow]:
    """Questions to departments, or to one and those whose work it does; the longest first."""
    now = now_called(session)
    wanted = (
        select(Question, func.coalesce(Department.abbreviation, ""), *_SOURCE)
        .outerjoin(Department, Department.id == Question.department_id)
        .join(Meeting, Meeting.id == Question.meeting_id)
        .outerjoin(Dossier, Dossier.id == Question.dossier_id)
        .outerjoin(Line, Line.id == Question.line_id)
        .outerjoin(AgendaItem, AgendaItem.id == Line.agenda_item_id)
        .outerjoin(Topic, Topic.id == AgendaItem.topic_id)
        .order_by(Question.asked_on, Question.id)
    )
    if department_id is not None:
        of = with_predecessors(session, department_id)
        wanted = wanted.where(Question.department_id.in_(of))
    if dossier_id is not None:
        wanted = wanted.where(Question.dossier_id == dossier_id)
    if open_only:
        wanted = wanted.where(Question.answered_on.is_(None))
    return [
        QuestionRow(
            one.id,
            one.words,
            one.department_id,
            short,
            one.asked_on,
            one.answered_on,
            one.answer,
            ((one.answered_on or today) - one.asked_on).days,
            one.internal,
            _from(one, source),
            now.get(one.department_id or 0, ""),
        )
        for one, short, *source in session.execute(wanted)
    ]


_SOURCE = (
    Meeting.title, Meeting.held_on, Meeting.with_others, Topic.title, Dossier.id, Dossier.number,
    Dossier.title,
)  # fmt: skip


def _with_source(
    wanted: Select[*tuple[Any, ...]], kind: type[Promise | ActionItem | Decision]
) -> Select[*tuple[Any, ...]]:
    return (
        wanted.add_columns(*_SOURCE)
        .outerjoin(Meeting, Meeting.id == kind.meeting_id)
        .outerjoin(Topic, Topic.id == kind.topic_id)
        .outerjoin(Dossier, Dossier.id == kind.dossier_id)
    )


def _from(one: Any, source: Any) -> From:
    title, held_on, others, topic, dossier_id, number, dossier = source
    name = f"{number} {dossier}" if number else ""
    return From(
        one.meeting_id, title or "", held_on, topic or "", dossier_id, name, others is False,
        one.line_id,
    )  # fmt: skip


def _promise_row(row: Any, told: HowOften, now: Mapping[int, str], today: date) -> PromiseRow:
    one, short, *source = row
    return PromiseRow(
        one.id,
        one.number or "",
        one.direction,
        one.words,
        one.department_id,
        short,
        one.by_name,
        one.given_on,
        one.due_on,
        one.precision,
        one.state,
        one.closed_on,
        told.moved[one.id],
        told.raised(one.id),
        told.last_raised(one.id),
        one.internal,
        _from(one, source),
        measures(one.given_on, one.due_on, one.state in OPEN_PROMISES, today),
        now.get(one.department_id or 0, ""),
    )


def _action_row(row: Any, today: date) -> ActionRow:
    one, *source = row
    return ActionRow(
        one.id,
        one.number or "",
        one.what,
        one.who,
        one.asked_on,
        one.due_on,
        one.precision,
        one.state,
        one.internal,
        _from(one, source),
        measures(one.asked_on, one.due_on, one.state in OPEN_ACTIONS, today),
    )


def _as_action(promise: PromiseRow) -> ActionRow:
    done = {
        PromiseState.OPEN: ActionState.OPEN,
        PromiseState.REPORTED_DONE: ActionState.BUSY,
        PromiseState.KEPT: ActionState.DONE,
    }
    return ActionRow(
        promise.id,
        promise.number,
        promise.words,
        promise.by_name,
        promise.given_on,
        promise.due_on,
        promise.precision,
        done.get(promise.state, ActionState.LAPSED),
        promise.internal,
        promise.source,
        promise.measures,
        promise_id=promise.id,
    )
