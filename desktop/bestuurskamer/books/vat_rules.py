"""What stands under which heading of a VAT return, and what counts for the small-business scheme.

Wet op de omzetbelasting 1968: art. 9 (rates), art. 11 lid 1 onder b (letting is exempt), art. 25
(small businesses). The headings are those of the return of the Dutch tax office.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bestuurskamer.days import Month
from bestuurskamer.invoices.rules import LETTING
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.rent.model import VatTreatment

HEADINGS = {
    VatTreatment.STANDARD: "1a",
    VatTreatment.REDUCED: "1b",
    VatTreatment.ZERO: "1e",
    VatTreatment.REVERSE: "1e",
    VatTreatment.EXEMPT: "exempt",
    VatTreatment.KOR: "kor",
}
"""Where the turnover of a treatment stands; `exempt` and `kor` stay out of the return."""
IN_RETURN = ("1a", "1b", "1e")


@dataclass(frozen=True)
class Turned:
    """Turnover of one invoice under one heading; below zero on a credit note."""

    day: date
    number: str
    name: str
    amount: Money
    invoice_id: int


@dataclass(frozen=True)
class Meter:
    """How far the turnover of a year is on its way to the limit.

    `crossed` is the invoice that took it over the limit: from that one on VAT is due.
    """

    turnover: Money
    limit: Money
    crossed: Turned | None

    @property
    def left(self) -> Money:
        """What may still come; below zero when it is passed."""
        return self.limit - self.turnover

    @property
    def percent(self) -> int:
        """How much of the limit is used, in whole percents, rounded down."""
        return self.turnover.cents * 100 // max(self.limit.cents, 1)


def vat_in_turn(bases: Sequence[Money], rate: Decimal) -> list[Money]:
    """The VAT of an invoice and then of each of its credit notes, of one treatment and rate.

    Together they are always the VAT on what is left, rounded once: so it was issued.

    >>> vat_in_turn([Money(0_10), Money(-0_05), Money(-0_05)], Decimal(21))
    [Money(cents=2), Money(cents=-1), Money(cents=-1)]
    """
    share, sums = Fraction(rate) / 100, [NOTHING]
    for base in bases:
        sums.append(sums[-1] + base)
    return [after * share - before * share for before, after in pairwise(sums)]


def quarter_of(month: Month) -> tuple[Month, Month]:
    """The first and the last month of the quarter in which a month falls."""
    first = month + -((month.number - 1) % 3)
    return first, first + 2


def return_due(last: Month) -> date:
    """The last day to file and pay: the end of the month after the quarter."""
    return (last + 1).last


def whole_down(amount: Money) -> int:
    """Whole euros on the form, in the board's favour: turnover and VAT due go down.

    >>> whole_down(Money(12_99)), whole_down(Money(-12_01))
    (12, -13)
    """
    return amount.cents // 100


def whole_up(amount: Money) -> int:
    """Whole euros on the form, in the board's favour: VAT to get back goes up."""
    return -(-amount.cents // 100)


def counts_for_kor(vat: VatTreatment, kind: str) -> bool:
    """Whether turnover counts towards the limit of the small-business scheme.

    Exempt letting of rooms does count, other exempt turnover does not.
    """
    return vat is not VatTreatment.EXEMPT or kind in LETTING


def meter(turned: Iterable[Turned], limit: Money) -> Meter:
    """Add up turnover in order of day and number, and see where it passes the limit.

    Turnover of exactly the limit is still within it. Credit notes take it back, but what was
    crossed stays crossed.
    """
    sum_, crossed = NOTHING, None
    for row in sorted(turned, key=lambda row: (row.day, row.number)):
        sum_ += row.amount
        if crossed is None and sum_ > limit:
            crossed = row
    return Meter(sum_, limit, crossed)
