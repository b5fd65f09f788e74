"""What can be asked about terms: each procedure with its end, computed anew from what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bestuurskamer import days
from bestuurskamer.dossiers.happenings import (
    Happened,
    Happening,
    events_of,
    last_of,
    state_of,
)
from bestuurskamer.dossiers.model import Dossier, Procedure, ProcedureEvent, ProcedureState
from bestuurskamer.dossiers.penalty import Penalty, no_penalty, notice_term, penalty_of
from bestuurskamer.dossiers.term_kinds import OwnLength, TermKind, Unit, kind_of, rule_on
from bestuurskamer.dossiers.terms import Ending, Term, term_of
from bestuurskamer.errors import Refused, Words
from bestuurskamer.figures.holidays import Calendar
from bestuurskamer.figures.queries import FigureRow, all_figures, calendar
from bestuurskamer.parties.model import Department

SOON = 14
"""Days within which a term ending is shown on the page of today."""


@dataclass(frozen=True)
class Law:
    """What every computation rests on, read once."""

    figures: Sequence[FigureRow]
    calendar: Calendar


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure as it stands on the day asked, with its dossier and where its end comes from.

    `notice` are the two weeks after a notice of default, `penalty` what runs after them.
    """

    id: int
    dossier_id: int
    dossier: str
    dossier_title: str
    kind: TermKind
    what: str
    department_id: int | None
    department: str
    start_on: date
    ending: Ending
    state: ProcedureState
    closed_on: date | None
    happenings: tuple[Happening, ...]
    days_left: int | None  # negative when the last day has passed; None while it stands still
    notice: Term | None = None
    penalty: Penalty | None = None
    doubts: tuple[Words, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether somebody still has to do something before its end."""
        return self.state not in (ProcedureState.DECIDED, ProcedureState.CLOSED)


def law(session: Session) -> Law:
    """The figures and days of law as this file knows them."""
    return Law(all_figures(session), calendar(session))


def procedure(session: Session, procedure_id: int, today: date) -> ProcedureRow:
    """One procedure; it must exist."""
    (row,) = _read(session, _wanted().where(Procedure.id == procedure_id), today)
    return row


def procedures_of(session: Session, dossier_id: int, today: date) -> list[ProcedureRow]:
    """The procedures of a matter, those that run first, by their end."""
    return _read(session, _wanted().where(Procedure.dossier_id == dossier_id), today)


def running_terms(session: Session, today: date) -> list[ProcedureRow]:
    """Every term that runs or passed without an answer, the first end first."""
    rows = _read(session, _wanted().where(Procedure.closed_on.is_(None)), today)
    return [row for row in rows if row.runs]


def terms_soon(session: Session, today: date, within: int = SOON) -> list[ProcedureRow]:
    """The terms that end within so many days, or passed without an answer."""
    return [
        row
        for row in running_terms(session, today)
        if row.days_left is not None and row.days_left <= within
    ]


def ending_of(made: Procedure, happenings: Sequence[Happening], by: Law) -> Ending:
    """When the term of a procedure ends, by what happened and by the law as it is known."""
    own = None
    if made.own_count is not None:
        own = OwnLength(made.own_count, Unit(made.own_unit), made.own_article, made.own_by_law)
    rule = rule_on(made.code, by.figures, made.start_on, own)
    events = events_of(made.code, happenings, by.figures)
    term = term_of(rule, made.start_on, by.calendar, events)
    return Ending(term, made.end_manual, made.manual_reason)


def happenings_of(session: Session, procedure_ids: Sequence[int]) -> dict[int, list[Happening]]:
    """What happened in each of these procedures, by day; what was taken back too."""
    wanted = select(ProcedureEvent).where(ProcedureEvent.procedure_id.in_(procedure_ids))
    rows = session.scalars(wanted.order_by(ProcedureEvent.day, ProcedureEvent.id)).all()
    back = {row.takes_back_id for row in rows}
    found: dict[int, list[Happening]] = defaultdict(list)
    for row in rows:
        found[row.procedure_id].append(
            Happening(row.id, Happened(row.kind), row.day, row.until, row.note, row.id in back)
        )
    return found


def _wanted() -> Select[Procedure, str, str, str | None]:
    return (
        select(Procedure, Dossier.number, Dossier.title, Department.name)
        .join(Dossier, Dossier.id == Procedure.dossier_id)
        .outerjoin(Department, Department.id == Procedure.department_id)
    )


def _read(
    session: Session, wanted: Select[Procedure, str, str, str | None], today: date
) -> list[ProcedureRow]:
    found = session.execute(wanted).all()
    if not found:
        return []
    by = law(session)
    happened = happenings_of(session, [made.id for made, *_ in found])
    rows = [
        _row(made, number, title, department or "", tuple(happened.get(made.id, ())), by, today)
        for made, number, title, department in found
    ]
    return sorted(rows, key=lambda row: (not row.runs, row.ending.end or date.max, row.id))


def _row(
    made: Procedure,
    number: str,
    title: str,
    department: str,
    happenings: tuple[Happening, ...],
    by: Law,
    today: date,
) -> ProcedureRow:
    ending = ending_of(made, happenings, by)
    state = state_of(happenings, made.closed_on)
    left = (ending.end - today).days if ending.end else None
    if state is ProcedureState.RUNNING and left is not None and left < 0:
        state = ProcedureState.EXPIRED
    notice, penalty, doubts = _default(made.code, ending, happenings, by, today)
    return ProcedureRow(
        id=made.id,
        dossier_id=made.dossier_id,
        dossier=number,
        dossier_title=title,
        kind=kind_of(made.code),
        what=made.what,
        department_id=made.department_id,
        department=department,
        start_on=made.start_on,
        ending=ending,
        state=state,
        closed_on=made.closed_on,
        happenings=happenings,
        days_left=left,
        notice=notice,
        penalty=penalty,
        doubts=(*ending.term.doubts, *doubts),
    )


def _default(
    code: str, ending: Ending, happenings: Sequence[Happening], by: Law, today: date
) -> tuple[Term | None, Penalty | None, tuple[Words, ...]]:
    """The two weeks after a notice of default, and the penalty so far, when one was given."""
    given = last_of(happenings, Happened.IN_DEFAULT)
    if given is None or ending.end is None:
        return None, None, ()
    try:
        notice = notice_term(ending.end, given.day, by.figures, by.calendar)
    except Refused as early:  # the end moved past it: what was recorded later decides
        return None, None, (early.words,)
    why = no_penalty(code)
    if why is not None:
        return notice, None, (*notice.doubts, why)
    decided = last_of(happenings, Happened.DECIDED)
    until = min(today, days.day_before(decided.day)) if decided else today
    return notice, penalty_of(code, notice, until, by.figures), notice.doubts
