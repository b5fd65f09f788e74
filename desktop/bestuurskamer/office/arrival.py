"""What a board tells once, when it begins with the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.days import EARLIEST
from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.money import Money
from bestuurskamer.office import rules
from bestuurskamer.office.actions import open_account, set_opening
from bestuurskamer.office.model import AccountKind, Office, VatPosition, VatStatus


def state_vat(session: Session, status: VatStatus, vat_number: str) -> None:
    """Keep how the board stands towards VAT as it begins; it counts for every day until now.

    Refused once the status was changed from a day on: then that history stays.
    """
    if status is VatStatus.TAXED and not vat_number.strip():
        raise Refused(N_("Fill in your VAT id. It must stand on every invoice with VAT."))
    if problem := rules.vat_number_problem(vat_number):
        refuse({"vat_number": problem})
    positions = list(session.scalars(select(VatPosition).order_by(VatPosition.first_day)))
    if len(positions) > 1:
        raise Refused(N_("The VAT status changed before. Change it in the settings; nothing lost."))
    office = session.scalars(select(Office)).one()
    office.vat_number = vat_number.strip().upper() if status is not VatStatus.EXEMPT else ""
    if positions:
        positions[0].status = status
    else:
        session.add(VatPosition(first_day=EARLIEST, status=status))


def state_balances(
    session: Session,
    day: date | None,
    balances: Mapping[int, Money | None],
    cash: Money | None = None,
) -> None:
    """Keep what was in each account (by its id) on the day, and make the cash box for `cash`."""
    stated = [amount for amount in (*balances.values(), cash) if amount is not None]
    if stated and day is None:
        raise Refused(N_("Fill in on which day this was in your accounts."))
    for account_id, amount in balances.items():
        set_opening(session, account_id, amount, day if amount is not None else None)
    if cash is not None:
        open_account(session, AccountKind.CASH, "", "", cash, day)
