"""The cash book as it stands: every line with what was in the box after it, and the counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.money import Money
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.payments import queries
from bestuurskamer.payments.model import CashCount
from bestuurskamer.payments.queries import EntryRow


@dataclass(frozen=True)
class CountRow:
    """A count of the cash box beside what should have been in it."""

    on_day: date
    counted: Money
    expected: Money
    note: str

    @property
    def difference(self) -> Money:
        """Counted − expected."""
        return self.counted - self.expected


@dataclass(frozen=True)
class CashLine:
    """A line of the cash book: money in or out, or a count; `inside` is what the book holds.

    `inside` is None while what was in the box at the beginning is not known.
    """

    key: tuple[str, int]
    day: date
    entry: EntryRow | None
    count: CountRow | None
    inside: Money | None


@dataclass(frozen=True)
class CashBook:
    """A cash box with its lines, newest first."""

    account_id: int
    name: str
    opening: Money | None
    opening_day: date | None
    lines: tuple[CashLine, ...]

    @property
    def inside(self) -> Money | None:
        """What is in the box by the book."""
        return self.lines[0].inside if self.lines else self.opening

    @property
    def last_count(self) -> CountRow | None:
        """The newest count."""
        return next((line.count for line in self.lines if line.count is not None), None)


def counts(session: Session, account_id: int) -> list[CountRow]:
    """The counts of a cash box, newest first."""
    return [row for _, row in _counts(session, account_id)]


def cash_boxes(session: Session) -> tuple[tuple[int, str], ...]:
    """The cash boxes of the board, oldest first: the number and the name of each."""
    wanted = select(Account.id, Account.holder).where(Account.kind == AccountKind.CASH)
    return tuple((number, name) for number, name in session.execute(wanted.order_by(Account.id)))


def cash_book(session: Session, box_id: int | None = None) -> CashBook | None:
    """A cash box with its book, or else the first one; None without a cash box."""
    wanted = select(Account).where(Account.kind == AccountKind.CASH).order_by(Account.id)
    if box_id is not None:
        wanted = wanted.where(Account.id == box_id)
    box = session.scalars(wanted.limit(1)).one_or_none()
    if box is None:
        return None
    steps: list[tuple[date, int, int, EntryRow | None, CountRow | None]] = [
        (row.booked_on, 0, row.id, row, None) for row in queries.entries(session, account_id=box.id)
    ]
    steps += [(row.on_day, 1, number, None, row) for number, row in _counts(session, box.id)]
    steps.sort(key=lambda step: step[:3])
    inside, lines = box.opening_balance, []
    for day, _, number, entry, count in steps:
        counts_in = box.opening_day is None or day > box.opening_day
        if entry is not None and inside is not None and counts_in:
            inside += entry.amount
        lines.append(CashLine(("entry" if entry else "count", number), day, entry, count, inside))
    opening, begun = box.opening_balance, box.opening_day
    return CashBook(box.id, box.holder, opening, begun, tuple(reversed(lines)))


def _counts(session: Session, account_id: int) -> list[tuple[int, CountRow]]:
    wanted = select(CashCount).where(CashCount.account_id == account_id)
    rows = session.scalars(wanted.order_by(CashCount.on_day.desc(), CashCount.id.desc()))
    return [(r.id, CountRow(r.on_day, r.counted, r.expected, r.note)) for r in rows]
