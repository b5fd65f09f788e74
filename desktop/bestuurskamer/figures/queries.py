"""What can be asked about figures of law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.figures.holidays import Calendar
from bestuurskamer.figures.model import EquatedDay, Figure


@dataclass(frozen=True)
class FigureRow:
    """A figure of law as a row: its value from a day on, where it comes from, when checked."""

    id: int
    key: str
    first_day: date
    value: Decimal
    source: str
    checked_on: date
    by_board: bool


def figures_on(session: Session, day: date) -> Mapping[str, Decimal]:
    """Every figure as it counts on the day; of one day the board's own wins."""
    rows = session.execute(
        select(Figure.key, Figure.value)
        .where(Figure.first_day <= day)
        .order_by(Figure.first_day, Figure.by_board)
    )
    return dict(rows.all())


def figures_by_day(session: Session) -> Mapping[str, tuple[tuple[date, Decimal], ...]]:
    """Every figure with the days it counts from, in order; of one day the board's own is last."""
    rows = session.execute(
        select(Figure.key, Figure.first_day, Figure.value).order_by(
            Figure.first_day, Figure.by_board
        )
    )
    found: dict[str, list[tuple[date, Decimal]]] = defaultdict(list)
    for key, first_day, value in rows:
        found[key].append((first_day, value))
    return {key: tuple(values) for key, values in found.items()}


def all_figures(session: Session) -> list[FigureRow]:
    """Every figure that is kept, by key and day."""
    rows = session.scalars(select(Figure).order_by(Figure.key, Figure.first_day, Figure.by_board))
    return [
        FigureRow(f.id, f.key, f.first_day, f.value, f.source, f.checked_on, f.by_board)
        for f in rows
    ]


@dataclass(frozen=True)
class DayRow:
    """A day equal to a holiday as a row: where that stands, when it was checked, whose it is."""

    day: date
    source: str
    checked_on: date
    by_board: bool


def equated_days(session: Session) -> list[DayRow]:
    """The days that a royal decree made equal to a holiday, in order; the board's own wins."""
    rows = session.scalars(select(EquatedDay).order_by(EquatedDay.day, EquatedDay.by_board))
    last = {row.day: row for row in rows}
    return [
        DayRow(row.day, row.source, row.checked_on, row.by_board)
        for row in last.values()
        if row.counts
    ]


def calendar(session: Session) -> Calendar:
    """The days on which no term of law ends, as this file knows them."""
    return Calendar(frozenset(row.day for row in equated_days(session)))
