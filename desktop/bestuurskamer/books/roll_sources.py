"""The rows behind the figures of leases: their rent lines, and the invoices of a register."""

from __future__ import annotations

from collections.abc import Collection

from bestuurskamer.books.queries import Register, RollRow
from bestuurskamer.books.sources import Source
from bestuurskamer.language import _
from bestuurskamer.rent.model import LineKind


def line_sources(row: RollRow, kinds: Collection[LineKind]) -> tuple[Source, ...]:
    """What the lines of a lease bring in a month, as far as they are of these kinds."""
    names = {
        LineKind.RENT: _("Rent"),
        LineKind.SERVICE: _("Service charges"),
        LineKind.OTHER: _("Other"),
    }
    return tuple(
        Source(first_day, text or names[kind], row.tenant, monthly, "tenants", row.tenant_id)
        for kind, text, first_day, monthly in row.lines
        if kind in kinds
    )


def paper_sources(register: Register) -> tuple[Source, ...]:
    """The invoices and credit notes of a register, with VAT."""
    return tuple(
        Source(row.issued_on, row.number, row.party_name, row.total, "invoices", row.id)
        for row in register.rows
    )
