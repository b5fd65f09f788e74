"""What tests of meetings are made of: two departments, people, a matter, a meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier, DossierKind
from bestuurskamer.meetings import versions
from bestuurskamer.meetings.agenda import add_point, drop_point, plan_meeting, points_of
from bestuurskamer.meetings.drafts import MeetingDraft, SmallDraft
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.minuting import begin, close_point, end, keep_small
from bestuurskamer.meetings.model import ItemState, MeetingKind
from bestuurskamer.office.actions import add_member
from bestuurskamer.parties.model import Department, Party, PartyKind, Post
from tests.builders import an_office

HELD = date(2026, 3, 2)
TODAY = date(2026, 3, 4)
"""On this day the minutes of that day are made ready."""


def a_board(session: Session) -> None:
    """An office with two members."""
    an_office(session)
    add_member(session, "Jan Proef", "secretaris")
    add_member(session, "Fatima Voorbeeld", "penningmeester")


def a_department(session: Session, name: str = "Vastgoed", short: str = "VGD") -> int:
    """A department of the municipality."""
    municipality = Party(name="Gemeente Voorbeeldstad")
    session.add(municipality)
    session.flush()
    department = Department(organisation_id=municipality.id, name=name, abbreviation=short)
    session.add(department)
    session.flush()
    return department.id


def an_official(session: Session, department_id: int, name: str = "Piet Bakker") -> int:
    """Somebody who works there."""
    person = Party(name=name, kind=PartyKind.PERSON)
    session.add(person)
    session.flush()
    session.add(Post(person_id=person.id, department_id=department_id, title="beheerder"))
    session.flush()
    return person.id


def a_dossier(session: Session, number: str = "D-2026-001", title: str = "Hoofdhuur") -> int:
    """A matter."""
    kind = DossierKind(code="", name="Huur van een pand", contract=True)
    session.add(kind)
    session.flush()
    dossier = Dossier(number=number, title=title, kind_id=kind.id, opened_on=HELD)
    session.add(dossier)
    session.flush()
    return dossier.id


def a_talk(session: Session, department_id: int, *, held_on: date = HELD) -> int:
    """A talk with a department that is running, without any point yet."""
    draft = MeetingDraft("Overleg Vastgoed", held_on, True, department_id=department_id)
    meeting_id = plan_meeting(session, draft)
    for item in points_of(session, meeting_id):
        drop_point(session, item.id)
    begin(session, meeting_id)
    return meeting_id


def written(session: Session, meeting_id: int, text: str, *, title: str = "Huur") -> int:
    """A point with a text, treated."""
    item_id = add_point(session, meeting_id, title)
    file_text(session, item_id, text)
    close_point(session, item_id, ItemState.TREATED)
    return item_id


def ended(session: Session, meeting_id: int) -> None:
    """The meeting is over."""
    end(session, meeting_id)


def sent(session: Session, meeting_id: int, day: date = TODAY) -> int:
    """The meeting is over and its minutes are ready to be sent: the version."""
    ended(session, meeting_id)
    return versions.make_ready(session, meeting_id, day)


def a_call(session: Session, department_id: int, text: str, dossier: int | None = None) -> int:
    """A phone call with the department."""
    draft = SmallDraft(MeetingKind.PHONE, text, HELD, "Bakker", department_id, dossier)
    return keep_small(session, draft, HELD)
