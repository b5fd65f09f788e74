"""What a bank's file says, whoever made it: statements and their entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bestuurskamer.days import EARLIEST, LATEST
from bestuurskamer.money import Money, total

Progress = Callable[[int, int], bool]
"""Told how many entries of how many were read; answers False when reading is to stop."""


def never(_done: int, _total: int) -> bool:
    """Tell nobody, and go on."""
    return True


@dataclass(frozen=True)
class ReadEntry:
    """One line of the bank; money in is positive, money out negative."""

    booked_on: date
    amount: Money
    value_day: date | None = None
    counter_iban: str = ""
    counter_name: str = ""
    text: str = ""
    kenmerk: str = ""  # structured reference: betalingskenmerk or RF
    end_to_end: str = ""
    bank_reference: str = ""
    code: str = ""
    reversal: bool = False
    balance_after: Money | None = None


@dataclass(frozen=True)
class ReadStatement:
    """What a file says of one account over some days, both included."""

    iban: str
    first_day: date
    last_day: date
    number: str
    opening: Money | None
    closing: Money | None
    entries: tuple[ReadEntry, ...]
    currency: str = "EUR"
    pending: int = 0  # entries announced and not booked: left out

    @property
    def gap(self) -> Money | None:
        """Closing − opening − entries; None when the bank does not give both balances."""
        if self.opening is None or self.closing is None:
            return None
        return self.closing - self.opening - total(entry.amount for entry in self.entries)


@dataclass(frozen=True)
class ReadFile:
    """A file as it was read: its name, its form (camt053, mt940, csv-ing, …) and statements."""

    name: str
    form: str
    sha256: str
    statements: tuple[ReadStatement, ...]


def likely(day: date) -> date:
    """The day itself; ValueError for one that no bank ever booked on."""
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"no day of a bank: {day}")
    return day
