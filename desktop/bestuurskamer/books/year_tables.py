"""The year account as tables: income and expenses beside the budget, and the balances."""

from __future__ import annotations

from collections.abc import Iterable

from bestuurskamer import language
from bestuurskamer.books.overview import (
    Line,
    Overview,
    Part,
    Value,
    check_sentence,
    provisional,
)
from bestuurskamer.books.owed import money_of
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.books.year import YearAccount, YearLine
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Column


def income_and_expenses(account: YearAccount) -> Overview:
    """What was received and paid in a year by kind, beside the budget."""
    moved = account.flows
    parts = [
        Part(
            tuple(_year_row(line) for line in found),
            heading,
            (word, *_sums(found)),
            _told({3: _beyond(found)}),
        )
        for heading, word, found in (
            (_("Income"), _("All income"), account.income),
            (_("Expenses"), _("All expenses"), account.expenses),
        )
        if found
    ]
    budget = account.budget
    beyond = None if budget is None else moved.result - budget
    return Overview(
        title=_("Year account {year}: income and expenses").format(year=account.year),
        sentence=_left(account),
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
        total_behind=_result_behind(account),
        check=check_sentence(moved),
        chart=_beside_budget(account),
        notes=(
            *provisional(moved),
            _("Deposits and credit of tenants are not income: they stand with the balances."),
        ),
    )


def balances(account: YearAccount) -> Overview:
    """Per account opening + in − out = closing, and the same of what the board owes tenants."""
    moved = account.flows
    kept = total(account.credits.values())
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
            owed=language.money(account.deposits.held + kept),
        ),
        state=_state(account),
        kept_to=_("All bank and cash accounts of the board, by the day of the bank."),
        columns=(
            Column("", 2.0),
            Column(_("At the start"), number=True),
            Column(_("In"), number=True),
            Column(_("Out"), number=True),
            Column(_("At the end"), number=True),
        ),
        parts=(
            Part(_accounts(account), _("Bank and cash"), sums),
            Part(_owed(account), _("Kept for tenants, never income")),
        ),
        check=check_sentence(moved),
        notes=(*provisional(moved), *_remarks(account)),
    )


def _left(account: YearAccount) -> str:
    moved = account.flows
    text = _("Income was {income}, expenses {expenses}: {result} is left.")
    if moved.result < NOTHING:
        text = _("Income was {income}, expenses {expenses}: {result} too little.")
    return text.format(
        income=language.money(moved.income),
        expenses=language.money(moved.expenses),
        result=language.money(Money(abs(moved.result.cents))),
    )


def _accounts(account: YearAccount) -> tuple[Line, ...]:
    rows = account.behind
    found = []
    for each in account.flows.accounts:
        behind = {
            1: rows.starts.get(each.account_id, ()),
            2: rows.came_in.get(each.account_id, ()),
            3: rows.went_out.get(each.account_id, ()),
            4: rows.closing(each.account_id),
        }
        values = (each.name, each.start, each.came_in, each.went_out, each.closing)
        found.append(Line(values, _told(behind)))
    return tuple(found)


def _owed(account: YearAccount) -> tuple[Line, ...]:
    found = []
    for name, kept in (
        (_("Deposits of tenants"), account.deposits),
        (_("Credit of tenants"), account.credit),
    ):
        rows = (kept.before, kept.came, kept.gone, kept.left)
        found.append(Line((name, *map(money_of, rows)), _told(dict(enumerate(rows, start=1)))))
    return tuple(found)


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


def _year_row(line: YearLine) -> Line:
    values = (say(line.name), line.amount, line.budget, line.beyond)
    budgeted = _budgeted(line)
    beyond = (*line.behind, *taken_off(budgeted)) if budgeted else ()
    return Line(values, _told({1: line.behind, 2: budgeted, 3: beyond}))


def _budgeted(line: YearLine) -> tuple[Source, ...]:
    """The budget of a line as a row: the board typed it."""
    if not line.budget:
        return ()
    return (Source(None, _("Budget"), say(line.name), line.budget, "overviews", "table:year"),)


def _beyond(found: tuple[YearLine, ...]) -> tuple[Source, ...]:
    """What all lines came to less what was budgeted of some of them."""
    budgeted = tuple(source for line in found for source in _budgeted(line))
    if not budgeted:
        return ()
    return (*(source for line in found for source in line.behind), *taken_off(budgeted))


def _result_behind(account: YearAccount) -> dict[int, tuple[Source, ...]]:
    """The rows behind the result, what was budgeted of it, and what they differ."""
    income, costs = (
        tuple(source for line in found for source in line.behind)
        for found in (account.income, account.expenses)
    )
    expected_in, expected_out = (
        tuple(source for line in found for source in _budgeted(line))
        for found in (account.income, account.expenses)
    )
    result, budget = (*income, *taken_off(costs)), (*expected_in, *taken_off(expected_out))
    found = {1: result}
    if account.budget is not None:
        found |= {2: budget, 3: (*result, *taken_off(budget))}
    return found


def _told(behind: dict[int, tuple[Source, ...]]) -> dict[int, tuple[Source, ...]]:
    return {column: rows for column, rows in behind.items() if rows}


def _beside_budget(account: YearAccount) -> Chart:
    """Income and expenses in full, with what was expected of them beside it."""
    rows = [
        (_("Income"), account.income, account.flows.income, Mark.FULL),
        (_("Expenses"), account.expenses, account.flows.expenses, Mark.OUT),
    ]
    bars, most = [], 1
    for name, found, amount, mark in rows:
        expected = total(line.budget for line in found if line.budget is not None)
        words, tracks = language.money(amount), [_piece(amount, mark)]
        if expected:
            words = _("{amount} of {budget}").format(
                amount=language.money(amount), budget=language.money(expected)
            )
            tracks.append(_piece(expected, Mark.EMPTY))
        bars.append(Bar(name, words, tuple(tracks)))
        most = max(most, amount.cents, expected.cents)
    said = "; ".join(f"{bar.name}: {bar.words}" for bar in bars)
    budgeted = account.budget is not None
    title = _("In and out; white is the budget") if budgeted else _("In and out")
    return Chart(title, tuple(bars), most, said)


def _piece(amount: Money, mark: Mark) -> tuple[Piece, ...]:
    return (Piece(0, amount.cents, mark),) if amount > NOTHING else ()


def _sums(found: tuple[YearLine, ...]) -> tuple[Value, ...]:
    amount = total(line.amount for line in found)
    known = [line.budget for line in found if line.budget is not None]
    return (amount, total(known), amount - total(known)) if known else (amount, None, None)
