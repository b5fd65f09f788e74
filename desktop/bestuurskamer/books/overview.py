"""An overview as a table: words that are said, values that are still values, and its check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.books.flows import Flows
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.paper.ledger import Column
from bestuurskamer.paper.report import Group, Report

Value = str | date | Money | None


@dataclass(frozen=True)
class Part:
    """Rows under a name (or none), with their sum (or none)."""

    rows: tuple[tuple[Value, ...], ...]
    heading: str = ""
    total: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Overview:
    """A table whose words are said and whose values are still values: amounts, days, text.

    `check` is the sum that proves it; `kept_to` says what it was limited to.
    """

    title: str
    sentence: str
    state: str
    kept_to: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    check: str
    total: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool = False

    def report(self, author: str, *, demo: bool = False) -> Report:
        """It as paper."""
        return Report(
            title=self.title,
            sentence=self.sentence,
            columns=self.columns,
            groups=tuple(
                Group(tuple(map(_shown, part.rows)), part.heading, _shown(part.total))
                for part in self.parts
            ),
            author=author,
            state=self.state,
            total=_shown(self.total),
            notes=tuple(filter(None, (self.check, self.kept_to, *self.notes))),
            landscape=self.landscape,
            demo=demo,
        )


def check_sentence(moved: Flows) -> str:
    """The sum that always holds, written out; parts that are nothing are left out."""
    said = [
        (_("income"), moved.income),
        (_("expenses"), -moved.expenses),
        (_("deposits"), moved.deposits),
        (_("credit of tenants"), moved.credits),
        (_("between own accounts"), moved.transfers),
        (_("not placed yet"), moved.not_placed),
    ]
    terms = " ".join(
        f"{'+' if amount > NOTHING else '−'} {_plain(amount)} ({name})"
        for name, amount in said
        if amount
    )
    return (
        _("Check: {opening} (at the start) {terms} = {closing} (at the end).")
        .format(
            opening=language.plain_money(moved.opening),
            terms=terms,
            closing=language.plain_money(moved.closing),
        )
        .replace("  ", " ")
    )


def check_rows(count: int, amount: Money) -> str:
    """How many rows there are, and what they come to."""
    return ngettext(
        "Check: {count} row, together {total}.", "Check: {count} rows, together {total}.", count
    ).format(count=count, total=language.money(amount))


def _plain(amount: Money) -> str:
    return language.plain_money(Money(abs(amount.cents)))


def _shown(row: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(_text(value) for value in row)


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case Money():
            return language.plain_money(value)
        case date():
            return language.short_day(value)
        case _:
            return value
