"""Numbers of promises, actions and decisions: without a gap per year, in the order of the lines."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings import rules
from bestuurskamer.meetings.model import AgendaItem, Line
from bestuurskamer.meetings.promise_model import ActionItem, Decision, Direction, Promise
from bestuurskamer.office.actions import keep_place, last_place

Numbered = TypeVar("Numbered", Promise, ActionItem, Decision)

SERIES = {Promise: ("promise", "T"), ActionItem: ("action", "A"), Decision: ("decision", "B")}


def give_numbers(session: Session, meeting_id: int, today: date) -> None:
    """Give the promises and actions of a meeting their numbers, those that have none yet.

    Refused when the other side promised something and nobody says which department.
    """
    for promise in _unnumbered(session, Promise, meeting_id):
        if promise.direction is Direction.THEIRS and promise.department_id is None:
            raise Refused(
                N_("“{words}”: which department promised this? Fill it in first. Nothing is lost."),
                words=promise.words,
            )
    _number(session, Promise, meeting_id, today)
    _number(session, ActionItem, meeting_id, today)


def number_decisions(session: Session, meeting_id: int, today: date) -> None:
    """Give the decisions of adopted minutes their numbers."""
    _number(session, Decision, meeting_id, today)


def _number(session: Session, kind: type[Numbered], meeting_id: int, today: date) -> None:
    series, letter = SERIES[kind]
    place = first = last_place(session, series, today.year)
    for record in _unnumbered(session, kind, meeting_id):
        place += 1
        record.number = rules.number_text(letter, today.year, place)
    if place != first:
        session.flush()
        keep_place(session, series, today.year, place)
        session.flush()


def _unnumbered(session: Session, kind: type[Numbered], meeting_id: int) -> list[Numbered]:
    wanted = (
        select(kind)
        .join(Line, Line.id == kind.line_id)
        .join(AgendaItem, AgendaItem.id == Line.agenda_item_id)
        .where(kind.meeting_id == meeting_id, kind.number.is_(None))
        .order_by(AgendaItem.place, Line.place)
    )
    return list(session.scalars(wanted))
