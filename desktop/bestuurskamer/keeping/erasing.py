"""Erasing a person: details go from live rows and from the trail; what law keeps stays whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bestuurskamer.errors import refusal
from bestuurskamer.keeping.privacy import ERASED, KeptRow, all_numbers, kept_of
from bestuurskamer.keeping.redoing import forget_person
from bestuurskamer.keeping.thinning import papers_of, thin
from bestuurskamer.language import _
from bestuurskamer.meetings.model import Attendance, Meeting, MeetingState
from bestuurskamer.parties.model import Address, Contact, Party, PartyIban
from bestuurskamer.payments.model import Arrangement, Call
from bestuurskamer.rent.model import Lease
from bestuurskamer.vault.erasing import erase_from_trail


@dataclass(frozen=True)
class Erased:
    """What somebody is called from now on, and what stays by law, with until when."""

    name: str
    stays: tuple[KeptRow, ...]


def erase(session: Session, party_id: int, today: date) -> Erased:
    """Erase the name and details of somebody, in one act with their values in the trail.

    Issued paper and payments stay as they are within their term of law, and sent minutes always:
    the answer says which and until when. What is past its term goes along. Refused while
    something runs, is open or is held. Make a copy afterwards: older ones still hold the person.
    """
    kept = kept_of(session, party_id, today)
    if kept.bars:
        raise refusal(kept.bars[0])
    ids = all_numbers(session, party_id)
    name = _("Former tenant {number}").format(number=f"{party_id:04}")
    gone: list[tuple[str, Sequence[int]]] = [
        (record.__tablename__, _ids(session, record, record.party_id.in_(ids)))
        for record in (Address, Contact, PartyIban, Call, Arrangement)
    ]
    gone.append(("lease", _ids(session, Lease, Lease.tenant_id.in_(ids))))
    gone.append(("party", ids))
    open_now = select(Meeting.id).where(Meeting.state != MeetingState.ADOPTED)
    which = Attendance.person_id.in_(ids) & Attendance.meeting_id.in_(open_now)
    gone.append(("attendance", _ids(session, Attendance, which)))
    session.flush()
    forget_person(session, session.scalars(select(Party.name).where(Party.id.in_(ids))).all())
    for record in (Address, Contact, PartyIban):
        session.execute(delete(record).where(record.party_id.in_(ids)))
    session.execute(update(Attendance).where(which).values(name=name))
    session.execute(update(Call).where(Call.party_id.in_(ids)).values(note=""))
    session.execute(update(Arrangement).where(Arrangement.party_id.in_(ids)).values(note=""))
    session.execute(update(Lease).where(Lease.tenant_id.in_(ids)).values(note=""))
    session.execute(
        update(Party)
        .where(Party.id.in_(ids))
        .values(
            name=name, email="", phone="", note="", kvk_number="", vat_number="",
            reference=ERASED, archived_on=today,
        )
    )  # fmt: skip
    for table, row_ids in gone:
        erase_from_trail(session.connection(), table, row_ids)
    thin(session, papers_of(session, ids, today), today)  # and makes the search index anew
    return Erased(name, tuple(row for row in kept.rows if row.until is None or row.until >= today))


def _ids(session: Session, record: type, which: object) -> list[int]:
    return list(session.scalars(select(record.id).where(which)))  # type: ignore[attr-defined,arg-type]
