"""What the board can do with leases; each function is one transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bestuurskamer.days import Month
from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.parties.model import Party
from bestuurskamer.rent import queries
from bestuurskamer.rent.drafts import (
    ExtraDraft,
    LeaseDraft,
    LineDraft,
    change_problems,
    extra_problems,
    lease_problems,
    line_problems,
)
from bestuurskamer.rent.lease_rooms import mended_rooms, move_end, refuse_taken, room_of
from bestuurskamer.rent.model import (
    DepositMove,
    DepositMoveKind,
    Extra,
    Lease,
    RentLine,
    VatTreatment,
)


def add_lease(session: Session, draft: LeaseDraft) -> int:
    """Make a lease with its rooms and lines, and answer its number.

    Refused while the draft has problems, or when somebody has a room on a day of the lease.
    """
    refuse(lease_problems(draft))
    assert draft.first_day is not None
    refuse_taken(session, draft.room_ids, draft.first_day, draft.last_day)
    lease = Lease(
        tenant=session.get_one(Party, draft.tenant_id),
        first_day=draft.first_day,
        last_day=draft.last_day,
        notice_by=draft.notice_by,
        regime=draft.regime,
        rhythm=draft.rhythm,
        timing=draft.timing,
        deposit_agreed=draft.deposit_agreed,
        note=draft.note,
    )
    for room_id in draft.room_ids:
        lease.rooms.append(room_of(session, room_id, draft))
    for line in draft.lines:
        lease.lines.append(_line_of(line, draft.first_day))
    session.add(lease)
    session.flush()
    return lease.id


def mend_lease(session: Session, lease_id: int, draft: LeaseDraft, *, invoiced: bool) -> None:
    """Mend what was typed about a lease; its amounts too, as long as nothing was invoiced.

    Once invoiced, its first day and its lines stay: those change by a successor.
    """
    refuse(lease_problems(draft))
    assert draft.first_day is not None
    lease = session.get_one(Lease, lease_id)
    if invoiced and draft.first_day != lease.first_day:
        raise Refused(N_("Something was invoiced already. The first day stays as it is."))
    if invoiced and draft.tenant_id != lease.tenant_id:
        raise Refused(N_("Something was invoiced already. The tenant stays as it is."))
    rooms = mended_rooms(session, lease, draft)
    for room in list(lease.rooms):
        session.delete(room)
    lease.rooms.clear()
    session.flush()
    for room in rooms:
        refuse_taken(session, [room.room.id], room.first_day, room.last_day)
    lease.tenant = session.get_one(Party, draft.tenant_id)
    lease.first_day, lease.last_day = draft.first_day, draft.last_day
    lease.notice_by, lease.regime, lease.note = draft.notice_by, draft.regime, draft.note
    lease.rhythm, lease.timing = draft.rhythm, draft.timing
    lease.deposit_agreed = draft.deposit_agreed
    lease.rooms.extend(rooms)
    if not invoiced:
        _drop_lines(session, lease)
        lease.lines.extend(_line_of(line, draft.first_day) for line in draft.lines)


def end_lease(session: Session, lease_id: int, last_day: date, reason: str = "") -> None:
    """End a lease on a day, which still belongs to it; earlier or later than agreed.

    Its rooms end with it, those that were given up earlier stay so. Refused when another lease
    has one of them on a day that is added.
    """
    lease = session.get_one(Lease, lease_id)
    if last_day < lease.first_day:
        raise Refused(
            N_("The lease begins on {day}. It cannot end before that."), day=lease.first_day
        )
    move_end(session, lease, last_day)
    lease.last_day, lease.ended_reason = last_day, reason


def change_rent(
    session: Session,
    line_id: int,
    monthly: Money | None,
    first_day: date | None,
    reason: str,
    vat: VatTreatment | None = None,
    vat_reason: str = "",
) -> int:
    """Give a rent line a successor with another amount from a day on, and answer its number.

    Without `vat` its VAT stays as before, with the reason of an exemption. What was invoiced
    stays as it is.
    """
    line = session.get_one(RentLine, line_id)
    refuse(change_problems(monthly, first_day, line.lease.first_day, reason))
    assert monthly is not None
    assert first_day is not None
    successor = RentLine(
        kind=line.kind,
        text=line.text,
        monthly=monthly,
        vat=line.vat if vat is None else vat,
        vat_reason=line.vat_reason if vat is None else vat_reason,
        first_day=first_day,
        origin_id=line.chain,
        reason=reason,
    )
    successor.lease = line.lease
    session.add(successor)
    session.flush()
    return successor.id


def take_back_line(session: Session, line_id: int) -> None:
    """Take away a successor that was just made; Refused once something followed it."""
    line = session.get_one(RentLine, line_id)
    later = [other for other in line.lease.lines if other.chain == line.chain]
    if line.origin_id is None or any(other.id > line.id for other in later):
        raise Refused(N_("Something was built on it already. Change the amount once more instead."))
    session.delete(line)


def add_line(session: Session, lease_id: int, draft: LineDraft, first_day: date) -> int:
    """Add a line beside the ones a lease has, from a day on."""
    lease = session.get_one(Lease, lease_id)
    refuse(line_problems(draft, first_day, lease.first_day, lease.last_day))
    line = _line_of(draft, first_day)
    line.lease = lease
    session.add(line)
    session.flush()
    return line.id


def add_extra(session: Session, draft: ExtraDraft) -> int:
    """Put something beside the rent on the invoice of a month."""
    refuse(extra_problems(draft))
    assert draft.month is not None
    assert draft.quantity is not None
    assert draft.price is not None
    extra = Extra(
        text=draft.text,
        month=draft.month,
        quantity=draft.quantity,
        unit=draft.unit,
        price=draft.price,
        vat=draft.vat,
        every_month=draft.every_month,
        lease=session.get_one(Lease, draft.lease_id),
    )
    session.add(extra)
    session.flush()
    return extra.id


def drop_extra(session: Session, extra_id: int, after: Month | None) -> None:
    """Take an extra away; one that stands on an invoice stops after that month instead."""
    extra = session.get_one(Extra, extra_id)
    if after is None:
        session.delete(extra)
    else:
        extra.last_month = after


def move_deposit(
    session: Session,
    lease_id: int,
    kind: DepositMoveKind,
    amount: Money | None,
    on_day: date,
    note: str = "",
) -> None:
    """Record what happened to a deposit. No more goes back than the board holds."""
    if amount is None or amount <= NOTHING:
        raise Refused(N_("Fill in an amount, such as 310,00."))
    lease = session.get_one(Lease, lease_id)
    if kind in (DepositMoveKind.RETURNED, DepositMoveKind.KEPT):
        state = queries.deposits(session).get(lease_id)
        held = state.held if state else NOTHING
        if amount > held:
            raise Refused(N_("The board holds {held}. No more can go back."), held=held)
    session.add(DepositMove(lease=lease, kind=kind, amount=amount, on_day=on_day, note=note))


def _drop_lines(session: Session, lease: Lease) -> None:
    for line in list(lease.lines):
        session.delete(line)
    lease.lines.clear()
    try:
        session.flush()
    except IntegrityError as error:
        raise Refused(
            N_("Something was invoiced already. The amounts stay as they are; nothing changed.")
        ) from error


def _line_of(draft: LineDraft, first_day: date) -> RentLine:
    assert draft.monthly is not None
    return RentLine(
        kind=draft.kind,
        text=draft.text,
        monthly=draft.monthly,
        vat=draft.vat,
        vat_reason=draft.vat_reason,
        first_day=draft.first_day or first_day,
    )
