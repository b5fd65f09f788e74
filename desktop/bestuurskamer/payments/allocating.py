"""Saying what money was for, and taking that back; each function is one transaction.

What came in = allocated + still to place, and nothing is allocated beyond itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.queries import refuse_closed
from bestuurskamer.parties.queries import party
from bestuurskamer.payments import queries, rules
from bestuurskamer.payments.model import Allocation, Entry, IbanKind, Target
from bestuurskamer.payments.open_items import open_item
from bestuurskamer.payments.rules import Part
from bestuurskamer.rent.actions import move_deposit
from bestuurskamer.rent.model import DepositMove, DepositMoveKind


def place(session: Session, entry_id: int, parts: Sequence[Part], today: date) -> list[int]:
    """Say what an entry was for, wholly or in part; answers the allocations it made.

    Refused when the parts are more than what is left, when an invoice would get more than is
    open of it, a refund more than the tenant's credit, and in a closed year.
    """
    row = queries.entry(session, entry_id)
    refuse_closed(session, row.booked_on)
    problem = rules.parts_problem(row.left, parts)
    refuse([problem] if problem else [])
    made = []
    for part in parts:
        _refuse_beyond(session, part)
        allocation = _allocation(part, entry_id, today)
        if part.target is Target.DEPOSIT:
            allocation.deposit_move_id = _move_deposit(session, part, row.booked_on)
        session.add(allocation)
        session.flush()
        made.append(allocation.id)
    return made


def undo(session: Session, allocation_id: int, today: date) -> None:
    """Take an allocation back; it stays readable. Refused when its credit was used already."""
    allocation = session.get_one(Allocation, allocation_id)
    if allocation.undone_on is not None:
        return
    refuse_closed(session, _day(session, allocation))
    if allocation.deposit_move_id is not None:
        move = session.get_one(DepositMove, allocation.deposit_move_id)
        allocation.deposit_move_id = None
        session.flush()
        session.delete(move)
    allocation.undone_on = today
    session.flush()
    owner = allocation.party_id
    if owner is not None and queries.credit_of(session, owner) < NOTHING:
        raise Refused(
            N_(
                "The credit of {name} was used since. Take that use back first. "
                "Nothing was changed."
            ),
            name=party(session, owner).name,
        )


def undo_entry(session: Session, entry_id: int, today: date) -> None:
    """Take back all that was said of an entry."""
    wanted = select(Allocation.id).where(
        Allocation.entry_id == entry_id, Allocation.undone_on.is_(None)
    )
    for allocation_id in session.scalars(wanted).all():
        undo(session, allocation_id, today)


def use_credit(
    session: Session, target: Target, item_id: int, today: date, amount: Money | None = None
) -> Money:
    """Use a tenant's credit for an invoice: as much as fits, or an amount. Answers how much."""
    item = open_item(session, target, item_id)
    credit = queries.credit_of(session, item.party_id)
    most = min(item.open, credit)
    chosen = most if amount is None else amount
    if chosen <= NOTHING or chosen > most:
        raise Refused(
            N_("There is {credit} credit and {open} open. Choose an amount up to the smaller."),
            credit=credit,
            open=item.open,
        )
    refuse_closed(session, today)
    session.add(_allocation(rules.to_due(item.due, chosen), None, today))
    session.flush()
    return chosen


def release(session: Session, target: Target, item_id: int, today: date) -> Money:
    """Make credit of what was paid too much on an invoice that was credited later."""
    item = open_item(session, target, item_id)
    if item.open >= NOTHING:
        raise Refused(N_("Nothing is paid too much on {number}."), number=item.number)
    refuse_closed(session, today)
    session.add(_allocation(rules.to_due(item.due, item.open), None, today))
    session.flush()
    return -item.open


def place_back(session: Session, entry_id: int, earlier_id: int, today: date) -> list[int]:
    """Place an entry that came back (storno): what the earlier one paid is open again.

    Refused when the two are not each other's opposite.
    """
    back, earlier = queries.entry(session, entry_id), queries.entry(session, earlier_id)
    if back.amount != -earlier.amount:
        raise Refused(N_("These two entries do not cancel each other out."))
    return place(session, entry_id, back_parts(session, earlier_id), today)


def back_parts(session: Session, earlier_id: int) -> tuple[Part, ...]:
    """What an entry was for, the other way."""
    said = session.scalars(
        select(Allocation).where(Allocation.entry_id == earlier_id, Allocation.undone_on.is_(None))
    )
    return tuple(
        Part(
            a.target,
            -a.amount,
            a.party_id,
            a.invoice_id,
            a.opening_id,
            a.charge_id,
            a.lease_id,
            a.kind_id,
            a.account_id,
            -a.vat,
            shifted=-a.shifted,
        )
        for a in said
    )


def remember_kind(session: Session, iban: str, kind_id: int) -> None:
    """Remember what payments to or from an account are for."""
    known = session.scalars(select(IbanKind).where(IbanKind.iban == iban)).one_or_none()
    if known is None:
        session.add(IbanKind(iban=iban, kind_id=kind_id))
    else:
        known.kind_id = kind_id


def _refuse_beyond(session: Session, part: Part) -> None:
    if part.target in (Target.INVOICE, Target.OPENING, Target.CHARGE):
        item_id = part.invoice_id or part.opening_id or part.charge_id
        assert item_id is not None
        item = open_item(session, part.target, item_id)
        if part.amount > NOTHING and part.amount > max(item.open, NOTHING):
            raise Refused(
                N_("Of {number} only {open} is open. Give the rest another place."),
                number=item.number,
                open=max(item.open, NOTHING),
            )
        if part.amount < NOTHING and -part.amount > item.paid:
            raise Refused(
                N_("On {number} only {paid} was paid; no more can go back."),
                number=item.number,
                paid=item.paid,
            )
    if part.target is Target.CREDIT:
        assert part.party_id is not None
        credit = queries.credit_of(session, part.party_id)
        if part.amount < NOTHING and -part.amount > credit:
            raise Refused(
                N_("{name} has {credit} credit; no more can go back."),
                name=party(session, part.party_id).name,
                credit=credit,
            )


def _allocation(part: Part, entry_id: int | None, today: date) -> Allocation:
    return Allocation(
        target=part.target,
        amount=part.amount,
        made_on=today,
        entry_id=entry_id,
        party_id=part.party_id,
        invoice_id=part.invoice_id,
        opening_id=part.opening_id,
        charge_id=part.charge_id,
        lease_id=part.lease_id,
        kind_id=part.kind_id,
        account_id=part.account_id,
        vat=part.vat,
        shifted=part.shifted,
        note=part.note,
    )


def _move_deposit(session: Session, part: Part, day: date) -> int:
    assert part.lease_id is not None
    came = part.amount > NOTHING
    kind = DepositMoveKind.RECEIVED if came else DepositMoveKind.RETURNED
    move_deposit(session, part.lease_id, kind, Money(abs(part.amount.cents)), day, part.note)
    session.flush()
    wanted = select(DepositMove.id).where(DepositMove.lease_id == part.lease_id)
    return session.scalars(wanted.order_by(DepositMove.id.desc()).limit(1)).one()


def _day(session: Session, allocation: Allocation) -> date:
    if allocation.entry_id is None:
        return allocation.made_on
    return session.get_one(Entry, allocation.entry_id).booked_on
