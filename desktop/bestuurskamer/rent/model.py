"""What we remember of leases and what they cost."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bestuurskamer.building.model import Room
from bestuurskamer.days import Month
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party
from bestuurskamer.vault.records import Lines, Record, plain


class Regime(enum.Enum):
    """Under which law a space is let (Dutch Civil Code, book 7)."""

    UNKNOWN = "unknown"
    OFFICE = "230a"  # art. 7:230a: office, class room, studio, storage
    SHOP = "290"  # art. 7:290: shop, restaurant, workshop with a public counter
    LIVING = "living"  # other law: the program warns


class Rhythm(enum.Enum):
    """How many months stand on one invoice."""

    MONTH = "month"
    QUARTER = "quarter"


class Timing(enum.Enum):
    """Whether a period is invoiced before it begins or after it ended."""

    ADVANCE = "advance"
    AFTERWARDS = "afterwards"


class LineKind(enum.Enum):
    """What a rent line is for."""

    RENT = "rent"
    SERVICE = "service"  # advance on service charges
    OTHER = "other"


class VatTreatment(enum.Enum):
    """How VAT is treated on a line; the rate itself is a figure of law."""

    EXEMPT = "exempt"
    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"
    REVERSE = "reverse"
    KOR = "kor"


class DepositMoveKind(enum.Enum):
    """What happened to a deposit."""

    ASKED = "asked"
    RECEIVED = "received"
    RETURNED = "returned"
    KEPT = "kept"  # set off against damage or arrears, with a note


class Lease(Record):
    """The right of one tenant to use one or more rooms, from its first to its last day."""

    __tablename__ = "lease"

    tenant_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False, index=True)
    tenant: Mapped[Party] = relationship(repr=False)
    first_day: Mapped[date]
    last_day: Mapped[date | None] = mapped_column(default=None)
    notice_by: Mapped[date | None] = mapped_column(default=None)
    regime: Mapped[Regime] = mapped_column(plain(Regime), default=Regime.UNKNOWN)
    rhythm: Mapped[Rhythm] = mapped_column(plain(Rhythm), default=Rhythm.MONTH)
    timing: Mapped[Timing] = mapped_column(plain(Timing), default=Timing.ADVANCE)
    deposit_agreed: Mapped[Money | None] = mapped_column(default=None)
    ended_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Lines(), default="")
    import_id: Mapped[int | None] = mapped_column(default=None)
    rooms: Mapped[list[LeaseRoom]] = relationship(
        back_populates="lease", default_factory=list, repr=False
    )
    lines: Mapped[list[RentLine]] = relationship(
        back_populates="lease", default_factory=list, repr=False, order_by="RentLine.first_day"
    )


class LeaseRoom(Record):
    """A room under a lease, for all of its days or fewer."""

    __tablename__ = "lease_room"

    lease_id: Mapped[int] = mapped_column(ForeignKey("lease.id"), init=False, index=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), init=False, index=True)
    room: Mapped[Room] = relationship(repr=False)
    first_day: Mapped[date]
    lease: Mapped[Lease] = relationship(back_populates="rooms", default=None, repr=False)
    last_day: Mapped[date | None] = mapped_column(default=None)


class RentLine(Record):
    """What a lease costs a month from a day on; a change is a successor, never an edit.

    `origin_id` names the first line of a row of successors; the first line has none.
    It lasts until its successor begins, its own last day, or the end of the lease.
    """

    __tablename__ = "rent_line"

    lease_id: Mapped[int] = mapped_column(ForeignKey("lease.id"), init=False, index=True)
    monthly: Mapped[Money]
    first_day: Mapped[date]
    lease: Mapped[Lease] = relationship(back_populates="lines", default=None, repr=False)
    kind: Mapped[LineKind] = mapped_column(plain(LineKind), default=LineKind.RENT)
    text: Mapped[str] = mapped_column(default="")  # empty: the kind and the rooms say it
    vat: Mapped[VatTreatment] = mapped_column(plain(VatTreatment), default=VatTreatment.EXEMPT)
    vat_reason: Mapped[str] = mapped_column(default="")
    last_day: Mapped[date | None] = mapped_column(default=None)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("rent_line.id"), default=None)
    reason: Mapped[str] = mapped_column(default="")  # why it changed

    @property
    def chain(self) -> int:
        """The number that a line shares with all its successors."""
        return self.origin_id or self.id


class Extra(Record):
    """Something on a tenant's next invoice beside the rent: evenings, a key, a repair."""

    __tablename__ = "extra"

    lease_id: Mapped[int] = mapped_column(ForeignKey("lease.id"), init=False, index=True)
    lease: Mapped[Lease] = relationship(repr=False)
    text: Mapped[str]
    month: Mapped[Month]  # on the invoice of this month
    quantity: Mapped[Decimal]
    price: Mapped[Money]
    unit: Mapped[str] = mapped_column(default="")  # "avonden"; empty for a single thing
    vat: Mapped[VatTreatment] = mapped_column(plain(VatTreatment), default=VatTreatment.EXEMPT)
    vat_reason: Mapped[str] = mapped_column(default="")
    every_month: Mapped[bool] = mapped_column(default=False)
    last_month: Mapped[Month | None] = mapped_column(default=None)  # of one for every month


class DepositMove(Record):
    """A step in the life of a deposit: a debt of the board, never income."""

    __tablename__ = "deposit_move"

    lease_id: Mapped[int] = mapped_column(ForeignKey("lease.id"), init=False, index=True)
    lease: Mapped[Lease] = relationship(repr=False)
    kind: Mapped[DepositMoveKind] = mapped_column(plain(DepositMoveKind))
    amount: Mapped[Money]
    on_day: Mapped[date]
    note: Mapped[str] = mapped_column(default="")


class ListImport(Record):
    """One reading of a list of tenants: what it made can be undone together."""

    __tablename__ = "list_import"

    file_name: Mapped[str]
    made_at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)
