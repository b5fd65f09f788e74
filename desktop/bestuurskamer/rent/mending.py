"""Taking away what was typed by mistake, as long as nothing was built on it."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import NOTHING
from bestuurskamer.office.queries import refuse_closed
from bestuurskamer.rent.model import DepositMove, Extra, Lease, LeaseRoom, RentLine
from bestuurskamer.rent.queries import deposits


def drop_lease(session: Session, lease_id: int) -> None:
    """Take a lease away that was never meant, with its rooms, lines and extras.

    Refused once anything was invoiced, drafted, received or given back under it: then it ends.
    """
    session.flush()
    try:
        for table in (LeaseRoom, Extra):
            session.execute(delete(table).where(table.lease_id == lease_id))
        lines = delete(RentLine).where(RentLine.lease_id == lease_id)
        session.execute(lines.where(RentLine.origin_id.is_not(None)))
        session.execute(lines)
        session.execute(delete(Lease).where(Lease.id == lease_id))
    except IntegrityError as problem:
        raise Refused(
            N_(
                "Something was invoiced or received under this lease, so it stays. "
                "End the rent instead. Nothing was changed."
            )
        ) from problem
    session.expire_all()


def drop_deposit_move(session: Session, move_id: int) -> None:
    """Take a step of a deposit away that was noted by mistake.

    Refused in a closed year, for what came from an entry of the bank or the cash book, and when
    more would have gone back than came in.
    """
    move = session.get_one(DepositMove, move_id)
    refuse_closed(session, move.on_day)
    lease_id = move.lease_id
    session.delete(move)
    try:
        session.flush()
    except IntegrityError as problem:
        raise Refused(
            N_(
                "This amount belongs to an entry of the bank or the cash book. "
                "Take it back there. Nothing was changed."
            )
        ) from problem
    state = deposits(session).get(lease_id)
    if state is not None and state.held < NOTHING:
        raise Refused(
            N_(
                "Then more would have gone back than came in. Nothing was changed. "
                "Take that away first."
            )
        )
