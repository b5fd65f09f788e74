"""What we remember of the board itself."""

from __future__ import annotations

import enum
from datetime import date

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.days import Month
from bestuurskamer.money import Money
from bestuurskamer.vault.records import Record, plain


class LegalForm(enum.Enum):
    """The form under which a board may act."""

    FOUNDATION = "stichting"
    ASSOCIATION = "vereniging"
    COOPERATIVE = "cooperatie"


class VatStatus(enum.Enum):
    """How the board stands towards VAT from a day on."""

    EXEMPT = "exempt"  # no VAT charged: room rent is exempt
    TAXED = "taxed"  # some lines carry VAT
    KOR = "kor"  # small-business scheme: no VAT charged at all


class AccountKind(enum.Enum):
    """Where the board's money lies."""

    BANK = "bank"
    SAVINGS = "savings"
    CASH = "cash"


class Role(enum.Enum):
    """What somebody of the board does in the program: agreements, no walls."""

    TREASURER = "treasurer"
    SECRETARY = "secretary"
    CHAIR = "chair"  # looks
    AUDIT = "audit"  # the cash committee: looks

    @property
    def may_change(self) -> bool:
        """Whether they change what is in the file."""
        return self in (Role.TREASURER, Role.SECRETARY)


class Office(Record):
    """The board: one row, with what stands on its paper and how it invoices."""

    __tablename__ = "office"

    legal_name: Mapped[str] = mapped_column(default="")
    legal_form: Mapped[LegalForm] = mapped_column(plain(LegalForm), default=LegalForm.FOUNDATION)
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    kvk_number: Mapped[str] = mapped_column(default="")
    vat_number: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    payment_days: Mapped[int] = mapped_column(default=14)
    invoice_title: Mapped[str] = mapped_column(default="invoice")  # invoice or rent_note
    language: Mapped[str] = mapped_column(default="nl")
    invoices_from: Mapped[Month | None] = mapped_column(default=None)
    first_number: Mapped[int] = mapped_column(default=1)  # of the very first invoice
    setup_step: Mapped[str] = mapped_column(default="who")  # where the first hour was left; "done"
    demo: Mapped[bool] = mapped_column(default=False)


class VatPosition(Record):
    """The board's VAT status from a day on."""

    __tablename__ = "vat_position"
    __table_args__ = (UniqueConstraint("first_day"),)

    first_day: Mapped[date]
    status: Mapped[VatStatus] = mapped_column(plain(VatStatus))


class Account(Record):
    """A bank account or cash box of the board, with what was in it at the take-over."""

    __tablename__ = "account"

    kind: Mapped[AccountKind] = mapped_column(plain(AccountKind))
    iban: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    on_invoices: Mapped[bool] = mapped_column(default=False)
    opening_balance: Mapped[Money | None] = mapped_column(default=None)
    opening_day: Mapped[date | None] = mapped_column(default=None)


class NumberSeries(Record):
    """The last number given out in a series and year; numbers have no gaps."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("series", "year"),)

    series: Mapped[str]
    year: Mapped[int]
    last_number: Mapped[int]


class BoardMember(Record):
    """Somebody of the board who works with the program; their number stands in the trail."""

    __tablename__ = "board_member"

    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    last_day: Mapped[date | None] = mapped_column(default=None)
    role: Mapped[Role] = mapped_column(plain(Role), default=Role.TREASURER)


class Preference(Record):
    """A choice that the program keeps for the board, such as how its list of tenants is read."""

    __tablename__ = "preference"
    __table_args__ = (UniqueConstraint("key"),)

    key: Mapped[str]
    value: Mapped[str]


class ClosedYear(Record):
    """A book year that was closed: nothing dated in it changes, unless it is opened again."""

    __tablename__ = "closed_year"

    year: Mapped[int]
    closed_on: Mapped[date]
    reopened_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")  # why it was opened again


class Thinned(Record):
    """That a paper went when its term of law was over; its number, day and amounts stayed.

    `paper` is the table of what it was of: invoice, letter, receipt or entry; `ref_id` is its
    number there.
    """

    __tablename__ = "thinned"
    __table_args__ = (UniqueConstraint("paper", "ref_id"),)

    paper: Mapped[str]
    ref_id: Mapped[int]
    on_day: Mapped[date]
