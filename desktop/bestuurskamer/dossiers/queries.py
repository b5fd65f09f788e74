"""What can be asked about the board's matters: the list, and all that is filed under one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.building.rules import Deadline
from bestuurskamer.dossiers import filed
from bestuurskamer.dossiers.days_ahead import Days, days_of, deadlines_of
from bestuurskamer.dossiers.drafts import KindChoice
from bestuurskamer.dossiers.filed import AgreementRow, CaseRow, DocumentRow, LinkRow, StepRow
from bestuurskamer.dossiers.model import Dossier, DossierKind, DossierState, Mover, Stage
from bestuurskamer.dossiers.rules import NextDay, days_lying, first_to_come, lacks_next_day, once
from bestuurskamer.parties.department_queries import current_ids, department_names
from bestuurskamer.parties.model import Party
from bestuurskamer.rent.model import Lease

NO_MORE: Days = {}


@dataclass(frozen=True)
class DossierRow:
    """A matter in a list, on the day asked."""

    id: int
    number: str
    title: str
    kind: str
    contract: bool
    stage: Stage
    state: DossierState
    mover: Mover
    mover_department_id: int | None  # who does its work now
    mover_name: str  # the department, or the third party; empty when it is our move
    mover_short: str  # the department's abbreviation
    mover_since: date | None
    lying: int | None  # for how many days it has been their or our move
    lead: str
    opened_on: date
    closed_on: date | None
    days: tuple[NextDay, ...]  # the first one first; passed ones too, when undone
    next_day: NextDay | None  # the first one to come
    lacks_next_day: bool
    deadlines: tuple[Deadline, ...]  # what the head lease asks, within six months

    def late(self, today: date) -> tuple[NextDay, ...]:
        """The days that passed undone."""
        return tuple(day for day in self.days if day.day < today)


@dataclass(frozen=True)
class OtherDossier:
    """Another matter, by name."""

    id: int
    number: str
    title: str


@dataclass(frozen=True)
class DossierView:
    """One matter with all that is filed under it."""

    row: DossierRow
    kind: KindChoice
    goal: str
    standing: str
    board_limit: str
    next_on: date | None
    next_what: str
    head_lease_id: int | None
    lease_id: int | None
    lease_of: str  # whose lease it is about
    lease_tenant_id: int | None
    commission: str
    successor: OtherDossier | None
    went_on_from: tuple[OtherDossier, ...]
    steps: tuple[StepRow, ...]
    cases: tuple[CaseRow, ...]
    links: tuple[LinkRow, ...]
    documents: tuple[DocumentRow, ...]
    agreements: tuple[AgreementRow, ...]


def dossiers(
    session: Session, today: date, more: Days = NO_MORE, *, closed: bool = False
) -> list[DossierRow]:
    """The matters that are open, or those that are closed.

    What the head lease asks leads; then come those without a next date, then by that date.
    `more` are days of each matter that this room does not know: promises, actions, meetings.
    """
    wanted = select(Dossier).order_by(Dossier.number.desc())
    is_closed = Dossier.state == DossierState.CLOSED
    found = session.scalars(wanted.where(is_closed if closed else ~is_closed)).all()
    rows = _rows(session, found, today, more)
    if closed:
        return sorted(rows, key=lambda row: row.closed_on or row.opened_on, reverse=True)
    return sorted(rows, key=_pressing)


def dossier(session: Session, dossier_id: int, today: date, more: Days = NO_MORE) -> DossierView:
    """One matter with all that is filed under it; it must exist."""
    made = session.get_one(Dossier, dossier_id)
    (row,) = _rows(session, [made], today, more)
    others = other_dossiers(session)
    code = session.scalars(select(DossierKind.code).where(DossierKind.id == made.kind_id)).one()
    tenant_id, tenant = _tenant_of(session, made.lease_id)
    before = select(Dossier.id).where(Dossier.successor_id == dossier_id)
    return DossierView(
        row=row,
        kind=KindChoice(made.kind_id, code),
        goal=made.goal,
        standing=made.standing,
        board_limit=made.board_limit,
        next_on=made.next_on,
        next_what=made.next_what,
        head_lease_id=made.head_lease_id,
        lease_id=made.lease_id,
        lease_of=tenant,
        lease_tenant_id=tenant_id,
        commission=made.commission,
        successor=others[made.successor_id] if made.successor_id is not None else None,
        went_on_from=tuple(others[number] for number in session.scalars(before)),
        steps=tuple(filed.steps_of(session, dossier_id)),
        cases=tuple(filed.cases_of(session, dossier_id)),
        links=tuple(filed.links_of(session, dossier_id)),
        documents=tuple(filed.documents_of(session, dossier_id)),
        agreements=tuple(filed.agreements_of(session, dossier_id)),
    )


def other_dossiers(session: Session) -> Mapping[int, OtherDossier]:
    """Every matter by name, the newest first, closed ones too."""
    rows = session.execute(
        select(Dossier.id, Dossier.number, Dossier.title).order_by(Dossier.number.desc())
    )
    return {row.id: OtherDossier(*row) for row in rows}


def count_without_next_day(session: Session, today: date, more: Days = NO_MORE) -> int:
    """How many open matters have no day to come: what is easily forgotten."""
    return sum(row.lacks_next_day for row in dossiers(session, today, more))


def _rows(session: Session, found: Sequence[Dossier], today: date, more: Days) -> list[DossierRow]:
    ids = [made.id for made in found]
    days, near = days_of(session, ids, today), deadlines_of(session, ids, today)
    kinds = {k.id: k for k in session.scalars(select(DossierKind))}
    names, now = department_names(session), current_ids(session)
    rows = []
    for made in found:
        told = once([*days.get(made.id, ()), *more.get(made.id, ())])
        own = sorted(told, key=lambda one: one.day)
        unknown = (made.mover_name, "")
        department = made.mover_department_id
        department = department and now.get(department, department)
        name, short = names.get(department or 0, unknown)
        open_ = made.state is not DossierState.CLOSED
        rows.append(
            DossierRow(
                id=made.id,
                number=made.number,
                title=made.title,
                kind=kinds[made.kind_id].name,
                contract=kinds[made.kind_id].contract,
                stage=made.stage,
                state=made.state,
                mover=made.mover,
                mover_department_id=department,
                mover_name=name,
                mover_short=short,
                mover_since=made.mover_since,
                lying=days_lying(made.mover_since, today) if open_ else None,
                lead=made.lead,
                opened_on=made.opened_on,
                closed_on=made.closed_on,
                days=tuple(own),
                next_day=first_to_come(own, today),
                lacks_next_day=lacks_next_day(made.state, own, today),
                deadlines=tuple(near.get(made.id, ())) if open_ else (),
            )
        )
    return rows


def _pressing(row: DossierRow) -> tuple[int, date, str]:
    if row.deadlines:
        return 0, row.deadlines[0].day, row.number
    if row.next_day is None:
        return 1, row.opened_on, row.number
    return 2, row.next_day.day, row.number


def _tenant_of(session: Session, lease_id: int | None) -> tuple[int | None, str]:
    """Whose lease it is: number and name."""
    if lease_id is None:
        return None, ""
    wanted = select(Party.id, Party.name).join(Lease, Lease.tenant_id == Party.id)
    number, name = session.execute(wanted.where(Lease.id == lease_id)).one()
    return number, name
