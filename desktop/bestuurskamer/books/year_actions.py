"""What the board does with a book year: what it expects of it, and closing it when all fits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.budget import Key
from bestuurskamer.books.flows import AccountFlow, Flows, flows
from bestuurskamer.books.model import Budget
from bestuurskamer.books.shares import LINES
from bestuurskamer.errors import N_, Refused, Words, refuse, words
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.actions import close_year
from bestuurskamer.office.queries import refuse_closed


def set_budget(
    session: Session,
    year: int,
    amount: Money | None,
    *,
    kind_id: int | None = None,
    line: str = "",
) -> None:
    """Keep what the board expects of a kind, or of a line of invoices; None takes it away.

    Refused below zero and in a closed year.
    """
    if (kind_id is None) == (line not in LINES):
        raise ValueError("a budget is of one kind, or of rent, service or other")
    if amount is not None and amount < NOTHING:
        raise Refused(N_("A budget cannot be below zero. Fill in an amount, such as 310,00."))
    refuse_closed(session, date(year, 12, 31))
    found = session.scalars(
        select(Budget).where(Budget.year == year, Budget.kind_id == kind_id, Budget.line == line)
    ).one_or_none()
    if amount is None:
        if found is not None:
            session.delete(found)
    elif found is None:
        session.add(Budget(year=year, amount=amount, kind_id=kind_id, line=line))
    else:
        found.amount = amount
    session.flush()


def set_budgets(session: Session, year: int, wanted: Mapping[Key, Money | None]) -> None:
    """Keep a whole budget at once; a line with None is taken away."""
    for (kind_id, line), amount in wanted.items():
        set_budget(session, year, amount, kind_id=kind_id, line=line)


def closing_problems(session: Session, year: int) -> list[Words]:
    """What stands in the way of closing a year; of none it may be closed."""
    moved = flows(session, date(year, 1, 1), date(year, 12, 31))
    found = [problem for a in moved.accounts if (problem := _account_problem(a)) is not None]
    return [*_to_place(moved, year), *found]


def close_books(session: Session, year: int, today: date) -> None:
    """Close a book year: all its entries have a place, and every balance fits.

    From then on nothing dated in it changes, unless it is opened again with a reason.
    """
    refuse(closing_problems(session, year))
    close_year(session, year, today)


def _to_place(moved: Flows, year: int) -> list[Words]:
    if not moved.entries_to_place:
        return []
    return [
        words(
            N_(
                "One entry of {year} has no place yet. Say first what it was for. "
                "Nothing was changed."
            ),
            N_(
                "{count} entries of {year} have no place yet. Say first what they were for. "
                "Nothing was changed."
            ),
            count=moved.entries_to_place,
            year=str(year),
        )
    ]


def _account_problem(account: AccountFlow) -> Words | None:
    if account.opening is None and (account.came_in or account.went_out):
        return words(
            N_(
                "What was in {account} at the beginning is not known. "
                "Fill it in first, in Settings. Nothing was changed."
            ),
            account=account.name,
        )
    if account.difference:
        return words(
            N_(
                "On {day} the bank says {bank} for {account}, the books say {ours}. "
                "An entry is missing or too many. Nothing was changed."
            ),
            day=account.bank_day,
            bank=account.bank_closing,
            account=account.name,
            ours=account.ours,
        )
    return None
