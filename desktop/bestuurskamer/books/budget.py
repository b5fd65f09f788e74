"""What the board expects of a year, beside what came of the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.flows import flows
from bestuurskamer.books.model import Budget
from bestuurskamer.books.shares import LINES
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.model import Direction
from bestuurskamer.payments.queries import kinds

LINE_NAMES = {
    "rent": N_("Rent"),
    "service": N_("Service charges"),
    "other": N_("Other on invoices"),
}
Key = tuple[int | None, str]
"""Of a kind of income or cost (its number), or of a line of invoices (its name)."""


@dataclass(frozen=True)
class BudgetLine:
    """One line of a budget: what is expected of it, and what it came to the year before."""

    key: Key
    name: Words
    direction: Direction
    expected: Money | None
    before: Money


def budget(session: Session, year: int) -> Mapping[Key, Money]:
    """What the board expects of a year, by kind or by line of invoices."""
    wanted = select(Budget.kind_id, Budget.line, Budget.amount).where(Budget.year == year)
    return {(kind_id, line): amount for kind_id, line, amount in session.execute(wanted)}


def budget_lines(session: Session, year: int) -> list[BudgetLine]:
    """Every line that may be budgeted: rent and the like, then kinds of income, then of cost.

    A kind that is not offered any more stands there only when it was budgeted.
    """
    expected = budget(session, year)
    before = flows(session, date(year - 1, 1, 1), date(year - 1, 12, 31))
    lines = [
        BudgetLine(
            (None, key),
            words(LINE_NAMES[key]),
            Direction.INCOME,
            expected.get((None, key)),
            before.lines[key],
        )
        for key in LINES
    ]
    for kind in sorted(kinds(session), key=lambda kind: kind.direction is Direction.COST):
        key: Key = (kind.id, "")
        if kind.last_day is not None and key not in expected:
            continue
        amount = before.kinds.get(kind.id, NOTHING)
        if kind.direction is Direction.COST:
            amount = -amount
        name = words("{name}", name=kind.name)
        lines.append(BudgetLine(key, name, kind.direction, expected.get(key), amount))
    return lines
