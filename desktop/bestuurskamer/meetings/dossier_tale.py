"""All that happened in one matter, gathered from everything that is filed under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.filed import agreements_of, documents_of
from bestuurskamer.dossiers.happenings import HAPPENED
from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.dossiers.running_terms import procedures_of
from bestuurskamer.errors import N_, words
from bestuurskamer.meetings.model import AgendaItem, Meeting, MeetingState, Topic
from bestuurskamer.meetings.promise_model import Decision, DecisionKind, Promise, Question
from bestuurskamer.meetings.timeline import Event, Happened, entered, promise_tale
from bestuurskamer.parties.department_queries import department_names


def dossier_timeline(
    session: Session, dossier_id: int, today: date, *, inside: bool = False
) -> list[Happened]:
    """All that happened in a matter up to today, oldest first.

    Only `inside` what is of the board alone: internal records, its own meetings and decisions.
    """
    dossier = session.get_one(Dossier, dossier_id)
    opened = words(N_("{number} opened"), number=dossier.number)
    tale = [Event(dossier.opened_on, "dossier", dossier.id, opened, dossier.title)]
    tale += _meetings(session, dossier_id, inside)
    wanted = select(Promise).where(Promise.dossier_id == dossier_id)
    for promise in session.scalars(wanted):
        if inside or (not promise.internal and promise.department_id is not None):
            tale += promise_tale(session, promise)
    tale += _decisions(session, dossier_id, inside)
    tale += _questions(session, dossier_id, inside)
    tale += _filed(session, dossier_id)
    tale += _procedures(session, dossier_id, today)
    if dossier.closed_on is not None:
        closed = words(N_("{number} closed"), number=dossier.number)
        tale.append(Event(dossier.closed_on, "dossier", dossier.id, closed, field="closed_on"))
    return entered(session, [one for one in tale if one.day <= today])


def _meetings(session: Session, dossier_id: int, inside: bool) -> Iterator[Event]:
    wanted = (
        select(Meeting)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(Topic, Topic.id == AgendaItem.topic_id)
        .where(
            Topic.dossier_id == dossier_id,
            Meeting.state.not_in((MeetingState.PLANNED, MeetingState.CANCELLED)),
        )
        .order_by(Meeting.id)
        .distinct()
    )
    if not inside:
        wanted = wanted.where(Meeting.with_others.is_(True), AgendaItem.internal.is_(False))
    for one in session.scalars(wanted):
        yield Event(one.held_on, "meeting", one.id, words(N_("Spoken of")), one.title)


def _decisions(session: Session, dossier_id: int, inside: bool) -> Iterator[Event]:
    for one in session.scalars(select(Decision).where(Decision.dossier_id == dossier_id)):
        if not inside and (one.internal or one.kind is DecisionKind.OWN):
            continue
        number = one.number or words(N_("not adopted"))
        what = words(N_("Decided ({number})"), number=number)
        yield Event(one.decided_on, "decision", one.id, what, one.words)


def _questions(session: Session, dossier_id: int, inside: bool) -> Iterator[Event]:
    names = department_names(session)
    for one in session.scalars(select(Question).where(Question.dossier_id == dossier_id)):
        if one.internal and not inside:
            continue
        who = names.get(one.department_id or 0, ("", ""))[0]
        asked = words(N_("Asked {who}"), who=who) if who else words(N_("Asked"))
        yield Event(one.asked_on, "question", one.id, asked, one.words)
        if one.answered_on is not None:
            answered = words(N_("Answered"))
            yield Event(
                one.answered_on, "question", one.id, answered, one.answer, field="answered_on"
            )


def _filed(session: Session, dossier_id: int) -> Iterator[Event]:
    for document in documents_of(session, dossier_id):
        what = words(N_("Document"))
        if document.received_on:
            what = words(N_("Document received"))
        elif document.sent_on:
            what = words(N_("Document sent"))
        yield Event(document.day, "document", document.id, what, document.title)
    for made in agreements_of(session, dossier_id):
        if day := made.signed_on or made.first_day:
            what = words(N_("Agreement signed") if made.signed_on else N_("Agreement begins"))
            yield Event(day, "agreement", made.id, what, made.title)


def _procedures(session: Session, dossier_id: int, today: date) -> Iterator[Event]:
    for row in procedures_of(session, dossier_id, today):
        title = words(row.kind.title)
        begun = words(N_("{term}: begins"), term=title)
        yield Event(row.start_on, "procedure", row.id, begun, row.what)
        for one in row.happenings:
            if one.taken_back:
                continue
            what = words(N_("{term}: {what}"), term=title, what=words(HAPPENED[one.kind]))
            yield Event(one.day, "procedure_event", one.id, what, one.note)
