"""What is still open: invoices, what came from before the program, and charges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from bestuurskamer.invoices.model import Invoice, InvoiceKind, OpeningItem
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.model import Allocation, Charge, Target, Unsettled
from bestuurskamer.payments.rules import Due


@dataclass(frozen=True)
class OpenItem:
    """Something a tenant has to pay; below zero the board owes it back.

    `asked` is after credit notes; `open` is asked − paid.
    """

    target: Target  # invoice, opening or charge
    id: int
    party_id: int
    party: str
    number: str
    issued_on: date
    due_on: date
    asked: Money
    paid: Money

    @property
    def open(self) -> Money:
        """What is left of it."""
        return self.asked - self.paid

    @property
    def due(self) -> Due:
        """It as something to pay."""
        return Due(self.target, self.id, self.party_id, self.open)

    def late(self, today: date) -> int:
        """How many days it is past its last day to pay; 0 when it is not late."""
        return max((today - self.due_on).days, 0) if self.open > NOTHING else 0


def open_items(
    session: Session, party_id: int | None = None, *, settled: bool = False
) -> list[OpenItem]:
    """What is open, oldest first; of one party when asked, with the settled ones when asked."""
    found = [
        *_charges(session, party_id),
        *_invoices(session, party_id, settled=settled),
        *_openings(session, party_id),
    ]
    kept = [item for item in found if settled or item.open]
    return sorted(kept, key=attrgetter("issued_on"))  # of one day in the order above, by number


def paying_order(item: OpenItem) -> tuple[bool, str, date, int]:
    """In which order a payment counts: costs, interest, then invoices by age (art. 6:44 BW)."""
    charge = item.target is Target.CHARGE
    return not charge, item.number if charge else "", item.issued_on, item.id


def open_item(session: Session, target: Target, item_id: int) -> OpenItem:
    """One thing to pay, settled or not."""
    wanted = {Target.INVOICE: _invoices, Target.OPENING: _openings, Target.CHARGE: _charges}
    return next(item for item in wanted[target](session, None, item_id) if item.id == item_id)


def _paid(column: Any) -> Any:
    return (
        select(column.label("item_id"), func.sum(Allocation.amount).label("paid"))
        .where(column.is_not(None), Allocation.undone_on.is_(None))
        .group_by(column)
        .subquery()
    )


def _of(wanted: Select[Any], party_id: int | None) -> Select[Any]:
    if party_id is None:
        return wanted
    return wanted.where(func.coalesce(Party.merged_into_id, Party.id) == party_id)


def _invoices(
    session: Session, party_id: int | None, item_id: int | None = None, *, settled: bool = True
) -> list[OpenItem]:
    wanted = _asked_and_paid()
    if not settled:
        wanted = wanted.where(Invoice.id.in_(select(Unsettled.id)))
    if item_id is not None:
        wanted = wanted.where(Invoice.id == item_id)
    return [
        OpenItem(
            Target.INVOICE,
            number,
            owner,
            name,
            text,
            issued_on,
            due_on,
            asked + (off or NOTHING),
            came or NOTHING,
        )
        for number, owner, name, text, issued_on, due_on, asked, off, came in session.execute(
            _of(wanted, party_id)
        )
    ]


def _asked_and_paid() -> Select[Any]:
    """Every invoice with what was credited of it and paid on it, in the order of `OpenItem`."""
    note = aliased(Invoice)
    credited = select(func.sum(note.total)).where(note.credits_id == Invoice.id).scalar_subquery()
    paid = (
        select(func.sum(Allocation.amount))
        .where(Allocation.invoice_id == Invoice.id, Allocation.undone_on.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            Invoice.id,
            func.coalesce(Party.merged_into_id, Party.id),
            Invoice.party_name,
            Invoice.number,
            Invoice.issued_on,
            Invoice.due_on,
            Invoice.total,
            credited,
            paid,
        )
        .join(Party, Invoice.party_id == Party.id)
        .where(Invoice.kind == InvoiceKind.INVOICE)
        .order_by(Invoice.id)
    )


def _openings(session: Session, party_id: int | None, item_id: int | None = None) -> list[OpenItem]:
    paid = _paid(Allocation.opening_id)
    wanted = (
        select(
            OpeningItem.id,
            func.coalesce(Party.merged_into_id, Party.id),
            Party.name,
            OpeningItem.number,
            OpeningItem.on_day,
            OpeningItem.amount,
            paid.c.paid,
        )
        .join(Party, OpeningItem.party_id == Party.id)
        .join(paid, paid.c.item_id == OpeningItem.id, isouter=True)
        .order_by(OpeningItem.id)
    )
    if item_id is not None:
        wanted = wanted.where(OpeningItem.id == item_id)
    return [
        OpenItem(Target.OPENING, n, owner, name, text, day, day, amount, came or NOTHING)
        for n, owner, name, text, day, amount, came in session.execute(_of(wanted, party_id))
    ]


def _charges(session: Session, party_id: int | None, item_id: int | None = None) -> list[OpenItem]:
    paid = _paid(Allocation.charge_id)
    wanted = (
        select(
            Charge.id,
            func.coalesce(Party.merged_into_id, Party.id),
            Party.name,
            Charge.kind,
            Charge.on_day,
            Charge.amount,
            paid.c.paid,
        )
        .join(Party, Charge.party_id == Party.id)
        .join(paid, paid.c.item_id == Charge.id, isouter=True)
        .where(Charge.waived_on.is_(None))
        .order_by(Charge.id)
    )
    if item_id is not None:
        wanted = wanted.where(Charge.id == item_id)
    return [
        OpenItem(Target.CHARGE, n, owner, name, text, day, day, amount, came or NOTHING)
        for n, owner, name, text, day, amount, came in session.execute(_of(wanted, party_id))
    ]
