"""What an entry may be for: tenants, invoices, kinds, deposits, own accounts, an earlier entry."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING
from bestuurskamer.office.queries import the_office
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.payments.coming_back import BACK_WITHIN
from bestuurskamer.payments.model import Direction, Target
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.payments.queries import EntryRow, entries, kinds
from bestuurskamer.rent.tenancy import TenantRow, tenancy
from bestuurskamer.screens.bank.divide import item_name
from bestuurskamer.screens.bank.words import who
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.tenants.words import lease_name

Key = tuple[str, int]
"""What is chosen and its number: party, invoice, opening, charge, credit, kind, deposit, …"""

ITEMS = (Target.INVOICE.value, Target.OPENING.value, Target.CHARGE.value)


def choices(desk: Desk, row: EntryRow, items: Sequence[OpenItem]) -> list[tuple[Key, str]]:
    """What an entry may be for, in the order in which it is likely."""
    tenants = desk.read(tenancy, desk.today()).tenants
    came = row.left > NOTHING
    people = _came_in(tenants, items) if came else _went_out(tenants)
    back, money = _came_back(desk, row), _kinds(desk, row)
    first, then = (people, money) if came else (money, people)
    return [*back, *first, *then, *_deposits(tenants), *_own(desk, row)]


def _came_in(tenants: Sequence[TenantRow], items: Sequence[OpenItem]) -> list[tuple[Key, str]]:
    found: list[tuple[Key, str]] = [(("party", t.party.id), t.party.name) for t in tenants]
    known = {tenant.party.id for tenant in tenants}
    for item in items:
        if item.open <= NOTHING:
            continue
        if item.party_id not in known:  # a tenant of before, with something open still
            known.add(item.party_id)
            found.append((("party", item.party_id), item.party))
        said = _("{number}: {name}, {open} open").format(
            number=item_name(item), name=item.party, open=language.money(item.open)
        )
        found.append(((item.target.value, item.id), said))
    credit = _("Credit of {name}, for later")
    found += [(("credit", t.party.id), credit.format(name=t.party.name)) for t in tenants]
    return found


def _went_out(tenants: Sequence[TenantRow]) -> list[tuple[Key, str]]:
    back = _("Pay back the credit of {name}")
    return [(("credit", t.party.id), back.format(name=t.party.name)) for t in tenants]


def _kinds(desk: Desk, row: EntryRow) -> list[tuple[Key, str]]:
    likely = Direction.INCOME if row.left > NOTHING else Direction.COST
    offered = sorted(desk.read(kinds, row.booked_on), key=lambda k: k.direction is not likely)
    texts = {Direction.INCOME: _("Income: {name}"), Direction.COST: _("Cost: {name}")}
    found: list[tuple[Key, str]] = [
        (("kind", k.id), texts[k.direction].format(name=k.name)) for k in offered
    ]
    new = _("A new kind of income…") if likely is Direction.INCOME else _("A new kind of cost…")
    return [*found, (("new_kind", 0), new)]


def _deposits(tenants: Sequence[TenantRow]) -> list[tuple[Key, str]]:
    found: list[tuple[Key, str]] = []
    for tenant in tenants:
        for lease in tenant.leases:
            text = _("Deposit of {name}").format(name=tenant.party.name)
            if len(tenant.leases) > 1:
                text = f"{text} ({lease_name(lease)})"
            found.append((("deposit", lease.id), text))
    return found


def _own(desk: Desk, row: EntryRow) -> list[tuple[Key, str]]:
    accounts = desk.read(the_office, desk.today()).accounts
    text = _("Own account {name}")
    return [
        (("transfer", account.id), text.format(name=shown_iban(account.iban) or account.holder))
        for account in accounts
        if account.id != row.account_id
    ]


def _came_back(desk: Desk, row: EntryRow) -> list[tuple[Key, str]]:
    """Earlier entries that this one may undo: the same amount the other way, and placed."""
    if row.placed:
        return []
    earlier = desk.read(
        entries,
        account_id=row.account_id,
        first=row.booked_on - BACK_WITHIN,
        last=row.booked_on,
    )
    text = _("Comes back: {name}, {day}")
    return [
        (("back", other.id), text.format(name=who(other), day=language.day(other.booked_on)))
        for other in earlier
        if other.amount == -row.amount
        and other.left == NOTHING
        and (row.reversal or row.counter_iban == other.counter_iban)
    ]
