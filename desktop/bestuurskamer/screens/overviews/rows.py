"""An overview as a table on the screen: its rows, sums and remarks, each figure with its rows."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.books.overview import Overview, written
from bestuurskamer.books.sources import Source
from bestuurskamer.books.table import TableRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.paper import ledger as paper
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


def table_of(overview: Overview) -> RowTable[TableRow]:
    """A table with the columns of an overview."""
    return RowTable(
        [_column(at, column) for at, column in enumerate(overview.columns)],
        key=lambda row: row.place,
    )


def source_table() -> RowTable[tuple[int, Source]]:
    """A table of rows behind a figure."""
    return RowTable(
        [
            Column(_("Day"), lambda row: Cell(_day(row[1])), lambda row: row[1].day, width=120),
            Column(_("What"), lambda row: Cell(row[1].name), lambda row: row[1].name),
            Column(_("Text"), lambda row: Cell(row[1].text), lambda row: row[1].text, stretch=2),
            Column(
                _("Amount"),
                lambda row: Cell(amount_of(row[1].amount), right=True),
                _sorted_by,
                width=120,
                number=True,
            ),
        ],
        key=lambda row: row[0],
    )


def amount_of(amount: Money | int) -> str:
    """An amount of money, or a number of days."""
    if isinstance(amount, Money):
        return written(amount)
    return ngettext("{count} day", "{count} days", amount).format(count=language.number(amount))


def _column(at: int, column: paper.Column) -> Column[TableRow]:
    def cell(row: TableRow) -> Cell:
        value = row.values[at]
        below = value.below if isinstance(value, paper.Cell) else ""
        return Cell(written(value), below, strong=row.strong, right=column.number)

    if column.number:
        return Column(column.title, cell, width=84, number=True)
    return Column(column.title, cell, stretch=max(1, round(column.share * 10)))


def _day(source: Source) -> str:
    return language.short_day(source.day) if source.day else ""


def _sorted_by(row: tuple[int, Source]) -> int:
    amount = row[1].amount
    return amount.cents if isinstance(amount, Money) else amount
