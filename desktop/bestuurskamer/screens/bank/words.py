"""How the bank's entries are said on screen: amounts with their sign, and what they were for."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.proposing import Offer
from bestuurskamer.payments.queries import AllocationRow, EntryRow

UNDONE = N_("Took back what an entry was for")


def signed(amount: Money) -> str:
    """An amount with its sign, as only the bank has it."""
    plain = language.money(Money(abs(amount.cents)))
    sign = "+" if amount > NOTHING else "\N{MINUS SIGN}"
    return f"{sign}{language.FIXED_SPACE}{plain}"


def who(row: EntryRow) -> str:
    """From or to whom it is; what the bank wrote when it gave no name."""
    return row.counter_name or row.text or _("No name")


def what_for(allocation: AllocationRow) -> str:
    """What a part was for, in words."""
    words = {
        Target.CREDIT: _("credit"),
        Target.DEPOSIT: _("deposit"),
        Target.TRANSFER: _("another account of the board"),
        Target.OPENING: _("invoice from before"),
        Target.CHARGE: _("costs and interest"),
    }.get(allocation.target, allocation.name)
    return f"{allocation.party}: {words}" if allocation.party else words


def vat_of(allocation: AllocationRow) -> str:
    """The VAT that was said of a part, in words; empty without."""
    vat = language.money(allocation.vat)
    if allocation.shifted:
        text = _("VAT shifted to you: {owed}; of which you get back: {vat}")
        return text.format(owed=language.money(allocation.shifted), vat=vat)
    return _("VAT in it: {vat}").format(vat=vat) if allocation.vat else ""


def offered(offer: Offer) -> str:
    """What an offer is for: its invoices, or its kind or account."""
    if not offer.names:
        other = offer.parts[0].target is Target.TRANSFER
        return _("another account of the board") if other else offer.party
    if len(offer.names) == 1:
        return _("Invoice {number}").format(number=offer.names[0])
    return _("Invoices {numbers}").format(numbers=", ".join(offer.names))
