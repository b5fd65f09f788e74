"""The year account that members and the audit committee ask for, and the month on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.behind import Behind, behind
from bestuurskamer.books.budget import LINE_NAMES, budget
from bestuurskamer.books.flows import Flows, counted, flows
from bestuurskamer.books.open_then import OpenOnDay, open_on
from bestuurskamer.books.owed import Kept, credit_kept, deposits_kept
from bestuurskamer.books.queries import Register, register, rent_roll
from bestuurskamer.books.shares import LINES
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.building.queries import rooms
from bestuurskamer.days import Month, months
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import closed_years
from bestuurskamer.payments.model import Allocation, Direction, Entry, Target
from bestuurskamer.payments.queries import KindRow, kinds


@dataclass(frozen=True)
class YearLine:
    """One kind of income or cost in a year, beside its budget; both are positive as a rule.

    `key` is a line of invoices (`rent`, `service`, `other`), `earlier`, `charges`, or `kind`.
    """

    key: str
    name: Words
    direction: Direction
    amount: Money
    budget: Money | None = None
    kind_id: int | None = None
    behind: tuple[Source, ...] = ()

    @property
    def beyond(self) -> Money | None:
        """The amount − its budget; None without one."""
        return None if self.budget is None else self.amount - self.budget


@dataclass(frozen=True)
class YearAccount:
    """A year as it was received and paid, with what it began and ended with."""

    year: int
    closed: bool
    flows: Flows
    income: tuple[YearLine, ...]
    expenses: tuple[YearLine, ...]
    deposits: Kept
    credit: Kept
    credits: Mapping[str, Money]  # kept for tenants at the end, by name
    open: OpenOnDay
    behind: Behind

    @property
    def budget(self) -> Money | None:
        """The budgeted result; None when nothing was budgeted."""
        lines = [line for line in (*self.income, *self.expenses) if line.budget is not None]
        if not lines:
            return None
        return total(
            amount if line.direction is Direction.INCOME else -amount
            for line in lines
            if (amount := line.budget) is not None
        )


@dataclass(frozen=True)
class InAndOutOfMonth:
    """What came in and went out in a month, both positive, without moves between accounts."""

    month: Month
    came_in: Money
    went_out: Money


@dataclass(frozen=True)
class MonthPage:
    """The month on one page, for the meeting of the board."""

    month: Month
    flows: Flows
    income: tuple[YearLine, ...]
    expenses: tuple[YearLine, ...]
    issued: Register
    open: OpenOnDay
    rooms: int  # in use on the last day
    empty: tuple[str, ...]
    months: tuple[InAndOutOfMonth, ...]  # of the year, up to this one
    behind: Behind

    @property
    def invoiced(self) -> Money:
        """What was issued, credit notes taken off."""
        return self.issued.total

    @property
    def late(self) -> Money:
        """What was past its last day to pay at the end of the month."""
        return total(row.open for row in self.open.late)


def year_account(session: Session, year: int, today: date | None = None) -> YearAccount:
    """The account of a calendar year, as received and paid; what is open no later than today."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    moved = flows(session, first, last)
    rows = behind(session, moved)
    lines = _lines(moved, kinds(session), budget(session, year), rows)
    credit, by_name = credit_kept(
        session, first, last, {entry.id for entry in counted(session, first, last)}
    )
    return YearAccount(
        year,
        year in closed_years(session),
        moved,
        tuple(line for line in lines if line.direction is Direction.INCOME),
        tuple(line for line in lines if line.direction is Direction.COST),
        deposits_kept(session, first, last),
        credit,
        by_name,
        open_on(session, min(last, today or last)),
        rows,
    )


def month_page(session: Session, month: Month, today: date | None = None) -> MonthPage:
    """What a meeting wants to know of a month, at its end or no later than today."""
    day = min(month.last, today or month.last)
    moved = flows(session, month.first, month.last)
    rows = behind(session, moved)
    lines = _lines(moved, kinds(session), {}, rows)
    empty = tuple(room.name for room in rent_roll(session, day).empty)
    return MonthPage(
        month,
        moved,
        tuple(line for line in lines if line.direction is Direction.INCOME and line.amount),
        tuple(line for line in lines if line.direction is Direction.COST and line.amount),
        register(session, month.first, month.last),
        open_on(session, day),
        sum(1 for room in rooms(session) if room.in_use(day)),
        empty,
        tuple(_month(session, each) for each in months(Month(month.year, 1), month)),
        rows,
    )


def _lines(
    moved: Flows,
    known: list[KindRow],
    expected: Mapping[tuple[int | None, str], Money],
    rows: Behind,
) -> list[YearLine]:
    """Every line with an amount or a budget; rent always."""
    lines = [
        YearLine(
            key, words(LINE_NAMES[key]), Direction.INCOME, moved.lines[key],
            expected.get((None, key)), behind=rows.lines[key],
        )
        for key in LINES
    ]  # fmt: skip
    for key, name, amount in (
        ("earlier", N_("Invoices from before the program"), moved.earlier),
        ("charges", N_("Collection costs and interest"), moved.charges),
    ):
        lines.append(YearLine(key, words(name), Direction.INCOME, amount, behind=rows.lines[key]))
    lines += [_of_kind(kind, moved, expected, rows) for kind in known]
    return [x for x in lines if x.amount or x.budget is not None or x.key == "rent"]


def _of_kind(
    kind: KindRow,
    moved: Flows,
    expected: Mapping[tuple[int | None, str], Money],
    rows: Behind,
) -> YearLine:
    amount = moved.kinds.get(kind.id, NOTHING)
    sources = rows.kinds.get(kind.id, ())
    if kind.direction is Direction.COST:
        amount = -amount
        sources = taken_off(sources)
    return YearLine(
        "kind",
        words("{name}", name=kind.name),
        kind.direction,
        amount,
        expected.get((kind.id, "")),
        kind.id,
        sources,
    )


def _month(session: Session, month: Month) -> InAndOutOfMonth:
    moved = flows(session, month.first, month.last)
    came = total(account.came_in for account in moved.accounts)
    went = total(account.went_out for account in moved.accounts)
    ours_in, ours_out = _own_moves(session, month)
    return InAndOutOfMonth(month, came - ours_in, went - ours_out)


def _own_moves(session: Session, month: Month) -> tuple[Money, Money]:
    """What came and went between own accounts, both positive."""
    wanted = (
        select(Allocation.amount)
        .join(Entry, Allocation.entry_id == Entry.id)
        .where(
            Allocation.target == Target.TRANSFER,
            Allocation.undone_on.is_(None),
            Entry.booked_on.between(month.first, month.last),
        )
    )
    amounts = list(session.scalars(wanted))
    came = total(amount for amount in amounts if amount > NOTHING)
    return came, -total(amount for amount in amounts if amount < NOTHING)
