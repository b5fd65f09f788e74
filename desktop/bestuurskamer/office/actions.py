"""What the board can do with its own data; each function is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, refuse
from bestuurskamer.money import Money
from bestuurskamer.office import queries, rules
from bestuurskamer.office.model import (
    Account,
    AccountKind,
    BoardMember,
    ClosedYear,
    NumberSeries,
    Office,
    Preference,
    Role,
    VatPosition,
    VatStatus,
)
from bestuurskamer.office.rules import InvoicingDraft, OfficeDraft

MOST_LOGO_BYTES = 500_000


def found_office(session: Session, *, demo: bool = False) -> None:
    """Make the one row of the board, still empty; a second call changes nothing."""
    if session.scalars(select(Office)).first() is None:
        session.add(Office(demo=demo))


def describe_office(session: Session, draft: OfficeDraft) -> None:
    """Keep what the board says of itself."""
    refuse(rules.office_problems(draft))
    office = _office(session)
    for field in (
        "legal_name", "legal_form", "street", "postal_code", "town", "email", "phone", "contact",
        "contact_phone",
    ):  # fmt: skip
        setattr(office, field, getattr(draft, field))
    office.postal_code = rules.shown_postal_code(draft.postal_code)
    office.kvk_number = "".join(draft.kvk_number.split())
    if draft.iban:
        _keep_account(session, draft)


def choose_invoicing(session: Session, draft: InvoicingDraft, today: date) -> None:
    """Keep how the board invoices; another VAT status counts from `draft.vat_from`, or today."""
    refuse(rules.invoicing_problems(draft))
    assert draft.invoices_from is not None
    office = _office(session)
    office.vat_number = draft.vat_number.strip().upper()
    office.payment_days = draft.payment_days
    office.invoice_title = draft.invoice_title
    office.invoices_from = draft.invoices_from
    office.first_number = draft.first_number
    positions = list(session.scalars(select(VatPosition).order_by(VatPosition.first_day)))
    first = (draft.vat_from or today) if positions else draft.invoices_from.first
    known = [(p.first_day, p.status) for p in positions]
    if positions and rules.status_on(known, first) is draft.vat_status:
        return
    _state_vat_from(session, positions, first, draft.vat_status)


def reach_step(session: Session, step: str) -> None:
    """Remember how far the first hour came, so that it can be resumed."""
    _office(session).setup_step = step


def speak_on_paper(session: Session, language: str) -> None:
    """Choose the language of paper for tenants without one of their own."""
    _office(session).language = language


def set_logo(session: Session, picture: bytes | None) -> None:
    """Keep the picture for the head of paper; at most 500 kB."""
    if picture is not None and len(picture) > MOST_LOGO_BYTES:
        raise Refused(N_("This picture is too large. Choose one of at most 500 kB."))
    _office(session).logo = picture


def open_account(
    session: Session,
    kind: AccountKind,
    iban: str,
    holder: str,
    balance: Money | None,
    day: date | None,
) -> int:
    """Add an account or cash box, with what was in it on the day of the take-over."""
    if kind is not AccountKind.CASH and not iban.strip():
        raise Refused(N_("Fill in the account number."))
    if problem := rules.iban_problem(iban):
        refuse({"iban": problem})
    number = rules.plain_iban(iban)
    if number and session.scalars(select(Account).where(Account.iban == number)).first():
        raise Refused(N_("There is an account with this number already."))
    account = Account(
        kind=kind,
        iban=number,
        holder=holder,
        opening_balance=balance,
        opening_day=day,
    )
    session.add(account)
    session.flush()
    return account.id


def mend_account(
    session: Session,
    account_id: int,
    iban: str,
    holder: str,
    balance: Money | None,
    day: date | None,
    *,
    on_invoices: bool,
) -> None:
    """Mend what is known of an account; one account at a time stands on invoices.

    Refused for a number that cannot be right or that another account has.
    """
    account = session.get_one(Account, account_id)
    others = session.scalars(select(Account).where(Account.id != account_id)).all()
    if account.kind is not AccountKind.CASH:
        if not iban.strip():
            raise Refused(N_("Fill in the account number."))
        refuse(filter(None, [rules.iban_problem(iban)]))
        account.iban = rules.plain_iban(iban)
        if any(other.iban == account.iban for other in others):
            raise Refused(N_("There is an account with this number already."))
        if on_invoices:
            for other in others:
                other.on_invoices = False
        account.on_invoices = on_invoices
    account.holder = holder
    account.opening_balance, account.opening_day = balance, day


def set_opening(session: Session, account_id: int, balance: Money | None, day: date | None) -> None:
    """Mend what was in an account on the day of the take-over."""
    account = session.get_one(Account, account_id)
    account.opening_balance, account.opening_day = balance, day


def add_member(session: Session, name: str, post: str = "", role: Role = Role.TREASURER) -> int:
    """Add somebody of the board, and answer their number in the trail."""
    if not name.strip():
        raise Refused(N_("Fill in your name."))
    member = BoardMember(name=name, post=post, role=role)
    session.add(member)
    session.flush()
    return member.id


def end_member(session: Session, member_id: int, today: date) -> None:
    """Note that somebody no longer works with the program; their name stays in the trail."""
    session.get_one(BoardMember, member_id).last_day = today


def keep(session: Session, key: str, value: str) -> None:
    """Keep a choice of the board under a key."""
    found = session.scalars(select(Preference).where(Preference.key == key)).one_or_none()
    if found is None:
        session.add(Preference(key=key, value=value))
    else:
        found.value = value


def close_year(session: Session, year: int, today: date) -> None:
    """Close a book year that is over: nothing dated in it changes from now on."""
    if year >= today.year:
        raise Refused(N_("The year {year} is not over yet."), year=str(year))
    if year in queries.closed_years(session):
        raise Refused(N_("The year {year} is closed already."), year=str(year))
    session.add(ClosedYear(year=year, closed_on=today))


def reopen_year(session: Session, year: int, reason: str, today: date) -> None:
    """Open a closed year again; why stays readable."""
    if not reason.strip():
        raise Refused(N_("Say why the year is opened again. It stays readable."))
    wanted = select(ClosedYear).where(ClosedYear.year == year, ClosedYear.reopened_on.is_(None))
    closed = session.scalars(wanted).one_or_none()
    if closed is None:
        raise Refused(N_("The year {year} is not closed."), year=str(year))
    closed.reopened_on, closed.reason = today, reason.strip()


def last_place(session: Session, series: str, year: int) -> int:
    """The last number given out in a series and year; the very first invoice follows the board's.

    Kept by `keep_place` in this very transaction, so that there is never a gap.
    """
    places = {row.year: row.last_number for row in session.scalars(_series(series))}
    if series == "invoice" and not places:
        return _office(session).first_number - 1
    return places.get(year, 0)


def keep_place(session: Session, series: str, year: int, last_number: int) -> None:
    """Keep the last number given out."""
    row = session.scalars(_series(series).where(NumberSeries.year == year)).one_or_none()
    if row is None:
        session.add(NumberSeries(series=series, year=year, last_number=last_number))
    else:
        row.last_number = last_number


def _series(series: str) -> Select[NumberSeries]:
    return select(NumberSeries).where(NumberSeries.series == series)


def _office(session: Session) -> Office:
    return session.scalars(select(Office)).one()


def _state_vat_from(
    session: Session, positions: Sequence[VatPosition], first: date, status: VatStatus
) -> None:
    """Let a status count from a day on; what then only repeats the one before it goes."""
    same = next((p for p in positions if p.first_day == first), None)
    if same is None:
        same = VatPosition(first_day=first, status=status)
        session.add(same)
    same.status = status
    before: VatStatus | None = None
    for position in sorted({*positions, same}, key=lambda p: p.first_day):
        if position.status is before:
            session.delete(position)
        before = position.status
    session.flush()


def _keep_account(session: Session, draft: OfficeDraft) -> None:
    iban = rules.plain_iban(draft.iban)
    holder = draft.account_holder.strip() or draft.legal_name
    accounts = list(session.scalars(select(Account).where(Account.kind == AccountKind.BANK)))
    same = next((a for a in accounts if a.iban == iban), None)
    main = next((a for a in accounts if a.on_invoices), None)
    if same is None and main is not None:
        main.iban, main.holder = iban, holder
    elif same is None:
        session.add(Account(kind=AccountKind.BANK, iban=iban, holder=holder, on_invoices=True))
    else:
        same.holder = holder
