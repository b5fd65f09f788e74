"""The month on one page, and money out by kind, as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bestuurskamer import language
from bestuurskamer.books.money_out import MoneyOut, OutRow
from bestuurskamer.books.open_tables import item_source
from bestuurskamer.books.open_then import OpenOnDay, OpenThen
from bestuurskamer.books.overview import (
    Line,
    Overview,
    Part,
    Value,
    check_rows,
    check_sentence,
    provisional,
)
from bestuurskamer.books.roll_sources import paper_sources
from bestuurskamer.books.sources import Source
from bestuurskamer.books.year import InAndOutOfMonth, MonthPage, YearLine
from bestuurskamer.days import Period
from bestuurskamer.language import _, say
from bestuurskamer.money import Money, total
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Column


@dataclass(frozen=True)
class _Room:
    """So many rows each gets on the page; with more, the smaller ones share the last.

    `months` are the last ones in the picture.
    """

    kinds: int
    late: int
    accounts: int
    months: int


_AMPLE, _TIGHT = _Room(6, 3, 3, 6), _Room(3, 2, 2, 3)
_FEW_LINES, _LINE = 13, 90
"""With more rows and lines of words (of so many signs) than this everything gets less room, so that
the month stays one page."""


def month_on_a_page(page: MonthPage) -> Overview:
    """The month for the meeting of the board: in, out, balance, open and late, what is empty."""
    moved = page.flows
    room, parts = _AMPLE, _parts(page, _AMPLE)
    empty, notes = _rooms(page), provisional(moved)
    words = sum(len(text) // _LINE for text in (empty, check_sentence(moved), *notes))
    if sum(len(part.rows) for part in parts) + len(notes) + words > _FEW_LINES:
        room, parts = _TIGHT, _parts(page, _TIGHT)
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
                empty,
            )
        ),
        state=language.day(page.open.day),
        kept_to=_("All accounts and all tenants, by the day of the bank, with the VAT in it."),
        notes=notes,
        columns=(Column("", 3.0), Column(_("Amount"), number=True)),
        parts=tuple(part for part in parts if part.rows),
        check=check_sentence(moved),
        chart=_in_and_out(page.months[-room.months :]),
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


def _parts(page: MonthPage, room: _Room) -> list[Part]:
    moved = page.flows
    accounts = [(a.name, a.closing, page.behind.closing(a.account_id)) for a in moved.accounts]
    return [
        Part(_rows(page.income, room), _("Received"), (_("All income"), moved.income)),
        Part(_rows(page.expenses, room), _("Paid"), (_("All expenses"), moved.expenses)),
        Part(
            _folded(accounts, room.accounts),
            _("On the accounts at the end"),
            (_("All accounts"), moved.closing),
        ),
        Part(
            (
                _line(_("Invoiced this month"), page.invoiced, paper_sources(page.issued)),
                _line(_("Still open at the end"), page.open.total, _open(page.open.rows)),
                _line(_("Of which late"), page.late, _open(page.open.late)),
                *_late_by_tenant(page.open, room.late),
            ),
            _("Invoices"),
        ),
    ]


def _in_and_out(found: tuple[InAndOutOfMonth, ...]) -> Chart:
    """The last months: what came in is filled, what went out is grey."""
    bars = tuple(
        Bar(
            language.month_name(each.month),
            _("{came} in, {went} out").format(
                came=language.plain_money(each.came_in), went=language.plain_money(each.went_out)
            ),
            (
                (Piece(0, each.came_in.cents),) if each.came_in else (),
                (Piece(0, each.went_out.cents, Mark.OUT),) if each.went_out else (),
            ),
        )
        for each in found
    )
    most = max(max(each.came_in.cents, each.went_out.cents) for each in found)
    said = "; ".join(f"{bar.name}: {bar.words}" for bar in bars)
    return Chart(_("In and out by month"), bars, max(most, 1), said)


def _rows(lines: tuple[YearLine, ...], room: _Room) -> tuple[Line, ...]:
    return _folded([(say(line.name), line.amount, line.behind) for line in lines], room.kinds)


def _late_by_tenant(items: OpenOnDay, most: int) -> tuple[Line, ...]:
    found: dict[tuple[int, str], list[OpenThen]] = defaultdict(list)
    for row in items.late:
        found[row.party_id, f"– {row.party}"].append(row)
    return _folded(
        [(name, total(r.open for r in rows), _open(rows)) for (_id, name), rows in found.items()],
        most,
        "– " + _("All others"),
    )


def _open(rows: Iterable[OpenThen]) -> tuple[Source, ...]:
    return tuple(item_source(row) for row in rows)


def _line(name: str, amount: Money, behind: tuple[Source, ...]) -> Line:
    return Line((name, amount), {1: behind} if behind else {})


def _folded(
    rows: Sequence[tuple[str, Money, tuple[Source, ...]]], most: int, others: str = ""
) -> tuple[Line, ...]:
    """The largest first; with more than so many the smaller ones share the last row."""
    ranked = sorted(rows, key=lambda row: (-row[1].cents, row[0]))
    if len(ranked) <= most:
        return tuple(_line(*row) for row in ranked)
    rest = ranked[most - 1 :]
    behind = tuple(source for row in rest for source in row[2])
    shared = _line(others or _("All others"), total(row[1] for row in rest), behind)
    return (*(_line(*row) for row in ranked[: most - 1]), shared)


def _rooms(page: MonthPage) -> str:
    if not page.empty:
        return _("All rooms are let.")
    return _("Of {rooms} rooms {empty} stand empty: {names}.").format(
        rooms=page.rooms, empty=len(page.empty), names=", ".join(page.empty[:5])
    )


def _out_row(row: OutRow) -> Line:
    values: tuple[Value, ...] = (
        row.day,
        row.account,
        row.name,
        row.text,
        row.vat or None,
        row.amount,
    )
    return Line(values, place="bank", thing=row.entry_id)
