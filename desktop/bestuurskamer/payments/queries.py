"""What can be asked about money: entries and what they were for, what is open, credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bestuurskamer.invoices.model import Invoice
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.office.queries import refuse_thinned
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.parties.queries import current_id, parties
from bestuurskamer.payments.model import (
    Allocation,
    Direction,
    Entry,
    MoneyKind,
    Receipt,
    StatementImport,
    Target,
)


@dataclass(frozen=True)
class AllocationRow:
    """What a part of an entry was for; an undone one counts nowhere."""

    id: int
    target: Target
    amount: Money
    made_on: date
    party_id: int | None
    party: str
    name: str  # the invoice's number, or the kind's name
    invoice_id: int | None
    note: str
    undone_on: date | None
    vat: Money = NOTHING  # in a cost, to get back
    shifted: Money = NOTHING  # owed over it by the board itself


@dataclass(frozen=True)
class EntryRow:
    """Money that came in (positive) or went out, and what is known of it."""

    id: int
    account_id: int
    account: str
    booked_on: date
    amount: Money
    counter_iban: str
    counter_name: str
    text: str
    kenmerk: str
    code: str
    reversal: bool
    allocations: tuple[AllocationRow, ...]
    receipts: int
    in_cash: bool = False

    @property
    def placed(self) -> Money:
        """What was said of it."""
        return total(a.amount for a in self.allocations if a.undone_on is None)

    @property
    def left(self) -> Money:
        """What still has to be placed, with the sign of the entry."""
        return self.amount - self.placed


@dataclass(frozen=True)
class KindRow:
    """A kind of income or cost."""

    id: int
    direction: Direction
    name: str
    key: str
    last_day: date | None


@dataclass(frozen=True)
class ImportRow:
    """One reading of a file of the bank."""

    id: int
    file_name: str
    form: str
    made_on: date
    entries: int
    left_out: int
    taken_back_on: date | None


def entries(
    session: Session,
    *,
    to_place: bool = False,
    account_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
    most: int | None = None,
) -> list[EntryRow]:
    """Entries, newest first; only those with something left to place when asked."""
    wanted = select(Entry).order_by(Entry.booked_on.desc(), Entry.id.desc())
    if account_id is not None:
        wanted = wanted.where(Entry.account_id == account_id)
    if first is not None:
        wanted = wanted.where(Entry.booked_on >= first)
    if last is not None:
        wanted = wanted.where(Entry.booked_on <= last)
    if to_place:
        wanted = wanted.where(Entry.amount != func.coalesce(_placed(), 0))
    return _entry_rows(session, wanted.limit(most) if most else wanted)


def entry(session: Session, entry_id: int) -> EntryRow:
    """One entry."""
    (found,) = _entry_rows(session, select(Entry).where(Entry.id == entry_id))
    return found


def count_to_place(session: Session) -> int:
    """How many entries have something left to place."""
    wanted = select(func.count(Entry.id)).where(Entry.amount != func.coalesce(_placed(), 0))
    return session.scalar(wanted) or 0


def tenant_credits(session: Session) -> Mapping[int, Money]:
    """What the board keeps for each tenant that has a credit; below zero never."""
    sums: dict[int, Money] = defaultdict(lambda: NOTHING)
    wanted = (
        select(Allocation.party_id, Allocation.entry_id.is_(None), func.sum(Allocation.amount))
        .where(
            Allocation.undone_on.is_(None),
            Allocation.party_id.is_not(None),
            (Allocation.target == Target.CREDIT) | Allocation.entry_id.is_(None),
        )
        .group_by(Allocation.party_id, Allocation.entry_id.is_(None))
    )
    for party_id, from_credit, amount in session.execute(wanted):
        assert party_id is not None
        owner = current_id(session, party_id)
        sums[owner] += -amount if from_credit else amount
    return {party_id: amount for party_id, amount in sums.items() if amount}


def credit_of(session: Session, party_id: int) -> Money:
    """What the board keeps for a tenant."""
    return tenant_credits(session).get(current_id(session, party_id), NOTHING)


def kinds(session: Session, day: date | None = None) -> list[KindRow]:
    """Kinds of income and cost, by name; with a day only those that are still offered."""
    wanted = select(MoneyKind).order_by(MoneyKind.direction, MoneyKind.name)
    return [
        KindRow(k.id, k.direction, k.name, k.key, k.last_day)
        for k in session.scalars(wanted)
        if day is None or k.last_day is None or k.last_day >= day
    ]


def imports(session: Session) -> list[ImportRow]:
    """The files of the bank that were read, newest first."""
    rows = session.scalars(select(StatementImport).order_by(StatementImport.id.desc()))
    return [
        ImportRow(r.id, r.file_name, r.form, r.made_on, r.entries, r.left_out, r.taken_back_on)
        for r in rows
    ]


def receipts_of(session: Session, entry_id: int) -> list[tuple[int, str]]:
    """The papers of an entry: number and name."""
    wanted = select(Receipt.id, Receipt.name).where(Receipt.entry_id == entry_id)
    return [(number, name) for number, name in session.execute(wanted.order_by(Receipt.id))]


def receipt(session: Session, receipt_id: int) -> tuple[str, bytes]:
    """One paper of an entry: its name and content; Refused when it went after its term."""
    found = session.get_one(Receipt, receipt_id)
    if not found.content:
        refuse_thinned(session, Receipt.__tablename__, receipt_id)
    return found.name, found.content


def balance(session: Session, account_id: int, day: date) -> Money | None:
    """What was on an account at the end of a day; None while its opening is not known."""
    account = session.get_one(Account, account_id)
    if account.opening_balance is None:
        return None
    wanted = select(func.coalesce(func.sum(Entry.amount), 0)).where(
        Entry.account_id == account_id, Entry.booked_on <= day
    )
    if account.opening_day is not None:
        wanted = wanted.where(Entry.booked_on > account.opening_day)
    moved = session.scalar(wanted)
    return account.opening_balance + (moved if isinstance(moved, Money) else Money(moved or 0))


def _placed() -> Any:
    return (
        select(func.sum(Allocation.amount))
        .where(Allocation.entry_id == Entry.id, Allocation.undone_on.is_(None))
        .scalar_subquery()
    )


def _entry_rows(session: Session, wanted: Select[Any]) -> list[EntryRow]:
    found = list(session.scalars(wanted))
    ids = [row.id for row in found]
    said = allocations_of(session, ids)
    papers: dict[int, int] = dict(
        session.execute(
            select(Receipt.entry_id, func.count())
            .where(Receipt.entry_id.in_(ids))
            .group_by(Receipt.entry_id)
        ).all()
    )
    accounts = {a.id: a for a in session.scalars(select(Account))}
    return [
        EntryRow(
            row.id,
            row.account_id,
            shown_iban(accounts[row.account_id].iban) or accounts[row.account_id].holder,
            row.booked_on,
            row.amount,
            row.counter_iban,
            row.counter_name,
            row.text,
            row.kenmerk,
            row.code,
            row.reversal,
            tuple(said.get(row.id, ())),
            papers.get(row.id, 0),
            accounts[row.account_id].kind is AccountKind.CASH,
        )
        for row in found
    ]


def allocations_of(
    session: Session, entry_ids: Collection[int]
) -> Mapping[int, list[AllocationRow]]:
    """What was said of entries, undone ones included, oldest first."""
    wanted = (
        select(Allocation, Invoice.number, MoneyKind.name)
        .join(Invoice, Allocation.invoice_id == Invoice.id, isouter=True)
        .join(MoneyKind, Allocation.kind_id == MoneyKind.id, isouter=True)
        .where(Allocation.entry_id.in_(entry_ids))
        .order_by(Allocation.id)
    )
    rows = session.execute(wanted).all()
    names = parties(session, {a.party_id for a, _, _ in rows if a.party_id is not None})
    found: dict[int, list[AllocationRow]] = defaultdict(list)
    for a, number, kind in rows:
        party = names.get(a.party_id) if a.party_id is not None else None
        assert a.entry_id is not None
        found[a.entry_id].append(
            AllocationRow(
                a.id,
                a.target,
                a.amount,
                a.made_on,
                a.party_id,
                party.name if party else "",
                number or kind or "",
                a.invoice_id,
                a.note,
                a.undone_on,
                a.vat,
                a.shifted,
            )
        )
    return found
