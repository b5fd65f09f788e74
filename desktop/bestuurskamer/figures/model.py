"""Figures of law that change over the years, each from a day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.vault.records import Record


class Figure(Record):
    """One figure of law from a day on, with where it comes from and when that was checked."""

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("key", "first_day", "by_board"),)

    key: Mapped[str]  # vat_standard, vat_reduced, kor_limit, …
    first_day: Mapped[date]
    value: Mapped[Decimal]
    source: Mapped[str]
    checked_on: Mapped[date]
    by_board: Mapped[bool] = mapped_column(default=False)  # wins from the shipped one of that day


class EquatedDay(Record):
    """A day that a royal decree made equal to a holiday, or that the board says is none."""

    __tablename__ = "equated_day"
    __table_args__ = (UniqueConstraint("day", "by_board"),)

    day: Mapped[date]
    source: Mapped[str]
    checked_on: Mapped[date]
    by_board: Mapped[bool] = mapped_column(default=False)  # wins from the shipped one of that day
    counts: Mapped[bool] = mapped_column(default=True)
