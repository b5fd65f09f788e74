"""What needs attention now, and what is in order: the question that a day begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.queries import InAndOut, in_and_out, invoiced_in
from bestuurskamer.building.rules import WARN_MONTHS, Deadline, deadlines
from bestuurskamer.days import Month, later
from bestuurskamer.invoices.issued import not_handed_out
from bestuurskamer.invoices.model import Draft
from bestuurskamer.invoices.proposals import ToInvoice, default_month, to_invoice
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.queries import OfficeRow, the_office
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.arrears import Late, arrears
from bestuurskamer.payments.known_until import KnownUntil, known_until
from bestuurskamer.payments.queries import count_to_place
from bestuurskamer.rent.model import Lease, Regime
from bestuurskamer.rent.regime import is_trial, legal_term, two_years_on

SOON_MONTHS = 3
OLD_BANK_DAYS = 16


@dataclass(frozen=True)
class Coming:
    """A day that comes near, and of whom.

    `kind` is what it is for: `lease`, `notice`, `shop` or `shop_notice`.
    """

    kind: str
    day: date
    party_id: int
    name: str


@dataclass(frozen=True)
class Attention:
    """All that a board should know today."""

    today: date
    office: OfficeRow
    deadlines: tuple[Deadline, ...]
    to_invoice: ToInvoice
    drafts: int
    not_handed_out: int
    coming: tuple[Coming, ...]
    deposits_to_come: int
    in_and_out: InAndOut
    invoiced: Money  # in this month
    to_place: int = 0  # entries of the bank
    bank: tuple[KnownUntil, ...] = ()  # the accounts in use, the one that lags most first
    late: tuple[Late, ...] = ()

    @property
    def bank_is_old(self) -> tuple[KnownUntil, ...]:
        """The accounts of which the newest statement is older than sixteen days."""
        return tuple(row for row in self.bank if (self.today - row.day).days > OLD_BANK_DAYS)

    @property
    def blocked(self) -> int:
        """How many tenants cannot be invoiced yet."""
        return len({p.party.id for p in self.to_invoice.proposals if p.problems})

    @property
    def past_head_lease(self) -> int:
        """How many sublets go on after the head lease ends, once that end is near."""
        return len(self.in_and_out.past_the_end) if self.deadlines else 0


def attention(session: Session, today: date) -> Attention:
    """Look through everything once, for the page of today."""
    both = in_and_out(session, today)
    lease = both.head_lease
    near = deadlines(lease.last_day, lease.notice_by, lease.renewal_by, today) if lease else []
    waiting = sum(
        1
        for row in both.roll.rows
        if row.deposit and (row.deposit.agreed or NOTHING) > row.deposit.received
    )
    return Attention(
        today=today,
        office=the_office(session, today),
        deadlines=tuple(near),
        to_invoice=to_invoice(session, default_month(today), today),
        drafts=len(session.scalars(select(Draft.id)).all()),
        not_handed_out=len(not_handed_out(session)),
        coming=tuple(_coming(session, today)),
        deposits_to_come=waiting,
        in_and_out=both,
        invoiced=invoiced_in(session, Month.of(today)),
        to_place=count_to_place(session),
        bank=known_until(session, today),
        late=tuple(arrears(session, today)),
    )


def _coming(session: Session, today: date) -> list[Coming]:
    rows = session.execute(
        select(Lease, Party.id, Party.name).join(Party, Lease.tenant_id == Party.id)
    )
    found = []
    for lease, party_id, name in rows:
        if lease.last_day is not None and lease.last_day < today:
            continue
        found += [
            Coming(kind, day, party_id, name)
            for kind, day, months in _days_of(lease, today)
            if today <= day <= later(today, months)
        ]
    return sorted(found, key=lambda coming: coming.day)


def _days_of(lease: Lease, today: date) -> Iterator[tuple[str, date, int]]:
    """The days of a lease that come, each with how many months before it is said."""
    if lease.last_day is not None:
        yield "lease", lease.last_day, SOON_MONTHS
    if lease.notice_by is not None:
        yield "notice", lease.notice_by, SOON_MONTHS
    if lease.regime is Regime.SHOP:
        if is_trial(lease.first_day, lease.last_day):
            yield "shop", two_years_on(lease.first_day), SOON_MONTHS
        if term := legal_term(lease.first_day, lease.last_day, today):
            yield "shop_notice", term.notice_by, WARN_MONTHS
