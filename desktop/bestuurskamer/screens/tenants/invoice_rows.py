"""The invoices of one tenant as rows: what is open of each, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bestuurskamer import language
from bestuurskamer.invoices.queries import InvoiceRow
from bestuurskamer.language import _
from bestuurskamer.screens.invoices.telling import state_of
from bestuurskamer.screens.kit.rows import Cell, Column


def invoice_columns(today: Callable[[], date]) -> list[Column[InvoiceRow]]:
    """The columns of the ledger of invoices; what is late counts from the day of `today`."""
    return [
        Column(_("Invoice"), lambda row: Cell(row.number, strong=True), stretch=2),
        Column(_("Due"), _due, lambda row: row.due_on, width=112),
        Column(_("Amount"), _amount, lambda row: row.total, width=96, number=True),
        Column(_("Still open"), _open, lambda row: row.open, width=96, number=True),
        Column(_("Status"), lambda row: Cell(state=state_of(row, today())), width=168),
    ]


def _due(row: InvoiceRow) -> Cell:
    return Cell(language.short_day(row.due_on))


def _amount(row: InvoiceRow) -> Cell:
    return Cell(language.plain_money(row.total), right=True)


def _open(row: InvoiceRow) -> Cell:
    return Cell(language.plain_money(row.open), right=True)
