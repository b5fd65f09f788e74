"""Taking the list over: what is known before, and everything chosen written at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.building.model import Building, Room
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.actions import next_number
from bestuurskamer.parties.model import Address, Contact, Delivery, Party, PartyIban
from bestuurskamer.parties.rules import tenant_number
from bestuurskamer.rent.model import (
    DepositMove,
    DepositMoveKind,
    Lease,
    LeaseRoom,
    LineKind,
    ListImport,
    RentLine,
)
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.known import address_kind, key
from bestuurskamer.rent.tenant_list.plan import Plan
from bestuurskamer.rent.tenant_list.remembered import existing
from bestuurskamer.rent.tenant_list.rows import RowPlan
from bestuurskamer.rent.tenant_list.together import lease_key, room_key, tenant_key


@dataclass(frozen=True)
class TakeResult:
    """What was made, in numbers, and under which number it can be undone.

    `updated` counts the tenants and rooms known before that got something new.
    """

    import_id: int
    tenants: int
    rooms: int
    leases: int
    updated: int


def take(
    session: Session,
    plan: Plan,
    chosen_rows: Collection[int],
    building_id: int,
    file_name: str,
    now: datetime,
    *,
    rooms_only: Collection[int] = (),
    deposits_received: bool = False,
) -> TakeResult:
    """Write the chosen rows, by the numbers the spreadsheet shows, and of others the room alone.

    A deposit counts as received when the list says so, or all of them with `deposits_received`.
    Refused when a chosen row is not ready to be taken, or when something changed since the plan
    was made; then nothing is written.
    """
    if existing(session, plan.existing.building_id) != plan.existing:
        raise Refused(
            N_("Something changed after the list was read. Nothing was written. Look again.")
        )
    _refuse_unready(plan, chosen_rows, rooms_only)
    made = ListImport(file_name=file_name, made_at=now)
    session.add(made)
    session.flush()
    taking = _Taking(session, made.id, session.get_one(Building, building_id), deposits_received)
    rows = [row for row in plan.rows if row.number in chosen_rows]
    alone = [row for row in plan.rows if row.number in rooms_only and row not in rows]
    return taking.take(rows, alone)


def _refuse_unready(plan: Plan, chosen_rows: Collection[int], rooms_only: Collection[int]) -> None:
    ready = plan.takeable
    for number in sorted(chosen_rows):
        if number not in ready:
            raise Refused(N_("Row {row} is not ready to be taken over."), row=number)
    for number in sorted(rooms_only):
        if number not in plan.rooms_only | ready:
            raise Refused(N_("The room of row {row} is not ready to be taken over."), row=number)
    if not chosen_rows and not rooms_only:
        raise Refused(N_("Choose at least one row to take over."))


class _Taking:
    """Makes the records of one import; what it made carries the number of the import."""

    def __init__(
        self, session: Session, import_id: int, building: Building, deposits_received: bool
    ) -> None:
        self._session = session
        self._import_id = import_id
        self._building = building
        self._deposits_received = deposits_received
        self._rooms: dict[Hashable, Room] = {}
        self._updated: set[Room | Party] = set()
        self._made = {Room: 0, Party: 0, Lease: 0}
        self._number = int(next_number(session).removeprefix("H-"))

    def take(self, rows: list[RowPlan], alone: list[RowPlan]) -> TakeResult:
        for row in (*rows, *alone):
            self._keep_room(row)
        tenants = {
            name: self._keep_tenant(group) for name, group in _groups(rows, tenant_key).items()
        }
        new = [row for row in rows if row.lease_id is None]
        for group in _groups(new, lease_key).values():
            self._keep_lease(tenants[tenant_key(group[0])], group)
        self._session.flush()
        return TakeResult(
            self._import_id,
            tenants=self._made[Party],
            rooms=self._made[Room],
            leases=self._made[Lease],
            updated=len(self._updated),
        )

    def _keep_room(self, row: RowPlan) -> None:
        name = room_key(row)
        room = self._rooms.get(name)
        if room is None and row.room_id:
            room = self._session.get_one(Room, row.room_id)
        if room is None:
            room = Room(building=self._building, name=row.room, import_id=self._import_id)
            self._session.add(room)
            self._made[Room] += 1
        self._rooms[name] = room
        area, capacity = row.value(Field.AREA), row.value(Field.CAPACITY)
        changed = [
            self._set(room, "floor", row.text(Field.FLOOR)),
            isinstance(area, Decimal) and self._set(room, "area", area),
            isinstance(capacity, int) and self._set(room, "capacity", capacity),
        ]
        if any(changed) and room.import_id != self._import_id:
            self._updated.add(room)

    def _keep_tenant(self, rows: list[RowPlan]) -> Party:
        known_id = rows[0].tenant_id
        if known_id:
            party = self._session.get_one(Party, known_id)
            party.number = party.number or self._next_number()
        else:
            party = Party(
                name=rows[0].tenant,
                number=self._next_number(),
                import_id=self._import_id,
            )
            if any(row.value(Field.EMAIL) for row in rows):
                party.delivery = Delivery.EMAIL
            self._session.add(party)
            self._made[Party] += 1
        changed = [self._tell(party, row) for row in rows]
        self._session.flush()
        if any(changed) and party.import_id != self._import_id:
            self._updated.add(party)
        return party

    def _next_number(self) -> str:
        self._number += 1
        return tenant_number(self._number - 2)

    def _tell(self, party: Party, row: RowPlan) -> bool:
        """Give a tenant what a row says of it; whether that was new."""
        changed = [
            self._set(party, name, row.text(field))
            for name, field in (
                ("email", Field.EMAIL),
                ("phone", Field.PHONE),
                ("kvk_number", Field.KVK),
                ("vat_number", Field.VAT_NUMBER),
            )
        ]
        changed.append(self._tell_address(party, row))
        iban, contact = row.text(Field.IBAN), row.text(Field.CONTACT)
        if iban and iban not in {known.iban for known in party.ibans}:
            party.ibans.append(PartyIban(iban=iban, holder=row.text(Field.IBAN_HOLDER)))
            changed.append(True)
        if contact and key(contact) not in {key(known.name) for known in party.contacts}:
            party.contacts.append(Contact(name=contact))
            changed.append(True)
        return any(changed)

    def _tell_address(self, party: Party, row: RowPlan) -> bool:
        said = [row.text(field) for field in (Field.STREET, Field.POSTAL_CODE, Field.TOWN)]
        if not any(said):
            return False
        kind = address_kind(said[0])
        address = next((a for a in party.addresses if a.kind is kind), None)
        if address is None:
            address = Address(kind=kind)
            party.addresses.append(address)
        names = ("street", "postal_code", "town")
        changed = [self._set(address, *pair) for pair in zip(names, said, strict=True)]
        return any(changed)

    @staticmethod
    def _set(record: Room | Party | Address, name: str, value: str | Decimal | int) -> bool:
        """Set what the list tells; nothing said changes nothing, nor do other capitals."""
        before = getattr(record, name)
        if value == "" or value == before:
            return False
        if isinstance(value, str) and key(value) == key(str(before or "")):
            return False
        setattr(record, name, value)
        return True

    def _keep_lease(self, tenant: Party, rows: list[RowPlan]) -> None:
        first, last = rows[0].day(Field.FIRST_DAY), rows[0].day(Field.LAST_DAY)
        assert first is not None
        deposits = [row.money(Field.DEPOSIT) or _received(row, NOTHING) for row in rows]
        lease = Lease(
            tenant=tenant,
            first_day=first,
            last_day=last,
            deposit_agreed=total(deposits) or None,
            note="\n".join(note for row in rows if (note := row.text(Field.NOTE))),
            import_id=self._import_id,
        )
        rooms = {id(room): room for row in rows if (room := self._rooms[room_key(row)])}
        for room in rooms.values():
            lease.rooms.append(LeaseRoom(room=room, first_day=first, last_day=last))
        with language.speaking(tenant.language):
            lease.lines.extend(_lines(rows))
        self._session.add(lease)
        self._made[Lease] += 1
        received = total(_received(row, self._agreed(row)) for row in rows)
        if received:
            kind = DepositMoveKind.RECEIVED
            move = DepositMove(lease=lease, kind=kind, amount=received, on_day=first)
            self._session.add(move)

    def _agreed(self, row: RowPlan) -> Money:
        """What counts as received where the list does not say it."""
        return (row.money(Field.DEPOSIT) or NOTHING) if self._deposits_received else NOTHING


def _received(row: RowPlan, otherwise: Money) -> Money:
    """How much deposit the list says was received."""
    match row.value(Field.DEPOSIT_RECEIVED):
        case Money() as amount:
            return amount
        case "yes":
            return row.money(Field.DEPOSIT) or NOTHING
        case "no":
            return NOTHING
        case _:
            return otherwise


def _lines(rows: list[RowPlan]) -> Iterable[RentLine]:
    """Rent and service charges of each row; with several rooms the line names its room."""
    for row in rows:
        first = row.day(Field.FIRST_DAY)
        assert first is not None
        for kind, field, text in (
            (LineKind.RENT, Field.RENT, _("Rent {rooms}")),
            (LineKind.SERVICE, Field.SERVICE, _("Service charges in advance, {rooms}")),
        ):
            amount = row.money(field)
            if amount is not None and (amount or kind is LineKind.RENT):
                named = text.format(rooms=row.room) if len(rows) > 1 else ""
                yield RentLine(kind=kind, monthly=amount, first_day=first, vat=row.vat, text=named)


def _groups(
    rows: Iterable[RowPlan], by: Callable[[RowPlan], Hashable]
) -> dict[Hashable, list[RowPlan]]:
    groups: dict[Hashable, list[RowPlan]] = defaultdict(list)
    for row in rows:
        name = by(row)
        if name is not None:
            groups[name].append(row)
    return groups
