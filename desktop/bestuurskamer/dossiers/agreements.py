"""What can be done with agreements and what each side must do under them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.dossiers import drafts, rules
from bestuurskamer.dossiers.drafts import AgreementDraft, ObligationDraft
from bestuurskamer.dossiers.model import Agreement, Document, Obligation
from bestuurskamer.errors import N_, Refused, refuse


def add_agreement(session: Session, dossier_id: int, draft: AgreementDraft) -> int:
    """Keep an agreement; the last day to give notice is worked out unless it was agreed."""
    refuse(drafts.agreement_problems(draft))
    made = Agreement(dossier_id=dossier_id, title=draft.title)
    session.add(made)
    _fill(session, made, draft)
    session.flush()
    return made.id


def mend_agreement(session: Session, agreement_id: int, draft: AgreementDraft) -> None:
    """Mend an agreement; the trail keeps what it said before."""
    refuse(drafts.agreement_problems(draft))
    _fill(session, session.get_one(Agreement, agreement_id), draft)


def add_obligation(session: Session, agreement_id: int, draft: ObligationDraft) -> int:
    """Keep what one side must do, once or every so many months."""
    refuse(drafts.obligation_problems(draft))
    made = Obligation(agreement_id=agreement_id, what=draft.what, by_us=draft.by_us)
    _fill_obligation(made, draft)
    session.add(made)
    session.flush()
    return made.id


def mend_obligation(session: Session, obligation_id: int, draft: ObligationDraft) -> None:
    """Mend what must be done, or when."""
    refuse(drafts.obligation_problems(draft))
    made = session.get_one(Obligation, obligation_id)
    made.what, made.by_us = draft.what, draft.by_us
    _fill_obligation(made, draft)


def meet_obligation(session: Session, obligation_id: int, today: date) -> None:
    """It was done this time: its next day comes, or it is over when it was to be done once."""
    made = session.get_one(Obligation, obligation_id)
    if made.next_on is None or made.ended_on is not None:
        raise Refused(N_("Nothing is to be done here any more."))
    after = rules.after_done(made.next_on, made.every_months, made.day_of_month)
    made.next_on = after
    if after is None:
        made.ended_on = today


def _fill(session: Session, made: Agreement, draft: AgreementDraft) -> None:
    if draft.document_id is not None:
        session.get_one(Document, draft.document_id)
    for field in (
        "title", "signed_on", "first_day", "last_day", "notice_months", "document_id", "note",
        "ended_on",
    ):  # fmt: skip
        setattr(made, field, getattr(draft, field))
    counted = rules.last_day_for_notice(draft.last_day, draft.notice_months)
    made.notice_by = draft.notice_by or counted


def _fill_obligation(made: Obligation, draft: ObligationDraft) -> None:
    if draft.next_on is not None and (made.next_on != draft.next_on or not made.day_of_month):
        made.day_of_month = draft.next_on.day
    made.next_on, made.every_months = draft.next_on, draft.every_months
    made.ended_on = draft.ended_on
