"""What we remember of people and organisations."""

from __future__ import annotations

import enum
from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bestuurskamer.vault.records import Lines, Record, plain


class PartyKind(enum.Enum):
    """Whether law sees a consumer or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Delivery(enum.Enum):
    """How paper reaches somebody."""

    EMAIL = "email"
    POST = "post"
    LETTERBOX = "letterbox"


class AddressKind(enum.Enum):
    """Where somebody is, and where their post goes when that is elsewhere."""

    VISIT = "visit"
    POST = "post"


class Party(Record):
    """Somebody we deal with, in whatever role: tenant, landlord, client."""

    __tablename__ = "party"

    name: Mapped[str]
    number: Mapped[str] = mapped_column(default="")  # H-04, on paper
    kind: Mapped[PartyKind] = mapped_column(plain(PartyKind), default=PartyKind.ORGANISATION)
    kvk_number: Mapped[str] = mapped_column(default="")
    vat_number: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    delivery: Mapped[Delivery] = mapped_column(plain(Delivery), default=Delivery.POST)
    language: Mapped[str] = mapped_column(default="nl")
    reference: Mapped[str] = mapped_column(default="")  # their order number, on each invoice
    note: Mapped[str] = mapped_column(Lines(), default="")
    archived_on: Mapped[date | None] = mapped_column(default=None)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), default=None)
    import_id: Mapped[int | None] = mapped_column(default=None)
    addresses: Mapped[list[Address]] = relationship(
        back_populates="party", default_factory=list, repr=False
    )
    contacts: Mapped[list[Contact]] = relationship(
        back_populates="party", default_factory=list, repr=False
    )
    ibans: Mapped[list[PartyIban]] = relationship(
        back_populates="party", default_factory=list, repr=False
    )


class Address(Record):
    """Where a party is, or where its post goes."""

    __tablename__ = "address"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False, index=True)
    party: Mapped[Party] = relationship(back_populates="addresses", default=None, repr=False)
    kind: Mapped[AddressKind] = mapped_column(plain(AddressKind), default=AddressKind.VISIT)
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")


class Contact(Record):
    """A person to speak to at a party."""

    __tablename__ = "contact"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False, index=True)
    name: Mapped[str]
    party: Mapped[Party] = relationship(back_populates="contacts", default=None, repr=False)
    post: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class PartyIban(Record):
    """An account from which a party pays, with the name on it."""

    __tablename__ = "party_iban"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), init=False, index=True)
    iban: Mapped[str]
    party: Mapped[Party] = relationship(back_populates="ibans", default=None, repr=False)
    holder: Mapped[str] = mapped_column(default="")


class Department(Record):
    """A part of an organisation, such as Vastgoed of the municipality; promises stay with it."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("abbreviation"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    name: Mapped[str]
    abbreviation: Mapped[str]  # VGD, as it is typed and printed
    ended_on: Mapped[date | None] = mapped_column(default=None)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), default=None)
    note: Mapped[str] = mapped_column(Lines(), default="")


class Post(Record):
    """Who held which post in a department, from when to when; it is ended, never overwritten."""

    __tablename__ = "post"

    person_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    title: Mapped[str] = mapped_column(default="")
    first_day: Mapped[date | None] = mapped_column(default=None)  # None: not known
    last_day: Mapped[date | None] = mapped_column(default=None)  # the last day itself included
