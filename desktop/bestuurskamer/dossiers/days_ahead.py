"""The days of matters: their own, of agreements and terms, and of the leases they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bestuurskamer.building.model import HeadLease
from bestuurskamer.building.rules import Deadline, deadlines
from bestuurskamer.dossiers.model import Agreement, Dossier, Obligation
from bestuurskamer.dossiers.rules import NextDay
from bestuurskamer.dossiers.running_terms import running_terms
from bestuurskamer.parties.model import Party
from bestuurskamer.rent.model import Lease

Days = Mapping[int, Sequence[NextDay]]


def days_of(session: Session, ids: Collection[int], today: date) -> dict[int, list[NextDay]]:
    """The days of each of these matters, the first one first.

    Those to come, and those that passed undone: a next date, an obligation, a term.
    """
    found: dict[int, list[NextDay]] = defaultdict(list)
    own = select(Dossier.id, Dossier.next_on, Dossier.next_what)
    for number, day, what in session.execute(own.where(Dossier.id.in_(ids))):
        if day is not None:
            found[number].append(NextDay(day, "own", what))
    _agreements(session, ids, found)
    _obligations(session, ids, found)
    _terms(session, ids, today, found)
    _leases(session, ids, found)
    _head_leases(session, ids, today, found)
    stays = ("own", "obligation", "term", "head_notice", "head_renewal", "head_end")
    return {
        number: sorted((d for d in days if d.day >= today or d.kind in stays), key=_when)
        for number, days in found.items()
    }


def deadlines_of(session: Session, ids: Collection[int], today: date) -> dict[int, list[Deadline]]:
    """What the head lease asks of the matters about it, from six months before."""
    found = {}
    for number, last_day, notice_by, renewal_by in session.execute(_about_head_lease(ids)):
        if near := deadlines(last_day, notice_by, renewal_by, today):
            found[number] = near
    return found


def _agreements(session: Session, ids: Collection[int], found: dict[int, list[NextDay]]) -> None:
    wanted = select(Agreement).where(Agreement.dossier_id.in_(ids), Agreement.ended_on.is_(None))
    for made in session.scalars(wanted):
        for kind, day in (("notice", made.notice_by), ("end", made.last_day)):
            if day is not None:
                found[made.dossier_id].append(NextDay(day, kind, "", made.title))


def _obligations(session: Session, ids: Collection[int], found: dict[int, list[NextDay]]) -> None:
    wanted = (
        select(Agreement.dossier_id, Agreement.title, Obligation.what, Obligation.next_on)
        .join(Obligation, Obligation.agreement_id == Agreement.id)
        .where(Agreement.dossier_id.in_(ids), Agreement.ended_on.is_(None))
        .where(Obligation.ended_on.is_(None), Obligation.next_on.is_not(None))
    )
    for number, title, what, day in session.execute(wanted):
        assert day is not None
        found[number].append(NextDay(day, "obligation", what, title))


def _terms(
    session: Session, ids: Collection[int], today: date, found: dict[int, list[NextDay]]
) -> None:
    """The end of each term that runs; after a notice of default the end of those two weeks."""
    for row in running_terms(session, today):
        day = row.notice.end if row.notice is not None else row.ending.end
        if row.dossier_id in ids and day is not None:
            found[row.dossier_id].append(NextDay(day, "term", row.what, row.kind.title))


def _leases(session: Session, ids: Collection[int], found: dict[int, list[NextDay]]) -> None:
    wanted = (
        select(Dossier.id, Party.name, Lease.notice_by, Lease.last_day)
        .join(Lease, Lease.id == Dossier.lease_id)
        .join(Party, Party.id == Lease.tenant_id)
        .where(Dossier.id.in_(ids))
    )
    for number, name, notice_by, last_day in session.execute(wanted):
        for kind, day in (("lease_notice", notice_by), ("lease_end", last_day)):
            if day is not None:
                found[number].append(NextDay(day, kind, "", name))


def _head_leases(
    session: Session, ids: Collection[int], today: date, found: dict[int, list[NextDay]]
) -> None:
    for number, last_day, notice_by, renewal_by in session.execute(_about_head_lease(ids)):
        days = {"notice": notice_by, "renewal": renewal_by, "end": last_day}
        near = {one.kind for one in deadlines(last_day, notice_by, renewal_by, today)}
        for kind, day in days.items():
            if day is not None and (day >= today or kind in near):
                found[number].append(NextDay(day, f"head_{kind}"))


def _about_head_lease(
    ids: Collection[int],
) -> Select[int, date | None, date | None, date | None]:
    return (
        select(Dossier.id, HeadLease.last_day, HeadLease.notice_by, HeadLease.renewal_by)
        .join(HeadLease, HeadLease.id == Dossier.head_lease_id)
        .where(Dossier.id.in_(ids))
    )


def _when(day: NextDay) -> tuple[date, str, str]:
    return day.day, day.kind, day.what
