"""What the board can do with procedures and their terms; each function is one transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.happenings import (
    Happened,
    HappeningDraft,
    ProcedureDraft,
    happening_problems,
    procedure_problems,
    state_of,
)
from bestuurskamer.dossiers.model import Dossier, DossierKind, Procedure, ProcedureEvent
from bestuurskamer.dossiers.penalty import notice_term
from bestuurskamer.dossiers.running_terms import Law, ending_of, happenings_of, law
from bestuurskamer.dossiers.term_kinds import kind_of, no_term, rule_on
from bestuurskamer.dossiers.terms import Ending
from bestuurskamer.errors import N_, Refused, refusal, refuse
from bestuurskamer.figures.actions import set_day, set_figure
from bestuurskamer.figures.rules import FigureDraft

OF_THE_LAW = ("objection", "objection_decision", "objection_committee", "application")
"""Terms that a contract does not know; anybody may ask for documents, and promises are free."""


def start_procedure(session: Session, dossier_id: int, draft: ProcedureDraft, today: date) -> int:
    """Start a procedure in a matter and compute its term; answers its id.

    Refused, with the reason, in a matter of a contract (lease, paid assignment).
    """
    refuse(procedure_problems(draft, today))
    assert draft.start_on is not None
    _refuse_contract(session, dossier_id, draft.code)
    own = draft.own
    by = law(session)
    rule_on(draft.code, by.figures, draft.start_on, own)
    made = Procedure(
        dossier_id=dossier_id,
        code=kind_of(draft.code).code,
        start_on=draft.start_on,
        what=draft.what,
        department_id=draft.department_id,
    )
    if own is not None:
        made.own_count, made.own_unit = own.count, own.unit.value
        made.own_article, made.own_by_law = own.article, own.by_law
    session.add(made)
    session.flush()
    _compute(session, made, by)
    return made.id


def record(session: Session, procedure_id: int, draft: HappeningDraft, today: date) -> int:
    """Record what happened, and compute the term anew; answers the event's id.

    Refused when it does not fit what happened before; a notice of default also when it came too
    early to count.
    """
    made, by = _open(session, procedure_id), law(session)
    before = happenings_of(session, [made.id]).get(made.id, [])
    refuse(happening_problems(made.code, made.start_on, before, draft, today))
    assert draft.day is not None
    if draft.kind is Happened.TAKEN_BACK:
        raise Refused(N_("Choose what is to be taken back."))
    if draft.kind is Happened.IN_DEFAULT:
        end = ending_of(made, before, by).end
        if end is None:
            raise Refused(N_("The term stands still. No notice of default can be given now."))
        notice_term(end, draft.day, by.figures, by.calendar)
    event = ProcedureEvent(
        procedure_id=made.id,
        kind=draft.kind.value,
        day=draft.day,
        note=draft.note,
        until=draft.until if draft.kind is Happened.NEW_END else None,
    )
    session.add(event)
    session.flush()
    _compute(session, made, by)
    return event.id


def take_back(session: Session, event_id: int, why: str, today: date) -> None:
    """Let something that was recorded count no more; it stays readable, with the reason."""
    event = session.get_one(ProcedureEvent, event_id)
    made = _open(session, event.procedure_id)
    if not why.strip():
        raise Refused(N_("Write why it counts no more."))
    again = select(ProcedureEvent.id).where(ProcedureEvent.takes_back_id == event_id)
    if event.takes_back_id is not None or session.scalars(again).first() is not None:
        raise Refused(N_("This was taken back already."))
    session.add(
        ProcedureEvent(
            procedure_id=made.id,
            kind=Happened.TAKEN_BACK.value,
            day=today,
            note=why,
            takes_back_id=event_id,
        )
    )
    session.flush()
    _compute(session, made, law(session))


def set_end(session: Session, procedure_id: int, day: date | None, reason: str) -> None:
    """Let a day of the board's own count instead of the computed one; without a day no more.

    Refused without a reason; the computed day stays beside it.
    """
    made = _open(session, procedure_id)
    happened = happenings_of(session, [made.id]).get(made.id, [])
    Ending(ending_of(made, happened, law(session)).term, day, reason)
    made.end_manual, made.manual_reason = day, reason if day is not None else ""


def close_procedure(session: Session, procedure_id: int, day: date, today: date) -> None:
    """Close a procedure: nothing more comes of it. It stays readable."""
    made = _open(session, procedure_id)
    if not made.start_on <= day <= today:
        raise Refused(N_("Choose a day from {first} to {last}."), first=made.start_on, last=today)
    made.closed_on = day
    _compute(session, made, law(session))


def compute_again(session: Session) -> int:
    """Compute every open term anew after a change of figures or days; answers how many moved."""
    by, moved = law(session), 0
    for made in session.scalars(select(Procedure).where(Procedure.closed_on.is_(None))).all():
        before = made.end_computed
        _compute(session, made, by)
        moved += made.end_computed != before
    return moved


def keep_day(
    session: Session, day: date | None, source: str, today: date, *, counts: bool = True
) -> None:
    """Add or drop a day equal to a holiday, and compute the running terms with it."""
    set_day(session, day, source, today, counts=counts)
    session.flush()
    compute_again(session)


def keep_figure(session: Session, draft: FigureDraft, today: date) -> None:
    """Let a figure of law count from a day on, and compute the running terms with it."""
    set_figure(session, draft, today)
    session.flush()
    compute_again(session)


def _compute(session: Session, made: Procedure, by: Law) -> None:
    happened = happenings_of(session, [made.id]).get(made.id, [])
    made.end_computed = ending_of(made, happened, by).term.end
    made.state = state_of(happened, made.closed_on)


def _open(session: Session, procedure_id: int) -> Procedure:
    made = session.get_one(Procedure, procedure_id)
    if made.closed_on is not None:
        raise Refused(
            N_("This procedure was closed on {day}. Nothing changed."), day=made.closed_on
        )
    return made


def _refuse_contract(session: Session, dossier_id: int, code: str) -> None:
    """The lease and the paid assignment are contracts: say why they have no term of law."""
    wanted = select(DossierKind).join(Dossier, Dossier.kind_id == DossierKind.id)
    kind = session.scalars(wanted.where(Dossier.id == dossier_id)).one()
    if kind.contract and code in OF_THE_LAW:
        why = no_term(kind.code) or no_term("lease")
        assert why is not None
        raise refusal(why)
