"""An overview as a table: words that are said, values that are still values, and its check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bestuurskamer import language
from bestuurskamer.books.flows import Flows
from bestuurskamer.books.sources import Source
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.paper.chart import Chart
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.report import Group, Report

Value = str | date | Money | Decimal | int | Cell | None


@dataclass(frozen=True)
class Line:
    """A row: its values, the rows behind some of them (by column), and where it is opened.

    `place` and `thing` say what Enter opens when nothing is behind it: then the row is itself
    what its figures come from. A `note` is a remark on the rows above and counts nowhere.
    """

    values: tuple[Value, ...]
    behind: Mapping[int, tuple[Source, ...]] = field(default_factory=dict)
    place: str = ""
    thing: object = None
    note: bool = False

    def sources(self, column: int) -> tuple[Source, ...]:
        """The rows behind a figure: those it names, or the row itself where it can be opened."""
        rows, amount = self.behind.get(column, ()), self.values[column]
        if rows or self.note or not self.place or not isinstance(amount, Money) or not amount:
            return rows
        words = [text for value in self.values if (text := _text(value))]
        name, text = (*words, "", "")[:2]
        day = next((value for value in self.values if isinstance(value, date)), None)
        return (Source(day, name, text, amount, self.place, self.thing),)


@dataclass(frozen=True)
class Part:
    """Rows under a name (or none), with their sum (or none).

    `behind` holds the rows behind those figures of the sum that are not all of the lines added up.
    """

    rows: tuple[Line, ...]
    heading: str = ""
    total: tuple[Value, ...] = ()
    behind: Mapping[int, tuple[Source, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Overview:
    """A table whose words are said and whose values are still values: amounts, days, text.

    `check` is the sum that proves it; `kept_to` says what it was limited to.
    """

    title: str
    sentence: str
    state: str
    kept_to: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    check: str
    total: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool = False
    chart: Chart | None = None
    total_behind: Mapping[int, tuple[Source, ...]] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows, remarks left out."""
        return tuple(line for part in self.parts for line in part.rows if not line.note)

    def report(self, author: str, *, demo: bool = False) -> Report:
        """It as paper."""
        return Report(
            title=self.title,
            sentence=self.sentence,
            columns=self.columns,
            groups=tuple(
                Group(
                    tuple(shown(line.values) for line in part.rows),
                    part.heading,
                    shown(part.total),
                )
                for part in self.parts
            ),
            author=author,
            state=self.state,
            total=shown(self.total),
            notes=tuple(filter(None, (self.check, self.kept_to, *self.notes))),
            landscape=self.landscape,
            demo=demo,
            chart=self.chart,
        )


def lines(rows: Iterable[tuple[Value, ...]]) -> tuple[Line, ...]:
    """Rows with nothing behind them."""
    return tuple(Line(row) for row in rows)


def check_sentence(moved: Flows) -> str:
    """The sum that always holds, written out; parts that are nothing are left out."""
    said = [
        (_("income"), moved.income),
        (_("expenses"), -moved.expenses),
        (_("deposits"), moved.deposits),
        (_("credit of tenants"), moved.credits),
        (_("between own accounts"), moved.transfers),
        (_("not placed yet"), moved.not_placed),
    ]
    terms = " ".join(
        f"{'+' if amount > NOTHING else '−'} {_plain(amount)} ({name})"
        for name, amount in said
        if amount
    )
    return (
        _("Check: {opening} (at the start) {terms} = {closing} (at the end).")
        .format(
            opening=language.plain_money(moved.opening),
            terms=terms,
            closing=language.plain_money(moved.closing),
        )
        .replace("  ", " ")
    )


def provisional(moved: Flows) -> tuple[str, ...]:
    """That figures may still change, while entries of the bank have no place yet."""
    count = moved.entries_to_place
    if not count:
        return ()
    text = ngettext(
        "Provisional: {count} entry of {amount} has no place yet.",
        "Provisional: {count} entries, together {amount}, have no place yet.",
        count,
    )
    return (text.format(count=count, amount=language.money(moved.not_placed)),)


def check_rows(count: int, amount: Money) -> str:
    """How many rows there are, and what they come to."""
    return ngettext(
        "Check: sum of {count} row = {amount}.", "Check: sum of {count} rows = {amount}.", count
    ).format(count=count, amount=language.money(amount))


def shown(row: tuple[Value, ...]) -> tuple[Cell | str, ...]:
    """The values as they are written in a table."""
    return tuple(value if isinstance(value, Cell) else written(value) for value in row)


def written(value: Value) -> str:
    """A value as it is written in a table; amounts bare, days short."""
    match value:
        case None:
            return ""
        case Money():
            return language.plain_money(value)
        case date():
            return language.short_day(value)
        case int() | Decimal():
            return language.number(value).replace("-", "\N{MINUS SIGN}")
        case Cell():
            return value.text
        case _:
            return value


def _text(value: Value) -> str:
    return value.text if isinstance(value, Cell) else value if isinstance(value, str) else ""


def _plain(amount: Money) -> str:
    return language.plain_money(Money(abs(amount.cents)))
