"""What can be found, as it stands now: every kind of thing with its title, text and facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from bestuurskamer.building.model import Room
from bestuurskamer.dossiers.model import Document, Dossier, DossierState
from bestuurskamer.finding.wanted import Sort
from bestuurskamer.invoices.model import Invoice, InvoiceLine
from bestuurskamer.meetings.kinds import Visibility
from bestuurskamer.meetings.model import (
    AgendaItem,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    Topic,
)
from bestuurskamer.meetings.promise_model import ActionItem, Decision, Promise, Question
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES
from bestuurskamer.money import Money
from bestuurskamer.office.model import BoardMember
from bestuurskamer.parties.model import Contact, Department, Party, Post
from bestuurskamer.payments.model import Unsettled

OPEN, DONE = "open", "done"
_Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Thing:
    """One thing that can be found, in its own words; `internal` is for the board alone."""

    ref_id: int
    sort: Sort
    title: str
    text: str = ""
    day: date | None = None
    internal: bool = False
    state: str = ""
    due_on: date | None = None
    department_id: int | None = None
    who: str = ""
    dossier_id: int | None = None
    number: str = ""
    meeting: str = ""  # in which meeting it was said
    point: str = ""
    amount: Money | None = None

    @property
    def words(self) -> str:
        """Everything of it in which is searched."""
        return "\n".join(filter(None, (self.number, self.title, self.text)))


@dataclass(frozen=True)
class Source:
    """A kind of thing: its rank among what has the same day, the rows, and how to read them."""

    rank: int  # below 16; the highest stands first
    id: ColumnElement[int]
    rows: Callable[[], _Rows]
    read: Callable[[Any], Thing]


def things(
    connection: Connection, source: str, ids: Sequence[int] | None = None
) -> Iterator[Thing]:
    """Those of this source that are there, all of them or with these ids."""
    known = SOURCES[source]
    wanted = known.rows()
    if ids is not None:
        wanted = wanted.where(known.id.in_(ids))
    for row in connection.execute(wanted):
        yield known.read(row)


def how_many(connection: Connection, source: str) -> int:
    """How many things of this source there are."""
    rows = SOURCES[source].rows().order_by(None).subquery()
    return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def _lines() -> _Rows:
    """Lines with words; what a line promised, decided or asked is found as that."""
    kept = [
        exists().where(kind.line_id == Line.id)
        for kind in (Promise, ActionItem, Decision, Question)
    ]
    return (
        select(
            Line.id, Line.words, Meeting.held_on, Line.visible, AgendaItem.internal,
            Meeting.with_others, Line.department_id, Line.said_by, Topic.dossier_id,
            Meeting.title, AgendaItem.title,
        )
        .join(AgendaItem, AgendaItem.id == Line.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Topic, Topic.id == AgendaItem.topic_id)
        .where(Line.words != "", Line.place > 0, ~or_(*kept))
    )  # fmt: skip


def _line(row: Any) -> Thing:
    id_, said, day, visible, hidden, others, department, who, dossier, meeting, point = row
    inside = visible is Visibility.BOARD or hidden or not others
    return Thing(
        id_, Sort.LINE, "", said, day, internal=inside, department_id=department, who=who,
        dossier_id=dossier, meeting=meeting, point=point,
    )  # fmt: skip


def _points() -> _Rows:
    """Points of a meeting; the one of a small meeting is called like it, and found as it."""
    return (
        select(
            AgendaItem.id, AgendaItem.title, Meeting.held_on, AgendaItem.internal,
            Meeting.with_others, Topic.dossier_id, Meeting.title,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Topic, Topic.id == AgendaItem.topic_id)
        .where((Meeting.kind == MeetingKind.MEETING) | (AgendaItem.title != Meeting.title))
    )  # fmt: skip


def _point(row: Any) -> Thing:
    id_, title, day, hidden, others, dossier, meeting = row
    inside = hidden or not others
    return Thing(
        id_, Sort.MEETING, title, day=day, internal=inside, dossier_id=dossier, meeting=meeting
    )


def _meetings() -> _Rows:
    return select(
        Meeting.id, Meeting.title, Meeting.place, Meeting.held_on, Meeting.with_others,
        Meeting.state, Meeting.department_id,
    )  # fmt: skip


def _meeting(row: Any) -> Thing:
    id_, title, place, day, others, state, department = row
    how = {MeetingState.ADOPTED: DONE, MeetingState.CANCELLED: ""}.get(state, OPEN)
    return Thing(
        id_, Sort.MEETING, title, place, day, internal=not others, state=how,
        department_id=department,
    )  # fmt: skip


def _kept(kind: Any, *columns: Any) -> Callable[[], _Rows]:
    """Rows of a register with the meeting they come from, if any."""

    def rows() -> _Rows:
        return select(
            kind.id, kind.internal, kind.dossier_id, *columns, Meeting.title, Meeting.with_others
        ).outerjoin(Meeting, Meeting.id == kind.meeting_id)

    return rows


def _is_inside(internal: bool, with_others: bool | None) -> bool:
    """A meeting of the board alone is for the board alone."""
    return internal or with_others is False


def _promise(row: Any) -> Thing:
    id_, internal, dossier, said, day, state, due, department, who, number, meeting, others = row
    return Thing(
        id_, Sort.PROMISE, "", said, day, _is_inside(internal, others),
        OPEN if state in OPEN_PROMISES else DONE, due, department, who, dossier, number or "",
        meeting or "",
    )  # fmt: skip


def _action(row: Any) -> Thing:
    id_, internal, dossier, said, day, state, due, who, number, meeting, others = row
    return Thing(
        id_, Sort.ACTION, "", said, day, _is_inside(internal, others),
        OPEN if state in OPEN_ACTIONS else DONE, due, None, who, dossier, number or "",
        meeting or "",
    )  # fmt: skip


def _decision(row: Any) -> Thing:
    id_, internal, dossier, said, day, number, meeting, others = row
    return Thing(
        id_, Sort.DECISION, "", said, day, _is_inside(internal, others), dossier_id=dossier,
        number=number or "", meeting=meeting or "",
    )  # fmt: skip


def _question(row: Any) -> Thing:
    id_, internal, dossier, said, answer, day, answered, department, meeting, others = row
    return Thing(
        id_, Sort.QUESTION, "", "\n".join(filter(None, (said, answer))), day,
        _is_inside(internal, others), DONE if answered else OPEN, None, department,
        dossier_id=dossier, meeting=meeting or "",
    )  # fmt: skip


def _dossiers() -> _Rows:
    return select(
        Dossier.id, Dossier.number, Dossier.title, Dossier.goal, Dossier.standing,
        Dossier.next_what, Dossier.commission, Dossier.mover_name, Dossier.lead, Dossier.opened_on,
        Dossier.state, Dossier.next_on, Dossier.mover_department_id,
    )  # fmt: skip


def _dossier(row: Any) -> Thing:
    id_, number, title, *texts, mover, lead, day, state, next_on, department = row
    return Thing(
        id_, Sort.DOSSIER, title, "\n".join(filter(None, texts)), day,
        state=DONE if state is DossierState.CLOSED else OPEN, due_on=next_on,
        department_id=department, who=" ".join(filter(None, (lead, mover))), dossier_id=id_,
        number=number,
    )  # fmt: skip


def _limits() -> _Rows:
    return select(Dossier.id, Dossier.title, Dossier.board_limit, Dossier.opened_on).where(
        Dossier.board_limit != ""
    )


def _limit(row: Any) -> Thing:
    id_, title, limit, day = row
    return Thing(id_, Sort.DOSSIER, title, limit, day, internal=True, dossier_id=id_)


def _documents() -> _Rows:
    day = func.coalesce(Document.document_day, Document.added_on, type_=Document.added_on.type)
    return select(
        Document.id, Document.title, Document.file_name, Document.kind, Document.words, day,
        Document.dossier_id,
    )  # fmt: skip


def _document(row: Any) -> Thing:
    id_, title, name, kind, words, day, dossier = row
    text = "\n".join(filter(None, (words, name if name != title else "", kind)))
    return Thing(id_, Sort.DOCUMENT, title, text, day, dossier_id=dossier)


def _parties() -> _Rows:
    named = select(func.group_concat(Contact.name, "\n")).where(Contact.party_id == Party.id)
    post = (
        select(Post.department_id)
        .where(Post.person_id == Party.id)
        .order_by(Post.id.desc())
        .limit(1)
    )
    return select(
        Party.id, Party.name, Party.number, Party.email, named.scalar_subquery(),
        post.scalar_subquery(),
    ).where(Party.merged_into_id.is_(None))  # fmt: skip


def _party(row: Any) -> Thing:
    id_, name, number, email, contacts, department = row
    official = department is not None and not number
    return Thing(
        id_, Sort.PERSON if official else Sort.TENANT, name,
        "\n".join(filter(None, (email, contacts))), department_id=department,
        who=" ".join(filter(None, (name, contacts))), number=number,
    )  # fmt: skip


def _departments() -> _Rows:
    return select(Department.id, Department.name, Department.abbreviation, Department.note)


def _department(row: Any) -> Thing:
    id_, name, short, note = row
    return Thing(id_, Sort.DEPARTMENT, name, note, department_id=id_, number=short)


def _invoices() -> _Rows:
    lines = select(func.group_concat(InvoiceLine.text, "\n")).where(
        InvoiceLine.invoice_id == Invoice.id
    )
    is_open = exists().where(Unsettled.id == Invoice.id)
    return select(
        Invoice.id, Invoice.number, Invoice.party_name, lines.scalar_subquery(),
        Invoice.issued_on, is_open, Invoice.due_on, Invoice.total,
    )  # fmt: skip


def _invoice(row: Any) -> Thing:
    id_, number, name, lines, day, is_open, due, total = row
    return Thing(
        id_, Sort.INVOICE, name, lines or "", day, state=OPEN if is_open else DONE, due_on=due,
        who=name, number=number, amount=total,
    )  # fmt: skip


_PROMISE = (
    Promise.words, Promise.given_on, Promise.state, Promise.due_on, Promise.department_id,
    Promise.by_name, Promise.number,
)  # fmt: skip
_ACTION = (
    ActionItem.what, ActionItem.asked_on, ActionItem.state, ActionItem.due_on, ActionItem.who,
    ActionItem.number,
)  # fmt: skip
_QUESTION = (
    Question.words, Question.answer, Question.asked_on, Question.answered_on,
    Question.department_id,
)  # fmt: skip

SOURCES: Mapping[str, Source] = {
    "line": Source(1, Line.id.expression, _lines, _line),
    "point": Source(2, AgendaItem.id.expression, _points, _point),
    "meeting": Source(3, Meeting.id.expression, _meetings, _meeting),
    "question": Source(4, Question.id.expression, _kept(Question, *_QUESTION), _question),
    "action": Source(5, ActionItem.id.expression, _kept(ActionItem, *_ACTION), _action),
    "promise": Source(6, Promise.id.expression, _kept(Promise, *_PROMISE), _promise),
    "decision": Source(
        7, Decision.id.expression,
        _kept(Decision, Decision.words, Decision.decided_on, Decision.number), _decision,
    ),
    "document": Source(8, Document.id.expression, _documents, _document),
    "limit": Source(9, Dossier.id.expression, _limits, _limit),
    "dossier": Source(10, Dossier.id.expression, _dossiers, _dossier),
    "invoice": Source(11, Invoice.id.expression, _invoices, _invoice),
    "room": Source(
        12, Room.id.expression, lambda: select(Room.id, Room.name, Room.floor),
        lambda row: Thing(row[0], Sort.ROOM, row[1], row[2]),
    ),
    "member": Source(
        13, BoardMember.id.expression,
        lambda: select(BoardMember.id, BoardMember.name, BoardMember.post),
        lambda row: Thing(row[0], Sort.PERSON, row[1], row[2], who=row[1]),
    ),
    "department": Source(14, Department.id.expression, _departments, _department),
    "party": Source(15, Party.id.expression, _parties, _party),
}  # fmt: skip
"""The names stand in the data file and in its triggers: they never change."""
