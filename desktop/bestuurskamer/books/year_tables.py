"""The year account as tables: income and expenses beside the budget, and the balances."""

from __future__ import annotations

from collections.abc import Iterable

from bestuurskamer import language
from bestuurskamer.books.overview import Overview, Part, Value, check_sentence
from bestuurskamer.books.year import YearAccount, YearLine
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.ledger import Column


def income_and_expenses(account: YearAccount) -> Overview:
    """What was received and paid in a year by kind, beside the budget."""
    moved = account.flows
    parts = [
        Part(
            tuple(_year_row(line) for line in lines),
            heading,
            (word, *_sums(lines)),
        )
        for heading, word, lines in (
            (_("Income"), _("All income"), account.income),
            (_("Expenses"), _("All expenses"), account.expenses),
        )
        if lines
    ]
    budget = account.budget
    beyond = None if budget is None else moved.result - budget
    text = _("Income was {income}, expenses {expenses}: {result} is left.")
    if moved.result < NOTHING:
        text = _("Income was {income}, expenses {expenses}: {result} too little.")
    return Overview(
        title=_("Year account {year}: income and expenses").format(year=account.year),
        sentence=text.format(
            income=language.money(moved.income),
            expenses=language.money(moved.expenses),
            result=language.money(Money(abs(moved.result.cents))),
        ),
        state=_state(account),
        kept_to=_("What was received and paid in the year, with the VAT in it."),
        columns=(
            Column(_("Kind"), 2.0),
            Column(_("This year"), number=True),
            Column(_("Budget"), number=True),
            Column(_("Difference"), number=True),
        ),
        parts=tuple(parts),
        total=(_("Result"), moved.result, budget, beyond),
        check=check_sentence(moved),
        notes=(_("Deposits and credit of tenants are not income: they stand with the balances."),),
    )


def balances(account: YearAccount) -> Overview:
    """Per account opening + in − out = closing, and the same of what the board owes tenants."""
    moved = account.flows
    held, kept = account.deposits, total(account.credits.values())
    accounts = tuple((a.name, a.start, a.came_in, a.went_out, a.closing) for a in moved.accounts)
    owed = (
        (
            _("Deposits of tenants"),
            held.held_before,
            held.received,
            held.returned + held.kept,
            held.held,
        ),
        (_("Credit of tenants"), kept - moved.credits, moved.credit_in, moved.credit_used, kept),
    )
    came = total(a.came_in for a in moved.accounts)
    went = total(a.went_out for a in moved.accounts)
    sums = (_("All accounts"), moved.opening, came, went, moved.closing)
    return Overview(
        title=_("Year account {year}: balances").format(year=account.year),
        sentence=_(
            "The year began with {opening} and ended with {closing}, of which {owed} is kept for "
            "tenants."
        ).format(
            opening=language.money(moved.opening),
            closing=language.money(moved.closing),
            owed=language.money(held.held + kept),
        ),
        state=_state(account),
        kept_to="",
        columns=(
            Column("", 2.0),
            Column(_("At the start"), number=True),
            Column(_("In"), number=True),
            Column(_("Out"), number=True),
            Column(_("At the end"), number=True),
        ),
        parts=(
            Part(accounts, _("Bank and cash"), sums),
            Part(owed, _("Kept for tenants, never income")),
        ),
        check=check_sentence(moved),
        notes=tuple(_remarks(account)),
    )


def _remarks(account: YearAccount) -> Iterable[str]:
    moved = account.flows
    for row in moved.accounts:
        if row.opening is None:
            yield _(
                "What was in {account} at the start is not known; it counts as nothing."
            ).format(account=row.name)
        if row.bank_day is None or row.bank_closing is None:
            continue
        text = _("{account}: on {day} the bank says {bank}, and so do the books.")
        if row.difference:
            text = _("{account}: on {day} the bank says {bank}, {difference} off the books.")
        yield text.format(
            account=row.name,
            day=language.day(row.bank_day),
            bank=language.money(row.bank_closing),
            difference=language.money(row.difference),
        )
    if moved.transfers:
        yield _(
            "Moves between own accounts do not cancel out: {amount}. The other side has no place "
            "yet, or fell in another year."
        ).format(amount=language.money(moved.transfers))
    yield _("On {day} tenants still had to pay {open}.").format(
        day=language.day(account.open.day), open=language.money(account.open.total)
    )


def _state(account: YearAccount) -> str:
    text = _("{year}, closed") if account.closed else _("{year}, not closed yet")
    return text.format(year=account.year)


def _year_row(line: YearLine) -> tuple[Value, ...]:
    return (say(line.name), line.amount, line.budget, line.beyond)


def _sums(lines: tuple[YearLine, ...]) -> tuple[Value, ...]:
    amount = total(line.amount for line in lines)
    known = [line.budget for line in lines if line.budget is not None]
    return (amount, total(known), amount - total(known)) if known else (amount, None, None)
