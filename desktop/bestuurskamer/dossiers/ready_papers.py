"""Papers about terms as files, asked in one go: the computation, and the ready letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.dossiers.letters import Around, Draft, default_notice, letter_pdf
from bestuurskamer.dossiers.model import Dossier, DossierCase
from bestuurskamer.dossiers.running_terms import procedure, running_terms
from bestuurskamer.dossiers.term_paper import term_pdf, terms_pdf
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.office.letterhead import letterhead_of
from bestuurskamer.office.queries import logo, the_office
from bestuurskamer.office.rules import full_name
from bestuurskamer.paper.letterhead import Addressee
from bestuurskamer.parties.department_queries import current_department_id, with_predecessors
from bestuurskamer.parties.model import Department
from bestuurskamer.parties.queries import party


def term_paper(session: Session, procedure_id: int, today: date) -> bytes:
    """The computation of a term, as it stands today."""
    office = the_office(session, today)
    author = full_name(office.legal_name, office.legal_form)
    state = _("state of {day}").format(day=language.day(today))
    return term_pdf(procedure(session, procedure_id, today), author, state, demo=office.demo)


def terms_paper(session: Session, today: date) -> bytes:
    """The terms that run today, the first end first."""
    office = the_office(session, today)
    author = full_name(office.legal_name, office.legal_form)
    state = _("state of {day}").format(day=language.day(today))
    return terms_pdf(running_terms(session, today), author, state, demo=office.demo)


def default_draft(session: Session, procedure_id: int, today: date) -> Draft:
    """The notice of default for a procedure, to look at and change first."""
    return default_notice(procedure(session, procedure_id, today))


def letter_paper(
    session: Session,
    draft: Draft,
    department_id: int | None,
    dossier_id: int | None,
    today: date,
    *,
    own: bool = True,
) -> bytes:
    """A letter as the board changed it, to a department, about a matter. Refused without text.

    It goes to whoever does the work of the department now; with `own` the board's own sheet
    stands behind it.
    """
    if not draft.subject.strip() or not any(text.strip() for text in draft.paragraphs):
        raise Refused(N_("The letter has no subject or no text yet."))
    if department_id is not None:
        department_id = current_department_id(session, department_id)
    office = the_office(session, today)
    number = ""
    if dossier_id is not None:
        number = session.get_one(Dossier, dossier_id).number
    around = Around(
        sender=letterhead_of(office, logo(session)),
        to=_addressee(session, department_id),
        contact=office.contact,
        day=today,
        our_reference=number,
        their_reference=", ".join(_cases(session, dossier_id, department_id)),
        demo=office.demo,
    )
    return letter_pdf(draft, around, own=own)


def _cases(session: Session, dossier_id: int | None, department_id: int | None) -> Sequence[str]:
    if department_id is None:
        return ()
    wanted = select(DossierCase.case_number).where(
        DossierCase.dossier_id == dossier_id,
        DossierCase.department_id.in_(with_predecessors(session, department_id)),
        DossierCase.ended_on.is_(None),
    )
    return session.scalars(wanted.order_by(DossierCase.id)).all()


def _addressee(session: Session, department_id: int | None) -> Addressee:
    """The department at the address of its municipality; without one the window stays open."""
    if department_id is None:
        return Addressee("")
    department = session.get_one(Department, department_id)
    to = party(session, department.organisation_id)
    by_post = bool(to.post_street)
    return Addressee(
        to.name,
        department.name,
        to.post_street if by_post else to.street,
        to.post_postal_code if by_post else to.postal_code,
        to.post_town if by_post else to.town,
    )
