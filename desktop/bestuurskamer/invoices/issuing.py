"""Issuing: numbers without a gap, frozen rows and the paper itself, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import func, insert, select
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
from bestuurskamer.invoices.snapshot import to_json
from bestuurskamer.office.actions import keep_place, last_place
from bestuurskamer.office.queries import OfficeRow, logo
from bestuurskamer.office.rules import document_number
from bestuurskamer.parties.queries import PartyRow

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
    rows = _Rows(session)
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
        done.ids.append(
            rows.add(order, heading, (series, today.year, place), to_json(printed), paper, run_id)
        )
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


class _Rows:
    """The rows of all papers, gathered and written together."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._invoices: list[dict[str, Any]] = []
        self._lines: list[dict[str, Any]] = []
        self._files: list[dict[str, Any]] = []
        self._claims: list[dict[str, Any]] = []
        self._next_id = (session.scalar(select(func.max(Invoice.id))) or 0) + 1

    def add(
        self,
        order: Order,
        heading: Heading,
        place: tuple[str, int, int],
        snapshot: str,
        paper: bytes,
        run_id: int | None,
    ) -> int:
        invoice_id = self._next_id
        self._next_id += 1
        self._invoices.append(
            {
                "id": invoice_id,
                "kind": order.kind,
                "series": place[0],
                "year": place[1],
                "place": place[2],
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
                "snapshot": snapshot,
            }
        )
        self._lines += [
            _line_row(invoice_id, at, item) for at, item in enumerate(order.items, start=1)
        ]
        self._files.append(
            {"invoice_id": invoice_id, "pdf": paper, "sha256": sha256(paper).hexdigest()}
        )
        self._claims += [_claim_row(invoice_id, claim) for claim in order.claims]
        return invoice_id

    def keep(self) -> None:
        for table, rows in (
            (Invoice.__table__, self._invoices),
            (InvoiceLine.__table__, self._lines),
            (InvoiceFile.__table__, self._files),
            (InvoicedMonth.__table__, self._claims),
        ):
            if rows:
                self._session.execute(insert(table), rows)  # type: ignore[arg-type]


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
