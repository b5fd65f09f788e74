"""What can be asked about the board itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.days import Month
from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money
from bestuurskamer.office.model import (
    Account,
    AccountKind,
    BoardMember,
    ClosedYear,
    LegalForm,
    Office,
    Preference,
    Role,
    Thinned,
    VatPosition,
    VatStatus,
)
from bestuurskamer.office.rules import status_on


@dataclass(frozen=True)
class AccountRow:
    """An account of the board."""

    id: int
    kind: AccountKind
    iban: str
    holder: str
    on_invoices: bool
    opening_balance: Money | None
    opening_day: date | None


@dataclass(frozen=True)
class MemberRow:
    """Somebody who works with the program."""

    id: int
    name: str
    role: Role


@dataclass(frozen=True)
class OfficeRow:
    """The board as it is today."""

    legal_name: str
    legal_form: LegalForm
    street: str
    postal_code: str
    town: str
    email: str
    phone: str
    kvk_number: str
    vat_number: str
    contact: str
    contact_phone: str
    payment_days: int
    invoice_title: str
    language: str
    invoices_from: Month | None
    first_number: int
    setup_step: str
    demo: bool
    vat_status: VatStatus
    accounts: tuple[AccountRow, ...]

    @property
    def paid_into(self) -> AccountRow | None:
        """The account that stands on invoices."""
        return next((a for a in self.accounts if a.on_invoices), None)


@dataclass(frozen=True)
class Closing:
    """That a book year was closed, and when and why it was opened again."""

    closed_on: date
    reopened_on: date | None
    reason: str


def the_office(session: Session, day: date) -> OfficeRow:
    """The board, with its VAT status on the day."""
    office = session.scalars(select(Office)).one()
    accounts = session.scalars(select(Account).order_by(Account.id))
    return OfficeRow(
        office.legal_name,
        office.legal_form,
        office.street,
        office.postal_code,
        office.town,
        office.email,
        office.phone,
        office.kvk_number,
        office.vat_number,
        office.contact,
        office.contact_phone,
        office.payment_days,
        office.invoice_title,
        office.language,
        office.invoices_from,
        office.first_number,
        office.setup_step,
        office.demo,
        vat_status_on(session, day),
        tuple(
            AccountRow(
                a.id, a.kind, a.iban, a.holder, a.on_invoices, a.opening_balance, a.opening_day
            )
            for a in accounts
        ),
    )


def vat_positions(session: Session) -> tuple[tuple[date, VatStatus], ...]:
    """What the board said of its VAT, each from a day on, the first one first."""
    wanted = select(VatPosition.first_day, VatPosition.status).order_by(VatPosition.first_day)
    return tuple((day, status) for day, status in session.execute(wanted))


def vat_status_on(session: Session, day: date) -> VatStatus:
    """How the board stands towards VAT on a day."""
    return status_on(vat_positions(session), day)


def closed_years(session: Session) -> set[int]:
    """The book years that are closed now."""
    wanted = select(ClosedYear.year).where(ClosedYear.reopened_on.is_(None))
    return set(session.scalars(wanted))


def closings(session: Session, year: int) -> list[Closing]:
    """When a book year was closed and why it was opened again, the first time first."""
    rows = session.scalars(
        select(ClosedYear).where(ClosedYear.year == year).order_by(ClosedYear.id)
    )
    return [Closing(row.closed_on, row.reopened_on, row.reason) for row in rows]


def refuse_closed(session: Session, day: date) -> None:
    """Refuse to change anything dated in a closed year."""
    if day.year in closed_years(session):
        raise Refused(
            N_(
                "The year {year} is closed. Nothing was changed. "
                "Open the year again first, with the reason."
            ),
            year=str(day.year),
        )


def logo(session: Session) -> bytes | None:
    """The picture at the head of paper."""
    return session.scalars(select(Office.logo)).one()


def preference(session: Session, key: str) -> str | None:
    """A choice that was kept, or nothing."""
    return session.scalars(select(Preference.value).where(Preference.key == key)).one_or_none()


def members(session: Session) -> list[MemberRow]:
    """Who works with the program now, by name."""
    wanted = select(BoardMember).where(BoardMember.last_day.is_(None)).order_by(BoardMember.name)
    return [MemberRow(row.id, row.name, row.role) for row in session.scalars(wanted)]


def refuse_thinned(session: Session, paper: str, ref_id: int) -> None:
    """Refuse to show a paper that went when its term of law was over; `paper` is its table."""
    wanted = select(Thinned.on_day).where(Thinned.paper == paper, Thinned.ref_id == ref_id)
    day = session.scalar(wanted)
    if day is not None:
        raise Refused(
            N_(
                "This paper was cleaned up on {day}, as its legal term was over. "
                "Number, day and amounts are still here."
            ),
            day=day,
        )
