"""What is known already, and what the list says that is new or different."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bestuurskamer import reading
from bestuurskamer.days import Period
from bestuurskamer.money import Money, total
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.rules import status_on
from bestuurskamer.parties.model import AddressKind
from bestuurskamer.parties.rules import is_po_box
from bestuurskamer.rent.model import LineKind


@dataclass(frozen=True)
class KnownAddress:
    """Where a tenant is, or where its post goes."""

    kind: AddressKind
    street: str
    postal_code: str
    town: str


@dataclass(frozen=True)
class KnownTenant:
    """Somebody we deal with; `other_names` are those of doubles merged into them."""

    id: int
    name: str
    other_names: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    kvk_number: str = ""
    vat_number: str = ""
    addresses: tuple[KnownAddress, ...] = ()
    ibans: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()

    def address(self, kind: AddressKind) -> KnownAddress:
        """The address of this kind; without one, an empty one."""
        return next((a for a in self.addresses if a.kind is kind), KnownAddress(kind, "", "", ""))


@dataclass(frozen=True)
class KnownRoom:
    """A room of the building."""

    id: int
    name: str
    floor: str = ""
    area: Decimal | None = None
    capacity: int | None = None


@dataclass(frozen=True)
class KnownLine:
    """What a lease costs a month; `chain` is shared with its successors."""

    kind: LineKind
    chain: int
    monthly: Money
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True)
class KnownLease:
    """A lease with its rooms; of each room its number, first day and last day."""

    id: int
    tenant_id: int
    tenant: str
    first_day: date
    last_day: date | None
    deposit: Money | None
    rooms: tuple[tuple[int, date, date | None], ...]
    lines: tuple[KnownLine, ...]

    def monthly(self, kind: LineKind, today: date) -> Money:
        """What it costs a month today, or on its nearest day."""
        day = max(self.first_day, min(today, self.last_day or today))
        newest: dict[int, KnownLine] = {}
        for line in sorted(self.lines, key=lambda line: line.first_day):
            if line.kind is kind and line.first_day <= day <= (line.last_day or day):
                newest[line.chain] = line
        return total(line.monthly for line in newest.values())


@dataclass(frozen=True)
class Existing:
    """What the board remembers before the list is taken over; `invoices_from` is a first day."""

    building_id: int | None = None
    tenants: tuple[KnownTenant, ...] = ()
    rooms: tuple[KnownRoom, ...] = ()
    leases: tuple[KnownLease, ...] = ()
    vat_positions: tuple[tuple[date, VatStatus], ...] = ()
    invoices_from: date | None = None

    def charges_vat(self, first_day: date, today: date) -> bool:
        """Whether VAT can be asked when a lease from this day is first invoiced here.

        As long as the board has said nothing about its VAT, there is nothing to ask about.
        """
        day = max(first_day, self.invoices_from or today)
        said = self.vat_positions
        return not said or status_on(said, day) is not VatStatus.EXEMPT


def key(name: str) -> str:
    """A name for comparing: small letters, single spaces."""
    return reading.clean(name).casefold()


def address_kind(street: str) -> AddressKind:
    """A P.O. box is for post; anything else is where somebody is."""
    return AddressKind.POST if is_po_box(street) else AddressKind.VISIT


def days_of(first: date, last: date | None) -> Period:
    """All days from the first to the last; without a last day it goes on."""
    return Period.through(first, max(first, last or date(9999, 12, 30)))
