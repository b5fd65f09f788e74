"""What the board can do with departments and their people; each function is one transaction.

A person leaves; what was promised stays with the department. Nothing here is thrown away.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.days import day_before
from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.parties import actions, department_queries
from bestuurskamer.parties.drafts import (
    DepartmentDraft,
    OfficialDraft,
    department_problems,
    official_problems,
    plain_abbreviation,
)
from bestuurskamer.parties.model import Department, Party, PartyKind, Post
from bestuurskamer.parties.rules import PartyDraft


def add_department(session: Session, draft: DepartmentDraft) -> int:
    """Keep a department; its organisation is found by name, made, or that of the last one."""
    _check(session, draft, None)
    made = Department(
        organisation_id=_organisation(session, draft.organisation),
        name=draft.name,
        abbreviation=plain_abbreviation(draft.abbreviation),
        note=draft.note,
    )
    session.add(made)
    session.flush()
    return made.id


def mend_department(session: Session, department_id: int, draft: DepartmentDraft) -> None:
    """Mend what is known of a department; minutes keep the short name of their day."""
    _check(session, draft, department_id)
    made = session.get_one(Department, department_id)
    made.name, made.note = draft.name, draft.note
    made.abbreviation = plain_abbreviation(draft.abbreviation)
    if draft.organisation.strip():
        made.organisation_id = _organisation(session, draft.organisation)


def end_department(
    session: Session, department_id: int, ended_on: date | None, successor_id: int | None
) -> None:
    """Let a department be no more from a day on, with who does its work then; undone by no day.

    Posts that are still held in it end on the day before.
    """
    made = session.get_one(Department, department_id)
    if ended_on is None:
        made.ended_on, made.successor_id = None, None
        return
    if successor_id is not None:
        last = department_queries.current_department_id(session, successor_id)
        if department_id in (successor_id, last):
            raise Refused(N_("A department cannot come after itself. Choose another one."))
    made.ended_on, made.successor_id = ended_on, successor_id
    for post in session.scalars(
        _held_past(day_before(ended_on), Post.department_id == department_id)
    ):
        _end(post, day_before(ended_on))


def add_official(session: Session, draft: OfficialDraft) -> int:
    """Keep somebody of a department, and answer the number of the post.

    Somebody of the same name who has, or had, a post is the same person.
    """
    refuse(official_problems(draft))
    assert draft.department_id is not None
    person_id = _person(session, draft.name)
    if person_id is None:
        known = PartyDraft(draft.name, kind=PartyKind.PERSON, email=draft.email, phone=draft.phone)
        person_id = actions.add_party(session, known, tenant=False)
    else:
        _reach(session.get_one(Party, person_id), draft)
    return _give(session, person_id, draft)


def mend_official(session: Session, post_id: int, draft: OfficialDraft) -> None:
    """Mend name, title, days or how to reach somebody; for another department, end the post."""
    refuse(official_problems(draft))
    post = session.get_one(Post, post_id)
    if draft.department_id != post.department_id:
        raise Refused(N_("End this post first, then give the new one."))
    person = session.get_one(Party, post.person_id)
    person.name, person.email, person.phone = draft.name, draft.email, draft.phone
    post.title, post.first_day, post.last_day = draft.title, draft.first_day, draft.last_day


def leave(session: Session, person_id: int, last_day: date) -> None:
    """Somebody is gone: all posts end on that day, and what was promised stays where it was."""
    for post in session.scalars(_held_past(last_day, Post.person_id == person_id)):
        _end(post, last_day)
    person = session.get_one(Party, person_id)
    if not person.number:
        person.archived_on = last_day


def _check(session: Session, draft: DepartmentDraft, own_id: int | None) -> None:
    taken = department_queries.taken_abbreviations(session, own_id)
    refuse(department_problems(draft, taken))


def _organisation(session: Session, name: str) -> int:
    if not name.strip():
        last = select(Department.organisation_id).order_by(Department.id.desc())
        known = session.scalars(last).first()
        if known is None:
            raise Refused(N_("Fill in the name of the municipality."))
        return known
    wanted = select(Party.id).where(Party.name == name.strip(), Party.merged_into_id.is_(None))
    found = session.scalars(wanted).first()
    if found is not None:
        return found
    return actions.add_party(session, PartyDraft(name), tenant=False)


def _person(session: Session, name: str) -> int | None:
    bare = " ".join(name.split()).casefold()
    known = department_queries.official_ids(session)
    wanted = select(Party.id, Party.name).where(Party.id.in_(known))
    rows = session.execute(wanted.where(Party.merged_into_id.is_(None)))
    return next((number for number, known_as in rows if known_as.casefold() == bare), None)


def _reach(person: Party, draft: OfficialDraft) -> None:
    person.email, person.phone = draft.email or person.email, draft.phone or person.phone
    person.archived_on = None


def _give(session: Session, person_id: int, draft: OfficialDraft) -> int:
    assert draft.department_id is not None
    held = _held(Post.person_id == person_id, Post.department_id == draft.department_id)
    if any(post.title == draft.title.strip() for post in session.scalars(held)):
        raise Refused(N_("{name} has this post already."), name=draft.name)
    post = Post(
        person_id=person_id,
        department_id=draft.department_id,
        title=draft.title,
        first_day=draft.first_day,
        last_day=draft.last_day,
    )
    session.add(post)
    session.flush()
    return post.id


def _held(*which: ColumnElement[bool]) -> Select[Post]:
    return select(Post).where(Post.last_day.is_(None), *which)


def _held_past(day: date, which: ColumnElement[bool]) -> Select[Post]:
    return select(Post).where(or_(Post.last_day.is_(None), Post.last_day > day), which)


def _end(post: Post, last_day: date) -> None:
    post.last_day = max(last_day, post.first_day) if post.first_day else last_day
