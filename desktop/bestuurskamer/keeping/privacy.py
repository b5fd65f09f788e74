"""What is kept of a person: until when, why, and what may go (AVG)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.building.model import HeadLease
from bestuurskamer.days import later
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.figures.queries import figures_on
from bestuurskamer.invoices.model import Invoice
from bestuurskamer.meetings.model import Attendance, Line
from bestuurskamer.meetings.promise_model import Promise
from bestuurskamer.parties.model import Address, Contact, Department, Party, PartyIban, Post
from bestuurskamer.payments.model import Allocation, Arrangement, Call, Entry, Letter
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.queries import credit_of
from bestuurskamer.rent.model import Lease
from bestuurskamer.rent.queries import deposits

BOOKS, PROPERTY = "keep_books_years", "keep_property_years"
CONTACT = "keep_contact_years"
"""The figures that say how long: of law for the books and leases, of the board for an address."""

ERASED = "erased"
"""Stands as the reference of somebody whose details were erased."""


@dataclass(frozen=True)
class KeptRow:
    """One kind of thing that is kept of somebody; `until` is None when it may go at any time."""

    what: Words
    count: int
    until: date | None
    why: Words


@dataclass(frozen=True)
class PersonKept:
    """All that is kept of somebody, and what stands in the way of erasing."""

    party_id: int
    name: str
    details: tuple[tuple[str, str], ...]  # (English name of the field, what stands in it)
    rows: tuple[KeptRow, ...]
    bars: tuple[Words, ...]
    last_on: date | None
    contact_until: date | None


def all_numbers(session: Session, party_id: int) -> list[int]:
    """The numbers of somebody, those that were merged into it too."""
    which = or_(Party.id == party_id, Party.merged_into_id == party_id)
    return list(session.scalars(select(Party.id).where(which).order_by(Party.id)))


def kept_of(session: Session, party_id: int, today: date) -> PersonKept:
    """Everything that is kept of one person or organisation."""
    ids = all_numbers(session, party_id)
    figures = figures_on(session, today)
    years, contact = int(figures.get(BOOKS, 7)), int(figures.get(CONTACT, 2))
    person = session.get_one(Party, party_id)
    property_years = int(figures.get(PROPERTY, 10))
    rows = (
        *_money_rows(session, ids, years, property_years),
        *_other_rows(session, ids, person.name),
    )
    last = _last_on(session, ids)
    return PersonKept(
        party_id,
        person.name,
        tuple(_details(session, person)),
        tuple(row for row in rows if row.count),
        tuple(_bars(session, ids, today)),
        last,
        later(last, 12 * contact) if last else None,
    )


def clean_up(session: Session, today: date) -> list[PersonKept]:
    """Who may be looked at this year: nothing runs any more and the address is no longer needed.

    Sorted by the day of the last thing that was done with them.
    """
    running = or_(Lease.last_day.is_(None), Lease.last_day >= today)
    busy = set(session.scalars(select(Lease.tenant_id).where(running)))
    years = int(figures_on(session, today).get(CONTACT, 2))
    wanted = select(Party.id).where(Party.merged_into_id.is_(None), Party.reference != ERASED)
    quiet = [
        number
        for number in session.scalars(wanted.order_by(Party.id))
        if number not in busy
        and (last := _last_on(session, all_numbers(session, number))) is not None
        and later(last, 12 * years) < today
    ]
    kept = [one for number in quiet if not (one := kept_of(session, number, today)).bars]
    return sorted(kept, key=lambda person: (person.last_on or date.min, person.party_id))


def _details(session: Session, person: Party) -> list[tuple[str, str]]:
    found = [
        (N_("Name"), person.name),
        (N_("Number"), person.number),
        (N_("Email"), person.email),
        (N_("Phone"), person.phone),
        (N_("KvK number"), person.kvk_number),
        (N_("VAT number"), person.vat_number),
        (N_("Reference"), person.reference),
        (N_("Note"), person.note),
    ]
    for address in session.scalars(select(Address).where(Address.party_id == person.id)):
        said = ", ".join(filter(None, (address.street, address.postal_code, address.town)))
        found.append((N_("Address"), said))
    for one in session.scalars(select(Contact).where(Contact.party_id == person.id)):
        said = ", ".join(filter(None, (one.name, one.post, one.email, one.phone)))
        found.append((N_("Contact"), said))
    for iban in session.scalars(select(PartyIban).where(PartyIban.party_id == person.id)):
        found.append((N_("Account"), " ".join(filter(None, (iban.iban, iban.holder)))))
    return [(name, value) for name, value in found if value]


def _money_rows(
    session: Session, ids: Sequence[int], years: int, property_years: int
) -> list[KeptRow]:
    law = words(N_("The tax law wants the books kept for {years} years."), years=years)
    longer = words(
        N_("The VAT law wants what is about a building kept for {years} years."),
        years=property_years,
    )
    paid = select(func.count(Entry.id.distinct()), func.max(Entry.booked_on)).join(
        Allocation, Allocation.entry_id == Entry.id
    )
    of_invoices = select(Invoice.id).where(Invoice.party_id.in_(ids))
    theirs = or_(Allocation.party_id.in_(ids), Allocation.invoice_id.in_(of_invoices))
    asked: list[tuple[Words, Any]] = [
        (words(N_("Invoices and credit notes")), _of(Invoice, Invoice.issued_on, ids)),
        (words(N_("Payments")), paid.where(or_(theirs, Entry.party_id.in_(ids)))),
        (words(N_("Letters")), _of(Letter, Letter.made_on, ids)),
        (words(N_("Payment arrangements")), _of(Arrangement, Arrangement.made_on, ids)),
    ]
    terms = [(name, wanted, years, law) for name, wanted in asked]
    terms.append((words(N_("Leases")), _leases(ids), property_years, longer))
    found = []
    for name, wanted, most, why in terms:
        count, last = session.execute(wanted).one()
        until = date(_as_day(last).year + most, 12, 31) if last else None
        found.append(KeptRow(name, count, until, why))
    return found


def _other_rows(session: Session, ids: Sequence[int], name: str) -> list[KeptRow]:
    like = f"%{name}%"
    counts = [
        (N_("Calls noted"), _count(Call, Call.party_id.in_(ids)), _OWN),
        (N_("Posts at a department"), _count(Post, Post.person_id.in_(ids)), _OWN),
        (N_("Times in a meeting"), _count(Attendance, Attendance.person_id.in_(ids)), _MINUTES),
        (N_("Lines of minutes with this name"), _count(Line, Line.raw.like(like)), _MINUTES),
        (N_("Promises with this name"), _count(Promise, Promise.by_name.like(like)), _MINUTES),
    ]
    return [
        KeptRow(words(what), session.scalar(wanted) or 0, None, words(why))
        for what, wanted, why in counts
    ]


_OWN = N_("The board decides how long.")
_MINUTES = N_("Minutes that were sent or adopted do not change any more.")


def _of(record: Any, day: Any, ids: Sequence[int]) -> Any:
    return select(func.count(record.id), func.max(day)).where(record.party_id.in_(ids))


def _leases(ids: Sequence[int]) -> Any:
    running = func.max(Lease.last_day.is_(None)) == 1  # then nobody knows until when
    last = case((running, None), else_=func.max(Lease.last_day))
    return select(func.count(Lease.id), last).where(Lease.tenant_id.in_(ids))


def _count(record: Any, which: Any) -> Any:
    return select(func.count(record.id)).where(which)


def _bars(session: Session, ids: Sequence[int], today: date) -> list[Words]:
    """Why this person cannot be erased yet."""
    found = []
    running = or_(Lease.last_day.is_(None), Lease.last_day >= today)
    if session.scalar(select(Lease.id).where(Lease.tenant_id.in_(ids), running).limit(1)):
        found.append(words(N_("A lease runs.")))
    if any(open_items(session, number) for number in ids):
        found.append(words(N_("Something is still open.")))
    if any(credit_of(session, number) for number in ids):
        found.append(words(N_("The board keeps a credit.")))
    held = deposits(session)
    theirs = session.scalars(select(Lease.id).where(Lease.tenant_id.in_(ids)))
    if any(held[lease].held for lease in theirs if lease in held):
        found.append(words(N_("The board holds a deposit.")))
    if session.scalar(select(HeadLease.id).where(HeadLease.landlord_id.in_(ids)).limit(1)):
        found.append(words(N_("This is the landlord.")))
    organisation = select(Department.id).where(Department.organisation_id.in_(ids))
    if session.scalar(organisation.limit(1)):
        found.append(words(N_("Departments belong to this organisation.")))
    posts = select(Post.id).where(Post.person_id.in_(ids), Post.last_day.is_(None))
    if session.scalar(posts.limit(1)):
        found.append(words(N_("This person holds a post now.")))
    return found


def _last_on(session: Session, ids: Sequence[int]) -> date | None:
    asked = (
        select(func.max(func.coalesce(Lease.last_day, Lease.first_day))).where(
            Lease.tenant_id.in_(ids)
        ),
        select(func.max(Invoice.issued_on)).where(Invoice.party_id.in_(ids)),
        select(func.max(Letter.made_on)).where(Letter.party_id.in_(ids)),
        select(func.max(Post.last_day)).where(Post.person_id.in_(ids)),
    )
    found = [day for wanted in asked if (day := session.scalar(wanted))]
    return max(map(_as_day, found), default=None)


def _as_day(value: Any) -> date:
    """SQLite gives the greatest of two columns as text."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))
