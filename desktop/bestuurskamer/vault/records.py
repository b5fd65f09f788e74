"""What every record is: a row under a number that never changes, and the types its columns have."""

from __future__ import annotations

import enum
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar

from sqlalchemy import Dialect, Enum, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from bestuurskamer import reading
from bestuurskamer.days import Month
from bestuurskamer.money import Money

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def plain(kind: type[enum.Enum]) -> Enum:
    """An enum kept as its own value in plain text."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=30,
        values_callable=lambda members: [member.value for member in members],
    )


class Cents(TypeDecorator[Money]):
    """Money, kept as whole cents."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        return None if value is None else value.cents

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:
        return None if value is None else Money(value)


class MonthText(TypeDecorator[Month]):
    """A month, kept as `2026-03`, which also sorts well."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Month | None:
        return None if value is None else Month.parse(value)


class Thousandths(TypeDecorator[Decimal]):
    """A number with at most three decimals, kept as a whole number of thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value * 1000).to_integral_value(ROUND_HALF_UP))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-3).normalize() + 0


class Line(TypeDecorator[str]):
    """One line of text, cleaned at the border: see `reading.clean`."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else reading.clean(value)


class Lines(TypeDecorator[str]):
    """Text of several lines, cleaned at the border."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else reading.clean(value, lines=True)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as text that sorts."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """Something the board room remembers, under a number that never changes."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {
        Money: Cents(),
        Month: MonthText(),
        Decimal: Thousandths(),
        str: Line(),
        datetime: Moment(),
    }

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
