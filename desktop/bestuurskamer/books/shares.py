"""Which part of what was paid on an invoice was rent, service charges, or something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.rules import divided
from bestuurskamer.invoices.model import Invoice, InvoiceLine
from bestuurskamer.money import Money
from bestuurskamer.rent.model import LineKind, VatTreatment

LINES = tuple(kind.value for kind in LineKind)
"""Rent, service charges, other: what an extra costs is other."""

_CHARGED = (VatTreatment.STANDARD, VatTreatment.REDUCED)
Weights = Mapping[str, Fraction]


def split_of(paid: Money, weights: tuple[Weights, Weights]) -> dict[str, Money]:
    """Divide what was paid by what is left after credit notes, or else by the invoice alone."""
    after, alone = weights
    return divided(paid, after if sum(after.values()) > 0 else alone)


def weights_on(
    session: Session, invoice_ids: Collection[int], day: date
) -> Mapping[int, tuple[Weights, Weights]]:
    """What the lines of invoices come to by kind, VAT in it: after credit notes, and alone.

    Credit notes count from the day they were issued, so that a later one leaves the past alone.
    """
    after: dict[int, dict[str, Fraction]] = defaultdict(_nothing)
    alone: dict[int, dict[str, Fraction]] = defaultdict(_nothing)
    wanted = (
        select(
            Invoice.id,
            Invoice.credits_id,
            Invoice.issued_on,
            InvoiceLine.kind,
            InvoiceLine.amount,
            InvoiceLine.vat,
            InvoiceLine.vat_rate,
        )
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .where(Invoice.id.in_(invoice_ids) | Invoice.credits_id.in_(invoice_ids))
    )
    for number, credits_id, issued_on, kind, amount, vat, rate in session.execute(wanted):
        line = kind if kind in LINES else LineKind.OTHER.value
        more = Fraction(rate) / 100 if vat in _CHARGED else Fraction(0)
        weight = amount.cents * (1 + more)
        if credits_id is None:
            alone[number][line] += weight
            after[number][line] += weight
        elif issued_on <= day:
            after[credits_id][line] += weight
    return {number: (after[number], alone[number]) for number in invoice_ids}


def _nothing() -> dict[str, Fraction]:
    return dict.fromkeys(LINES, Fraction(0))
