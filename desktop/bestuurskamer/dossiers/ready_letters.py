"""Ready letters that were made: kept among the documents as they were, and logged when they go.

What is printed once is kept to the bit; printing the same again gives the one that is kept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.documents import Content, file_document, take_out
from bestuurskamer.dossiers.drafts import MOST_TITLE, DocumentDraft
from bestuurskamer.dossiers.happenings import Happened
from bestuurskamer.dossiers.letters import Draft
from bestuurskamer.dossiers.model import (
    Document,
    LetterSort,
    Procedure,
    ProcedureEvent,
    ReadyLetter,
)
from bestuurskamer.dossiers.ready_papers import letter_paper
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.paper.sheet import pages_made

WAYS = (
    N_("by post"), N_("by registered post"), N_("handed in, with a stamp"), N_("by e-mail"),
    N_("by their website"),
)  # fmt: skip
"""How a letter to the municipality can go out."""


@dataclass(frozen=True)
class About:
    """What a letter is about, and to which department it goes.

    `promise_id` is the promise that it reminds of; `procedure_id` the procedure it belongs to.
    """

    sort: LetterSort
    department_id: int | None = None
    dossier_id: int | None = None
    procedure_id: int | None = None
    promise_id: int | None = None


@dataclass(frozen=True)
class Kept:
    """A letter that is kept, with the paper for the printer: it and the board's own sheet.

    `before` is the day on which the very same letter was kept; None when it is new.
    """

    id: int
    paper: bytes
    before: date | None = None


@dataclass(frozen=True)
class LetterRow:
    """A letter in a list; `sent_on` and `sent_how` are empty while it did not go out."""

    id: int
    document_id: int
    sort: LetterSort
    title: str
    made_on: date
    sent_on: date | None
    sent_how: str


def keep_letter(session: Session, draft: Draft, about: About, today: date) -> Kept:
    """Keep a letter among the documents of its matter. The very same one is kept once.

    Refused without a subject or a text.
    """
    to = (about.department_id, about.dossier_id, today)
    data = letter_paper(session, draft, *to, own=False)
    paper = letter_paper(session, draft, *to)
    known = _same(session, about, hashlib.sha256(data).hexdigest())
    if known is not None:
        return Kept(known.id, paper, session.get_one(Document, known.document_id).added_on)
    title = draft.subject.strip()[:MOST_TITLE]
    filed = file_document(
        session,
        DocumentDraft(title, about.dossier_id, _("letter"), today),
        Content(f"{title}.pdf", data, "\n".join(draft.paragraphs), pages_made(data)),
        today,
    )
    made = ReadyLetter(
        document_id=filed.id,
        sort=about.sort,
        department_id=about.department_id,
        procedure_id=about.procedure_id,
        promise_id=about.promise_id,
    )
    session.add(made)
    session.flush()
    return Kept(made.id, paper)


def send_letter(session: Session, letter_id: int, day: date | None, how: str, today: date) -> None:
    """Log on which day and how a letter went out; in a procedure that is an event.

    Refused without both, for a day before it was made or after today, and a second time.
    """
    made = session.get_one(ReadyLetter, letter_id)
    document = session.get_one(Document, made.document_id)
    if document.sent_on is not None:
        raise Refused(N_("This letter went out already."))
    if day is None or not how.strip():
        raise Refused(N_("Fill in on which day and how it went out."))
    if not document.added_on <= day <= today:
        raise Refused(
            N_("Choose a day from {first} to {last}."), first=document.added_on, last=today
        )
    document.sent_on, document.sent_how = day, how
    if made.procedure_id is None:
        return
    if session.get_one(Procedure, made.procedure_id).closed_on is None:
        note = _("{letter}, sent {how}").format(letter=document.title, how=how)
        session.add(
            ProcedureEvent(
                procedure_id=made.procedure_id,
                kind=Happened.OTHER.value,
                day=day,
                note=note,
                document_id=document.id,
            )
        )


def letters_about_promise(session: Session, promise_id: int) -> list[LetterRow]:
    """The letters that reminded of a promise, the latest first."""
    return _rows(session, ReadyLetter.promise_id == promise_id)


def letters_in_procedure(session: Session, procedure_id: int) -> list[LetterRow]:
    """The letters that belong to a procedure, the latest first."""
    return _rows(session, ReadyLetter.procedure_id == procedure_id)


def the_letter(session: Session, letter_id: int) -> LetterRow:
    """One letter; it must exist."""
    (row,) = _rows(session, ReadyLetter.id == letter_id)
    return row


def letter_bytes(session: Session, letter_id: int) -> bytes:
    """The letter as it was kept, to the bit."""
    return take_out(session, session.get_one(ReadyLetter, letter_id).document_id).data


def _rows(session: Session, which: ColumnElement[bool]) -> list[LetterRow]:
    wanted = (
        select(ReadyLetter, Document)
        .join(Document, Document.id == ReadyLetter.document_id)
        .where(which)
        .order_by(ReadyLetter.id.desc())
    )
    return [
        LetterRow(
            made.id, made.document_id, made.sort, of.title, of.added_on, of.sent_on, of.sent_how
        )
        for made, of in session.execute(wanted)
    ]


def _same(session: Session, about: About, sha256: str) -> ReadyLetter | None:
    wanted = (
        select(ReadyLetter)
        .join(Document, Document.id == ReadyLetter.document_id)
        .where(
            Document.sha256 == sha256,
            ReadyLetter.promise_id.is_not_distinct_from(about.promise_id),
            ReadyLetter.procedure_id.is_not_distinct_from(about.procedure_id),
        )
    )
    return session.scalars(wanted).first()
