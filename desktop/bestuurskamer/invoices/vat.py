"""How VAT counts on a day: the board's status and the rates, each from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from bestuurskamer.figures.queries import figures_by_day
from bestuurskamer.figures.rules import value_on
from bestuurskamer.invoices import rules
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import vat_positions
from bestuurskamer.office.rules import status_on
from bestuurskamer.rent.model import VatTreatment


@dataclass(frozen=True)
class VatGround:
    """Everything of VAT by day, so that a line follows the days it is for, not its issue."""

    positions: tuple[tuple[date, VatStatus], ...]
    figures: Mapping[str, tuple[tuple[date, Decimal], ...]]

    def status(self, day: date) -> VatStatus:
        """How the board stands towards VAT on the day."""
        return status_on(self.positions, day)

    def on(self, vat: VatTreatment, day: date) -> tuple[VatTreatment, Decimal]:
        """The treatment on paper and its rate in percent, on the day."""
        treated = rules.treated(vat, self.status(day))
        key = rules.RATE_KEYS.get(treated)
        return treated, value_on(self.figures[key], day) if key else Decimal(0)


def vat_ground(session: Session) -> VatGround:
    """What the board said of its VAT, and all rates."""
    return VatGround(vat_positions(session), figures_by_day(session))
