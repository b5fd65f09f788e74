"""What can be done with the steps, the case numbers and the related matters of a dossier."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers import drafts
from bestuurskamer.dossiers.drafts import CaseDraft, LinkDraft
from bestuurskamer.dossiers.model import DossierCase, DossierLink, DossierStep, LinkKind
from bestuurskamer.errors import N_, Refused, refuse


def add_step(session: Session, dossier_id: int, what: str) -> int:
    """Add a step after the last one."""
    _check_step(what)
    last = select(func.max(DossierStep.place)).where(DossierStep.dossier_id == dossier_id)
    place = (session.scalars(last).one() or 0) + 1
    made = DossierStep(dossier_id=dossier_id, place=place, what=what)
    session.add(made)
    session.flush()
    return made.id


def mend_step(session: Session, step_id: int, what: str) -> None:
    """Say a step in other words."""
    _check_step(what)
    session.get_one(DossierStep, step_id).what = what


def tick_step(session: Session, step_id: int, done_on: date | None) -> None:
    """A step was done on a day; without a day it is still to come."""
    session.get_one(DossierStep, step_id).done_on = done_on


def move_step(session: Session, step_id: int, by: int) -> None:
    """Let a step change places with the one before (-1) or after it (1)."""
    step = session.get_one(DossierStep, step_id)
    wanted = select(DossierStep).where(DossierStep.dossier_id == step.dossier_id)
    row = session.scalars(wanted.order_by(DossierStep.place, DossierStep.id)).all()
    at = row.index(step)
    if 0 <= at + by < len(row):
        other = row[at + by]
        step.place, other.place = other.place, step.place


def drop_step(session: Session, step_id: int) -> None:
    """Take away a step that was not done."""
    step = session.get_one(DossierStep, step_id)
    if step.done_on is not None:
        raise Refused(N_("This step was done. It stays, so that you can see what happened."))
    session.delete(step)


def add_case(session: Session, dossier_id: int, draft: CaseDraft) -> int:
    """Keep a case number of a department."""
    refuse(drafts.case_problems(draft))
    assert draft.department_id is not None
    made = DossierCase(
        dossier_id=dossier_id, department_id=draft.department_id, case_number=draft.case_number
    )
    _fill_case(made, draft)
    session.add(made)
    session.flush()
    return made.id


def mend_case(session: Session, case_id: int, draft: CaseDraft) -> None:
    """Keep a new status or handler; the trail keeps what was said before."""
    refuse(drafts.case_problems(draft))
    assert draft.department_id is not None
    made = session.get_one(DossierCase, case_id)
    made.department_id, made.case_number = draft.department_id, draft.case_number
    _fill_case(made, draft)


def link(session: Session, dossier_id: int, draft: LinkDraft) -> int:
    """Say that two matters hang together; one that was ended before counts again."""
    if draft.other_id is None:
        raise Refused(N_("Choose the other matter."))
    if draft.other_id == dossier_id:
        raise Refused(N_("Choose another matter than this one."))
    found = _between(session, dossier_id, draft.other_id, draft.kind)
    if found is None:
        found = DossierLink(one_id=dossier_id, other_id=draft.other_id, kind=draft.kind)
        session.add(found)
    elif found.ended_on is None:
        raise Refused(N_("These two hang together like that already."))
    found.note, found.ended_on = draft.note, None
    session.flush()
    return found.id


def mend_link(session: Session, link_id: int, note: str, ended_on: date | None = None) -> None:
    """Say in other words why two matters hang together, or that they do so no more."""
    made = session.get_one(DossierLink, link_id)
    made.note, made.ended_on = note, ended_on


def _check_step(what: str) -> None:
    if not what.strip():
        raise Refused(N_("Fill in what must be done."))


def _fill_case(made: DossierCase, draft: CaseDraft) -> None:
    made.handler, made.last_status = draft.handler, draft.last_status
    made.known_on, made.ended_on = draft.known_on, draft.ended_on


def _between(
    session: Session, dossier_id: int, other_id: int, kind: LinkKind
) -> DossierLink | None:
    pairs = [(dossier_id, other_id)]
    if kind is not LinkKind.DEPENDS_ON:  # the others say the same both ways
        pairs.append((other_id, dossier_id))
    for one, other in pairs:
        wanted = select(DossierLink).where(
            DossierLink.one_id == one, DossierLink.other_id == other, DossierLink.kind == kind
        )
        if (found := session.scalars(wanted).one_or_none()) is not None:
            return found
    return None
