"""The year account that members and the audit committee ask for, and the month on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.behind import Behind, behind
from bestuurskamer.books.budget import LINE_NAMES, budget
from bestuurskamer.books.flows import Flows, flows
from bestuurskamer.books.open_then import OpenOnDay, open_on
from bestuurskamer.books.queries import register, rent_roll
from bestuurskamer.books.shares import LINES
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.building.queries import rooms
from bestuurskamer.days import Month, day_before, months
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import closed_years
from bestuurskamer.parties.queries import parties
from bestuurskamer.payments.model import Allocation, Direction, Entry, Target
from bestuurskamer.payments.queries import KindRow, kinds
from bestuurskamer.rent.model import DepositMove, DepositMoveKind


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
class Deposits:
    """What the board holds of tenants and owes back; never income."""

    held_before: Money
    received: Money
    returned: Money
    kept: Money  # set off against damage or arrears
    held: Money

    @property
    def off(self) -> Money:
        """Before + received − returned − kept − held: nothing, always."""
        return self.held_before + self.received - self.returned - self.kept - self.held


@dataclass(frozen=True)
class YearAccount:
    """A year as it was received and paid, with what it began and ended with."""

    year: int
    closed: bool
    flows: Flows
    income: tuple[YearLine, ...]
    expenses: tuple[YearLine, ...]
    deposits: Deposits
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
    invoiced: Money
    open: OpenOnDay
    rooms: int  # in use on the last day
    empty: tuple[str, ...]
    months: tuple[InAndOutOfMonth, ...]  # of the year, up to this one

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
    return YearAccount(
        year,
        year in closed_years(session),
        moved,
        tuple(line for line in lines if line.direction is Direction.INCOME),
        tuple(line for line in lines if line.direction is Direction.COST),
        _deposits(session, first, last),
        _credits(session, last),
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
        register(session, month.first, month.last).total,
        open_on(session, day),
        sum(1 for room in rooms(session) if room.in_use(day)),
        empty,
        tuple(_month(session, each) for each in months(Month(month.year, 1), month)),
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


def _deposits(session: Session, first: date, last: date) -> Deposits:
    steps = session.execute(
        select(DepositMove.kind, DepositMove.amount, DepositMove.on_day).where(
            DepositMove.kind != DepositMoveKind.ASKED, DepositMove.on_day <= last
        )
    ).all()

    def of(kind: DepositMoveKind) -> Money:
        return total(amount for what, amount, day in steps if what is kind and day >= first)

    def held(until: date) -> Money:
        return total(
            amount if what is DepositMoveKind.RECEIVED else -amount
            for what, amount, day in steps
            if day <= until
        )

    return Deposits(
        held(day_before(first)),
        of(DepositMoveKind.RECEIVED),
        of(DepositMoveKind.RETURNED),
        of(DepositMoveKind.KEPT),
        held(last),
    )


def _credits(session: Session, day: date) -> Mapping[str, Money]:
    wanted = (
        select(Allocation, Entry.booked_on)
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(
            Allocation.undone_on.is_(None),
            Allocation.party_id.is_not(None),
            (Allocation.target == Target.CREDIT) | Allocation.entry_id.is_(None),
        )
    )
    rows = session.execute(wanted).all()
    people = parties(session, {a.party_id for a, _ in rows if a.party_id is not None})
    sums: dict[int, Money] = {}
    for row, booked_on in rows:
        if (booked_on or row.made_on) > day or row.party_id is None:
            continue
        owner = people[row.party_id].id
        sums[owner] = sums.get(owner, NOTHING) + (row.amount if row.entry_id else -row.amount)
    found = {people_id: amount for people_id, amount in sums.items() if amount}
    names = parties(session, set(found))
    named: dict[str, Money] = {}
    for owner, amount in found.items():  # two people may have one name
        name = names[owner].name
        named[name] = named.get(name, NOTHING) + amount
    return named
