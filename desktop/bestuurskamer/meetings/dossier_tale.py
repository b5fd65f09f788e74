"""All that happened in one matter, gathered from everything that is filed under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.filed import agreements_of, documents_of
from bestuurskamer.dossiers.happenings import HAPPENED
from bestuurskamer.dossiers.model import Dossier, Mover, Stage
from bestuurskamer.dossiers.running_terms import procedures_of
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.meetings.model import AgendaItem, ItemState, Line, Meeting, MeetingState, Topic
from bestuurskamer.meetings.promise_model import Decision, DecisionKind, Promise, Question
from bestuurskamer.meetings.timeline import Event, Happened, entered, promise_tale
from bestuurskamer.parties.department_queries import department_names
from bestuurskamer.vault.trail import changes_of

STAGES = {
    Stage.IDEA: N_("Idea"),
    Stage.FIRST_TALK: N_("First talk"),
    Stage.INTENTION: N_("Intention"),
    Stage.NEGOTIATION: N_("Negotiation"),
    Stage.DECISION: N_("Decision of the municipality"),
    Stage.AGREEMENT: N_("Agreement"),
    Stage.EXECUTION: N_("Execution"),
    Stage.EVALUATION: N_("Evaluation"),
    Stage.CONTINUED: N_("Continued"),
    Stage.STOPPED: N_("Stopped"),
}


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
    told = entered(session, [one for one in tale if one.day <= today])
    moves = [one for one in _moves(session, dossier_id) if one.day <= today]
    return sorted([*told, *moves], key=lambda one: one.day)


def _moves(session: Session, dossier_id: int) -> Iterator[Happened]:
    """When the matter came to another stage, and when it became somebody else's move."""
    names = department_names(session)
    for change in changes_of(session, "dossier", dossier_id):
        if change.kind != "update":
            continue
        day, after = change.at.astimezone().date(), change.after
        if "stage" in after:
            stage = words(STAGES[Stage(after["stage"])])
            yield Happened(day, change.at, words(N_("Stage: {stage}"), stage=stage), "")
        if what := _handed(after, names):
            since = after.get("mover_since")
            yield Happened(date.fromisoformat(since) if since else day, change.at, what, "")


def _handed(after: Mapping[str, Any], names: Mapping[int, tuple[str, str]]) -> Words | None:
    """Whose move it became by a change, if it did."""
    if after.get("mover") == Mover.US.value:
        return words(N_("Our move"))
    department = names.get(after.get("mover_department_id") or 0, ("", ""))[0]
    who = department or after.get("mover_name")
    return words(N_("To move: {who}"), who=who) if who else None


def _written() -> ColumnElement[bool]:
    """Whether something was written at the point."""
    return exists().where(Line.agenda_item_id == AgendaItem.id, Line.words != "", Line.place > 0)


def _meetings(session: Session, dossier_id: int, inside: bool) -> Iterator[Event]:
    wanted = (
        select(Meeting)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(Topic, Topic.id == AgendaItem.topic_id)
        .where(
            Topic.dossier_id == dossier_id,
            Meeting.state.not_in((MeetingState.PLANNED, MeetingState.CANCELLED)),
            or_(AgendaItem.state == ItemState.TREATED, _written()),
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
        if document.waits:  # a letter that lies ready is nothing that happened
            continue
        what = words(N_("Document"))
        if document.received_on:
            what = words(N_("Document received"))
        elif document.sent_on and document.sent_how:
            what = words(N_("Document sent, {how}"), how=document.sent_how)
        elif document.sent_on:
            what = words(N_("Document sent"))
        on = document.received_on or document.sent_on or document.day
        yield Event(on, "document", document.id, what, document.title)
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
