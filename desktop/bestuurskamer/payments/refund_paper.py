"""The letter to a tenant who got money back: how much, on which day, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.letter import Letter, letter_pdf
from bestuurskamer.paper.letterhead import Addressee, Fact, Letterhead
from bestuurskamer.payments.model import Target


@dataclass(frozen=True)
class Refund:
    """Money that went back to one tenant on a day, by what it was of; amounts are positive.

    `left` is what the board keeps for the tenant after it.
    """

    sender: Letterhead
    to: Addressee
    number: str
    paid_on: date
    day: date  # of the letter
    iban: str
    parts: tuple[tuple[Target, str, Money], ...]
    left: Money
    contact: str
    demo: bool = False

    @property
    def amount(self) -> Money:
        """All of it together."""
        return total(amount for _target, _name, amount in self.parts)


def refund_pdf(told: Refund) -> bytes:
    """The letter as a file, in the language now spoken."""
    amount = language.money(told.amount)
    name, _comma, post = told.contact.partition(",")
    return letter_pdf(
        Letter(
            sender=told.sender,
            to=told.to,
            day=told.day,
            subject=_("Paid back: {amount}").format(amount=amount),
            paragraphs=(
                _("Dear tenant,"),
                _("On {day} we paid this back to you.").format(day=language.day(told.paid_on)),
            ),
            columns=(Column(_("What"), 2.4), Column(_("Amount"), number=True)),
            rows=tuple(
                (_name(target, name), language.plain_money(part))
                for target, name, part in told.parts
            ),
            total=(_("Total"), Cell(language.plain_money(told.amount), strong=True)),
            after=tuple(_after(told)),
            closing=(
                _("Kind regards,"),
                name.strip() or told.sender.name,
                *((post.strip(),) if post.strip() else ()),
            ),
            facts=(Fact(_("Tenant"), told.number),) if told.number else (),
            demo=told.demo,
        )
    )


def _name(target: Target, name: str) -> str:
    if target is Target.CREDIT:
        return _("Paid too much or beforehand: credit")
    if target is Target.DEPOSIT:
        return _("Deposit")
    return _("Invoice {number}").format(number=name) if name else _("Invoice from before")


def _after(told: Refund) -> Sequence[str]:
    said = []
    if told.iban:
        said.append(_("The money went to account {iban}.").format(iban=told.iban))
    if told.left > NOTHING:
        said.append(
            _("We still keep {amount} for you. It is used for your next invoice.").format(
                amount=language.money(told.left)
            )
        )
    return said
