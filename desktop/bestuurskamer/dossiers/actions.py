"""What the board can do with its matters; each function is one transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.dossiers import drafts, kinds, rules, steps
from bestuurskamer.dossiers.drafts import DossierDraft, MoveDraft, StandDraft
from bestuurskamer.dossiers.model import Dossier, DossierState, Mover, Stage
from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.office.actions import keep_place, last_place


def open_dossier(session: Session, draft: DossierDraft, today: date) -> int:
    """Open a matter under the next number, with the usual steps of its kind; our move first."""
    refuse(drafts.dossier_problems(draft))
    assert draft.kind is not None
    kind = kinds.kept(session, draft.kind)
    place = last_place(session, rules.SERIES, today.year) + 1
    made = Dossier(
        number=rules.number(today.year, place),
        title=draft.title,
        kind_id=kind.id,
        opened_on=today,
        mover_since=today,
    )
    keep_place(session, rules.SERIES, today.year, place)
    _fill(made, draft)
    session.add(made)
    session.flush()
    for what in kind.steps.splitlines():
        steps.add_step(session, made.id, what)
    return made.id


def mend_dossier(session: Session, dossier_id: int, draft: DossierDraft) -> None:
    """Mend what is known of a matter; its number, its stage and whose move it is stay."""
    refuse(drafts.dossier_problems(draft))
    assert draft.kind is not None
    made = _open(session, dossier_id)
    if draft.state is DossierState.CLOSED:
        raise Refused(N_("Close the matter with its own button. Nothing was changed."))
    made.kind_id = kinds.kept(session, draft.kind).id
    _fill(made, draft)


def bring_up_to_date(session: Session, dossier_id: int, draft: StandDraft, today: date) -> None:
    """Say anew where a matter stands, whose move it is, and its next date, all at once."""
    refuse(drafts.stand_problems(draft, today))
    _open(session, dossier_id).standing = draft.standing
    hand_move(session, dossier_id, draft.move, today)
    set_next(session, dossier_id, draft.next_on, draft.next_what)


def move_stage(session: Session, dossier_id: int, stage: Stage) -> None:
    """Bring a matter to a stage, forward or back; the trail keeps when."""
    made = _open(session, dossier_id)
    made.stage, made.state = stage, rules.state_at(stage, made.state)


def hand_move(session: Session, dossier_id: int, draft: MoveDraft, today: date) -> None:
    """Say whose move it is, since which day."""
    refuse(drafts.move_problems(draft, today))
    made = _open(session, dossier_id)
    made.mover, made.mover_since = draft.mover, draft.since
    is_department = draft.mover is Mover.DEPARTMENT
    made.mover_department_id = draft.department_id if is_department else None
    made.mover_name = draft.name if draft.mover is Mover.OTHER else ""


def set_next(session: Session, dossier_id: int, day: date | None, what: str) -> None:
    """Give a matter a next date of its own, or take it away."""
    if day is None and what.strip():
        raise Refused(N_("Fill in the day, or leave out what it is for."))
    made = _open(session, dossier_id)
    made.next_on, made.next_what = day, what


def close(session: Session, dossier_id: int, day: date, successor_id: int | None = None) -> None:
    """Close a matter, perhaps with another that goes on with it; everything stays readable."""
    made = _open(session, dossier_id)
    if successor_id is not None:
        _refuse_circle(session, dossier_id, successor_id)
    if day < made.opened_on:
        raise Refused(N_("It was opened on {day}. Choose a later day."), day=made.opened_on)
    made.state, made.closed_on, made.successor_id = DossierState.CLOSED, day, successor_id


def reopen(session: Session, dossier_id: int) -> None:
    """Open a closed matter again, under its own number."""
    made = session.get_one(Dossier, dossier_id)
    if made.state is not DossierState.CLOSED:
        raise Refused(N_("This matter is open already."))
    made.state, made.closed_on, made.successor_id = DossierState.RUNNING, None, None


def _open(session: Session, dossier_id: int) -> Dossier:
    made = session.get_one(Dossier, dossier_id)
    if made.state is DossierState.CLOSED:
        raise Refused(
            N_("Matter {number} is closed. Open it again first; nothing was changed."),
            number=made.number,
        )
    return made


def _fill(made: Dossier, draft: DossierDraft) -> None:
    for field in (
        "title", "goal", "standing", "board_limit", "lead", "next_on", "next_what",
        "head_lease_id", "lease_id", "commission", "state",
    ):  # fmt: skip
        setattr(made, field, getattr(draft, field))


def _refuse_circle(session: Session, dossier_id: int, successor_id: int) -> None:
    at: int | None = successor_id
    seen: set[int] = set()
    while at is not None and at not in seen:
        if at == dossier_id:
            raise Refused(N_("A matter cannot go on in itself. Choose another one."))
        seen.add(at)
        at = session.get_one(Dossier, at).successor_id
