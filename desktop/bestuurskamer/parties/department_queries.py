"""What can be asked about departments and who holds which post in them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bestuurskamer import paths
from bestuurskamer.parties.model import Department, Party, Post


@dataclass(frozen=True)
class OfficialRow:
    """Somebody with a post; days are both included, and either may not be known."""

    post_id: int
    person_id: int
    name: str
    title: str
    department_id: int
    first_day: date | None
    last_day: date | None
    email: str
    phone: str

    def holds(self, day: date) -> bool:
        """Whether the post is held on a day."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or self.last_day >= day)


@dataclass(frozen=True)
class DepartmentRow:
    """A department, with who holds a post in it on the day asked.

    `successor_id` is who came after it in the end, after any number of changes.
    """

    id: int
    organisation_id: int
    organisation: str
    name: str
    abbreviation: str
    ended_on: date | None
    successor_id: int | None
    successor: str  # its name; empty without one
    note: str
    people: tuple[OfficialRow, ...] = ()

    def is_there(self, day: date) -> bool:
        """Whether it still exists on a day."""
        return self.ended_on is None or self.ended_on > day


@dataclass(frozen=True)
class Usual:
    """A department that most municipalities have."""

    name: str
    abbreviation: str


def departments(session: Session, day: date, *, ended: bool = False) -> list[DepartmentRow]:
    """All departments by name with their people of that day; ended ones only when asked."""
    people: dict[int, list[OfficialRow]] = defaultdict(list)
    for row in officials(session):
        if row.holds(day):
            people[row.department_id].append(row)
    found = _departments(session, people)
    return [row for row in found if ended or row.is_there(day)]


def department(session: Session, department_id: int, day: date) -> DepartmentRow:
    """One department with its people of that day; it must exist."""
    rows = {row.id: row for row in departments(session, day, ended=True)}
    return rows[department_id]


def department_names(session: Session) -> Mapping[int, tuple[str, str]]:
    """Name and abbreviation of every department, ended ones too, by its number."""
    rows = session.execute(select(Department.id, Department.name, Department.abbreviation))
    return {number: (name, short) for number, name, short in rows}


def current_department_id(session: Session, department_id: int) -> int:
    """The department that does its work now: itself, or who came after it in the end."""
    return _resolved(_successors(session), department_id)


def with_predecessors(session: Session, department_id: int) -> frozenset[int]:
    """The department and all those whose work it does now, by number."""
    after = _successors(session)
    before = {number for number in after if _resolved(after, number) == department_id}
    return frozenset({department_id, *before})


def now_called(session: Session) -> Mapping[int, str]:
    """Whom to turn to now, by abbreviation, for each department that another came after."""
    names = department_names(session)
    return {number: names[now][1] for number, now in current_ids(session).items()}


def current_ids(session: Session) -> Mapping[int, int]:
    """Who does the work now of each department that another came after, by number."""
    after = _successors(session)
    return {number: _resolved(after, number) for number in after}


def officials(session: Session, department_id: int | None = None) -> list[OfficialRow]:
    """Who ever held a post, of one department or of all; by name, the latest post first."""
    wanted = _posts()
    if department_id is not None:
        wanted = wanted.where(Post.department_id == department_id)
    return [OfficialRow(*row) for row in session.execute(wanted)]


def taken_abbreviations(session: Session, but: int | None = None) -> frozenset[str]:
    """The abbreviations in use, those of ended departments too."""
    rows = session.execute(select(Department.id, Department.abbreviation))
    return frozenset(short for number, short in rows if number != but)


def usual_departments(session: Session) -> list[Usual]:
    """The usual departments of a municipality that the board does not have yet."""
    file = paths.resources() / "municipality" / "departments.toml"
    shipped = tomllib.loads(file.read_text("utf-8"))["department"]
    names = {name.casefold() for name, _short in department_names(session).values()}
    return [
        Usual(raw["name"], raw["abbreviation"])
        for raw in shipped
        if raw["name"].casefold() not in names
    ]


def official_ids(session: Session) -> frozenset[int]:
    """Who is known for a post alone, and was never given the number of a tenant."""
    held = select(Post.person_id)
    rows = session.scalars(select(Party.id).where(Party.id.in_(held), Party.number == ""))
    return frozenset(rows)


def _departments(session: Session, people: Mapping[int, list[OfficialRow]]) -> list[DepartmentRow]:
    after = _successors(session)
    rows = session.execute(
        select(Department, Party.name)
        .join(Party, Party.id == Department.organisation_id)
        .order_by(func.lower(Department.name), Department.id)
    ).all()
    names = {made.id: made.name for made, _ in rows}
    found = []
    for made, organisation in rows:
        last = _resolved(after, made.id) if made.successor_id is not None else None
        found.append(
            DepartmentRow(
                made.id,
                made.organisation_id,
                organisation,
                made.name,
                made.abbreviation,
                made.ended_on,
                last,
                names[last] if last is not None else "",
                made.note,
                tuple(people.get(made.id, ())),
            )
        )
    return found


def _posts() -> Select[int, int, str, str, int, date | None, date | None, str, str]:
    return (
        select(
            Post.id,
            Post.person_id,
            Party.name,
            Post.title,
            Post.department_id,
            Post.first_day,
            Post.last_day,
            Party.email,
            Party.phone,
        )
        .join(Party, Party.id == Post.person_id)
        .order_by(func.lower(Party.name), Post.first_day.desc(), Post.id.desc())
    )


def _successors(session: Session) -> dict[int, int]:
    wanted = select(Department.id, Department.successor_id)
    rows = session.execute(wanted.where(Department.successor_id.is_not(None)))
    return {number: after for number, after in rows if after is not None}


def _resolved(after: Mapping[int, int], department_id: int) -> int:
    seen = {department_id}
    while (following := after.get(department_id)) is not None and following not in seen:
        seen.add(following)
        department_id = following
    return department_id
