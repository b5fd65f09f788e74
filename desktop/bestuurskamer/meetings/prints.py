"""The papers of meetings as files, asked in one go."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.meetings.composing import compose
from bestuurskamer.meetings.minutes_paper import minutes_pdf
from bestuurskamer.meetings.standing import Standing, in_dossier, with_department
from bestuurskamer.meetings.standing_paper import standing_pdf
from bestuurskamer.office.queries import logo, the_office
from bestuurskamer.paper.letterhead import Letterhead


def draft_minutes(session: Session, meeting_id: int, *, inside: bool = False) -> bytes:
    """The minutes as they stand now; `inside` with the board's own lines and a band over it."""
    return minutes_pdf(compose(session, meeting_id, inside=inside), inside=inside)


def standing_of_department(session: Session, department_id: int, today: date) -> bytes:
    """“Where do we stand” with a department: one page, and nothing on it of the board alone."""
    return _standing(session, with_department(session, department_id, today))


def standing_of_dossier(session: Session, dossier_id: int, today: date) -> bytes:
    """“Where do we stand” in a matter: one page, and nothing on it of the board alone."""
    return _standing(session, in_dossier(session, dossier_id, today))


def _standing(session: Session, standing: Standing) -> bytes:
    office = the_office(session, standing.day)
    head = Letterhead(
        office.legal_name, office.street, office.postal_code, office.town, logo=logo(session)
    )
    return standing_pdf(standing, head, demo=office.demo)
