"""What changed about a tenant over time, in plain words, from the trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.days import Month
from bestuurskamer.errors import N_, words
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Address, Contact, PartyIban
from bestuurskamer.rent.model import DepositMove, Extra, Lease, RentLine
from bestuurskamer.vault.trail import ChangeRow, changes_of

# What a column is called; what is not named here is the program's own business.
_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
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
_CHOICES: Final[Mapping[str, str]] = {
    "email": N_("by e-mail"), "post": N_("on paper, by post"),
    "letterbox": N_("on paper, in their own letterbox"), "organisation": N_("Organisation"),
    "person": N_("Person"), "nl": N_("Dutch"), "en": N_("English"),
}  # fmt: skip
_AMOUNTS = {"monthly", "deposit_agreed", "amount", "price"}
_DAYS = {"first_day", "last_day", "notice_by", "archived_on", "on_day"}


@dataclass(frozen=True)
class FieldChange:
    """That a field went from one value to another; the name is a sentence to translate."""

    name: str
    before: object
    after: object


@dataclass(frozen=True)
class HistoryRow:
    """One act in which something of a tenant changed; `what` is a sentence to translate."""

    at: datetime
    what: str
    changes: tuple[FieldChange, ...]


def history(session: Session, party_id: int, most: int = 200) -> list[HistoryRow]:
    """What changed about a tenant, its leases and its deposit, the newest first."""
    acts: dict[int, tuple[ChangeRow, list[FieldChange]]] = {}
    for table, row_id in _rows_of(session, party_id):
        for change in changes_of(session, table, row_id):
            _first, found = acts.setdefault(change.act_id, (change, []))
            found += _changes(table, change)
    newest = sorted(acts.items(), reverse=True)[:most]
    return [
        HistoryRow(change.at, change.what, tuple(dict.fromkeys(found)))
        for _act, (change, found) in newest
    ]


def _rows_of(session: Session, party_id: int) -> Iterator[tuple[str, int]]:
    yield "party", party_id
    for record in (Address, Contact, PartyIban):
        for row_id in session.scalars(select(record.id).where(record.party_id == party_id)):
            yield record.__tablename__, row_id
    leases = list(session.scalars(select(Lease.id).where(Lease.tenant_id == party_id)))
    for lease_id in leases:
        yield "lease", lease_id
    for part in (RentLine, Extra, DepositMove):
        for row_id in session.scalars(select(part.id).where(part.lease_id.in_(leases))):
            yield part.__tablename__, row_id


def _changes(table: str, change: ChangeRow) -> Iterator[FieldChange]:
    for column, name in _NAMES[table].items():
        before, after = change.before.get(column), change.after.get(column)
        if before != after and (before or after):
            yield FieldChange(name, _value(column, before), _value(column, after))


def _value(column: str, kept: Any) -> object:
    if kept in (None, ""):
        return ""
    if column in _AMOUNTS:
        return Money(int(kept))
    if column in _DAYS:
        return date.fromisoformat(str(kept))
    if column == "last_month":
        return Month.parse(str(kept))
    if column in ("kind", "delivery", "language"):
        return words(_CHOICES.get(str(kept), str(kept)))
    return str(kept)
