"""What is true of money and where it belongs: pure sums over values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments.model import Target


@dataclass(frozen=True)
class Part:
    """What a part of an entry is for; the amount has the sign of the entry."""

    target: Target
    amount: Money
    party_id: int | None = None
    invoice_id: int | None = None
    opening_id: int | None = None
    charge_id: int | None = None
    lease_id: int | None = None
    kind_id: int | None = None
    account_id: int | None = None
    vat: Money = NOTHING  # in a cost, positive
    note: str = ""
    shifted: Money = NOTHING  # VAT that the supplier shifted to the board, positive in a cost


@dataclass(frozen=True)
class Due:
    """Something that can be paid: its kind, its number in the file, and what is open of it."""

    target: Target  # invoice, opening or charge
    id: int
    party_id: int
    open: Money


def parts_problem(left: Money, parts: Sequence[Part]) -> Words | None:
    """What is wrong with dividing what is left of an entry so; None when it is right.

    Every part has the sign of the entry, and together they are no more than what is left.
    """
    if not parts:
        return words(N_("Say first what this money is for."))
    sign = 1 if left > NOTHING else -1
    if any(part.amount.cents * sign <= 0 for part in parts):
        return words(N_("Each part must be an amount, in the same direction as the entry."))
    if any(_shifts_wrongly(part) for part in parts):
        return words(
            N_("VAT that is shifted belongs to a cost, and no more comes back than is owed.")
        )
    given = total(part.amount for part in parts)
    if abs(given.cents) > abs(left.cents):
        return words(
            N_("Together the parts are {given}, but only {left} is left of this entry."),
            given=Money(abs(given.cents)),
            left=Money(abs(left.cents)),
        )
    return None


def shifted_vat(paid: Money, rate: Decimal) -> Money:
    """The VAT owed over a bill on which none stands, of a rate in percent.

    >>> shifted_vat(Money(100_50), Decimal(21))
    Money(cents=2111)
    """
    return paid * (Fraction(rate) / 100)


def _shifts_wrongly(part: Part) -> bool:
    """Whether shifted VAT is of no cost, of the wrong sign, or less than what comes back of it."""
    if not part.shifted:
        return False
    of_cost = part.target is Target.KIND and part.shifted.cents * part.amount.cents < 0
    return not of_cost or not 0 <= part.vat.cents * part.shifted.cents <= part.shifted.cents**2


def spread(amount: Money, dues: Iterable[Due]) -> list[Part]:
    """Divide money that came in over what is open, in the order given; the rest is credit.

    >>> spread(Money(15000), [Due(Target.INVOICE, 1, 7, Money(10000))])[1].amount
    Money(cents=5000)
    """
    left, parts, party_id = amount, [], None
    for due in dues:
        party_id = due.party_id
        part = min(left, due.open)
        if part > NOTHING:
            parts.append(to_due(due, part))
            left -= part
    if left > NOTHING and party_id is not None:
        parts.append(Part(Target.CREDIT, left, party_id=party_id))
    return parts


def to_due(due: Due, amount: Money) -> Part:
    """A part for something that is open."""
    return Part(
        due.target,
        amount,
        party_id=due.party_id,
        invoice_id=due.id if due.target is Target.INVOICE else None,
        opening_id=due.id if due.target is Target.OPENING else None,
        charge_id=due.id if due.target is Target.CHARGE else None,
    )
