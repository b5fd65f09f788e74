"""An overview: a title, a sentence that sums it up, rows in groups, and the state it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bestuurskamer.paper.chart import Chart, fitting, height_of, put_on
from bestuurskamer.paper.fonts import BODY, NAME, STRONG
from bestuurskamer.paper.ledger import Cell, Column, Ledger, Placed, Row, Style, place
from bestuurskamer.paper.sheet import THICK, TOP, Sheet, pdf
from bestuurskamer.paper.wrapping import wrapped

STYLE = Style(size=10.5, small=10.5, above=5.0, below=1.9)
TITLE_Y = 30.0


@dataclass(frozen=True)
class Group:
    """Rows under a name (or none), with their sum (or none)."""

    rows: tuple[Row, ...]
    heading: str = ""
    total: Row = ()


@dataclass(frozen=True)
class Report:
    """An overview whose words are ready in the language it is read in.

    `state` says of which day it is (“state of 23 November 2026”) and stands in head and foot;
    `notes` stand below the table, a chart between the two. Every row has a cell for each column.
    """

    title: str
    sentence: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    author: str
    state: str
    total: Row = ()
    notes: tuple[str, ...] = ()
    landscape: bool = False
    demo: bool = False
    chart: Chart | None = None


def report_pdf(report: Report) -> bytes:
    """The overview as a file, in the language now spoken."""
    return pdf([report_sheet(report)], title=report.title, author=report.author)


def report_sheet(report: Report) -> Sheet:
    """The overview drawn, to put in a file with others."""
    foot = f"{report.title} · {report.state}"
    sheet = Sheet(foot, demo=report.demo, landscape=report.landscape)
    y = _head(sheet, report)

    def next_page() -> float:
        sheet.next_page()
        sheet.text(sheet.left, TOP + 3, report.title, NAME, 12.5)
        return TOP + 12

    placed = _placed(sheet, report)
    ledger = Ledger(sheet, placed, y, bottom=sheet.bottom, next_page=next_page, style=STYLE)
    for group in report.groups:
        _group(ledger, group)
    if report.total:
        ledger.heading("")
        ledger.y += 1.6
        ledger.row(_strong(report.total), thick=THICK)
    y = _chart(sheet, ledger.y, report.chart, next_page) if report.chart else ledger.y
    _notes(sheet, y, report.notes, next_page)
    return sheet


def _head(sheet: Sheet, report: Report) -> float:
    for line_place, line in enumerate(wrapped(report.author, NAME, 12.5, 110, most=2)):
        sheet.text(sheet.left, TOP + 3 + line_place * 5.4, line, NAME, 12.5)
    sheet.text(sheet.right, TOP + 3, report.state, STRONG, 10.5, "right")
    y = TITLE_Y + 6
    for line in wrapped(report.title, NAME, 19, sheet.right - sheet.left, most=2):
        sheet.text(sheet.left, y, line, NAME, 19)
        y += 8.4
    for line in wrapped(report.sentence, BODY, 11, sheet.right - sheet.left, most=6):
        sheet.text(sheet.left, y - 0.6, line, BODY, 11)
        y += 5.2
    return y + 6.4


def _placed(sheet: Sheet, report: Report) -> list[Placed]:
    rows = [row for group in report.groups for row in group.rows]
    sums = [_strong(group.total) for group in report.groups if group.total]
    if report.total:
        sums.append(_strong(report.total))
    return place(report.columns, [*rows, *sums], sheet.left, sheet.right, STYLE)


def _group(ledger: Ledger, group: Group) -> None:
    rows = [*group.rows, _strong(group.total)] if group.total else list(group.rows)
    ledger.heading(group.heading, keep=ledger.height(rows[0]) if rows else 0)
    for number, row in enumerate(rows):
        before_sum = bool(group.total) and number == len(rows) - 2
        ledger.row(row, keep=ledger.height(rows[-1]) if before_sum else 0)


def _strong(row: Row) -> Row:
    return tuple(Cell(c, strong=True) if isinstance(c, str) and c else c for c in row)


def _chart(sheet: Sheet, y: float, chart: Chart, next_page: Callable[[], float]) -> float:
    y += 11
    below = 5.4 if chart.key else 0.0
    if y + 5 + below + height_of(chart) > sheet.bottom:
        y = next_page()
    sheet.text(sheet.left, y, chart.title, NAME, 12.5)
    sheet.text(sheet.left, y + below, chart.key, BODY, 10.5)
    y += 4 + below
    while (count := fitting(chart, sheet.bottom - y)) < len(chart.bars):
        put_on(sheet, y, replace(chart, bars=chart.bars[:count]))
        chart = replace(chart, bars=chart.bars[count:])
        y = next_page()
    return put_on(sheet, y, chart)


def _notes(sheet: Sheet, y: float, notes: tuple[str, ...], next_page: Callable[[], float]) -> None:
    y += 8
    for note in notes:
        for line in wrapped(note, BODY, 10.5, sheet.right - sheet.left):
            if y > sheet.bottom:
                y = next_page()
            sheet.text(sheet.left, y, line, BODY, 10.5)
            y += 4.9
        y += 1.6
