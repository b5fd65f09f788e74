"""Collection costs and statutory interest: what may be claimed now, once the board wants that.

Both are off until the board switches them on. Costs come by the scale of the law over what was
still open when the time of the letter was over; interest over what is open and late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, Words, words
from bestuurskamer.figures.queries import figures_by_day, figures_on
from bestuurskamer.language import say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.actions import keep
from bestuurskamer.office.queries import preference, refuse_closed
from bestuurskamer.payments.arrears import Late, LetterRow, arrears
from bestuurskamer.payments.collecting import collection_costs, interest, scale_of
from bestuurskamer.payments.model import Allocation, Charge, Entry, LetterKind, Target
from bestuurskamer.payments.open_items import OpenItem, open_items

COSTS, INTEREST = "costs", "interest"
_KEYS = {COSTS: "charge_costs", INTEREST: "charge_interest"}
_GIVES_RIGHT = (LetterKind.FOURTEEN_DAYS, LetterKind.FORMAL)


@dataclass(frozen=True)
class Charging:
    """Whether the board claims costs and interest."""

    costs: bool = False
    interest: bool = False


@dataclass(frozen=True)
class Claimable:
    """Something that may be claimed now over one invoice, with its sum."""

    kind: str  # costs or interest
    amount: Money
    item: OpenItem
    words: Words
    uncertain: bool = False  # a rate that counts is not known


@dataclass(frozen=True)
class ChargeRow:
    """Something that was claimed."""

    id: int
    kind: str
    amount: Money
    on_day: date
    explanation: str
    waived_on: date | None


def charging(session: Session) -> Charging:
    """What the board chose; both are off at first."""
    return Charging(*(preference(session, _KEYS[kind]) == "on" for kind in (COSTS, INTEREST)))


def choose_charging(session: Session, chosen: Charging) -> None:
    """Switch costs and interest on or off; what was claimed already stays."""
    for kind, on in ((COSTS, chosen.costs), (INTEREST, chosen.interest)):
        keep(session, _KEYS[kind], "on" if on else "off")


def claimable(session: Session, late: Late, today: date) -> list[Claimable]:
    """What may be claimed of a tenant today and was not claimed yet; nothing while it is off."""
    chosen, found = charging(session), []
    if chosen.costs:
        found += [
            one
            for letter in late.letters
            if (one := _costs(session, late, letter, today)) is not None
        ]
    if chosen.interest:
        rates = figures_by_day(session)[
            "interest_consumer" if late.consumer else "interest_business"
        ]
        for item in late.items:
            if item.target is not Target.CHARGE:
                found += _interest(session, item, today, rates)
    return found


def claim(session: Session, party_id: int, today: date) -> Money:
    """Claim all that may be claimed of a tenant; answers how much. Refused when there is none."""
    late = next((one for one in arrears(session, today) if one.party.id == party_id), None)
    wanted = claimable(session, late, today) if late is not None else []
    if not wanted:
        raise Refused(N_("There are no costs or interest to claim now. Nothing was changed."))
    refuse_closed(session, today)
    for one in wanted:
        session.add(
            Charge(
                party_id=party_id,
                kind=one.kind,
                amount=one.amount,
                on_day=today,
                explanation=say(one.words),
                invoice_id=one.item.id if one.item.target is Target.INVOICE else None,
                opening_id=one.item.id if one.item.target is Target.OPENING else None,
            )
        )
    session.flush()
    return total(one.amount for one in wanted)


def charges(session: Session, party_id: int) -> list[ChargeRow]:
    """What was claimed of a tenant, oldest first; what was let go included."""
    wanted = select(Charge).where(Charge.party_id == party_id).order_by(Charge.id)
    return [
        ChargeRow(c.id, c.kind, c.amount, c.on_day, c.explanation, c.waived_on)
        for c in session.scalars(wanted)
    ]


def waive(session: Session, charge_id: int, reason: str, today: date) -> None:
    """Let a claim go; it stays readable. Refused without a reason, and when it was paid on."""
    charge = session.get_one(Charge, charge_id)
    if charge.waived_on is not None:
        return
    if not reason.strip():
        raise Refused(N_("Say in a few words why. Nothing was changed."))
    refuse_closed(session, charge.on_day)
    paid = session.scalar(
        select(func.count(Allocation.id)).where(
            Allocation.charge_id == charge_id, Allocation.undone_on.is_(None)
        )
    )
    if paid:
        raise Refused(N_("Something was paid on this already. Unlink that first."))
    charge.waived_on, charge.reason = today, reason.strip()


def _costs(session: Session, late: Late, letter: LetterRow, today: date) -> Claimable | None:
    """The costs that a letter gives the right to, once its time is over."""
    if letter.withdrawn_on is not None or letter.kind not in _GIVES_RIGHT:
        return None
    if letter.sent_on is None or letter.reply_by is None or today < letter.reply_by:
        return None
    items = [item for item in late.items if (item.target, item.id) in letter.items]
    if not items or any(_charged(session, item, COSTS) for item in items):
        return None
    after = [_paid(session, item, since=letter.reply_by) for item in items]
    open_then = total(item.open for item in items) + total(
        amount for paid in after for _, amount in paid
    )
    most = collection_costs(open_then, scale_of(figures_on(session, letter.sent_on)))
    said = words(
        N_("Collection costs by law over {open}, after the letter of {day}"),
        open=open_then,
        day=letter.sent_on,
    )
    return Claimable(COSTS, min(most, letter.costs) if letter.costs else most, items[0], said)


def _interest(
    session: Session, item: OpenItem, today: date, rates: Sequence[tuple[date, Decimal]]
) -> list[Claimable]:
    """The interest over one invoice up to today, less what was claimed of it before."""
    found = interest(
        item.asked,
        item.due_on,
        today,
        rates,
        _paid(session, item),
    )
    before = total(charge.amount for charge in _charged(session, item, INTEREST))
    amount = found.earned - before
    if amount <= NOTHING:
        return []
    said = words(
        N_("Statutory interest over {number}, {first} to {last}"),
        number=item.number,
        first=date.fromordinal(item.due_on.toordinal() + 1),
        last=today,
    )
    return [Claimable(INTEREST, amount, item, said, found.uncertain)]


def _paid(session: Session, item: OpenItem, since: date | None = None) -> list[tuple[date, Money]]:
    """What was paid on an invoice, with its days; from a day on when asked."""
    column = Allocation.invoice_id if item.target is Target.INVOICE else Allocation.opening_id
    wanted = (
        select(Entry.booked_on, Allocation.made_on, Allocation.amount)
        .join(Entry, Allocation.entry_id == Entry.id, isouter=True)
        .where(column == item.id, Allocation.undone_on.is_(None))
    )
    rows = [(booked or made, amount) for booked, made, amount in session.execute(wanted)]
    return [(day, amount) for day, amount in rows if since is None or day >= since]


def _charged(session: Session, item: OpenItem, kind: str) -> list[Charge]:
    """What was claimed over an invoice before; what was let go is not claimed again."""
    column = Charge.invoice_id if item.target is Target.INVOICE else Charge.opening_id
    wanted = select(Charge).where(column == item.id, Charge.kind == kind)
    return list(session.scalars(wanted))


def open_charges(session: Session, party_id: int, over: Sequence[OpenItem]) -> Mapping[str, Money]:
    """What is open of the costs and of the interest that were claimed over these invoices."""
    sums = {COSTS: NOTHING, INTEREST: NOTHING}
    keys = {(item.target, item.id) for item in over}
    for item in open_items(session, party_id):
        if item.target is Target.CHARGE:
            charge = session.get_one(Charge, item.id)
            invoice = (Target.INVOICE, charge.invoice_id)
            if invoice in keys or (Target.OPENING, charge.opening_id) in keys:
                sums[item.number] += item.open
    return sums
