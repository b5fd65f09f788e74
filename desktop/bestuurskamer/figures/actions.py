"""What the board can do with figures of law."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer import paths
from bestuurskamer.errors import N_, Refused
from bestuurskamer.figures.holidays import Calendar
from bestuurskamer.figures.model import EquatedDay, Figure
from bestuurskamer.figures.rules import FigureDraft


def add_shipped(session: Session) -> int:
    """Add the shipped figures and days that the file lacks, and answer how many.

    None is overwritten.
    """
    figures, days = lacking_figures(session), lacking_days(session)
    session.add_all(Figure(**{**raw, "value": Decimal(raw["value"])}) for raw in figures)
    session.add_all(EquatedDay(**raw) for raw in days)
    return len(figures) + len(days)


def lacking(session: Session) -> list[dict[str, Any]]:
    """Everything shipped that the file does not have yet, as it stands in the resources."""
    return lacking_figures(session) + lacking_days(session)


def lacking_figures(session: Session) -> list[dict[str, Any]]:
    """The shipped figures that the file does not have yet."""
    rows = session.execute(select(Figure.key, Figure.first_day).where(Figure.by_board.is_(False)))
    known = {(key, day) for key, day in rows}
    shipped = _shipped("figures.toml", "figure")
    return [raw for raw in shipped if (raw["key"], raw["first_day"]) not in known]


def lacking_days(session: Session) -> list[dict[str, Any]]:
    """The shipped days equal to a holiday that the file does not have yet."""
    known = set(session.scalars(select(EquatedDay.day).where(EquatedDay.by_board.is_(False))))
    return [raw for raw in _shipped("days.toml", "day") if raw["day"] not in known]


def _shipped(name: str, kind: str) -> list[dict[str, Any]]:
    file = paths.resources() / "figures" / name
    found: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))[kind]
    return found


def set_figure(session: Session, draft: FigureDraft, today: date) -> None:
    """Let a figure count from a day on, as the board found it; shipped figures stay beside it."""
    if draft.first_day is None:
        raise Refused(N_("Fill in from which day the new amount counts."))
    if draft.value is None or draft.value < 0:
        raise Refused(N_("Fill in a number of 0 or more."))
    if not draft.source.strip():
        raise Refused(N_("Fill in where you found it, so that others can check."))
    found = session.scalars(
        select(Figure).where(
            Figure.key == draft.key, Figure.first_day == draft.first_day, Figure.by_board.is_(True)
        )
    ).one_or_none()
    if found is None:
        session.add(
            Figure(
                key=draft.key,
                first_day=draft.first_day,
                value=draft.value,
                source=draft.source,
                checked_on=today,
                by_board=True,
            )
        )
    else:
        found.value, found.source, found.checked_on = draft.value, draft.source, today


def set_day(
    session: Session, day: date | None, source: str, today: date, *, counts: bool = True
) -> None:
    """Let a day count as equal to a holiday, or no longer; the shipped row stays beside it.

    Refused without a day or a source, and for a Sunday or a holiday of the law.
    """
    if day is None:
        raise Refused(N_("Fill in which day is equal to a holiday."))
    if counts and Calendar().name_of(day) is not None:
        raise Refused(
            N_("{day} is a holiday or in a weekend already. Nothing needs to be added."), day=day
        )
    if not source.strip():
        raise Refused(N_("Fill in where you found it, so that others can check."))
    own = select(EquatedDay).where(EquatedDay.day == day, EquatedDay.by_board.is_(True))
    found = session.scalars(own).one_or_none()
    if found is None:
        session.add(
            EquatedDay(day=day, source=source, checked_on=today, by_board=True, counts=counts)
        )
    else:
        found.source, found.checked_on, found.counts = source, today, counts
