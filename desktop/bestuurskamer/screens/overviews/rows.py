"""An overview as a table on the screen: its rows, sums and remarks, each figure with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bestuurskamer import language
from bestuurskamer.books.overview import Line, Overview, Value, written
from bestuurskamer.books.sources import Source
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.paper import ledger as paper
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


@dataclass(frozen=True)
class TableRow:
    """A row that is shown: a line, a heading or a sum, with the rows behind its figures."""

    place: int
    values: tuple[Value, ...]
    behind: tuple[tuple[int, tuple[Source, ...]], ...] = ()
    opens: str = ""
    thing: object = None
    strong: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return next((text for value in self.values if (text := written(value))), "")

    @property
    def spans(self) -> bool:
        """Whether its first text takes the whole row: a heading, or a remark."""
        return all(value in ("", None) for value in self.values[1:])


def rows_of(overview: Overview) -> list[TableRow]:
    """All rows of an overview, headings and sums between them."""
    return [TableRow(place, *parts) for place, parts in enumerate(_parts(overview))]


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


_Parts = tuple[tuple[Value, ...], tuple[tuple[int, tuple[Source, ...]], ...], str, object, bool]


def _parts(overview: Overview) -> Iterator[_Parts]:
    blank = ("",) * (len(overview.columns) - 1)
    for part in overview.parts:
        if part.heading:
            yield (part.heading, *blank), (), "", None, True
        for line in part.rows:
            yield line.values, tuple(line.behind.items()), line.place, line.thing, False
        if part.total:
            yield part.total, _together(part.rows, part.total), "", None, True
    if overview.total:
        yield overview.total, _together(overview.lines, overview.total), "", None, True


def _together(
    lines: tuple[Line, ...], sums: tuple[Value, ...]
) -> tuple[tuple[int, tuple[Source, ...]], ...]:
    """The rows behind a sum: those behind all of its lines, where there is a sum."""
    found = []
    for column, value in enumerate(sums):
        if isinstance(value, Money | int):
            rows = tuple(s for line in lines for s in line.behind.get(column, ()))
            if rows:
                found.append((column, rows))
    return tuple(found)


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
