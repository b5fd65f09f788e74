"""What stands at the bank while there is nothing to place, and what the head says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.money import total
from bestuurskamer.office.model import AccountKind
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments.queries import balance
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage


def nothing_yet(dress: Dress, choose: Callable[[], object]) -> EmptyPage:
    """What stands here before the first file."""
    return EmptyPage(
        dress,
        "landmark",
        _("Nothing from the bank yet"),
        _("Fetch a file from your bank. Choose it, or drop it here. You look before it comes in."),
        ("CAMT.053", "MT940", "CSV"),
        button(dress, _("Choose bank file…"), "primary", "file-up", choose),
    )


def all_placed(dress: Dress) -> EmptyPage:
    """What stands here when there is nothing left to do."""
    return EmptyPage(
        dress,
        "check",
        _("Everything has its place"),
        _("Every entry of the bank is linked. Fetch a new file every two weeks."),
    )


def balance_words(desk: Desk, day: date | None) -> str:
    """What the bank's accounts hold on the last day known; nothing while one is not known."""
    if day is None:
        return ""
    accounts = desk.read(the_office, desk.today()).accounts
    held = [desk.read(balance, a.id, day) for a in accounts if a.kind is AccountKind.BANK]
    known = [amount for amount in held if amount is not None]
    if not known or len(known) < len(held):
        return ""
    said = _("On {day} there was {amount} in the bank.")
    return said.format(day=language.day(day), amount=language.money(total(known)))
