"""What is printed of the cash box: the book of some days, and a receipt for who paid."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import OfficeRow
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.letter import Letter, letter_pdf
from bestuurskamer.paper.letterhead import Addressee, Letterhead
from bestuurskamer.paper.report import Group, Report, report_pdf
from bestuurskamer.payments.cash_book import CashBook, CashLine
from bestuurskamer.payments.queries import EntryRow


def cash_book_pdf(office: OfficeRow, book: CashBook, first: date, last: date) -> bytes:
    """The cash book from the first to the last day, both included, with its check."""
    oldest = list(reversed(book.lines))
    before = [line.inside for line in oldest if line.day < first and line.inside is not None]
    opening = before[-1] if before else book.opening or NOTHING
    shown = [line for line in oldest if first <= line.day <= last]
    moves = [line.entry.amount for line in shown if line.entry is not None]
    came = total(amount for amount in moves if amount > NOTHING)
    went = Money(-total(amount for amount in moves if amount < NOTHING).cents)
    closing = opening + came - went
    first_row = (language.short_day(first), _("Was in the box"), "", "", _plain(opening))
    return report_pdf(
        Report(
            title=_("Cash book: {name}").format(name=book.name) if book.name else _("Cash book"),
            sentence=_("On {day} there is {amount} in the cash box.").format(
                day=language.day(last), amount=language.money(closing)
            ),
            columns=(
                Column(_("Day")),
                Column(_("What"), 2.6),
                Column(_("In"), number=True),
                Column(_("Out"), number=True),
                Column(_("Inside"), number=True),
            ),
            groups=(Group((first_row, *(_row(line) for line in shown))),),
            author=office.legal_name,
            state=_("{first} to {last}").format(first=language.day(first), last=language.day(last)),
            total=(_("Total"), "", _plain(came), _plain(went), _plain(closing)),
            notes=(
                _("{opening} + {came} − {went} = {closing}").format(
                    opening=_plain(opening),
                    came=_plain(came),
                    went=_plain(went),
                    closing=_plain(closing),
                ),
                ngettext("{count} line.", "{count} lines.", len(moves)).format(count=len(moves)),
            ),
            demo=office.demo,
        )
    )


def cash_receipt_pdf(office: OfficeRow, sender: Letterhead, row: EntryRow) -> bytes:
    """A receipt for cash: who paid how much, on which day and for what, with room to sign."""
    amount = language.money(Money(abs(row.amount.cents)))
    came = row.amount > NOTHING
    text = _("Received in cash from {name}: {amount}.")
    if not came:
        text = _("Paid in cash to {name}: {amount}.")
    name = row.counter_name or next((a.party for a in row.allocations if a.party), "")
    parts = [(a.name, a.amount) for a in row.allocations if a.undone_on is None and a.name]
    contact, _comma, post = office.contact.partition(",")
    # Who received the money signs: the board for what came in, the other for what went out.
    signer = contact.strip() or sender.name if came else name or _("the bearer")
    return letter_pdf(
        Letter(
            sender=sender,
            to=Addressee(name or "", "", "", "", "", ""),
            day=row.booked_on,
            subject=_("Receipt for cash, number {number}").format(number=row.id),
            paragraphs=(
                text.format(name=name or _("the bearer"), amount=amount),
                _("For: {text}").format(text=row.text),
                *(
                    _("Invoice {number}: {amount}").format(
                        number=number, amount=language.money(Money(abs(part.cents)))
                    )
                    for number, part in parts
                ),
            ),
            closing=(
                _("For receipt:"),
                signer,
                *((post.strip(),) if came and contact.strip() and post.strip() else ()),
            ),
            demo=office.demo,
        )
    )


def _row(line: CashLine) -> tuple[Cell | str, ...]:
    inside = _plain(line.inside) if line.inside is not None else ""
    if line.count is not None:
        counted = _("Counted: {amount}").format(amount=_plain(line.count.counted))
        return language.short_day(line.day), Cell(counted, _counted(line)), "", "", inside
    assert line.entry is not None
    amount, what = line.entry.amount, Cell(line.entry.text, line.entry.counter_name)
    came = _plain(amount) if amount > NOTHING else ""
    went = _plain(Money(-amount.cents)) if amount < NOTHING else ""
    return language.short_day(line.day), what, came, went, inside


def _counted(line: CashLine) -> str:
    """Whether a count fits the book, and if not what was noted."""
    assert line.count is not None
    if not line.count.difference:
        return _("as the book says")
    said = _("{difference} other than the book: {note}")
    return said.format(difference=_plain(line.count.difference), note=line.count.note)


def _plain(amount: Money) -> str:
    return language.plain_money(amount)
