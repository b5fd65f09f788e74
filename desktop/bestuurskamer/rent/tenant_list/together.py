"""What the rows of a list say about each other: one tenant, one room, one lease."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date

from bestuurskamer.errors import N_, words
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.rent.model import LineKind, VatTreatment
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.grid import as_text
from bestuurskamer.rent.tenant_list.known import Existing, KnownLease, key
from bestuurskamer.rent.tenant_list.rows import RowPlan, State

_OF_TENANT = (
    Field.EMAIL, Field.PHONE, Field.KVK, Field.VAT_NUMBER, Field.STREET, Field.POSTAL_CODE,
    Field.TOWN,
)  # fmt: skip
_OF_ROOM = (Field.FLOOR, Field.AREA, Field.CAPACITY)


def tenant_key(row: RowPlan) -> Hashable:
    """The same for all rows of one tenant; None without a tenant."""
    return row.tenant_id or key(row.tenant) or None


def room_key(row: RowPlan) -> Hashable:
    """The same for all rows of one room; None without a room."""
    return row.room_id or key(row.room) or None


def lease_key(row: RowPlan) -> Hashable:
    """The same for rows that are one lease of several rooms; None without a tenant and days."""
    tenant, first = tenant_key(row), row.day(Field.FIRST_DAY)
    return (tenant, first, row.day(Field.LAST_DAY)) if tenant and first else None


def judged_together(rows: Iterable[RowPlan], existing: Existing, today: date) -> list[RowPlan]:
    """The rows with every question that only shows beside the other rows."""
    found = {row.index: row for row in rows}
    _refuse_doubles(found)
    _ask_differences(found, tenant_key, _OF_TENANT)
    _ask_differences(found, room_key, _OF_ROOM)
    _ask_let_twice(found)
    _ask_for_rents(found)
    _ask_known_amounts(found, existing, today)
    _ask_for_vat(found, existing, today)
    return list(found.values())


def _grouped(
    rows: dict[int, RowPlan], by: Callable[[RowPlan], Hashable]
) -> dict[Hashable, list[RowPlan]]:
    groups: dict[Hashable, list[RowPlan]] = defaultdict(list)
    for row in rows.values():
        name = by(row) if row.counts else None
        if name is not None:
            groups[name].append(row)
    return groups


def _refuse_doubles(rows: dict[int, RowPlan]) -> None:
    seen: dict[Hashable, int] = {}
    for row in list(rows.values()):
        lease, room = lease_key(row), room_key(row)
        if not row.counts or lease is None or room is None:
            continue
        first = seen.setdefault((tenant_key(row), row.day(Field.FIRST_DAY), room), row.number)
        if first != row.number:
            reason = words(N_("Row {row} says the same: this tenant, room and day."), row=first)
            rows[row.index] = replace(row, state=State.REFUSED, why=(reason,))


def _ask_differences(
    rows: dict[int, RowPlan], by: Callable[[RowPlan], Hashable], fields: Iterable[Field]
) -> None:
    for group in _grouped(rows, by).values():
        for field in fields:
            said = [row for row in group if row.value(field) is not None]
            for row in said[1:]:
                if key(as_text_of(row, field)) != key(as_text_of(said[0], field)):
                    rows[row.index] = rows[row.index].asked(
                        N_("Row {row} has “{text}” here. Which one is right?"),
                        field,
                        as_text_of(said[0], field),
                        row=said[0].number,
                        text=as_text_of(said[0], field),
                    )


def as_text_of(row: RowPlan, field: Field) -> str:
    """What the row tells of this, as text that can be typed."""
    value = row.value(field)
    return value if isinstance(value, str) else str(value).replace(".", ",")


def _ask_let_twice(rows: dict[int, RowPlan]) -> None:
    for group in _grouped(rows, room_key).values():
        dated = sorted(
            ((first, row) for row in group if row.tenant and (first := row.day(Field.FIRST_DAY))),
            key=lambda pair: pair[0],
        )
        holder: RowPlan | None = None  # of the rows so far the one that has the room longest
        for first, row in dated:
            last = row.day(Field.LAST_DAY) or date.max
            until = (holder.day(Field.LAST_DAY) or date.max) if holder else None
            if holder and until and first <= until:
                rows[row.index] = rows[row.index].asked(
                    N_("Row {row} lets this room to {tenant} in the same days."),
                    Field.FIRST_DAY,
                    row=holder.number,
                    tenant=holder.tenant,
                )
            if until is None or last > until:
                holder = row


def _ask_for_rents(rows: dict[int, RowPlan]) -> None:
    """A row without a rent is asked about, but not beside a row of the same lease with one."""
    told = {lease_key(row): row for row in rows.values() if row.counts and row.money(Field.RENT)}
    for row in list(rows.values()):
        cell = row.cell(Field.RENT)
        if not (row.counts and row.tenant) or row.lease_id or (cell and cell.value is not None):
            continue
        other = told.get(lease_key(row))
        if other:
            rows[row.index] = row.noted(
                N_("The rent of this lease stands in row {row}."), Field.RENT, row=other.number
            )
        else:
            rows[row.index] = row.asked(N_("What is the rent per month?"), Field.RENT)


def _ask_known_amounts(rows: dict[int, RowPlan], existing: Existing, today: date) -> None:
    leases = {lease.id: lease for lease in existing.leases}
    for lease_id, group in _grouped(rows, lambda row: row.lease_id).items():
        lease = leases[int(str(lease_id))]
        for field, known in _known_amounts(lease, today):
            told = [row for row in group if row.money(field) is not None]
            if not told or total(row.money(field) or NOTHING for row in told) == known:
                continue
            for row in told:
                rows[row.index] = rows[row.index].asked(
                    N_("Here it is {amount}. If that changes, say so at the tenant, from a day."),
                    field,
                    as_text(float(known.euros)) if len(told) == 1 else "",
                    amount=known,
                )


def _ask_for_vat(rows: dict[int, RowPlan], existing: Existing, today: date) -> None:
    """A board that charges no VAT cannot invoice a line with it: asked now, not in the run."""
    for row in list(rows.values()):
        first, last = row.day(Field.FIRST_DAY), row.day(Field.LAST_DAY)
        charged = row.vat in (VatTreatment.STANDARD, VatTreatment.REDUCED, VatTreatment.REVERSE)
        if not (row.counts and row.tenant and first and charged) or row.lease_id:
            continue
        if last and existing.invoices_from and last < existing.invoices_from:
            continue
        if not existing.charges_vat(first, today):
            rows[row.index] = row.asked(
                N_("This asks VAT, but the board charges none. Exempt? Or change it in Settings."),
                Field.VAT,
                _("exempt"),
            )


def _known_amounts(lease: KnownLease, today: date) -> Iterable[tuple[Field, Money]]:
    yield Field.RENT, lease.monthly(LineKind.RENT, today)
    yield Field.SERVICE, lease.monthly(LineKind.SERVICE, today)
    yield Field.DEPOSIT, lease.deposit or NOTHING
