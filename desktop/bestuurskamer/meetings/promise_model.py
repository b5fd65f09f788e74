"""What comes out of meetings and is kept after them: promises, actions, decisions, questions."""

from __future__ import annotations

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.vault.records import Record, plain


class Direction(enum.Enum):
    """Who promised: they to us, or we to them."""

    THEIRS = "theirs"
    OURS = "ours"


class PromiseState(enum.Enum):
    """How a promise stands. It is kept only when the board says so."""

    OPEN = "open"
    REPORTED_DONE = "reported_done"  # they say so; not yet checked
    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    BECAME_DECISION = "became_decision"


class PromiseEventKind(enum.Enum):
    """What happened to a promise."""

    MOVED = "moved"  # another day
    RAISED = "raised"  # spoken of again
    REPORTED = "reported"
    KEPT = "kept"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    BECAME_DECISION = "became_decision"


class ActionState(enum.Enum):
    """How an action stands."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    LAPSED = "lapsed"


class DecisionKind(enum.Enum):
    """Who decided."""

    OWN = "own"
    JOINT = "joint"
    MUNICIPAL = "municipal"


class Promise(Record):
    """What one side promised the other, in its own words, with where it was said.

    It has a number once its minutes were sent (small meetings: at once), and from then on its
    words, its day and its source never change.
    """

    __tablename__ = "promise"
    __table_args__ = (
        CheckConstraint(
            "number IS NULL OR direction = 'ours' OR department_id IS NOT NULL",
            name="a_department_promised",
        ),
        UniqueConstraint("number"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    direction: Mapped[Direction] = mapped_column(plain(Direction))
    words: Mapped[str] = mapped_column(Text())  # the literal sentence
    given_on: Mapped[date]
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"), default=None, index=True)
    number: Mapped[str | None] = mapped_column(default=None)  # T-2026-014
    department_id: Mapped[int | None] = mapped_column(  # theirs: who promised; ours: to whom
        ForeignKey("department.id"), default=None, index=True
    )
    by_name: Mapped[str] = mapped_column(default="")  # the person, as named then
    dossier_id: Mapped[int | None] = mapped_column(
        ForeignKey("dossier.id"), default=None, index=True
    )
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), default=None, index=True)
    due_on: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[Precision] = mapped_column(plain(Precision), default=Precision.NONE)
    state: Mapped[PromiseState] = mapped_column(plain(PromiseState), default=PromiseState.OPEN)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    internal: Mapped[bool] = mapped_column(default=False)


class PromiseEvent(Record):
    """What happened to a promise on a day; only added to. A move keeps the old day and why."""

    __tablename__ = "promise_event"

    promise_id: Mapped[int] = mapped_column(ForeignKey("promise.id"), index=True)
    kind: Mapped[PromiseEventKind] = mapped_column(plain(PromiseEventKind))
    day: Mapped[date]
    remark: Mapped[str] = mapped_column(default="")  # the reason, or the proof in words
    old_due: Mapped[date | None] = mapped_column(default=None)
    new_due: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"), default=None)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)


class ActionItem(Record):
    """Something that somebody of the board will do."""

    __tablename__ = "action_item"
    __table_args__ = (UniqueConstraint("number"),)

    what: Mapped[str] = mapped_column(Text())
    asked_on: Mapped[date]
    number: Mapped[str | None] = mapped_column(default=None)  # A-2026-031
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id"), default=None, index=True
    )
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"), default=None, index=True)
    dossier_id: Mapped[int | None] = mapped_column(
        ForeignKey("dossier.id"), default=None, index=True
    )
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), default=None, index=True)
    who: Mapped[str] = mapped_column(default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("board_member.id"), default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[Precision] = mapped_column(plain(Precision), default=Precision.NONE)
    state: Mapped[ActionState] = mapped_column(plain(ActionState), default=ActionState.OPEN)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")  # why it lapsed
    internal: Mapped[bool] = mapped_column(default=False)


class Decision(Record):
    """What was decided. It has a number once its minutes were adopted, and never changes then.

    A decision that takes the place of another names it; the old one stays as it was.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("number"), UniqueConstraint("replaces_id"))

    words: Mapped[str] = mapped_column(Text())
    decided_on: Mapped[date]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    kind: Mapped[DecisionKind] = mapped_column(plain(DecisionKind))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"), default=None, index=True)
    number: Mapped[str | None] = mapped_column(default=None)  # B-2026-007
    dossier_id: Mapped[int | None] = mapped_column(
        ForeignKey("dossier.id"), default=None, index=True
    )
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), default=None)
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    internal: Mapped[bool] = mapped_column(default=False)


class Question(Record):
    """What a department was asked, and whether it answered."""

    __tablename__ = "question"

    words: Mapped[str] = mapped_column(Text())
    asked_on: Mapped[date]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"), default=None, index=True)
    department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id"), default=None, index=True
    )
    dossier_id: Mapped[int | None] = mapped_column(
        ForeignKey("dossier.id"), default=None, index=True
    )
    answered_on: Mapped[date | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)


class Contradiction(Record):
    """Two statements on one matter that cannot both be true, side by side."""

    __tablename__ = "contradiction"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    one_line_id: Mapped[int] = mapped_column(ForeignKey("line.id"))
    other_line_id: Mapped[int] = mapped_column(ForeignKey("line.id"))
    seen_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    solved_on: Mapped[date | None] = mapped_column(default=None)
