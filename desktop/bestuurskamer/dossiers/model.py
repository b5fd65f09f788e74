"""What we remember of a matter with the municipality, and everything filed under it."""

from __future__ import annotations

import enum
from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.vault.records import Lines, Record, plain


class Stage(enum.Enum):
    """How far a matter is, in the order in which matters go."""

    IDEA = "idea"
    FIRST_TALK = "first_talk"
    INTENTION = "intention"
    NEGOTIATION = "negotiation"
    DECISION = "decision"
    AGREEMENT = "agreement"
    EXECUTION = "execution"
    EVALUATION = "evaluation"
    CONTINUED = "continued"
    STOPPED = "stopped"


class DossierState(enum.Enum):
    """Whether work is done on it."""

    EXPLORING = "exploring"
    RUNNING = "running"
    WAITING = "waiting"
    CLOSED = "closed"


class Mover(enum.Enum):
    """Whose move it is."""

    US = "us"
    DEPARTMENT = "department"
    OTHER = "other"


class LinkKind(enum.Enum):
    """How one matter hangs together with another."""

    DEPENDS_ON = "depends_on"
    BELONGS_TO = "belongs_to"
    CONTRADICTS = "contradicts"


class ProcedureState(enum.Enum):
    """How a procedure with a term of law stands."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    DECIDED = "decided"
    EXPIRED = "expired"  # the term passed without an answer
    IN_DEFAULT = "in_default"  # notice of default was given
    CLOSED = "closed"


class LetterSort(enum.Enum):
    """What a ready letter to the municipality is."""

    REMINDER = "reminder"
    DEFAULT_NOTICE = "default_notice"
    WOO = "woo"


class DossierKind(Record):
    """A kind of matter with its usual steps; shipped ones may be changed by the board."""

    __tablename__ = "dossier_kind"

    code: Mapped[str]  # of a shipped kind; empty for one of the board's own
    name: Mapped[str]
    contract: Mapped[bool] = mapped_column(default=False)  # private law: no terms of law
    steps: Mapped[str] = mapped_column(Lines(), default="")  # one usual step a line
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Dossier(Record):
    """One matter, from idea to end."""

    __tablename__ = "dossier"
    __table_args__ = (UniqueConstraint("number"),)

    number: Mapped[str]  # D-2026-003
    title: Mapped[str]
    kind_id: Mapped[int] = mapped_column(ForeignKey("dossier_kind.id"))
    opened_on: Mapped[date]
    goal: Mapped[str] = mapped_column(Lines(), default="")
    standing: Mapped[str] = mapped_column(Lines(), default="")  # where we stand, in three sentences
    board_limit: Mapped[str] = mapped_column(Lines(), default="")  # for the board's eyes only
    stage: Mapped[Stage] = mapped_column(plain(Stage), default=Stage.IDEA)
    state: Mapped[DossierState] = mapped_column(plain(DossierState), default=DossierState.EXPLORING)
    mover: Mapped[Mover] = mapped_column(plain(Mover), default=Mover.US)
    mover_department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id"), default=None, index=True
    )
    mover_name: Mapped[str] = mapped_column(default="")  # a third party
    mover_since: Mapped[date | None] = mapped_column(default=None)
    lead: Mapped[str] = mapped_column(default="")  # who of the board looks after it
    next_on: Mapped[date | None] = mapped_column(default=None)  # a next date of its own
    next_what: Mapped[str] = mapped_column(default="")
    head_lease_id: Mapped[int | None] = mapped_column(ForeignKey("head_lease.id"), default=None)
    lease_id: Mapped[int | None] = mapped_column(ForeignKey("lease.id"), default=None)
    commission: Mapped[str] = mapped_column(default="")  # the paid assignment it is about
    closed_on: Mapped[date | None] = mapped_column(default=None)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"), default=None)


class DossierStep(Record):
    """A step of a matter, in order; done on a day or still to come."""

    __tablename__ = "dossier_step"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    place: Mapped[int]
    what: Mapped[str]
    done_on: Mapped[date | None] = mapped_column(default=None)


class DossierCase(Record):
    """Under which case number a department keeps the matter, and what it last said of it."""

    __tablename__ = "dossier_case"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    case_number: Mapped[str]
    handler: Mapped[str] = mapped_column(default="")
    last_status: Mapped[str] = mapped_column(default="")
    known_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)


class DossierLink(Record):
    """One matter hangs together with another."""

    __tablename__ = "dossier_link"
    __table_args__ = (UniqueConstraint("one_id", "other_id", "kind"),)

    one_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    kind: Mapped[LinkKind] = mapped_column(plain(LinkKind))
    note: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Document(Record):
    """A document, kept in the file by its content; opened only when somebody asks."""

    __tablename__ = "document"

    title: Mapped[str]
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]  # bytes
    sha256: Mapped[str]
    added_on: Mapped[date]
    dossier_id: Mapped[int | None] = mapped_column(
        ForeignKey("dossier.id"), default=None, index=True
    )
    kind: Mapped[str] = mapped_column(default="")  # lease, letter, quotation, …: free words
    document_day: Mapped[date | None] = mapped_column(default=None)
    received_on: Mapped[date | None] = mapped_column(default=None)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    words: Mapped[str] = mapped_column(Text(), default="")  # its text, for finding
    pages: Mapped[int | None] = mapped_column(default=None)
    sent_how: Mapped[str] = mapped_column(default="")  # by post, by e-mail: free words


class DocumentFile(Record):
    """The bytes of a document; one row for the same content, however often it is filed."""

    __tablename__ = "document_file"
    __table_args__ = (UniqueConstraint("sha256"),)

    sha256: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Agreement(Record):
    """What was agreed for a time: its term and the last day to give notice."""

    __tablename__ = "agreement"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    title: Mapped[str]
    signed_on: Mapped[date | None] = mapped_column(default=None)
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    notice_months: Mapped[int | None] = mapped_column(default=None)
    notice_by: Mapped[date | None] = mapped_column(default=None)  # last day to give notice
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    note: Mapped[str] = mapped_column(Lines(), default="")
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Obligation(Record):
    """What one side must do again and again under an agreement."""

    __tablename__ = "obligation"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    what: Mapped[str]
    by_us: Mapped[bool]
    every_months: Mapped[int | None] = mapped_column(default=None)  # None: once
    next_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    day_of_month: Mapped[int | None] = mapped_column(default=None)  # as first typed: 31 stays 31


class Procedure(Record):
    """A procedure with a term of law, or a promise with a day of its own."""

    __tablename__ = "procedure"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    code: Mapped[str]  # which term: objection, woo_request, …
    start_on: Mapped[date]  # the day of the event that starts the term
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), default=None)
    what: Mapped[str] = mapped_column(default="")
    end_computed: Mapped[date | None] = mapped_column(default=None)
    end_manual: Mapped[date | None] = mapped_column(default=None)
    manual_reason: Mapped[str] = mapped_column(default="")
    state: Mapped[ProcedureState] = mapped_column(
        plain(ProcedureState), default=ProcedureState.RUNNING
    )
    closed_on: Mapped[date | None] = mapped_column(default=None)
    own_count: Mapped[int | None] = mapped_column(default=None)  # a length that a law sets for it
    own_unit: Mapped[str] = mapped_column(default="")  # day, week or month
    own_article: Mapped[str] = mapped_column(default="")  # where that length stands
    own_by_law: Mapped[bool] = mapped_column(default=True)  # False: a by-law of the municipality


class ReadyLetter(Record):
    """A letter to the municipality that was made here; its paper is a document that never changes.

    When and how it went out stands with the document.
    """

    __tablename__ = "ready_letter"
    __table_args__ = (UniqueConstraint("document_id"),)

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    sort: Mapped[LetterSort] = mapped_column(plain(LetterSort))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), default=None)
    procedure_id: Mapped[int | None] = mapped_column(
        ForeignKey("procedure.id"), default=None, index=True
    )
    promise_id: Mapped[int | None] = mapped_column(default=None, index=True)  # on a higher floor


class ProcedureEvent(Record):
    """Something that happened in a procedure on a day; only added to."""

    __tablename__ = "procedure_event"

    procedure_id: Mapped[int] = mapped_column(ForeignKey("procedure.id"), index=True)
    kind: Mapped[str]  # suspended, resumed, extended, new_end, decided, in_default, taken_back, …
    day: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    until: Mapped[date | None] = mapped_column(default=None)  # the new last day of a `new_end`
    takes_back_id: Mapped[int | None] = mapped_column(
        ForeignKey("procedure_event.id"), default=None
    )
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
