"""What was paid on one invoice: each payment with its day, used credit, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.model import Allocation, Entry, Target
from bestuurskamer.payments.open_items import OpenItem, open_item
from bestuurskamer.payments.queries import credit_of


@dataclass(frozen=True)
class PaidRow:
    """A payment on an invoice; one without an entry came from, or went to, the tenant's credit."""

    allocation_id: int
    entry_id: int | None
    day: date
    amount: Money
    undone_on: date | None


@dataclass(frozen=True)
class Settled:
    """How an invoice stands: what is open of it, what was paid, and the tenant's credit."""

    item: OpenItem
    rows: tuple[PaidRow, ...]
    credit: Money

    @property
    def usable(self) -> Money:
        """How much of the credit fits on it."""
        return max(min(self.item.open, self.credit), NOTHING)


def settled(session: Session, target: Target, item_id: int) -> Settled:
    """How an invoice, or one from before the program, stands; undone payments included."""
    item = open_item(session, target, item_id)
    columns = {
        Target.INVOICE: Allocation.invoice_id,
        Target.OPENING: Allocation.opening_id,
        Target.CHARGE: Allocation.charge_id,
    }
    wanted = (
        select(Allocation, Entry.booked_on)
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(columns[target] == item_id)
        .order_by(Allocation.id)
    )
    rows = tuple(
        PaidRow(a.id, a.entry_id, day or a.made_on, a.amount, a.undone_on)
        for a, day in session.execute(wanted)
    )
    return Settled(item, rows, credit_of(session, item.party_id))
