"""A letter went out: logged with it, and with the promise that it reminds of."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.dossiers import ready_letters
from bestuurskamer.dossiers.model import ReadyLetter
from bestuurskamer.language import _
from bestuurskamer.meetings.promise_model import PromiseEvent, PromiseEventKind


def send_letter(session: Session, letter_id: int, day: date | None, how: str, today: date) -> None:
    """Log on which day and how a letter went out; a promise it reminds of was raised by it."""
    ready_letters.send_letter(session, letter_id, day, how, today)
    made = session.get_one(ReadyLetter, letter_id)
    if made.promise_id is None or day is None:
        return
    session.add(
        PromiseEvent(
            promise_id=made.promise_id,
            kind=PromiseEventKind.RAISED,
            day=day,
            remark=_("letter, {how}").format(how=how),
            document_id=made.document_id,
        )
    )
    session.flush()
