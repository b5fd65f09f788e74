"""What stands in the letters about money that is late.

The fourteen-day letter follows art. 6:96 lid 6 BW and HR 25 Nov 2016 (ECLI:NL:HR:2016:2704): the
exact amount of the costs, fourteen days from the day after delivery, and no last day by date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.letter import Letter, letter_pdf
from bestuurskamer.paper.letterhead import Addressee, Fact, Letterhead
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.payments.model import LetterKind


@dataclass(frozen=True)
class LateRow:
    """An invoice in the letter."""

    number: str
    issued_on: date
    due_on: date
    asked: Money
    open: Money


@dataclass(frozen=True)
class LateLetter:
    """All that a letter needs.

    `costs` are what may come (fourteen days, formal) or came (default); `interest` is what came;
    `with_interest` says that the board claims interest.
    """

    kind: LetterKind
    sender: Letterhead
    to: Addressee
    number: str
    day: date
    rows: tuple[LateRow, ...]
    costs: Money
    iban: str
    contact: str
    contact_phone: str
    demo: bool = False
    interest: Money = NOTHING
    with_interest: bool = False

    @property
    def claimed(self) -> tuple[tuple[str, Money], ...]:
        """Costs and interest that are asked in it, with their names; not what may still come."""
        if self.kind is not LetterKind.DEFAULT:
            return ()
        told = ((_("Collection costs"), self.costs), (_("Statutory interest"), self.interest))
        return tuple((name, amount) for name, amount in told if amount > NOTHING)

    @property
    def open(self) -> Money:
        """What is asked: the invoices and what was claimed over them."""
        parts = [*(row.open for row in self.rows), *(amount for _, amount in self.claimed)]
        return total(parts)


def addressee_of(to: PartyRow) -> Addressee:
    """To whom and where a letter goes: to the address for post, where there is one."""
    by_post = bool(to.post_street)
    return Addressee(
        to.name,
        to.contact,
        to.post_street if by_post else to.street,
        to.post_postal_code if by_post else to.postal_code,
        to.post_town if by_post else to.town,
        to.country,
    )


def late_letter_pdf(told: LateLetter) -> bytes:
    """The letter as a file, in the language now spoken; refused without an account to pay into."""
    if not told.iban:
        raise Refused(N_("There is no account yet for tenants to pay into."))
    return letter_pdf(_letter(told))


def _letter(told: LateLetter) -> Letter:
    body = {
        LetterKind.FRIENDLY: _friendly,
        LetterKind.FOURTEEN_DAYS: _fourteen_days,
        LetterKind.FORMAL: _formal,
        LetterKind.DEFAULT: _default,
    }[told.kind](told)
    subject, before, after = body
    name, _comma, post = told.contact.partition(",")
    closing = [_("Kind regards,"), name.strip() or told.sender.name]
    if post.strip():
        closing.append(post.strip())
    return Letter(
        sender=told.sender,
        to=told.to,
        day=told.day,
        subject=subject,
        paragraphs=(_("Dear tenant,"), *before),
        columns=(
            Column(_("Invoice"), 1.4),
            Column(_("Day")),
            Column(_("Pay by")),
            Column(_("Still open"), number=True),
        ),
        rows=(
            *(_row(row) for row in told.rows),
            *((name, "", "", language.plain_money(amount)) for name, amount in told.claimed),
        ),
        total=(_("Total"), "", "", Cell(language.plain_money(told.open), strong=True)),
        after=(*after, _pay(told), *_call(told, name.strip())),
        closing=tuple(closing),
        facts=(Fact(_("Tenant"), told.number),) if told.number else (),
        demo=told.demo,
    )


def _row(row: LateRow) -> tuple[Cell | str, ...]:
    part = ""
    if row.open != row.asked:
        part = _("{paid} of {asked} was paid").format(
            paid=language.plain_money(row.asked - row.open), asked=language.plain_money(row.asked)
        )
    return (
        Cell(row.number, part),
        language.day(row.issued_on),
        language.day(row.due_on),
        language.plain_money(row.open),
    )


Body = tuple[str, tuple[str, ...], tuple[str, ...]]


def _friendly(told: LateLetter) -> Body:
    return (
        _("A reminder: {amount} is still open").format(amount=language.money(told.open)),
        (_("Perhaps it slipped your mind. We did not see the payment of this yet."),),
        (_("Did you pay in the past days? Then you need not do anything."),),
    )


def _fourteen_days(told: LateLetter) -> Body:
    term = _(
        "We ask you to pay {amount} within fourteen days from the day after this letter was "
        "delivered to you."
    )
    costs = _(
        "If you do not pay within that time, you also owe {costs} collection costs. That amount "
        "follows from the law (art. 6:96 of the Civil Code and the decree on collection costs)."
    )
    return (
        _("Last request before costs: {amount}").format(amount=language.money(told.open)),
        (_("The last day to pay has passed, and this is still open."),),
        (
            term.format(amount=language.money(told.open)),
            costs.format(costs=language.money(told.costs)),
            *_runs(told),
        ),
    )


def _formal(told: LateLetter) -> Body:
    term = _("Please pay {amount} within fourteen days after the day of this letter.")
    costs = ""
    if told.costs > NOTHING:
        costs = _("After it we may claim {costs} collection costs.").format(
            costs=language.money(told.costs)
        )
    return (
        _("Formal reminder: {amount}").format(amount=language.money(told.open)),
        (_("In spite of our reminder this is still open."),),
        (
            *(text for text in (term.format(amount=language.money(told.open)), costs) if text),
            *_runs(told),
        ),
    )


def _default(told: LateLetter) -> Body:
    term = _(
        "We put you in default. Pay {amount} within seven days after the day of this letter. "
        "After it the board decides on further steps."
    )
    return (
        _("Notice of default: {amount}").format(amount=language.money(told.open)),
        (_("We wrote to you before. We did not receive the payment of this."),),
        (term.format(amount=language.money(told.open)), *_runs(told)),
    )


def _runs(told: LateLetter) -> tuple[str, ...]:
    """That interest goes on, when the board claims it."""
    if not told.with_interest:
        return ()
    return (_("Statutory interest goes on until you have paid."),)


def _pay(told: LateLetter) -> str:
    said = _("Pay {amount} to {iban}, {name}. Put in the description: {numbers}.")
    return said.format(
        amount=language.money(told.open),
        iban=_grouped(told.iban),
        name=told.sender.name,
        numbers=", ".join(row.number for row in told.rows),
    )


def _grouped(iban: str) -> str:
    return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))


def _call(told: LateLetter, name: str) -> tuple[str, ...]:
    phone = told.contact_phone or told.sender.phone
    if not (name and phone):
        return ()
    said = _("Can you not pay this at once? Call {name}, {phone}. We look for a way together.")
    return (said.format(name=name, phone=phone),)
