"""What came in and went out between two days, what it was for, and how that fits the balances.

Counted on the day of the bank: what was received and paid, not what was invoiced. Credit of a
tenant that pays an invoice becomes income on the day it is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.books.shares import LINES, split_of, weights_on
from bestuurskamer.days import day_before
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.payments.model import (
    Allocation,
    Direction,
    Entry,
    MoneyKind,
    Statement,
    StatementImport,
    Target,
)
from bestuurskamer.payments.queries import balance


@dataclass(frozen=True)
class AccountFlow:
    """One account between two days: opening + in − out = closing.

    `opening` is None while nobody said what was in it; `bank_closing` is what the bank's last
    statement says on `bank_day`, and `ours` what the books say of that day.
    """

    account_id: int
    name: str
    kind: AccountKind
    opening: Money | None
    came_in: Money
    went_out: Money  # positive
    bank_day: date | None = None
    bank_closing: Money | None = None
    ours: Money | None = None

    @property
    def start(self) -> Money:
        """The opening, or nothing while it is not known."""
        return self.opening or NOTHING

    @property
    def closing(self) -> Money:
        """What was on it at the end."""
        return self.start + self.came_in - self.went_out

    @property
    def difference(self) -> Money:
        """What the bank's own closing balance differs from the books; nothing when it fits."""
        if self.bank_closing is None or self.ours is None:
            return NOTHING
        return self.bank_closing - self.ours


@dataclass(frozen=True)
class Flows:
    """Everything that moved between two days, both included.

    `lines` is what was received on invoices by the kind of their lines; `kinds` what was received
    (positive) or paid (negative) by kind of income and cost. `placed_in` and so on say the rest.
    """

    first: date
    last: date
    accounts: tuple[AccountFlow, ...]
    lines: Mapping[str, Money]
    earlier: Money  # on invoices from before the program
    charges: Money  # collection costs and interest
    kinds: Mapping[int, Money]
    costs: frozenset[int]  # which of these kinds are costs
    deposits_in: Money
    deposits_out: Money  # positive
    credit_in: Money  # received for tenants, or left over on their invoices
    credit_used: Money  # positive: paid back, or used on an invoice
    transfers: Money  # between own accounts: nothing, when both sides are in the period
    not_placed: Money
    entries_to_place: int
    of_invoices: Mapping[int, Mapping[str, Money]]  # `lines`, by the invoice behind it

    @property
    def opening(self) -> Money:
        """What was on all accounts at the start."""
        return total(account.start for account in self.accounts)

    @property
    def closing(self) -> Money:
        """What was on all accounts at the end."""
        return total(account.closing for account in self.accounts)

    @property
    def income(self) -> Money:
        """All income received."""
        of_kinds = total(a for kind, a in self.kinds.items() if kind not in self.costs)
        return total(self.lines.values()) + self.earlier + self.charges + of_kinds

    @property
    def expenses(self) -> Money:
        """All costs paid, as a positive amount."""
        return -total(a for kind, a in self.kinds.items() if kind in self.costs)

    @property
    def result(self) -> Money:
        """Income − expenses."""
        return self.income - self.expenses

    @property
    def deposits(self) -> Money:
        """Deposits received − returned: a debt, never income."""
        return self.deposits_in - self.deposits_out

    @property
    def credits(self) -> Money:
        """Credit of tenants that came − went."""
        return self.credit_in - self.credit_used

    @property
    def off(self) -> Money:
        """What the check is off: nothing, always.

        Opening + income − expenses + deposits + credits + transfers + not placed − closing.
        """
        moved = self.result + self.deposits + self.credits + self.transfers + self.not_placed
        return self.opening + moved - self.closing


def flows(session: Session, first: date, last: date) -> Flows:
    """What moved from the first to the last day, both included."""
    found = {entry.id: entry for entry in counted(session, first, last)}
    kinds = dict(session.execute(select(MoneyKind.id, MoneyKind.direction)).all())
    wanted = select(Allocation).where(Allocation.undone_on.is_(None))
    by_entry = wanted.join(Entry, Allocation.entry_id == Entry.id).where(
        Entry.booked_on.between(first, last)
    )
    of_entries = [a for a in session.scalars(by_entry) if a.entry_id in found]
    inside = wanted.where(Allocation.entry_id.is_(None), Allocation.made_on.between(first, last))
    moves = list(session.scalars(inside))
    placed: dict[int, Money] = defaultdict(lambda: NOTHING)
    sums: dict[int, Money] = defaultdict(lambda: NOTHING)
    for row in of_entries:
        assert row.entry_id is not None
        placed[row.entry_id] += row.amount
        if row.target is Target.KIND and row.kind_id is not None:
            sums[row.kind_id] += row.amount
    left = {number: entry.amount - placed[number] for number, entry in found.items()}
    paid = [*of_entries, *moves]
    credit = [a.amount for a in of_entries if a.target is Target.CREDIT]
    credit += [-a.amount for a in moves]
    deposit = _of(of_entries, Target.DEPOSIT)
    of_invoices = _by_line(session, paid, first, last)
    return Flows(
        first,
        last,
        _accounts(session, found.values(), first, last),
        {line: total(parts[line] for parts in of_invoices.values()) for line in LINES},
        total(_of(paid, Target.OPENING)),
        total(_of(paid, Target.CHARGE)),
        dict(sums),
        frozenset(number for number, way in kinds.items() if way is Direction.COST),
        *_ways(deposit),
        *_ways(credit),
        total(_of(of_entries, Target.TRANSFER)),
        total(left.values()),
        sum(1 for amount in left.values() if amount),
        of_invoices,
    )


def name_of(account: Account) -> str:
    """How an account is called: its number, or who holds it."""
    return shown_iban(account.iban) or account.holder


def _ways(amounts: Iterable[Money]) -> tuple[Money, Money]:
    """What came in and what went out, both positive."""
    found = list(amounts)
    came = total(amount for amount in found if amount > NOTHING)
    return came, -total(amount for amount in found if amount < NOTHING)


def _of(rows: list[Allocation], target: Target) -> list[Money]:
    return [row.amount for row in rows if row.target is target]


def counted(session: Session, first: date, last: date) -> list[Entry]:
    """The entries of a period that count, oldest first: those from before an opening do not."""
    wanted = (
        select(Entry)
        .join(Account, Entry.account_id == Account.id)
        .where(
            Entry.booked_on.between(first, last),
            Account.opening_day.is_(None)
            | Account.opening_balance.is_(None)
            | (Entry.booked_on > Account.opening_day),
        )
    )
    return list(session.scalars(wanted.order_by(Entry.booked_on, Entry.id)))


def _accounts(
    session: Session, found: Iterable[Entry], first: date, last: date
) -> tuple[AccountFlow, ...]:
    came: dict[int, list[Money]] = defaultdict(list)
    for entry in found:
        came[entry.account_id].append(entry.amount)
    rows = []
    for account in session.scalars(select(Account).order_by(Account.id)):
        begun = account.opening_day is None or account.opening_day <= last
        if not begun and not came[account.id]:
            continue
        amounts = came[account.id]
        day, said = _bank_says(session, account.id, first, last)
        rows.append(
            AccountFlow(
                account.id,
                name_of(account),
                account.kind,
                balance(session, account.id, day_before(first)),
                *_ways(amounts),
                day,
                said,
                balance(session, account.id, day) if day else None,
            )
        )
    return tuple(rows)


def _bank_says(
    session: Session, account_id: int, first: date, last: date
) -> tuple[date | None, Money | None]:
    wanted = (
        select(Statement.last_day, Statement.closing)
        .join(StatementImport, Statement.import_id == StatementImport.id)
        .where(
            Statement.account_id == account_id,
            Statement.last_day.between(first, last),
            Statement.closing.is_not(None),
            StatementImport.taken_back_on.is_(None),
        )
        .order_by(Statement.last_day.desc(), Statement.first_day.desc(), Statement.id.desc())
    )
    found = session.execute(wanted.limit(1)).first()
    return (found[0], found[1]) if found else (None, None)


def _by_line(
    session: Session, paid: list[Allocation], first: date, last: date
) -> dict[int, dict[str, Money]]:
    """What was received on each invoice by the kind of its lines; together exactly what was paid.

    Of each invoice: all that was paid until the end, divided, less all until the start, divided.
    So an invoice that is paid whole gives each kind exactly what its lines say, whatever the
    parts it came in.
    """
    touched = {a.invoice_id for a in paid if a.invoice_id is not None}
    before = _paid_before(session, touched, first)
    now: dict[int, Money] = defaultdict(lambda: NOTHING)
    for row in paid:
        if row.invoice_id is not None:
            now[row.invoice_id] += row.amount
    then = weights_on(session, touched, day_before(first))
    at_end = weights_on(session, touched, last)
    found = {}
    for number, amount in now.items():
        was = split_of(before[number], then[number])
        is_now = split_of(before[number] + amount, at_end[number])
        found[number] = {line: is_now[line] - was[line] for line in LINES}
    return found


def _paid_before(session: Session, invoice_ids: set[int], first: date) -> dict[int, Money]:
    day = func.coalesce(Entry.booked_on, Allocation.made_on)
    wanted = (
        select(Allocation.invoice_id, func.sum(Allocation.amount))
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(Allocation.undone_on.is_(None), Allocation.invoice_id.in_(invoice_ids), day < first)
        .group_by(Allocation.invoice_id)
    )
    found: dict[int, Money] = defaultdict(lambda: NOTHING)
    for number, amount in session.execute(wanted):
        assert number is not None
        found[number] = amount
    return found
