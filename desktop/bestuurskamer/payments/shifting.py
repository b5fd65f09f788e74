"""VAT that a supplier shifts to the board: what it owes itself, and what of it comes back."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.figures.rules import value_on
from bestuurskamer.invoices.rules import RATE_KEYS
from bestuurskamer.invoices.vat import vat_ground
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.model import VatStatus
from bestuurskamer.payments.rules import shifted_vat
from bestuurskamer.rent.model import VatTreatment


def shifted_on(session: Session, paid: Money, day: date) -> tuple[Money, Money]:
    """The VAT owed over a bill without VAT at the high rate of the day, and what comes back.

    A board that charges VAT gets it back, as far as the cost is for what it charges VAT on:
    that it says itself. Any other gets nothing back.
    """
    ground = vat_ground(session)
    rate = value_on(ground.figures[RATE_KEYS[VatTreatment.STANDARD]], day)
    owed = shifted_vat(paid, rate)
    return owed, owed if ground.status(day) is VatStatus.TAXED else NOTHING
