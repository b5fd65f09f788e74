"""Letters about the rent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bestuurskamer import language
from bestuurskamer.days import day_before
from bestuurskamer.errors import Words
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.office.model import LegalForm
from bestuurskamer.office.rules import full_name
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.letter import Letter, letter_sheet
from bestuurskamer.paper.letterhead import Addressee, Fact, Letterhead


@dataclass(frozen=True)
class RiseLine:
    """The rent of one room, or of rooms together, before and after a rise, with the sum."""

    rooms: str
    before: Money
    after: Money
    sentence: Words


@dataclass(frozen=True)
class RiseLetter:
    """What one tenant is told about a rise; `language` is the tenant's."""

    to: Addressee
    number: str
    language: str
    lines: tuple[RiseLine, ...]


@dataclass(frozen=True)
class RiseSender:
    """Who tells it: the board, and the person to ask, with the post after a comma."""

    head: Letterhead  # with the name as the board typed it
    form: LegalForm
    contact: str = ""
    contact_phone: str = ""
    demo: bool = False


def rise_letters(
    sender: RiseSender,
    letters: Sequence[RiseLetter],
    first_day: date,
    reason: str,
    today: date,
) -> bytes:
    """One file with a letter for each tenant, each in its own language."""
    from bestuurskamer.paper.sheet import pdf

    sheets = []
    for told in letters:
        with language.speaking(told.language):
            named = _with_form(sender)
            sheets.append(letter_sheet(_letter(named, told, first_day, reason, today)))
    author = _with_form(sender).head.name
    return pdf(sheets, title=_("Letters on the new rent"), author=author)


def _with_form(sender: RiseSender) -> RiseSender:
    name = full_name(sender.head.name, sender.form)
    return replace(sender, head=replace(sender.head, name=name))


def _letter(
    sender: RiseSender, told: RiseLetter, first_day: date, reason: str, today: date
) -> Letter:
    new = _("From {day} on your rent changes. Below you see what it is a month, with the sum.")
    paragraphs = [_("Dear tenant,"), new.format(day=language.day(first_day))]
    if reason.strip():
        paragraphs.append(_("The reason: {reason}").format(reason=reason.strip()))
    still = _("Up to and including {day} you pay the present amount. Invoices that you have stay.")
    after = [still.format(day=language.day(day_before(first_day)))]
    name, _comma, post = sender.contact.partition(",")
    if name.strip() and sender.contact_phone:
        ask = _("Do you have a question? Call {name}, {phone}.")
        after.append(ask.format(name=name.strip(), phone=sender.contact_phone))
    closing = [_("Kind regards,"), name.strip() or sender.head.name]
    if post.strip():
        closing.append(post.strip())
    return Letter(
        sender=sender.head,
        to=told.to,
        day=today,
        subject=_("Your rent from {day}").format(day=language.day(first_day)),
        paragraphs=tuple(paragraphs),
        columns=(
            Column(_("Room"), 2.0),
            Column(_("Now"), number=True),
            Column(_("New"), number=True),
        ),
        rows=tuple(_row(line) for line in told.lines),
        after=tuple(after),
        closing=tuple(closing),
        facts=(Fact(_("Tenant"), told.number),) if told.number else (),
        demo=sender.demo,
    )


def _row(line: RiseLine) -> tuple[Cell | str, ...]:
    return (
        Cell(line.rooms, language.say(line.sentence)),
        language.plain_money(line.before),
        Cell(language.plain_money(line.after), strong=True),
    )
