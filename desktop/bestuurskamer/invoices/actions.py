"""What the board can do with invoices; each function is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bestuurskamer.days import Month, Period
from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.invoices import rules
from bestuurskamer.invoices.issuing import Issued, Order, Progress, issue
from bestuurskamer.invoices.model import (
    Draft,
    DraftLine,
    Handout,
    Invoice,
    OpeningItem,
    Run,
)
from bestuurskamer.invoices.proposals import Proposal, office_problems, to_invoice
from bestuurskamer.invoices.vat import VatGround, vat_ground
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.queries import refuse_closed, the_office
from bestuurskamer.parties.model import Delivery, Party
from bestuurskamer.parties.queries import party

UNSTOPPED: Progress = lambda done, of: True  # noqa: E731


def issue_month(
    session: Session,
    keys: Collection[str],
    through: Month,
    today: date,
    progress: Progress = UNSTOPPED,
) -> Issued:
    """Issue the chosen proposals, and return only what was issued now.

    A second call issues nothing. Refused when the board lacks what every invoice needs, or for
    a month later than the next.
    """
    if through > Month.of(today) + 1:
        raise Refused(N_("{month} is too far ahead. Invoice it from next month on."), month=through)
    found = to_invoice(session, through, today)
    refuse(found.office_problems)
    wanted = set(keys)
    chosen = [p for p in found.proposals if p.key in wanted]
    for proposal in chosen:
        for problem in proposal.problems:
            raise Refused(
                N_("{name}: {problem} Nothing was made."),
                name=proposal.party.name,
                problem=problem,
            )
    if not chosen:
        return Issued()
    run = Run(month=through, made_on=today)
    session.add(run)
    session.flush()
    office = the_office(session, today)
    orders = [_order(proposal) for proposal in chosen]
    return issue(session, office, orders, today, run_id=run.id, progress=progress)


def keep_draft(
    session: Session,
    party_id: int,
    lines: Sequence[rules.FreeLine],
    draft_id: int | None = None,
) -> int:
    """Keep a free invoice as a draft, new or changed; it has no number yet."""
    refuse(rules.free_problems(list(lines)))
    if draft_id is None:
        draft = Draft(party=session.get_one(Party, party_id))
        session.add(draft)
    else:
        draft = session.get_one(Draft, draft_id)
        draft.party = session.get_one(Party, party_id)
        draft.lines.clear()
    draft.lines.extend(_draft_line(place, line) for place, line in enumerate(lines, start=1))
    session.flush()
    return draft.id


def drop_draft(session: Session, draft_id: int) -> None:
    """Throw a draft away; it never had a number."""
    session.delete(session.get_one(Draft, draft_id))


def issue_draft(session: Session, draft_id: int, today: date) -> Issued:
    """Issue a draft, once: after it the draft is gone and the invoice stays as it is."""
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise Refused(N_("This draft was issued or thrown away already."))
    office = the_office(session, today)
    refuse(office_problems(office))
    buyer = party(session, draft.party_id)
    ground = vat_ground(session)
    items = _items_of(draft, ground, today)
    sums = rules.sums(items)
    problems = rules.vat_problems(items, ground.status, today, office.vat_number, buyer.vat_number)
    if buyer.address_problem:
        problems.append(buyer.address_problem)
    refuse(problems)
    if sums.total == NOTHING:
        raise Refused(N_("There is nothing to pay, so there is nothing to invoice."))
    if sums.total < NOTHING:
        raise Refused(N_("The sum is below zero. Make a credit note instead."))
    order = Order(buyer, items, sums, lease_id=draft.lease_id, redoes_id=draft.redoes_id)
    done = issue(session, office, [order], today)
    refuse(failure.why for failure in done.failures)
    session.delete(draft)
    session.flush()
    return done


def hand_out(
    session: Session, invoice_ids: Collection[int], delivery: Delivery | None, today: date
) -> None:
    """Record that papers were given out; without a way, each tenant's own."""
    rows = session.execute(select(Invoice.id, Invoice.delivery).where(Invoice.id.in_(invoice_ids)))
    session.add_all(
        Handout(invoice_id=invoice_id, delivery=delivery or own, on_day=today)
        for invoice_id, own in rows
    )


def take_over_item(
    session: Session, party_id: int, number: str, on_day: date | None, amount: Money | None
) -> int:
    """Take over what a tenant still had open, under its old number; a credit is below zero.

    Refused when the tenant has one under this number already.
    """
    number = number.strip()
    if not number:
        raise Refused(N_("Fill in the number on the old invoice."))
    if on_day is None:
        raise Refused(N_("Fill in the day of the old invoice."))
    if not amount:
        raise Refused(N_("Fill in an amount, such as 310,00."))
    office = the_office(session, on_day)
    if office.invoices_from and on_day >= office.invoices_from.first:
        raise Refused(
            N_("From {month} on invoices are made here. This day is later."),
            month=office.invoices_from,
        )
    known = session.scalars(select(OpeningItem.number).where(OpeningItem.party_id == party_id))
    if number.casefold() in {other.strip().casefold() for other in known}:
        raise Refused(
            N_("Number {number} of this tenant was taken over already. Nothing was added."),
            number=number,
        )
    item = OpeningItem(
        party=session.get_one(Party, party_id), number=number, on_day=on_day, amount=amount
    )
    session.add(item)
    session.flush()
    return item.id


def drop_item(session: Session, item_id: int) -> None:
    """Take away an opening item that was typed by mistake; the trail keeps what it was.

    Refused once money or a letter stands beside it, and in a closed year.
    """
    item = session.get_one(OpeningItem, item_id)
    refuse_closed(session, item.on_day)
    session.delete(item)
    try:
        session.flush()
    except IntegrityError as problem:
        raise Refused(
            N_(
                "Money or a letter stands beside this old invoice already. "
                "Take that back first. Nothing was changed."
            )
        ) from problem


def _order(proposal: Proposal) -> Order:
    return Order(
        proposal.party,
        proposal.items,
        proposal.sums,
        claims=proposal.claims,
        lease_id=proposal.lease_id,
    )


def _items_of(draft: Draft, ground: VatGround, today: date) -> list[rules.Item]:
    items = []
    for line in draft.lines:
        period = _period(line, today)
        vat, rate = ground.on(line.vat, period.start)
        free = rules.FreeLine(line.text, line.quantity, line.price, amount=line.amount)
        items.append(
            rules.Item(
                text=line.text,
                amount=rules.line_amount(free),
                price=line.price,
                quantity=line.quantity,
                explanation=line.explanation,
                vat=vat,
                rate=rate,
                vat_reason=line.vat_reason,
                period=period,
                kind=line.kind,
            )
        )
    return items


def _period(line: DraftLine, today: date) -> Period:
    first = line.first_day or today
    return Period.through(first, line.last_day or first)


def _draft_line(place: int, line: rules.FreeLine) -> DraftLine:
    assert line.quantity is not None
    assert line.price is not None
    return DraftLine(
        place=place,
        text=line.text,
        explanation=line.explanation,
        quantity=line.quantity,
        price=line.price,
        amount=line.amount,
        vat=line.vat,
        vat_reason=line.vat_reason,
        first_day=line.first_day,
        last_day=line.last_day,
        kind=line.kind,
    )
