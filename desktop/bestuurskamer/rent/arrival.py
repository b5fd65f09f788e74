"""The deposits that a board holds already when it begins with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.parties.model import Party
from bestuurskamer.rent import queries
from bestuurskamer.rent.actions import move_deposit
from bestuurskamer.rent.model import DepositMoveKind, Lease
from bestuurskamer.rent.terms import lease_terms


@dataclass(frozen=True)
class HeldRow:
    """A lease with the deposit that was agreed and what the board holds of it."""

    lease_id: int
    tenant: str
    rooms: str
    first_day: date
    agreed: Money | None
    held: Money


def deposits_held(session: Session, today: date) -> list[HeldRow]:
    """Every lease that has not ended, with its deposit, by name of the tenant."""
    running = select(Lease).where((Lease.last_day.is_(None)) | (Lease.last_day >= today))
    names: dict[int, str] = dict(session.execute(select(Party.id, Party.name)).all())
    known = queries.deposits(session)
    rows = []
    for lease in lease_terms(session, running):
        state = known.get(lease.id)
        rows.append(
            HeldRow(
                lease.id,
                names[lease.tenant_id],
                lease.room_names(),
                lease.first_day,
                state.agreed if state else None,
                state.held if state else NOTHING,
            )
        )
    return sorted(rows, key=lambda row: row.tenant.casefold())


def take_over_deposits(session: Session, held: Mapping[int, Money]) -> None:
    """Record by lease what the board holds already, as received on the first day of the lease.

    Refused for a lease of which a deposit is held: that one is moved on the tenant's own page.
    """
    known = queries.deposits(session)
    for lease_id, amount in held.items():
        state = known.get(lease_id)
        if state and state.held:
            raise Refused(N_("A deposit of {held} is known already."), held=state.held)
        lease = session.get_one(Lease, lease_id)
        move_deposit(session, lease_id, DepositMoveKind.RECEIVED, amount, lease.first_day)
