"""What a board fills in on its VAT return of a quarter, and how far the KOR meter stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bestuurskamer.books.behind import of_entry
from bestuurskamer.books.let_days import cost_of
from bestuurskamer.books.owed import Sources, money_of
from bestuurskamer.books.sources import Source
from bestuurskamer.books.vat_rules import (
    HEADINGS,
    IN_RETURN,
    Meter,
    Turned,
    counts_for_kor,
    meter,
    return_due,
    vat_in_turn,
)
from bestuurskamer.days import Month, Period
from bestuurskamer.figures.queries import FigureRow, all_figures
from bestuurskamer.invoices.model import Invoice, InvoiceLine
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import the_office, vat_positions, vat_status_on
from bestuurskamer.office.rules import status_on
from bestuurskamer.payments.model import Allocation, Entry, Target
from bestuurskamer.rent.model import Lease, VatTreatment
from bestuurskamer.rent.terms import lease_terms


@dataclass(frozen=True)
class Heading:
    """One heading: its turnover without VAT, and the VAT on it, with the invoices behind both."""

    key: str
    turned: tuple[Turned, ...] = ()
    taxed: tuple[Turned, ...] = ()

    @property
    def turnover(self) -> Money:
        """The turnover without VAT, credit notes taken off."""
        return total(row.amount for row in self.turned)

    @property
    def vat(self) -> Money:
        """The VAT on it."""
        return total(row.amount for row in self.taxed)


@dataclass(frozen=True)
class VatReturn:
    """A quarter by heading, on the day of issue; exempt turnover stays apart."""

    first: Month
    last: Month
    status: VatStatus  # on the last day
    headings: Mapping[str, Heading]
    paid: tuple[Source, ...]  # VAT in costs, by the day it was paid
    shifted: tuple[Source, ...] = ()  # costs without VAT, of which the VAT is the board's own
    owed: tuple[Source, ...] = ()  # and that VAT: heading 2a
    lost: Money = NOTHING  # VAT in costs of days on which the board charged none

    @property
    def due_on(self) -> date:
        """The last day to file and pay."""
        return return_due(self.last)

    @property
    def due(self) -> Money:
        """5a: the VAT of the headings together, with that of 2a."""
        return total(self.headings[key].vat for key in IN_RETURN) + money_of(self.owed)

    @property
    def back(self) -> Money:
        """5b: the VAT in costs."""
        return money_of(self.paid)


@dataclass(frozen=True)
class KorMeter:
    """How far the turnover of a year is towards the limit, and where it goes by the leases."""

    year: int
    today: date
    status: VatStatus
    meter: Meter
    figure: FigureRow
    letting: tuple[Turned, ...]  # exempt letting: it counts
    other: tuple[Turned, ...]  # all other turnover that counts
    left_out: tuple[Turned, ...]  # exempt turnover that does not
    to_come: Money  # by the leases, for the months after this one
    since: Month | None  # the first month that is invoiced here, when that is in the year

    @property
    def expected(self) -> Money:
        """What the whole year comes to when the leases go on as they are."""
        return self.meter.turnover + self.to_come


@dataclass(frozen=True)
class _Row:
    turned: Turned
    vat: VatTreatment
    kind: str


def vat_return(session: Session, quarter: tuple[Month, Month]) -> VatReturn:
    """What stands under each heading of a quarter, given by its first and last month."""
    first, last = quarter
    rows, taxes = _rows(session, first.first, last.last)
    turned: dict[str, list[Turned]] = defaultdict(list)
    taxed: dict[str, list[Turned]] = defaultdict(list)
    for row in rows:
        turned[HEADINGS[row.vat]].append(row.turned)
    for vat, tax in taxes:
        if tax.amount:
            taxed[HEADINGS[vat]].append(tax)
    headings = {
        key: Heading(key, _together(turned[key]), _together(taxed[key]))
        for key in dict.fromkeys(HEADINGS.values())
    }
    status = vat_status_on(session, last.last)
    days = first.first, last.last
    return VatReturn(first, last, status, headings, *_of_costs(session, *days))


def kor_meter(session: Session, year: int, today: date) -> KorMeter:
    """The turnover of a calendar year that counts for the small-business scheme."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows, _taxes = _rows(session, first, last)
    figure = [f for f in all_figures(session) if f.key == "kor_limit" and f.first_day <= last][-1]
    counted = [row for row in rows if counts_for_kor(row.vat, row.kind)]
    letting = [row.turned for row in counted if row.vat is VatTreatment.EXEMPT]
    other = [row.turned for row in counted if row.vat is not VatTreatment.EXEMPT]
    limit = Money(int(figure.value * 100))
    office = the_office(session, min(today, last))
    since = office.invoices_from
    return KorMeter(
        year,
        today,
        vat_status_on(session, min(max(today, first), last)),
        meter(_together([*letting, *other]), limit),
        figure,
        _together(letting),
        _together(other),
        _together([r.turned for r in rows if not counts_for_kor(r.vat, r.kind)]),
        _to_come(session, year, today),
        since if since and since.year == year and since.number > 1 else None,
    )


def _rows(
    session: Session, first: date, last: date
) -> tuple[list[_Row], list[tuple[VatTreatment, Turned]]]:
    """The lines issued in these days, and the VAT of each invoice per treatment and rate.

    The VAT of a credit note depends on what was credited before it, so the whole row of an
    invoice and its notes is added up in the order of issue.
    """
    rows: list[_Row] = []
    bases: dict[tuple[int, VatTreatment, Decimal], dict[int, Turned]] = defaultdict(dict)
    for number, credits_id, day, text, name, vat, rate, kind, amount in session.execute(
        _lines_with_their_notes(first, last)
    ):
        turned = Turned(day, text, name, amount, number)
        if first <= day <= last:
            rows.append(_Row(turned, vat, kind))
        row = bases[credits_id or number, vat, rate]
        before = row[number].amount if number in row else NOTHING
        row[number] = Turned(day, text, name, before + amount, number)
    taxes = []
    for (_origin, vat, rate), row in bases.items():
        steps = list(row.values())
        amounts = vat_in_turn([step.amount for step in steps], rate)
        taxes += [
            (vat, Turned(step.day, step.number, step.name, tax, step.invoice_id))
            for step, tax in zip(steps, amounts, strict=True)
            if first <= step.day <= last
        ]
    return rows, taxes


def _lines_with_their_notes(first: date, last: date) -> Select[*tuple[Any, ...]]:
    """The lines issued in these days, with those of the invoices that were credited in them."""
    within = select(Invoice.id).where(Invoice.issued_on.between(first, last))
    credited = select(Invoice.credits_id).where(
        Invoice.issued_on.between(first, last), Invoice.credits_id.is_not(None)
    )
    return (
        select(
            Invoice.id,
            Invoice.credits_id,
            Invoice.issued_on,
            Invoice.number,
            Invoice.party_name,
            InvoiceLine.vat,
            InvoiceLine.vat_rate,
            InvoiceLine.kind,
            InvoiceLine.amount,
        )
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .where(Invoice.id.in_(within) | Invoice.id.in_(credited) | Invoice.credits_id.in_(credited))
        .order_by(Invoice.id, InvoiceLine.place)
    )


def _together(rows: Iterable[Turned]) -> tuple[Turned, ...]:
    """One row per invoice, in order of day and number."""
    sums: dict[int, Turned] = {}
    for row in rows:
        before = sums[row.invoice_id].amount if row.invoice_id in sums else NOTHING
        sums[row.invoice_id] = Turned(
            row.day, row.number, row.name, before + row.amount, row.invoice_id
        )
    return tuple(sorted(sums.values(), key=lambda row: (row.day, row.number)))


def _of_costs(session: Session, first: date, last: date) -> tuple[Sources, Sources, Sources, Money]:
    """VAT in costs to get back, costs with shifted VAT, that VAT, and what does not come back.

    By the day of payment. VAT comes back of days on which the board charges VAT itself.
    """
    positions = vat_positions(session)
    wanted = (
        select(Entry, Allocation)
        .join(Entry, Allocation.entry_id == Entry.id)
        .where(
            Allocation.undone_on.is_(None),
            Allocation.target == Target.KIND,
            (Allocation.vat != NOTHING) | (Allocation.shifted != NOTHING),
            Entry.booked_on.between(first, last),
        )
        .order_by(Entry.booked_on, Allocation.id)
    )
    rows = session.execute(wanted).all()
    back = [
        (of_entry(entry, part.vat), status_on(positions, entry.booked_on) is VatStatus.TAXED)
        for entry, part in rows
        if part.vat
    ]
    return (
        tuple(row for row, comes in back if comes),
        tuple(of_entry(entry, -part.amount) for entry, part in rows if part.shifted),
        tuple(of_entry(entry, part.shifted) for entry, part in rows if part.shifted),
        money_of(tuple(row for row, comes in back if not comes)),
    )


def _to_come(session: Session, year: int, today: date) -> Money:
    """What the leases bring from the month after this one to the end of the year."""
    if today.year != year:
        return NOTHING
    rest = Period((Month.of(today) + 1).first, date(year + 1, 1, 1))
    spans = (span for lease in lease_terms(session, select(Lease)) for span in lease.counted)
    return total(
        cost_of(span.line.monthly, span.period & rest)
        for span in spans
        if counts_for_kor(span.line.vat, span.line.kind.value)
    )
