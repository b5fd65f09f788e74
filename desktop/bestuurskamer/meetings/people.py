"""Who may be named in a meeting: the board, people of departments, departments, matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier, DossierCase, DossierState
from bestuurskamer.folding import fold
from bestuurskamer.meetings.known_names import Known, KnownName
from bestuurskamer.meetings.model import Attendance, Presence
from bestuurskamer.office.model import BoardMember
from bestuurskamer.parties.model import Department, Party, Post


@dataclass(frozen=True)
class Person:
    """Somebody who may be at a meeting: of the board, or of a department on that day."""

    name: str
    post: str = ""
    member_id: int | None = None
    person_id: int | None = None
    department_id: int | None = None
    department: str = ""  # its abbreviation


@dataclass(frozen=True)
class Names:
    """The names that count in a meeting; `people` are in the order of `known.people`."""

    known: Known
    people: tuple[Person, ...]
    departments: tuple[tuple[int, str], ...]  # number and abbreviation

    def person(self, thing: int | None) -> Person | None:
        """The person behind a known name."""
        return None if thing is None else self.people[thing]


def people(session: Session, day: date) -> list[Person]:
    """Everybody of the board and of the departments on a day, the board first, by name."""
    members = session.execute(
        select(BoardMember.id, BoardMember.name, BoardMember.post)
        .where(or_(BoardMember.last_day.is_(None), BoardMember.last_day >= day))
        .order_by(BoardMember.name)
    )
    found = [Person(name, post, member_id=number) for number, name, post in members]
    posts = session.execute(
        select(Party.id, Party.name, Post.title, Department.id, Department.abbreviation)
        .join(Post, Post.person_id == Party.id)
        .join(Department, Department.id == Post.department_id)
        .where(
            or_(Post.first_day.is_(None), Post.first_day <= day),
            or_(Post.last_day.is_(None), Post.last_day >= day),
        )
        .order_by(Department.abbreviation, Party.name)
    )
    found += [
        Person(name, title, person_id=number, department_id=department, department=short)
        for number, name, title, department, short in posts
    ]
    return found


def names(session: Session, day: date, meeting_id: int | None = None) -> Names:
    """All names that may be said in a meeting, its guests too; who is present goes first.

    A guest who is known meanwhile is that one person: else the name would be unsure.
    """
    known_people = people(session, day)
    taken = {fold(one.name) for one in known_people}
    guests = _guests(session, meeting_id) if meeting_id else []
    everybody = (*known_people, *(one for one in guests if fold(one.name) not in taken))
    present = _present(session, meeting_id) if meeting_id else set()
    departments = session.execute(
        select(Department.id, Department.name, Department.abbreviation)
        .where(or_(Department.ended_on.is_(None), Department.ended_on >= day))
        .order_by(Department.abbreviation)
    ).all()
    matters = session.execute(
        select(Dossier.id, Dossier.title, Dossier.number)
        .where(Dossier.state != DossierState.CLOSED)
        .order_by(Dossier.number.desc())
    )
    cases = session.execute(
        select(DossierCase.dossier_id, DossierCase.case_number)
        .join(Dossier, Dossier.id == DossierCase.dossier_id)
        .where(Dossier.state != DossierState.CLOSED)
    )
    known = Known(
        people=tuple(
            KnownName(place, one.name, present=one.name in present, department=one.department_id)
            for place, one in enumerate(everybody)
        ),
        departments=tuple(KnownName(number, name, short) for number, name, short in departments),
        dossiers=tuple(KnownName(number, title, short) for number, title, short in matters),
        cases=tuple(KnownName(number, case) for number, case in cases),
    )
    return Names(known, everybody, tuple((number, short) for number, _name, short in departments))


def _guests(session: Session, meeting_id: int) -> list[Person]:
    """Who was noted at the meeting by name alone."""
    wanted = select(Attendance.name, Attendance.post, Attendance.department).where(
        Attendance.meeting_id == meeting_id,
        Attendance.member_id.is_(None),
        Attendance.person_id.is_(None),
    )
    return [
        Person(name, post, department=short)
        for name, post, short in session.execute(wanted.order_by(Attendance.id))
    ]


def _present(session: Session, meeting_id: int) -> set[str]:
    wanted = select(Attendance.name).where(
        Attendance.meeting_id == meeting_id,
        Attendance.presence.in_((Presence.PRESENT, Presence.PARTLY)),
    )
    return set(session.scalars(wanted))
