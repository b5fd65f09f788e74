"""An overview as rows one under the other: headings, lines and sums, with what is behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bestuurskamer.books.overview import Line, Overview, Value, written
from bestuurskamer.books.sources import Source
from bestuurskamer.money import Money

Behind = tuple[tuple[int, tuple[Source, ...]], ...]
"""By column the rows behind its figure, from left to right."""


@dataclass(frozen=True)
class TableRow:
    """A row that is shown: a line, a heading or a sum, with the rows behind its figures."""

    place: int
    values: tuple[Value, ...]
    behind: Behind = ()
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


_Parts = tuple[tuple[Value, ...], Behind, str, object, bool]


def _parts(overview: Overview) -> Iterator[_Parts]:
    blank = ("",) * (len(overview.columns) - 1)
    for part in overview.parts:
        if part.heading:
            yield (part.heading, *blank), (), "", None, True
        for line in part.rows:
            yield line.values, _in_order(line.behind), line.place, line.thing, False
        if part.total:
            yield part.total, _together(part.rows, part.total, part.behind), "", None, True
    if overview.total:
        behind = _together(overview.lines, overview.total, overview.total_behind)
        yield overview.total, behind, "", None, True


def _together(
    lines: tuple[Line, ...], sums: tuple[Value, ...], named: Mapping[int, tuple[Source, ...]]
) -> Behind:
    """The rows behind a sum: those that are named, or else those behind all of its lines."""
    found = dict(named)
    for column, value in enumerate(sums):
        if isinstance(value, Money | int) and column not in found:
            found[column] = tuple(s for line in lines for s in line.sources(column))
    return _in_order(found)


def _in_order(behind: Mapping[int, tuple[Source, ...]]) -> Behind:
    return tuple((column, behind[column]) for column in sorted(behind) if behind[column])
