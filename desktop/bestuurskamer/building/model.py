"""What we remember of the building, its rooms and the head lease."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party
from bestuurskamer.vault.records import Lines, Record


class Building(Record):
    """A building that we rent from somebody and let in rooms."""

    __tablename__ = "building"

    name: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")


class Room(Record):
    """A room that can be let on its own."""

    __tablename__ = "room"

    building_id: Mapped[int] = mapped_column(ForeignKey("building.id"), init=False)
    building: Mapped[Building] = relationship(repr=False)
    name: Mapped[str]
    floor: Mapped[str] = mapped_column(default="")
    area: Mapped[Decimal | None] = mapped_column(default=None)  # m²
    capacity: Mapped[int | None] = mapped_column(default=None)  # people
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    import_id: Mapped[int | None] = mapped_column(default=None)


class HeadLease(Record):
    """The lease by which we have the building ourselves."""

    __tablename__ = "head_lease"

    building_id: Mapped[int] = mapped_column(ForeignKey("building.id"), init=False)
    building: Mapped[Building] = relationship(repr=False)
    landlord_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False)
    landlord: Mapped[Party] = relationship(repr=False)
    first_day: Mapped[date]
    last_day: Mapped[date | None] = mapped_column(default=None)
    notice_by: Mapped[date | None] = mapped_column(default=None)  # last day to give notice
    renewal_by: Mapped[date | None] = mapped_column(default=None)  # last day to ask for renewal
    sublet_allowed: Mapped[bool | None] = mapped_column(default=None)  # None: not known
    sublet_on: Mapped[date | None] = mapped_column(default=None)
    sublet_reference: Mapped[str] = mapped_column(default="")
    runs_on: Mapped[str] = mapped_column(Lines(), default="")  # what may go on after the end
    rents: Mapped[list[HeadRent]] = relationship(
        back_populates="head_lease",
        default_factory=list,
        repr=False,
        order_by="HeadRent.first_day",
    )


class HeadRent(Record):
    """What the head lease costs a month from a day on; a rise is a new row."""

    __tablename__ = "head_rent"

    head_lease_id: Mapped[int] = mapped_column(ForeignKey("head_lease.id"), init=False, index=True)
    first_day: Mapped[date]
    monthly: Mapped[Money]
    head_lease: Mapped[HeadLease] = relationship(back_populates="rents", default=None, repr=False)
    reason: Mapped[str] = mapped_column(default="")
