"""The yearly rise: many rents at once, each with its sum."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.rent import queries, rules
from bestuurskamer.rent.actions import change_rent
from bestuurskamer.rent.model import Lease, LineKind
from bestuurskamer.rent.terms import LeaseTerms

MOST_PERCENT = 100


@dataclass(frozen=True)
class Rise:
    """What a rent rise does to one line."""

    line_id: int
    lease_id: int
    tenant_id: int
    before: Money
    after: Money
    sentence: Words
    last_day: date | None = None  # when another amount was agreed for later already


def rises(
    session: Session,
    lease_ids: Iterable[int],
    first_day: date,
    percent: Decimal | None,
    by: Money | None,
) -> list[Rise]:
    """What a rise would do to the rent of each lease that counts on that day; nothing is kept.

    A percentage raises every rent line of a lease; an amount raises a lease once, in its
    largest rent line.
    """
    found = []
    for lease_id in lease_ids:
        lease = queries.lease_of(session, lease_id)
        counted = [
            span
            for span in lease.counted
            if span.period.start <= first_day < span.period.end
            and span.line.kind is LineKind.RENT
            and span.line.monthly > NOTHING
        ]
        if percent is None and counted:
            counted = [max(counted, key=lambda span: span.line.monthly)]
        found += [_rise(lease, span, percent, by) for span in counted]
    return found


def raise_rents(
    session: Session,
    lease_ids: Iterable[int],
    first_day: date,
    percent: Decimal | None,
    by: Money | None,
    reason: str,
    line_ids: Collection[int] | None = None,
) -> list[Rise]:
    """Raise the rent of leases from a day on: a successor line for each, with the reason.

    With `line_ids` only those lines. Refused without a rise, and above 100 percent.
    """
    if percent is None and not by:
        raise Refused(N_("Fill in a percentage or an amount."))
    if (percent is not None and percent <= 0) or (by is not None and by <= NOTHING):
        raise Refused(N_("A rise is more than nothing. Lower a rent at the tenant itself."))
    if percent is not None and percent > MOST_PERCENT:
        raise Refused(N_("{percent} percent cannot be right. Use a comma: 3,2."), percent=percent)
    made = [
        rise
        for rise in rises(session, lease_ids, first_day, percent, by)
        if line_ids is None or rise.line_id in line_ids
    ]
    for rise in made:
        if rise.after < NOTHING:
            raise Refused(N_("Rent is never less than nothing. Use a credit note instead."))
        why = reason or language.say(rise.sentence)
        change_rent(session, rise.line_id, rise.after, first_day, why)
    return made


def leases_on(session: Session, day: date) -> list[int]:
    """The leases that count on a day."""
    running = Lease.last_day.is_(None) | (Lease.last_day >= day)
    return list(session.scalars(select(Lease.id).where(Lease.first_day <= day, running)))


def _rise(lease: LeaseTerms, span: rules.Span, percent: Decimal | None, by: Money | None) -> Rise:
    line = span.line
    follows = any(
        other.line.chain == line.chain and other.period.start == span.period.end
        for other in lease.counted
    )
    return Rise(
        line.id,
        lease.id,
        lease.tenant_id,
        line.monthly,
        rules.raised(line.monthly, percent, by),
        rules.rise_reason(line.monthly, percent, by),
        span.period.last if follows else None,
    )
