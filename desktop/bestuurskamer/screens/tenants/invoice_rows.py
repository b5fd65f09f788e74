"""The invoices of one tenant as rows: what is open of each, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bestuurskamer import language
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.invoices.queries import InvoiceRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column


def invoice_columns(today: Callable[[], date]) -> list[Column[InvoiceRow]]:
    """The columns of the ledger of invoices."""

    def state(row: InvoiceRow) -> Cell:
        return Cell(state=invoice_state(row, today()))

    return [
        Column(_("Invoice"), lambda row: Cell(row.number, strong=True), stretch=2),
        Column(_("Due"), _due, lambda row: row.due_on, width=112),
        Column(_("Amount"), _amount, lambda row: row.total, width=96, number=True),
        Column(_("Still open"), _open, lambda row: row.open, width=96, number=True),
        Column(_("Status"), state, width=168),
    ]


def invoice_state(row: InvoiceRow, today: date) -> State:
    """How an invoice stands on a day."""
    if row.kind is InvoiceKind.CREDIT:
        return State(_("credit note"), "neutral", "undo-2")
    if row.open <= NOTHING:
        return State(_("credited"), "neutral", "undo-2")
    left = (row.due_on - today).days
    if left < 0:
        said = ngettext("{count} day late", "{count} days late", -left)
        return State(said.format(count=-left), "bad")
    said = ngettext("{count} day left", "{count} days left", left)
    return State(said.format(count=left), "info", "clock")


def _due(row: InvoiceRow) -> Cell:
    return Cell(language.short_day(row.due_on))


def _amount(row: InvoiceRow) -> Cell:
    return Cell(language.plain_money(row.total), right=True)


def _open(row: InvoiceRow) -> Cell:
    return Cell(language.plain_money(row.open), right=True)
