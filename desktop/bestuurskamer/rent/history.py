"""What changed about a tenant or a lease over time, in plain words, from the trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_
from bestuurskamer.office.changes import HistoryRow, Names, life_of
from bestuurskamer.parties.model import Address, Contact, PartyIban
from bestuurskamer.rent.model import DepositMove, Extra, Lease, RentLine

_COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "party": {
        "name": N_("Name"), "email": N_("E-mail"), "phone": N_("Phone"),
        "kvk_number": N_("KvK number"), "vat_number": N_("VAT id"), "delivery": N_("Sent by"),
        "language": N_("Language"), "reference": N_("Own reference"), "note": N_("Note"),
        "archived_on": N_("Out of sight since"), "kind": N_("Kind"),
    },
    "address": {"street": N_("Street"), "postal_code": N_("Postal code"), "town": N_("Town")},
    "contact": {"name": N_("Contact")},
    "party_iban": {"iban": N_("Account (IBAN)")},
    "lease": {
        "first_day": N_("First day"), "last_day": N_("Last day"),
        "notice_by": N_("Last day to give notice"), "deposit_agreed": N_("Deposit agreed"),
        "ended_reason": N_("Why it ends"), "note": N_("Note"),
    },
    "rent_line": {
        "monthly": N_("Amount a month"), "first_day": N_("First day"), "last_day": N_("Last day"),
        "reason": N_("Reason"), "text": N_("For what"),
    },
    "extra": {"text": N_("Extra"), "price": N_("Price"), "last_month": N_("Last month")},
    "deposit_move": {"amount": N_("Deposit"), "on_day": N_("Day"), "note": N_("Note")},
}  # fmt: skip
_DELIVERY: Final[Mapping[str, str]] = {
    "email": N_("by e-mail"), "post": N_("on paper, by post"),
    "letterbox": N_("on paper, in their own letterbox"),
}  # fmt: skip
_NAMES = Names(
    _COLUMNS,
    amounts=frozenset({"monthly", "deposit_agreed", "amount", "price"}),
    days=frozenset({"first_day", "last_day", "notice_by", "archived_on", "on_day"}),
    months=frozenset({"last_month"}),
    choices={
        "kind": {"organisation": N_("Organisation"), "person": N_("Person")},
        "delivery": _DELIVERY,
        "language": {"nl": N_("Dutch"), "en": N_("English")},
    },
)


def history(session: Session, party_id: int, most: int = 200) -> list[HistoryRow]:
    """What changed about a tenant, its leases and its deposit, the newest first."""
    return life_of(session, _rows_of(session, party_id), _NAMES, most)


def lease_history(session: Session, lease_id: int, most: int = 200) -> list[HistoryRow]:
    """What changed about one lease and what is paid for it, the newest first."""
    return life_of(session, _rows_of_lease(session, lease_id), _NAMES, most)


def _rows_of(session: Session, party_id: int) -> Iterator[tuple[str, int]]:
    yield "party", party_id
    for record in (Address, Contact, PartyIban):
        for row_id in session.scalars(select(record.id).where(record.party_id == party_id)):
            yield record.__tablename__, row_id
    for lease_id in session.scalars(select(Lease.id).where(Lease.tenant_id == party_id)).all():
        yield from _rows_of_lease(session, lease_id)


def _rows_of_lease(session: Session, lease_id: int) -> Iterator[tuple[str, int]]:
    yield "lease", lease_id
    for part in (RentLine, Extra, DepositMove):
        for row_id in session.scalars(select(part.id).where(part.lease_id == lease_id)):
            yield part.__tablename__, row_id
