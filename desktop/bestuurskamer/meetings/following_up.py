"""What becomes of promises, actions, decisions and questions; each act keeps what was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.promise_model import (
    ActionItem,
    ActionState,
    Decision,
    Promise,
    PromiseEvent,
    PromiseEventKind,
    PromiseState,
    Question,
)
from bestuurskamer.meetings.rules import OPEN_PROMISES

SHORTEST_REMARK = 3


@dataclass(frozen=True)
class Said:
    """Where something was said or shown: the meeting, its line, a document."""

    meeting_id: int | None = None
    line_id: int | None = None
    document_id: int | None = None


UNSAID = Said()

STATE_AFTER = {
    PromiseEventKind.REPORTED: PromiseState.REPORTED_DONE,
    PromiseEventKind.KEPT: PromiseState.KEPT,
    PromiseEventKind.REOPENED: PromiseState.OPEN,
    PromiseEventKind.WITHDRAWN: PromiseState.WITHDRAWN,
    PromiseEventKind.LAPSED: PromiseState.LAPSED,
    PromiseEventKind.BECAME_DECISION: PromiseState.BECAME_DECISION,
}
"""How a promise stands after each thing that may happen to it; a move leaves it as it is."""


def move_promise(
    session: Session,
    promise_id: int,
    due_on: date | None,
    reason: str,
    day: date,
    *,
    precision: Precision = Precision.DAY,
    said: Said = UNSAID,
) -> None:
    """Give a promise another day; the old one and the reason stay readable."""
    promise = session.get_one(Promise, promise_id)
    if promise.state not in OPEN_PROMISES:
        raise Refused(N_("This promise is closed. Open it again first."))
    if not reason.strip():
        raise Refused(N_("Say why the day moves. The old day stays readable."))
    if due_on == promise.due_on:
        raise Refused(N_("That is the day it has already."))
    session.add(
        PromiseEvent(
            promise_id=promise_id,
            kind=PromiseEventKind.MOVED,
            day=day,
            remark=reason,
            old_due=promise.due_on,
            new_due=due_on,
            meeting_id=said.meeting_id,
            line_id=said.line_id,
        )
    )
    session.flush()
    promise.due_on = due_on
    promise.precision = precision if due_on else Precision.NONE
    session.flush()


def report_done(
    session: Session, promise_id: int, remark: str, day: date, *, said: Said = UNSAID
) -> None:
    """They say it is done; that is not yet kept."""
    _happened(session, promise_id, PromiseEventKind.REPORTED, remark, day, said)


def keep_promise(
    session: Session,
    promise_id: int,
    remark: str,
    day: date,
    *,
    said: Said = UNSAID,
) -> None:
    """The board has seen that a promise was kept: with a document, or in words of its own."""
    if said.document_id is None and len(remark.strip()) < SHORTEST_REMARK:
        raise Refused(N_("Say how you know that it was kept, such as: key received on 3 June."))
    _happened(session, promise_id, PromiseEventKind.KEPT, remark, day, said)


def close_promise(
    session: Session, promise_id: int, kind: PromiseEventKind, reason: str, day: date
) -> None:
    """A promise is withdrawn, lapsed or became a decision; why stays readable."""
    closing = (
        PromiseEventKind.WITHDRAWN, PromiseEventKind.LAPSED, PromiseEventKind.BECAME_DECISION,
    )  # fmt: skip
    if kind not in closing:
        raise ValueError(kind)
    if not reason.strip():
        raise Refused(N_("Say why. It stays readable."))
    _happened(session, promise_id, kind, reason, day, UNSAID)


def reopen_promise(session: Session, promise_id: int, reason: str, day: date) -> None:
    """A promise counts again, with the reason."""
    promise = session.get_one(Promise, promise_id)
    if promise.state in OPEN_PROMISES:
        raise Refused(N_("This promise is open already."))
    if not reason.strip():
        raise Refused(N_("Say why. It stays readable."))
    session.add(
        PromiseEvent(promise_id=promise_id, kind=PromiseEventKind.REOPENED, day=day, remark=reason)
    )
    promise.state, promise.closed_on = PromiseState.OPEN, None
    session.flush()


def raise_again(session: Session, promise_id: int, remark: str, day: date) -> None:
    """The promise was spoken of again; how often is counted."""
    session.add(
        PromiseEvent(promise_id=promise_id, kind=PromiseEventKind.RAISED, day=day, remark=remark)
    )
    session.flush()


def set_action(
    session: Session, action_id: int, state: ActionState, day: date, reason: str = ""
) -> None:
    """An action is busy, done, open again or lapsed; lapsed only with a reason."""
    action = session.get_one(ActionItem, action_id)
    if state is ActionState.LAPSED and not reason.strip():
        raise Refused(N_("Say why. It stays readable."))
    closed = state in (ActionState.DONE, ActionState.LAPSED)
    action.state, action.closed_on = state, day if closed else None
    action.reason = reason.strip() or action.reason


def answer_question(session: Session, question_id: int, answer: str, day: date) -> None:
    """A department answered a question."""
    if not answer.strip():
        raise Refused(N_("Write down what the answer was."))
    question = session.get_one(Question, question_id)
    question.answered_on, question.answer = day, answer


def replace_decision(session: Session, new_id: int, old_id: int) -> None:
    """A new decision takes the place of one that counts; the old one stays as it was."""
    new, old = session.get_one(Decision, new_id), session.get_one(Decision, old_id)
    if old.number is None or old.withdrawn_on is not None:
        raise Refused(N_("Only a decision that counts can be replaced."))
    if new.number is not None or new.id == old.id:
        raise Refused(N_("This decision was adopted. What it replaces can no longer be changed."))
    new.replaces_id = old_id
    session.flush()


def withdraw_decision(session: Session, decision_id: int, day: date) -> None:
    """A decision counts no more from a day on; it stays readable."""
    decision = session.get_one(Decision, decision_id)
    if decision.number is None:
        raise Refused(N_("This decision was not adopted yet. Mend its line in the minutes."))
    decision.withdrawn_on = day


def _happened(
    session: Session,
    promise_id: int,
    kind: PromiseEventKind,
    remark: str,
    day: date,
    said: Said,
) -> None:
    promise = session.get_one(Promise, promise_id)
    if promise.state not in OPEN_PROMISES:
        raise Refused(N_("This promise is closed. Open it again first."))
    session.add(
        PromiseEvent(
            promise_id=promise_id,
            kind=kind,
            day=day,
            remark=remark,
            meeting_id=said.meeting_id,
            line_id=said.line_id,
            document_id=said.document_id,
        )
    )
    promise.state = STATE_AFTER[kind]
    promise.closed_on = None if promise.state in OPEN_PROMISES else day
    session.flush()
