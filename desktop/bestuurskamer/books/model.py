"""What we remember of what the board expects: its budget."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.money import Money
from bestuurskamer.vault.records import Record


class Budget(Record):
    """What the board expects of one kind of income or cost in a year; `line` for the rest.

    Rent and service charges come from invoices and have no kind: `line` names them.
    """

    __tablename__ = "budget"
    __table_args__ = (UniqueConstraint("year", "kind_id", "line"),)

    year: Mapped[int]
    amount: Mapped[Money]  # positive, for income and cost alike
    kind_id: Mapped[int | None] = mapped_column(ForeignKey("money_kind.id"), default=None)
    line: Mapped[str] = mapped_column(default="")  # rent, service or other, of invoices
