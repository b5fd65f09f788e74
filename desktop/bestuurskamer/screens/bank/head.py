"""The sentence above each part of the bank: what waits, and until when the bank is known."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.office.model import AccountKind
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments.known_until import KnownUntil
from bestuurskamer.payments.queries import balance, count_to_place
from bestuurskamer.screens.kit.desk import Desk


def head_words(desk: Desk, key: str, count: int, cash: str, known: Sequence[KnownUntil]) -> str:
    """What stands above a part with so many rows; `cash` is what the cash box says of itself."""
    if key == "to_place":
        said = ngettext(
            "{count} entry has no place yet.", "{count} entries have no place yet.", count
        ).format(count=count)
        return " ".join(filter(None, [said if count else "", balance_words(desk, known)]))
    if key == "late":
        said = ngettext("{count} tenant is late.", "{count} tenants are late.", count)
        return " ".join(filter(None, [said.format(count=count), _waiting(desk)]))
    return {
        "placed": _("What money was for. Nothing here is final: unlink what is wrong."),
        "imports": _("A file can be taken back while none of its entries has a place."),
        "cash": cash,
    }[key]


def balance_words(desk: Desk, known: Sequence[KnownUntil]) -> str:
    """What the bank's accounts hold on the last day known; nothing while one is not known.

    Account by account where one is known further than another.
    """
    if not known:
        return ""
    until = {row.account_id: row for row in known}
    newest = known[-1].day
    accounts = desk.read(the_office, desk.today()).accounts
    held = [
        (until.get(a.id), desk.read(balance, a.id, until[a.id].day if a.id in until else newest))
        for a in accounts
        if a.kind is AccountKind.BANK
    ]
    amounts = [amount for _row, amount in held if amount is not None]
    if not amounts or len(amounts) < len(held):
        return ""
    if known[0].day == newest:
        said = _("On {day} there was {amount} in the bank.")
        return said.format(day=language.day(newest), amount=language.money(total(amounts)))
    each = _("On {day} there was {amount} on {account}.")
    return " ".join(
        each.format(day=language.day(row.day), amount=language.money(amount), account=row.name)
        for row, amount in held
        if row is not None and amount is not None
    )


def _waiting(desk: Desk) -> str:
    waiting = desk.read(count_to_place)
    if not waiting:
        return ""
    return ngettext(
        "First place {count} entry of the bank: perhaps somebody paid.",
        "First place {count} entries of the bank: perhaps somebody paid.",
        waiting,
    ).format(count=waiting)
