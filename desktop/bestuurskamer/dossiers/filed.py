"""What is filed under a matter, as rows: steps, cases, related matters, documents, agreements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import (
    Agreement,
    Document,
    DocumentFile,
    Dossier,
    DossierCase,
    DossierLink,
    DossierStep,
    LinkKind,
    Obligation,
    ReadyLetter,
)
from bestuurskamer.parties.department_queries import department_names


@dataclass(frozen=True)
class StepRow:
    """A step, done on a day or still to come."""

    id: int
    what: str
    done_on: date | None


@dataclass(frozen=True)
class CaseRow:
    """Under which number a department keeps the matter, and what it last said of it."""

    id: int
    department_id: int
    department: str
    abbreviation: str
    case_number: str
    handler: str
    last_status: str
    known_on: date | None
    ended_on: date | None


@dataclass(frozen=True)
class LinkRow:
    """Another matter that this one hangs together with.

    `forward` tells for `depends_on` whether this matter is the one that waits.
    """

    id: int
    kind: LinkKind
    forward: bool
    other_id: int
    number: str
    title: str
    note: str


@dataclass(frozen=True)
class DocumentRow:
    """A document as it was filed; `present` tells whether its content is in the file."""

    id: int
    title: str
    file_name: str
    media_type: str
    size: int  # bytes
    sha256: str
    kind: str
    document_day: date | None
    received_on: date | None
    sent_on: date | None
    added_on: date
    pages: int | None
    dossier_id: int | None
    dossier_number: str
    present: bool
    sent_how: str = ""
    letter_id: int | None = None  # of a letter that was made here

    @property
    def waits(self) -> bool:
        """Whether it is a letter that was made here and did not go out yet."""
        return self.letter_id is not None and self.sent_on is None

    @property
    def day(self) -> date:
        """The day by which it is found: its own, else when it came, went or was filed."""
        return self.document_day or self.received_on or self.sent_on or self.added_on


@dataclass(frozen=True)
class ObligationRow:
    """What one side must do under an agreement."""

    id: int
    what: str
    by_us: bool
    every_months: int | None
    next_on: date | None
    ended_on: date | None


@dataclass(frozen=True)
class AgreementRow:
    """An agreement with what each side must do under it."""

    id: int
    title: str
    signed_on: date | None
    first_day: date | None
    last_day: date | None
    notice_months: int | None
    notice_by: date | None
    document_id: int | None
    document: str  # the title of the signed one
    note: str
    ended_on: date | None
    obligations: tuple[ObligationRow, ...]


def steps_of(session: Session, dossier_id: int) -> list[StepRow]:
    """The steps of a matter, in order."""
    wanted = select(DossierStep).where(DossierStep.dossier_id == dossier_id)
    rows = session.scalars(wanted.order_by(DossierStep.place, DossierStep.id))
    return [StepRow(row.id, row.what, row.done_on) for row in rows]


def cases_of(session: Session, dossier_id: int) -> list[CaseRow]:
    """The case numbers of a matter, those that run first."""
    names = department_names(session)
    wanted = select(DossierCase).where(DossierCase.dossier_id == dossier_id)
    order = (DossierCase.ended_on.is_not(None), DossierCase.id)
    return [
        CaseRow(
            row.id,
            row.department_id,
            *names[row.department_id],
            row.case_number,
            row.handler,
            row.last_status,
            row.known_on,
            row.ended_on,
        )
        for row in session.scalars(wanted.order_by(*order))
    ]


def links_of(session: Session, dossier_id: int) -> list[LinkRow]:
    """The matters that this one hangs together with, what contradicts it first."""
    forward = DossierLink.one_id == dossier_id
    other = case((forward, DossierLink.other_id), else_=DossierLink.one_id)
    wanted = (
        select(
            DossierLink.id, DossierLink.kind, DossierLink.one_id, Dossier.id, Dossier.number,
            Dossier.title, DossierLink.note,
        )
        .join(Dossier, Dossier.id == other)
        .where(or_(forward, DossierLink.other_id == dossier_id), DossierLink.ended_on.is_(None))
        .order_by(DossierLink.kind != LinkKind.CONTRADICTS, DossierLink.id)
    )  # fmt: skip
    return [
        LinkRow(number, kind, one_id == dossier_id, other_id, short, title, note)
        for number, kind, one_id, other_id, short, title, note in session.execute(wanted)
    ]


def documents_of(session: Session, dossier_id: int | None) -> list[DocumentRow]:
    """The documents of a matter, or those that were filed under none; the latest day first."""
    which = Document.dossier_id == dossier_id if dossier_id else Document.dossier_id.is_(None)
    return sorted(_documents(session, _filed().where(which)), key=_latest, reverse=True)


def all_documents(session: Session) -> list[DocumentRow]:
    """Every document, the latest day first."""
    return sorted(_documents(session, _filed()), key=_latest, reverse=True)


def document(session: Session, document_id: int) -> DocumentRow:
    """One document; it must exist."""
    (row,) = _documents(session, _filed().where(Document.id == document_id))
    return row


def agreements_of(session: Session, dossier_id: int | None = None) -> list[AgreementRow]:
    """The agreements of a matter, or all; those that run first, by their end."""
    wanted = select(Agreement, Document.title).outerjoin(
        Document, Document.id == Agreement.document_id
    )
    if dossier_id is not None:
        wanted = wanted.where(Agreement.dossier_id == dossier_id)
    rows = session.execute(wanted.order_by(Agreement.id)).all()
    under = _obligations(session, [made.id for made, _ in rows])
    found = [
        AgreementRow(
            made.id,
            made.title,
            made.signed_on,
            made.first_day,
            made.last_day,
            made.notice_months,
            made.notice_by,
            made.document_id,
            title or "",
            made.note,
            made.ended_on,
            tuple(under.get(made.id, ())),
        )
        for made, title in rows
    ]
    return sorted(found, key=lambda row: (row.ended_on is not None, row.last_day or date.max))


def _obligations(session: Session, ids: list[int]) -> dict[int, list[ObligationRow]]:
    found: dict[int, list[ObligationRow]] = defaultdict(list)
    wanted = select(Obligation).where(Obligation.agreement_id.in_(ids))
    for row in session.scalars(wanted.order_by(Obligation.next_on, Obligation.id)):
        found[row.agreement_id].append(
            ObligationRow(row.id, row.what, row.by_us, row.every_months, row.next_on, row.ended_on)
        )
    return found


def _filed() -> Select[Document, str | None, int | None, int | None]:
    return (
        select(Document, Dossier.number, DocumentFile.id, ReadyLetter.id)
        .outerjoin(Dossier, Dossier.id == Document.dossier_id)
        .outerjoin(DocumentFile, DocumentFile.sha256 == Document.sha256)
        .outerjoin(ReadyLetter, ReadyLetter.document_id == Document.id)
    )


def _documents(
    session: Session, wanted: Select[Document, str | None, int | None, int | None]
) -> list[DocumentRow]:
    return [
        DocumentRow(
            made.id,
            made.title,
            made.file_name,
            made.media_type,
            made.size,
            made.sha256,
            made.kind,
            made.document_day,
            made.received_on,
            made.sent_on,
            made.added_on,
            made.pages,
            made.dossier_id,
            number or "",
            content is not None,
            made.sent_how,
            letter,
        )
        for made, number, content, letter in session.execute(wanted)
    ]


def _latest(row: DocumentRow) -> tuple[date, int]:
    return row.day, row.id
