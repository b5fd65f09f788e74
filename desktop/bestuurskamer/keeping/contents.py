"""What a data file holds, in a few figures that a board recognises."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.invoices.model import Invoice
from bestuurskamer.meetings.model import Meeting
from bestuurskamer.meetings.versions import LENT
from bestuurskamer.money import Money, total
from bestuurskamer.office.model import Account
from bestuurskamer.office.queries import preference, the_office
from bestuurskamer.payments.model import Entry
from bestuurskamer.payments.queries import balance
from bestuurskamer.rent.model import Lease
from bestuurskamer.vault.trail import Act


@dataclass(frozen=True)
class Contents:
    """The board's name, what is in its file, and what was done last (UTC)."""

    board: str
    tenants: int
    invoices: int
    last_invoice: str
    money: Money | None  # on all accounts together; None when no balance is known
    last_entry: date | None
    lent: tuple[str, date] | None  # the meeting for which the file was made, and its day
    last_act: str
    last_at: datetime


def contents(session: Session, today: date) -> Contents:
    """What the file holds on a day."""
    running = (Lease.first_day <= today) & (Lease.last_day.is_(None) | (Lease.last_day >= today))
    tenants = session.scalar(select(func.count(Lease.tenant_id.distinct())).where(running)) or 0
    last = session.scalars(select(Invoice.number).order_by(Invoice.id.desc()).limit(1)).first()
    act = session.scalars(select(Act).order_by(Act.id.desc()).limit(1)).one()
    return Contents(
        the_office(session, today).legal_name,
        tenants,
        session.scalar(select(func.count()).select_from(Invoice)) or 0,
        last or "",
        _money(session, today),
        session.scalar(select(func.max(Entry.booked_on))),
        _lent(session),
        act.what,
        act.at,
    )


def _money(session: Session, today: date) -> Money | None:
    found = [balance(session, number, today) for number in session.scalars(select(Account.id))]
    known = [one for one in found if one is not None]
    return total(known) if known else None


def _lent(session: Session) -> tuple[str, date] | None:
    said = preference(session, LENT)
    if said is None:
        return None
    meeting = session.get_one(Meeting, json.loads(said)["meeting"])
    return meeting.title, meeting.held_on
