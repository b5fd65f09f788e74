"""The overviews that a board puts on the table: rent roll, invoice register, rent in beside out."""

from __future__ import annotations

from decimal import Decimal

from bestuurskamer import language
from bestuurskamer.books.queries import InAndOut, Register, RentRoll, RollRow
from bestuurskamer.books.rules import per_square_metre
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import OfficeRow
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.report import Group, Report, report_pdf


def rent_roll_pdf(office: OfficeRow, roll: RentRoll) -> bytes:
    """Who rents what on a day, what it brings in, and which deposits are held."""
    rows = tuple(_roll_row(row) for row in roll.rows)
    empty = tuple(
        (Cell(room.name, _area(room.area)), _("nobody"), "", "", "", "") for room in roll.empty
    )
    groups = [Group(rows)]
    if empty:
        groups.append(Group(empty, _("Stands empty")))
    sentence = ngettext(
        "{count} lease, together {monthly} a month.",
        "{count} leases, together {monthly} a month.",
        len(roll.rows),
    ).format(count=len(roll.rows), monthly=language.money(roll.monthly))
    return report_pdf(
        Report(
            title=_("Rent roll"),
            sentence=sentence,
            columns=(
                Column(_("Room"), 1.2),
                Column(_("Tenant"), 1.4),
                Column(_("From and to"), 1.3),
                Column(_("Rent"), number=True),
                Column(_("Service and other"), number=True),
                Column(_("Deposit held"), number=True),
            ),
            groups=tuple(groups),
            author=office.legal_name,
            state=_state(language.day(roll.day)),
            total=(
                _("Total"),
                "",
                "",
                language.plain_money(_sum(roll, "rent")),
                language.plain_money(_sum(roll, "service") + _sum(roll, "other")),
                language.plain_money(roll.deposits_held),
            ),
            notes=(
                _("Amounts in euros a month, without VAT. A deposit is owed back, not income."),
            ),
            demo=office.demo,
        )
    )


def register_pdf(office: OfficeRow, register: Register) -> bytes:
    """Every invoice and credit note of a period, in order of number."""
    columns = (
        Column(_("Number")),
        Column(_("Day")),
        Column(_("Tenant"), 2.0),
        Column(_("Without VAT"), number=True),
        Column(_("VAT"), number=True),
        Column(_("With VAT"), number=True),
    )
    issued = [row for row in register.rows if row.kind is InvoiceKind.INVOICE]
    credited = [row for row in register.rows if row.kind is InvoiceKind.CREDIT]
    groups = []
    for heading, found in ((_("Invoices"), issued), (_("Credit notes"), credited)):
        rows = tuple(
            (
                row.number,
                language.short_day(row.issued_on),
                row.party_name,
                language.plain_money(row.net),
                language.plain_money(row.vat),
                language.plain_money(row.total),
            )
            for row in found
        )
        if rows:
            groups.append(Group(rows, heading))
    sentence = _("{invoices} invoices and {credits} credit notes, together {total}.").format(
        invoices=len(issued), credits=len(credited), total=language.money(register.total)
    )
    period = _("{first} to {last}").format(
        first=language.day(register.first_day), last=language.day(register.last_day)
    )
    sums = (register.net, register.vat, register.total)
    return report_pdf(
        Report(
            title=_("Invoice register"),
            sentence=sentence,
            columns=columns,
            groups=tuple(groups),
            author=office.legal_name,
            state=period,
            total=(_("Total"), "", "", *(language.plain_money(amount) for amount in sums)),
            notes=(_("Numbers follow each other without a gap. A credit note has its own row."),),
            demo=office.demo,
        )
    )


def in_and_out_pdf(office: OfficeRow, both: InAndOut) -> bytes:
    """What the sublets bring in beside what the head lease costs, and what passes its end."""
    lease = both.head_lease
    rows = tuple(
        (
            Cell(row.rooms, _area(row.area)),
            Cell(row.tenant, _("goes on after the head lease") if row.past_head_lease else ""),
            language.short_day(row.last_day) if row.last_day else _("no end"),
            language.plain_money(row.rent),
            _per_metre(row),
        )
        for row in both.roll.rows
    )
    out = (
        (
            (
                Cell(_("Head lease"), lease.landlord),
                _to_do(both),
                language.short_day(lease.last_day) if lease.last_day else _("no end"),
                language.plain_money(-both.goes_out),
                "",
            ),
        )
        if lease
        else ()
    )
    return report_pdf(
        Report(
            title=_("Head lease beside the sublets"),
            sentence=_in_words(both),
            columns=(
                Column(_("Room"), 1.3),
                Column(_("Tenant"), 1.8),
                Column(_("Last day"), 0.9),
                Column(_("A month"), number=True),
                Column(_("A year per m²"), number=True),
            ),
            groups=(Group(rows, _("Comes in")), Group(out, _("Goes out"))),
            author=office.legal_name,
            state=_state(language.day(both.day)),
            total=(_("Left"), "", "", language.plain_money(both.left), ""),
            notes=(_("Rent alone, without service charges and other lines."),),
            demo=office.demo,
        )
    )


def _in_words(both: InAndOut) -> str:
    if both.head_lease is None:
        return _("The head lease is not filled in yet.")
    return _("{comes_in} comes in a month, {goes_out} goes out: {left} is left.").format(
        comes_in=language.money(both.comes_in),
        goes_out=language.money(both.goes_out),
        left=language.money(both.left),
    )


def _to_do(both: InAndOut) -> str:
    lease = both.head_lease
    if lease is None:
        return ""
    if lease.renewal_by:
        return _("ask for renewal by {day}").format(day=language.day(lease.renewal_by))
    if lease.notice_by:
        return _("give notice by {day}").format(day=language.day(lease.notice_by))
    return ""


def _roll_row(row: RollRow) -> tuple[Cell | str, ...]:
    until = _("no end")
    if row.last_day:
        until = _("to {day}").format(day=language.short_day(row.last_day))
    return (
        Cell(row.rooms, _area(row.area)),
        row.tenant,
        Cell(language.short_day(row.first_day), until),
        language.plain_money(row.rent),
        language.plain_money(row.service + row.other),
        language.plain_money(row.deposit.held if row.deposit else NOTHING),
    )


def _sum(roll: RentRoll, kind: str) -> Money:
    return total(getattr(row, kind) for row in roll.rows)


def _area(area: Decimal | None) -> str:
    return f"{language.number(area)} m²" if area else ""


def _per_metre(row: RollRow) -> str:
    found = per_square_metre(row.rent, row.area)
    return language.plain_money(found) if found is not None else ""


def _state(day: str) -> str:
    return _("state of {day}").format(day=day)
