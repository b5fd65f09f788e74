"""Taking back: credit notes, and beginning an invoice anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.invoices import queries, rules
from bestuurskamer.invoices.issuing import Issued, Order, issue
from bestuurskamer.invoices.model import Draft, DraftLine, Invoice, InvoiceKind
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.queries import the_office
from bestuurskamer.parties.queries import party
from bestuurskamer.rent.model import VatTreatment


def credit(
    session: Session,
    invoice_id: int,
    today: date,
    amounts: Mapping[int, Money] | None = None,
) -> Issued:
    """Make a credit note: of all that is left, or of some lines by (positive) amount.

    Refused for more than is left of a line, for a credit note, and for nothing at all.
    """
    original = session.get_one(Invoice, invoice_id)
    if original.kind is InvoiceKind.CREDIT:
        raise Refused(N_("A credit note cannot be credited. Make a new invoice instead."))
    lines = queries.lines(session, invoice_id)
    wanted = {line.id: line.left for line in lines} if amounts is None else dict(amounts)
    items = []
    for line in lines:
        amount = wanted.get(line.id, NOTHING)
        if abs(amount.cents) > abs(line.left.cents) or amount.cents * line.left.cents < 0:
            raise Refused(
                N_("Of “{text}” {left} can still be credited."), text=line.text, left=line.left
            )
        if amount:
            items.append(_credit_item(line, amount))
    if not items:
        raise Refused(N_("Nothing is left of this invoice to credit."))
    order = Order(
        party(session, original.party_id),
        items,
        _credit_sums(lines, items),
        kind=InvoiceKind.CREDIT,
        lease_id=original.lease_id,
        credits_id=original.id,
        credits_number=original.number,
        credits_day=original.issued_on,
    )
    done = issue(session, the_office(session, today), [order], today)
    refuse(failure.why for failure in done.failures)
    return done


def redo(session: Session, invoice_id: int, today: date) -> tuple[Issued, int]:
    """Take an invoice back and begin it anew: a credit note, and a draft with the same lines."""
    lines = queries.lines(session, invoice_id)
    original = session.get_one(Invoice, invoice_id)
    done = credit(session, invoice_id, today)
    draft = Draft(party=original.party, lease_id=original.lease_id, redoes_id=original.id)
    session.add(draft)
    for place, line in enumerate(lines, start=1):
        whole = line.price * line.quantity == line.amount
        draft.lines.append(
            DraftLine(
                place=place,
                text=line.text,
                explanation=line.explanation,
                quantity=line.quantity,
                price=line.price,
                amount=None if whole else line.amount,
                vat=line.vat,
                vat_reason=line.vat_reason,
                first_day=line.period.start if line.period else None,
                last_day=line.period.last if line.period else None,
                kind=line.kind,
            )
        )
    session.flush()
    return done, draft.id


def _credit_item(line: queries.LineRow, amount: Money) -> rules.Item:
    return rules.Item(
        text=line.text,
        amount=-amount,
        price=-amount,
        quantity=Decimal(1),
        explanation=line.explanation if amount == line.amount else "",
        vat=line.vat,
        rate=line.rate,
        vat_reason=line.vat_reason,
        period=line.period,
        kind=line.kind,
        credits_line_id=line.id,
    )


def _credit_sums(lines: Sequence[queries.LineRow], items: Sequence[rules.Item]) -> rules.Sums:
    taken: dict[tuple[VatTreatment, Decimal], Money] = defaultdict(lambda: NOTHING)
    for line in lines:
        taken[line.vat, line.rate] += line.credited
    return rules.credit_sums(items, taken)
