"""The rent roll of a day and the invoice register of a period, as tables."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.books.overview import Line, Overview, Part, Value, check_rows
from bestuurskamer.books.owed import money_of
from bestuurskamer.books.queries import Register, RentRoll, RollRow
from bestuurskamer.books.roll_sources import line_sources
from bestuurskamer.days import Period
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.invoices.queries import InvoiceRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money, total
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.rent.model import LineKind


def rent_roll_table(roll: RentRoll) -> Overview:
    """Who rents what on a day, what it brings in, and which deposits are held."""
    parts = [Part(tuple(map(_roll_line, roll.rows)))]
    if roll.empty:
        empty = tuple(
            Line((room.name, room.area, _("nobody"), None, None, None, None, None), place="tenants")
            for room in roll.empty
        )
        parts.append(Part(empty, _("Stands empty")))
    rent, other = _sum(roll, "rent"), _sum(roll, "service") + _sum(roll, "other")
    return Overview(
        title=_("Rent roll"),
        sentence=ngettext(
            "{count} lease, together {monthly} a month.",
            "{count} leases, together {monthly} a month.",
            len(roll.rows),
        ).format(count=len(roll.rows), monthly=language.money(roll.monthly)),
        state=state_of(language.day(roll.day)),
        kept_to=_("Amounts in euros a month, without VAT. A deposit is owed back, not income."),
        columns=(
            Column(_("Room"), 1.4),
            Column(_("m²"), number=True),
            Column(_("Tenant"), 1.8),
            Column(_("First day")),
            Column(_("Last day")),
            Column(_("Rent"), number=True),
            Column(_("Service and other"), number=True),
            Column(_("Deposit held"), number=True),
        ),
        parts=tuple(parts),
        total=(_("Total"), None, "", None, None, rent, other, roll.deposits_held),
        check=check_rows(len(roll.rows), roll.monthly),
        landscape=True,
    )


def register_table(register: Register) -> Overview:
    """Every invoice and credit note of a period, in order of number."""
    issued = [row for row in register.rows if row.kind is InvoiceKind.INVOICE]
    credited = [row for row in register.rows if row.kind is InvoiceKind.CREDIT]
    return Overview(
        title=_("Invoice register"),
        sentence=_("{invoices} invoices and {credits} credit notes, together {total}.").format(
            invoices=len(issued), credits=len(credited), total=language.money(register.total)
        ),
        state=language.period(Period.through(register.first_day, register.last_day)),
        kept_to=_("Numbers follow each other without a gap. A credit note has its own row."),
        columns=(
            Column(_("Number")),
            Column(_("Day")),
            Column(_("Tenant"), 2.0),
            Column(_("Without VAT"), number=True),
            Column(_("VAT"), number=True),
            Column(_("With VAT"), number=True),
        ),
        parts=tuple(
            Part(tuple(map(_register_line, found)), heading)
            for heading, found in ((_("Invoices"), issued), (_("Credit notes"), credited))
            if found
        ),
        total=(_("Total"), None, "", register.net, register.vat, register.total),
        check=check_rows(len(register.rows), register.total),
    )


def state_of(day: str) -> str:
    """Of which day an overview is."""
    return _("state of {day}").format(day=day)


def _roll_line(row: RollRow) -> Line:
    values: tuple[Value, ...] = (
        row.rooms,
        row.area,
        Cell(row.tenant, _("past the head lease") if row.past_head_lease else ""),
        row.first_day,
        row.last_day or _("no end"),
        row.rent,
        row.service + row.other,
        money_of(row.held),
    )
    behind = {
        5: line_sources(row, {LineKind.RENT}),
        6: line_sources(row, {LineKind.SERVICE, LineKind.OTHER}),
        7: row.held,
    }
    shown = {column: rows for column, rows in behind.items() if rows}
    return Line(values, shown, "tenants", row.tenant_id)


def _register_line(row: InvoiceRow) -> Line:
    values = (row.number, row.issued_on, row.party_name, row.net, row.vat, row.total)
    return Line(values, place="invoices", thing=row.id)


def _sum(roll: RentRoll, kind: str) -> Money:
    return total(getattr(row, kind) for row in roll.rows)
