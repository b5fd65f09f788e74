"""Which topics may come back on an agenda: what happened to them, and what is still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier, DossierCase
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


@dataclass(frozen=True)
class Judged:
    """A topic that is not done; `fits` when it belongs to the meeting that is prepared."""

    topic_id: int
    title: str
    fits: bool
    judged: TopicToJudge


def topics_to_judge(session: Session, meeting: Meeting) -> list[Judged]:
    """All topics that are not done, oldest first."""
    topics = list(
        session.scalars(select(Topic).where(Topic.state != TopicState.DONE).order_by(Topic.id))
    )
    ids = [topic.id for topic in topics]
    promises, actions = _open(session, Promise, ids), _open(session, ActionItem, ids)
    last, fitting = _last_states(session, ids), _fitting(session, meeting)
    return [
        Judged(
            topic.id,
            topic.title,
            topic.id in fitting,
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


def _fitting(session: Session, meeting: Meeting) -> set[int]:
    """Topics of the same series, or that were spoken of with the same department.

    So are those of a matter that the department has a case number for, or must move in. Without
    series and department it is what was spoken of in such meetings before, on the same side.
    """
    talks = select(AgendaItem.topic_id).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    ways: list[ColumnElement[bool]] = []
    if meeting.series_id is not None:
        ways.append(Topic.series_id == meeting.series_id)
    if meeting.department_id is not None:
        ids = with_predecessors(session, meeting.department_id)
        cases = select(DossierCase.dossier_id).where(DossierCase.department_id.in_(ids))
        movers = select(Dossier.id).where(Dossier.mover_department_id.in_(ids))
        ways += [
            Topic.id.in_(talks.where(Meeting.department_id.in_(ids))),
            Topic.dossier_id.in_(cases),
            Topic.dossier_id.in_(movers),
        ]
    if not ways:
        alike = talks.where(
            Meeting.series_id.is_(None),
            Meeting.department_id.is_(None),
            Meeting.with_others == meeting.with_others,
        )
        ways.append(and_(Topic.series_id.is_(None), Topic.id.in_(alike)))
    return set(session.scalars(select(Topic.id).where(or_(*ways))))


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
