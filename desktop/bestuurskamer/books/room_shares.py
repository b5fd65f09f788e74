"""For which rooms an invoice is, and for which part: by the rent lines whose days stand on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.let_days import by_area
from bestuurskamer.days import Month, Period
from bestuurskamer.invoices.model import Invoice, InvoicedMonth
from bestuurskamer.invoices.vat import VatGround, vat_ground
from bestuurskamer.rent.model import Extra, Lease
from bestuurskamer.rent.rules import Span, rent_due
from bestuurskamer.rent.terms import LeaseTerms, lease_terms

NO_ROOM = 0
Shares = dict[int, Fraction]


def room_weights(session: Session, invoice_ids: Collection[int]) -> Mapping[int, Shares]:
    """The weight of each room in invoices and credit notes; NO_ROOM where none is known.

    A credit note follows its invoice, one that was made anew the invoice that it is for. The
    rent of several rooms together is divided by m².
    """
    known = {
        row.id: (row.credits_id or row.redoes_id, row.lease_id, row.issued_on)
        for row in session.execute(
            select(
                Invoice.id,
                Invoice.credits_id,
                Invoice.redoes_id,
                Invoice.lease_id,
                Invoice.issued_on,
            )
        )
    }
    leases = {lease.id: lease for lease in lease_terms(session, select(Lease))}
    marked = _marked(session, leases)
    found = {}
    for number in invoice_ids:
        origin = number
        while not marked.get(origin) and known[origin][0] is not None:
            origin = known[origin][0]
        _before, lease_id, issued_on = known[origin]
        shares = marked.get(origin) or _of_lease(leases.get(lease_id), issued_on)
        found[number] = shares
    return found


def _marked(session: Session, leases: Mapping[int, LeaseTerms]) -> dict[int, Shares]:
    ground = vat_ground(session)
    spans: dict[int, list[tuple[LeaseTerms, Span]]] = defaultdict(list)
    for lease in leases.values():
        for span in lease.counted:
            spans[span.line.chain].append((lease, span))
    found: dict[int, Shares] = defaultdict(lambda: defaultdict(Fraction))
    wanted = select(
        InvoicedMonth.invoice_id,
        InvoicedMonth.month,
        InvoicedMonth.chain_id,
        InvoicedMonth.first_day,
        InvoicedMonth.last_day,
        Extra.lease_id,
        Extra.price,
        Extra.quantity,
    ).join(Extra, InvoicedMonth.extra_id == Extra.id, isouter=True)
    for row in session.execute(wanted):
        shares = found[row.invoice_id]
        if row.chain_id is not None:
            days = Period.through(row.first_day or row.month.first, row.last_day or row.month.last)
            for lease, span in spans.get(row.chain_id, ()):
                _add_span(shares, lease, span, days, ground)
        elif row.lease_id in leases:
            amount = Fraction(row.price.cents) * Fraction(row.quantity)
            _add(shares, leases[row.lease_id], row.month.first, amount)
    return {n: dict(shares) for n, shares in found.items() if sum(shares.values()) > 0}


def _add_span(
    shares: Shares, lease: LeaseTerms, span: Span, days: Period, ground: VatGround
) -> None:
    held = span.period & days
    if not held:
        return
    amount = rent_due(span.line.monthly, Month.of(days.start), held.start, held.last)
    _treated, rate = ground.on(span.line.vat, held.start)
    _add(shares, lease, held.start, amount.cents * (1 + Fraction(rate) / 100))


def _add(shares: Shares, lease: LeaseTerms, day: date, amount: Fraction) -> None:
    for room, part in _of_lease(lease, day).items():
        shares[room] += amount * part


def _of_lease(lease: LeaseTerms | None, day: date) -> Shares:
    has = lease.rooms_on(max(day, lease.first_day)) if lease else ()
    if lease and not has:
        has = lease.rooms[-1:]
    if not has:
        return {NO_ROOM: Fraction(1)}
    weights = by_area([(room.room_id, room.area) for room in has])
    whole = sum(weights.values())
    return {room: weight / whole for room, weight in weights.items()}
