"""The month on one page, money out by kind, and what was open on a day, as tables."""

from __future__ import annotations

from collections import defaultdict

from bestuurskamer import language
from bestuurskamer.books.money_out import MoneyOut, OutRow
from bestuurskamer.books.open_then import OpenOnDay
from bestuurskamer.books.overview import Overview, Part, Value, check_rows, check_sentence
from bestuurskamer.books.year import MonthPage, YearLine
from bestuurskamer.days import Period
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.ledger import Column

MOST_KINDS, MOST_LATE, MOST_ACCOUNTS = 5, 3, 3
"""So many rows each has on the page of the month; with more, the smaller ones share the last."""


def month_on_a_page(page: MonthPage) -> Overview:
    """The month for the meeting of the board: in, out, balance, open and late, what is empty."""
    moved = page.flows
    late = _late_by_tenant(page.open)
    parts = [
        Part(_month_rows(page.income), _("Received"), (_("All income"), moved.income)),
        Part(_month_rows(page.expenses), _("Paid"), (_("All expenses"), moved.expenses)),
        Part(
            _folded([(a.name, a.closing) for a in moved.accounts], MOST_ACCOUNTS),
            _("On the accounts at the end"),
            (_("All accounts"), moved.closing),
        ),
        Part(
            (
                (_("Invoiced this month"), page.invoiced),
                (_("Still open at the end"), page.open.total),
                (_("Of which late"), page.late),
                *late,
            ),
            _("Invoices"),
        ),
    ]
    if not page.open.late_known:
        late_words = _("Without the bank nobody is called late.")
    else:
        late_words = _("{late} is late.").format(late=language.money(page.late))
    return Overview(
        title=_("The month of {month}").format(month=language.month(page.month)),
        sentence=" ".join(
            (
                _("Income {income}, expenses {expenses}; {closing} is on the accounts.").format(
                    income=language.money(moved.income),
                    expenses=language.money(moved.expenses),
                    closing=language.money(moved.closing),
                ),
                late_words,
                _rooms(page),
            )
        ),
        state=language.day(page.month.last),
        kept_to="",
        columns=(Column("", 3.0), Column(_("Amount"), number=True)),
        parts=tuple(part for part in parts if part.rows),
        check=check_sentence(moved),
    )


def money_out_by_kind(out: MoneyOut) -> Overview:
    """Money out by kind, with the entries behind each."""
    text = _("{total} went out; {back} of costs came back.")
    if not out.came_back:
        text = _("{total} went out.")
    return Overview(
        title=_("Money out by kind"),
        sentence=text.format(
            total=language.money(out.went_out), back=language.money(out.came_back)
        ),
        state=language.period(Period.through(out.first, out.last)),
        kept_to=_("Everything that left a bank or cash account, with the VAT in it."),
        columns=(
            Column(_("Day")),
            Column(_("Account"), 1.5),
            Column(_("To"), 1.4),
            Column(_("Text"), 2.2),
            Column(_("VAT"), number=True),
            Column(_("Amount"), number=True),
        ),
        parts=tuple(
            Part(
                tuple(_out_row(row) for row in kind.rows),
                say(kind.name),
                (_("Together"), "", "", "", kind.vat, kind.amount),
            )
            for kind in out.kinds
        ),
        total=(_("Total"), "", "", "", total(kind.vat for kind in out.kinds), out.total),
        check=check_rows(out.count, out.total),
        landscape=True,
    )


def open_items_then(items: OpenOnDay) -> Overview:
    """What was open at the end of a day, by tenant."""
    rows = tuple(
        (row.party, row.number, row.due_on, row.asked, row.paid, row.open) for row in items.rows
    )
    return Overview(
        title=_("Still open on {day}").format(day=language.day(items.day)),
        sentence=ngettext(
            "{count} invoice is open, {total} in all.",
            "{count} invoices are open, {total} in all.",
            len(rows),
        ).format(count=len(rows), total=language.money(items.total)),
        state=language.day(items.day),
        kept_to=_("Asked until that day, less what was paid until that day."),
        columns=(
            Column(_("Tenant"), 1.6),
            Column(_("Number")),
            Column(_("Pay by"), 1.1),
            Column(_("Asked"), number=True),
            Column(_("Paid"), number=True),
            Column(_("Still open"), number=True),
        ),
        parts=(Part(rows),),
        total=(
            _("Total"),
            "",
            "",
            total(row.asked for row in items.rows),
            total(row.paid for row in items.rows),
            items.total,
        ),
        check=check_rows(len(rows), items.total),
    )


def _month_rows(lines: tuple[YearLine, ...]) -> tuple[tuple[Value, ...], ...]:
    return _folded([(say(line.name), line.amount) for line in lines], MOST_KINDS)


def _late_by_tenant(items: OpenOnDay) -> tuple[tuple[Value, ...], ...]:
    sums: dict[tuple[int, str], Money] = defaultdict(lambda: NOTHING)
    for row in items.late:
        sums[row.party_id, f"– {row.party}"] += row.open
    return _folded([(name, amount) for (_id, name), amount in sums.items()], MOST_LATE)


def _folded(rows: list[tuple[str, Money]], most: int) -> tuple[tuple[Value, ...], ...]:
    """The largest first; with more than so many the smaller ones share the last row."""
    ranked = sorted(rows, key=lambda row: (-row[1].cents, row[0]))
    if len(ranked) <= most:
        return tuple(ranked)
    rest = total(amount for _name, amount in ranked[most - 1 :])
    return (*ranked[: most - 1], (_("All others"), rest))


def _rooms(page: MonthPage) -> str:
    if not page.empty:
        return _("All rooms are let.")
    return _("Of {rooms} rooms {empty} stand empty: {names}.").format(
        rooms=page.rooms, empty=len(page.empty), names=", ".join(page.empty[:5])
    )


def _out_row(row: OutRow) -> tuple[Value, ...]:
    return (row.day, row.account, row.name, row.text, row.vat or None, row.amount)
