"""Which earlier entry one takes back (storno): the same amount the other way, placed already."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy.orm import Session

from bestuurskamer.money import NOTHING
from bestuurskamer.payments import queries
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import open_item
from bestuurskamer.payments.queries import EntryRow
from bestuurskamer.payments.spelling import number_of, numbers_in

BACK_WITHIN = timedelta(days=400)
"""An entry that comes back later is not looked for: a storno takes weeks, not years."""

MOST = 3
"""So many earlier entries are offered at most."""

_SAID = re.compile(r"\b(storno|stornering|gestorneerd|terugboeking|teruggeboekt|reversal)\b", re.I)


def taken_back_by(session: Session, row: EntryRow) -> list[EntryRow]:
    """The entries that one may take back, the likeliest first.

    Only where the bank says that something came back: by its sign, or by a word in the
    description of an entry with the same account on the other side. The one whose invoice is
    named comes first, else the newest. An entry that nothing can come back of is left out.
    """
    if row.placed or not (row.reversal or _SAID.search(row.text)):
        return []
    earlier = [
        other
        for other in queries.entries(
            session,
            account_id=row.account_id,
            first=row.booked_on - BACK_WITHIN,
            last=row.booked_on,
        )
        if other.amount == -row.amount and not other.left and other.id != row.id
    ]
    same = [other for other in earlier if other.counter_iban == row.counter_iban != ""]
    if not same:
        return earlier if row.reversal and len(earlier) == 1 else []
    said = numbers_in(f"{row.text} {row.kenmerk}")
    named = [other for other in same if said & _numbers(other)]
    rest = [other for other in same if other not in named]
    return [other for other in (*named, *rest) if _can_come_back(session, other)][:MOST]


def _numbers(row: EntryRow) -> set[tuple[int | None, int]]:
    found = (number_of(a.name) for a in row.allocations if a.undone_on is None)
    return {number for number in found if number is not None}


def _can_come_back(session: Session, row: EntryRow) -> bool:
    """Whether all that it paid is still paid: what came back before cannot do so again."""
    return all(
        a.amount <= NOTHING or open_item(session, a.target, a.invoice_id).paid >= a.amount
        for a in row.allocations
        if a.undone_on is None and a.target is Target.INVOICE and a.invoice_id is not None
    )
