"""Which topics may come back on an agenda: what happened to them, and what is still open."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.meetings.model import (
    AgendaItem,
    ItemState,
    Meeting,
    MeetingState,
    Topic,
    TopicState,
)
from bestuurskamer.meetings.promise_model import ActionItem, Promise
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES, TopicToJudge
from bestuurskamer.parties.department_queries import with_predecessors

HELD = (MeetingState.DRAFT, MeetingState.SENT, MeetingState.ADOPTED)


def topics_to_judge(
    session: Session, series_id: int | None, department_id: int | None
) -> list[tuple[Topic, TopicToJudge]]:
    """Topics that are not done, of a series or of talks with a department, oldest first.

    A topic of a matter in which that department has the move belongs to its talks as well.
    """
    wanted = select(Topic).where(Topic.state != TopicState.DONE).order_by(Topic.id)
    if series_id is not None:
        wanted = wanted.where(Topic.series_id == series_id)
    elif department_id is not None:
        of = with_predecessors(session, department_id)
        talks = (
            select(AgendaItem.topic_id)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .where(Meeting.department_id.in_(of))
        )
        matters = select(Dossier.id).where(Dossier.mover_department_id.in_(of))
        wanted = wanted.where(or_(Topic.id.in_(talks), Topic.dossier_id.in_(matters)))
    else:
        wanted = wanted.where(Topic.series_id.is_(None))
    topics = list(session.scalars(wanted))
    ids = [topic.id for topic in topics]
    promises, actions = _open(session, Promise, ids), _open(session, ActionItem, ids)
    last = _last_states(session, ids)
    return [
        (
            topic,
            TopicToJudge(
                topic.state,
                topic.rests_until,
                topic.recurring,
                last.get(topic.id),
                promises[topic.id],
                actions[topic.id],
            ),
        )
        for topic in topics
    ]


def _open(
    session: Session, kind: type[Promise] | type[ActionItem], topic_ids: list[int]
) -> Counter[int]:
    states = OPEN_PROMISES if kind is Promise else OPEN_ACTIONS
    wanted = (
        select(kind.topic_id, func.count())
        .where(kind.topic_id.in_(topic_ids), kind.state.in_(states))
        .group_by(kind.topic_id)
    )
    return Counter({topic: count for topic, count in session.execute(wanted) if topic})


def _last_states(session: Session, topic_ids: list[int]) -> dict[int, ItemState]:
    """What happened to each topic in the last meeting that was held."""
    wanted = (
        select(AgendaItem.topic_id, AgendaItem.state)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.topic_id.in_(topic_ids), Meeting.state.in_(HELD))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return {topic: state for topic, state in session.execute(wanted) if topic}
