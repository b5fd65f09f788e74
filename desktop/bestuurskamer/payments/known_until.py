"""Until which day the bank is known, account by account: one that lags is not hidden by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.days import later
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.payments.model import Entry, Statement

IN_USE_MONTHS = 12


@dataclass(frozen=True)
class KnownUntil:
    """An account at the bank, and the last day that a statement of it tells of."""

    account_id: int
    name: str  # its number, or its holder
    day: date


def known_until(session: Session, today: date) -> tuple[KnownUntil, ...]:
    """The accounts that had an entry within a year before today, the one that lags most first.

    When none had, the one that is known furthest; nothing before the first statement.
    """
    told = (
        select(Account.id, Account.iban, Account.holder, func.max(Statement.last_day))
        .join(Statement, Statement.account_id == Account.id)
        .where(Account.kind == AccountKind.BANK)
        .group_by(Account.id)
        .order_by(func.max(Statement.last_day), Account.id)
    )
    found = [
        KnownUntil(number, shown_iban(iban) or holder, day)
        for number, iban, holder, day in session.execute(told)
    ]
    recent = select(Entry.account_id).where(Entry.booked_on >= later(today, -IN_USE_MONTHS))
    used = set(session.scalars(recent.distinct()))
    return tuple(row for row in found if row.account_id in used) or tuple(found[-1:])
