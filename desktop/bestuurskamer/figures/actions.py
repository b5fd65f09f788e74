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
from bestuurskamer.figures.model import Figure


def add_shipped(session: Session) -> int:
    """Add the shipped figures that the file lacks, and answer how many; none is overwritten."""
    new = lacking(session)
    session.add_all(Figure(**{**raw, "value": Decimal(raw["value"])}) for raw in new)
    return len(new)


def lacking(session: Session) -> list[dict[str, Any]]:
    """The shipped figures that the file does not have yet, as they stand in the resources."""
    file = paths.resources() / "figures" / "figures.toml"
    shipped = tomllib.loads(file.read_text("utf-8"))["figure"]
    rows = session.execute(select(Figure.key, Figure.first_day).where(Figure.by_board.is_(False)))
    known = {(key, day) for key, day in rows}
    return [raw for raw in shipped if (raw["key"], raw["first_day"]) not in known]


def set_figure(
    session: Session,
    key: str,
    first_day: date | None,
    value: Decimal | None,
    source: str,
    today: date,
) -> None:
    """Let a figure count from a day on, as the board found it; shipped figures stay beside it."""
    if first_day is None:
        raise Refused(N_("Fill in from which day the new amount counts."))
    if value is None or value < 0:
        raise Refused(N_("Fill in a number of 0 or more."))
    if not source.strip():
        raise Refused(N_("Fill in where you found it, so that others can check."))
    found = session.scalars(
        select(Figure).where(
            Figure.key == key, Figure.first_day == first_day, Figure.by_board.is_(True)
        )
    ).one_or_none()
    if found is None:
        session.add(
            Figure(
                key=key,
                first_day=first_day,
                value=value,
                source=source,
                checked_on=today,
                by_board=True,
            )
        )
    else:
        found.value, found.source, found.checked_on = value, source, today
