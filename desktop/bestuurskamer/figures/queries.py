"""What can be asked about figures of law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.figures.model import Figure


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
