"""Which tenant, room and lease of a row are known already, and what the row says that differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bestuurskamer.errors import N_
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.grid import as_text
from bestuurskamer.rent.tenant_list.known import (
    Existing,
    KnownLease,
    KnownRoom,
    KnownTenant,
    address_kind,
    days_of,
    key,
)
from bestuurskamer.rent.tenant_list.rows import Change, RowPlan


class Index:
    """What is known, to be looked up by name, e-mail address, IBAN and room."""

    def __init__(self, existing: Existing) -> None:
        self.named: dict[str, list[KnownTenant]] = defaultdict(list)
        self._reached: dict[str, list[KnownTenant]] = defaultdict(list)
        self.rooms: dict[str, KnownRoom] = {}
        self.of_room: dict[int, list[KnownLease]] = defaultdict(list)
        for tenant in existing.tenants:
            for name in {key(name) for name in (tenant.name, *tenant.other_names)}:
                self.named[name].append(tenant)
            for way in filter(None, (key(tenant.email), *tenant.ibans)):
                self._reached[way].append(tenant)
        for room in existing.rooms:
            self.rooms.setdefault(key(room.name), room)
        for lease in existing.leases:
            for room_id in {room_id for room_id, _, _ in lease.rooms}:
                self.of_room[room_id].append(lease)

    def reached(self, row: RowPlan) -> list[KnownTenant]:
        """Who has the e-mail address or the IBAN of the row."""
        ways = filter(None, (key(row.text(Field.EMAIL)), row.text(Field.IBAN)))
        return list({t.id: t for way in ways for t in self._reached[way]}.values())


def with_known(row: RowPlan, known: Index) -> RowPlan:
    """The row with what is known already named, and what it would change."""
    row = _with_room(row, known)
    if not row.tenant:
        return row
    row = _with_tenant(row, known)
    lease = _lease_of(row, known)
    if lease is None:
        return _not_let_twice(row, known)
    return _compared(replace(row, lease_id=lease.id), lease)


def _with_room(row: RowPlan, known: Index) -> RowPlan:
    room = known.rooms.get(key(row.room))
    if room is None or not row.room:
        return row
    changes = [
        Change(field, as_text(_plain(before)), as_text(_plain(after)))
        for field, before, after in (
            (Field.FLOOR, room.floor, row.value(Field.FLOOR)),
            (Field.AREA, room.area, row.value(Field.AREA)),
            (Field.CAPACITY, room.capacity, row.value(Field.CAPACITY)),
        )
        if after is not None and after != before
    ]
    return replace(row, room_id=room.id, changes=(*row.changes, *changes))


def _plain(value: object) -> str | float | int:
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, str | int) else ""


def _with_tenant(row: RowPlan, known: Index) -> RowPlan:
    named = known.named[key(row.tenant)]
    if len(named) > 1:
        alike = [t for t in named if _reached_alike(row, t)]
        if len(alike) != 1:
            return row.asked(
                N_("{count} tenants have this name. Add an e-mail address or IBAN that fits one."),
                Field.TENANT,
                count=len(named),
            )
        named = alike
    if not named:
        return _by_reach(row, known)
    return _is(row, named[0])


def _is(row: RowPlan, tenant: KnownTenant) -> RowPlan:
    changes = tuple(_changes_of(row, tenant))
    return replace(row, tenant_id=tenant.id, changes=(*row.changes, *changes))


def _by_reach(row: RowPlan, known: Index) -> RowPlan:
    """A name not seen before with a known e-mail address or IBAN: the same tenant, or a question.

    It is the same when the room and the first day fit too. Two clubs may share a treasurer.
    """
    reached = known.reached(row)
    if len(reached) != 1:
        return row
    tenant = reached[0]
    if _lease_of(replace(row, tenant_id=tenant.id), known):
        note = N_("Known as {name}. That name stays.")
        return _is(row.noted(note, Field.TENANT, name=tenant.name), tenant)
    return row.asked(
        N_(
            "{name} has this e-mail address or IBAN. If it is the same tenant, write that name. "
            "If not, clear the e-mail address or IBAN here."
        ),
        Field.TENANT,
        tenant.name,
        name=tenant.name,
    )


def _reached_alike(row: RowPlan, tenant: KnownTenant) -> bool:
    email, iban = key(row.text(Field.EMAIL)), row.text(Field.IBAN)
    return bool(email and email == key(tenant.email)) or bool(iban and iban in tenant.ibans)


def _changes_of(row: RowPlan, tenant: KnownTenant) -> Iterable[Change]:
    address = tenant.address(address_kind(row.text(Field.STREET)))
    for field, before in (
        (Field.EMAIL, tenant.email),
        (Field.PHONE, tenant.phone),
        (Field.KVK, tenant.kvk_number),
        (Field.VAT_NUMBER, tenant.vat_number),
        (Field.STREET, address.street),
        (Field.POSTAL_CODE, address.postal_code),
        (Field.TOWN, address.town),
    ):
        after = row.text(field)
        if after and key(after) != key(before):
            yield Change(field, before, after)
    for field, several in ((Field.IBAN, tenant.ibans), (Field.CONTACT, tenant.contacts)):
        after = row.text(field)
        if after and key(after) not in map(key, several):
            yield Change(field, ", ".join(several), after)


def _lease_of(row: RowPlan, known: Index) -> KnownLease | None:
    first = row.day(Field.FIRST_DAY)
    if row.tenant_id is None or row.room_id is None or first is None:
        return None
    for lease in known.of_room[row.room_id]:
        if lease.tenant_id == row.tenant_id:
            days = {day for room, day, _ in lease.rooms if room == row.room_id}
            if first in days or first == lease.first_day:
                return lease
    return None


def _not_let_twice(row: RowPlan, known: Index) -> RowPlan:
    first = row.day(Field.FIRST_DAY)
    if row.room_id is None or first is None:
        return row
    wanted = days_of(first, row.day(Field.LAST_DAY))
    for lease in known.of_room[row.room_id]:
        for room_id, start, end in lease.rooms:
            if room_id == row.room_id and wanted & days_of(start, end or lease.last_day):
                return row.asked(
                    N_("{tenant} has this room already, from {day}."),
                    Field.FIRST_DAY,
                    tenant=lease.tenant,
                    day=start,
                )
    return row


def _compared(row: RowPlan, lease: KnownLease) -> RowPlan:
    """A lease that is known: its days and amounts are asked about, never changed by a list."""
    last, known_last = row.day(Field.LAST_DAY), lease.last_day
    if last is not None and last != known_last:
        if known_last is None:
            return row.asked(
                N_("Here this lease has no last day. If it ends, say so at the tenant."),
                Field.LAST_DAY,
                "-",
            )
        return row.asked(
            N_("Here the last day is {day}. If that changes, say so at the tenant."),
            Field.LAST_DAY,
            as_text(known_last),
            day=known_last,
        )
    return row
