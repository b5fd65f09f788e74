"""Issuing: numbers without a gap, frozen rows and the paper itself, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.invoices import rules
from bestuurskamer.invoices.composing import Heading, compose, days_of
from bestuurskamer.invoices.model import (
    Invoice,
    InvoicedMonth,
    InvoiceFile,
    InvoiceKind,
    InvoiceLine,
    PaperLogo,
)
from bestuurskamer.invoices.paper import invoice_pdf
from bestuurskamer.invoices.proposals import Claim
from bestuurskamer.invoices.snapshot import PrintedInvoice, to_json
from bestuurskamer.office.actions import keep_place, last_place
from bestuurskamer.office.queries import OfficeRow, logo
from bestuurskamer.office.rules import document_number
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.vault.bulk import insert_rows, undisturbed

Progress = Callable[[int, int], bool]


@dataclass(frozen=True)
class Order:
    """What is to be issued to one party."""

    party: PartyRow
    items: Sequence[rules.Item]
    sums: rules.Sums
    kind: InvoiceKind = InvoiceKind.INVOICE
    claims: Collection[Claim] = ()
    lease_id: int | None = None
    credits_id: int | None = None
    credits_number: str = ""
    credits_day: date | None = None
    redoes_id: int | None = None


@dataclass(frozen=True)
class Failure:
    """An invoice that was not made, and why; the others were."""

    party_name: str
    why: Words


@dataclass
class Issued:
    """What an issuing came to."""

    ids: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def issue(
    session: Session,
    office: OfficeRow,
    orders: Sequence[Order],
    today: date,
    *,
    run_id: int | None = None,
    progress: Progress = lambda done, of: True,
) -> Issued:
    """Issue the orders, in a number of statements that does not grow with them.

    An order whose paper cannot be made takes no number and is reported; stopping undoes all.
    """
    done = Issued()
    picture = logo(session)
    picture_sha256 = sha256(picture).hexdigest() if picture else ""
    places = _Places(session, today.year)
    rows = _Rows(session, run_id)
    for count, order in enumerate(orders):
        if not progress(count, len(orders)):
            raise Refused(N_("Stopped. No invoice was made and no number was used."))
        series = "credit" if order.kind is InvoiceKind.CREDIT else "invoice"
        number = document_number(series, *places.next(series))
        heading = _heading(order, office, today, number, picture_sha256)
        printed = compose(office, order.party, order.items, order.sums, heading)
        try:
            paper = invoice_pdf(printed, logo=picture)
        except Refused as refusal:
            done.failures.append(Failure(order.party.name, refusal.words))
            continue
        place = places.take(series)
        done.ids.append(rows.add(order, heading, (series, today.year, place), printed, paper))
        done.numbers.append(heading.number)
    places.keep()
    rows.keep()
    if picture and done.ids:
        _keep_logo(session, picture, picture_sha256)
    return done


class _Places:
    """The next numbers, read once and written once."""

    def __init__(self, session: Session, year: int) -> None:
        self._session, self._year = session, year
        self._last: dict[str, int] = {}
        self._taken: set[str] = set()

    def next(self, series: str) -> tuple[int, int]:
        if series not in self._last:
            self._last[series] = last_place(self._session, series, self._year)
        return self._year, self._last[series] + 1

    def take(self, series: str) -> int:
        self._last[series] += 1
        self._taken.add(series)
        return self._last[series]

    def keep(self) -> None:
        for series in sorted(self._taken):
            keep_place(self._session, series, self._year, self._last[series])
        self._session.flush()


@dataclass(frozen=True)
class _Paper:
    """One paper that was made, with everything its rows will say."""

    invoice_id: int
    order: Order
    heading: Heading
    place: tuple[str, int, int]
    printed: PrintedInvoice
    pdf: bytes


class _Rows:
    """All papers, gathered; their rows are made and written together, which is much faster."""

    def __init__(self, session: Session, run_id: int | None) -> None:
        self._session, self._run_id = session, run_id
        self._papers: list[_Paper] = []
        self._next_id = (session.scalar(select(func.max(Invoice.id))) or 0) + 1

    def add(
        self,
        order: Order,
        heading: Heading,
        place: tuple[str, int, int],
        printed: PrintedInvoice,
        pdf: bytes,
    ) -> int:
        invoice_id = self._next_id
        self._next_id += 1
        self._papers.append(_Paper(invoice_id, order, heading, place, printed, pdf))
        return invoice_id

    def keep(self) -> None:
        with undisturbed():
            papers, write = self._papers, partial(insert_rows, self._session)
            write(Invoice, [_invoice_row(paper, self._run_id) for paper in papers])
            write(
                InvoiceLine,
                [
                    _line_row(paper.invoice_id, at, item)
                    for paper in papers
                    for at, item in enumerate(paper.order.items, start=1)
                ],
            )
            write(InvoiceFile, [_file_row(paper) for paper in papers])
            write(
                InvoicedMonth,
                [_claim_row(p.invoice_id, claim) for p in papers for claim in p.order.claims],
            )


def _keep_logo(session: Session, picture: bytes, digest: str) -> None:
    """Keep the picture of these papers, so that they can be drawn again; once is enough."""
    if session.scalars(select(PaperLogo.id).where(PaperLogo.sha256 == digest)).first() is None:
        session.add(PaperLogo(sha256=digest, picture=picture))
        session.flush()


def _heading(
    order: Order, office: OfficeRow, today: date, number: str, logo_sha256: str
) -> Heading:
    days = days_of(office, order.sums.total, today)
    return Heading(number, *days, order.credits_number, order.credits_day, logo_sha256)


def _invoice_row(paper: _Paper, run_id: int | None) -> dict[str, Any]:
    order, heading = paper.order, paper.heading
    series, year, place = paper.place
    return {
        "id": paper.invoice_id,
        "kind": order.kind,
        "series": series,
        "year": year,
        "place": place,
        "number": heading.number,
        "party_id": order.party.id,
        "party_name": order.party.name,
        "lease_id": order.lease_id,
        "run_id": run_id,
        "credits_id": order.credits_id,
        "redoes_id": order.redoes_id,
        "issued_on": heading.issued_on,
        "due_on": heading.due_on,
        "net": order.sums.net,
        "vat": order.sums.tax,
        "total": order.sums.total,
        "delivery": order.party.delivery,
        "snapshot": to_json(paper.printed),
    }


def _file_row(paper: _Paper) -> dict[str, Any]:
    digest = sha256(paper.pdf).hexdigest()
    return {"invoice_id": paper.invoice_id, "pdf": paper.pdf, "sha256": digest}


def _claim_row(invoice_id: int, claim: Claim) -> dict[str, Any]:
    return {
        "invoice_id": invoice_id,
        "chain_id": claim.chain_id,
        "first_day": claim.days.start if claim.days else None,
        "last_day": claim.days.last if claim.days else None,
        "extra_id": claim.extra_id,
        "month": claim.month,
    }


def _line_row(invoice_id: int, place: int, item: rules.Item) -> dict[str, Any]:
    return {
        "invoice_id": invoice_id,
        "place": place,
        "text": item.text,
        "explanation": item.explanation,
        "quantity": item.quantity,
        "price": item.price,
        "amount": item.amount,
        "vat": item.vat,
        "vat_rate": item.rate,
        "vat_reason": item.vat_reason,
        "first_day": item.period.start if item.period else None,
        "last_day": item.period.last if item.period else None,
        "kind": item.kind,
        "credits_line_id": item.credits_line_id,
    }
