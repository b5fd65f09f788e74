"""What must hold in a whole file, checked of every copy and when renewed, and after every act."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import DocumentFile
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.finding import in_step
from bestuurskamer.invoices.model import Invoice, InvoiceFile, InvoiceLine, PaperLogo
from bestuurskamer.keeping.redoing import numbers_are_free
from bestuurskamer.meetings.linking import link_new_names
from bestuurskamer.meetings.model import MinutesFile
from bestuurskamer.office.model import Thinned
from bestuurskamer.payments.model import LetterFile, Receipt, Target, Unsettled
from bestuurskamer.payments.open_items import open_items


def numbers_without_gap(session: Session) -> Words | None:
    """Every series of a year runs on without a gap or a double."""
    rows = session.execute(
        select(
            Invoice.series,
            Invoice.year,
            func.count(),
            func.min(Invoice.place),
            func.max(Invoice.place),
        ).group_by(Invoice.series, Invoice.year)
    )
    for series, year, count, first, last in rows:
        if last - first + 1 != count:
            return words(
                N_("The invoice numbers of {year} have a gap."), year=str(year), series=series
            )
    return None


def every_invoice_has_its_paper(session: Session) -> Words | None:
    """Every issued invoice has its kept PDF."""
    missing = session.scalar(
        select(func.count())
        .select_from(Invoice)
        .outerjoin(InvoiceFile, InvoiceFile.invoice_id == Invoice.id)
        .where(InvoiceFile.id.is_(None))
    )
    if missing:
        return words(N_("{count} invoices lack their kept paper."), count=missing)
    return None


def lines_add_up(session: Session) -> Words | None:
    """The lines of every invoice add up to its amount without VAT, and that plus VAT to all."""
    summed = (
        select(InvoiceLine.invoice_id, func.sum(InvoiceLine.amount).label("net"))
        .group_by(InvoiceLine.invoice_id)
        .subquery()
    )
    wrong = session.scalar(
        select(func.count())
        .select_from(Invoice)
        .outerjoin(summed, summed.c.invoice_id == Invoice.id)
        .where((summed.c.net != Invoice.net) | (Invoice.net + Invoice.vat != Invoice.total))
    )
    if wrong:
        return words(N_("{count} invoices do not add up."), count=wrong)
    return None


def open_ones_are_known(session: Session) -> Words | None:
    """Exactly the invoices that are not settled are kept as such."""
    open_ones = {
        item.id
        for item in open_items(session, settled=True)
        if item.target is Target.INVOICE and item.open
    }
    wrong = open_ones ^ set(session.scalars(select(Unsettled.id)))
    if wrong:
        return words(N_("{count} invoices are not kept as open or settled."), count=len(wrong))
    return None


_KEPT: tuple[tuple[Any, Any, str, Any], ...] = (
    (InvoiceFile.pdf, InvoiceFile.sha256, "invoice", InvoiceFile.invoice_id),
    (LetterFile.pdf, LetterFile.sha256, "letter", LetterFile.letter_id),
    (Receipt.content, Receipt.sha256, "receipt", Receipt.id),
    (MinutesFile.pdf, MinutesFile.sha256, "", MinutesFile.id),
    (DocumentFile.data, DocumentFile.sha256, "", DocumentFile.id),
    (PaperLogo.picture, PaperLogo.sha256, "", PaperLogo.id),
)
"""Bytes, their hash, and as what they may have gone after their term."""


def papers_are_as_made(session: Session) -> Words | None:
    """Every kept paper has the bytes that were frozen; only what went by law has none."""
    went = session.execute(select(Thinned.paper, Thinned.ref_id))
    gone = {(paper, ref_id) for paper, ref_id in went}
    wrong = 0
    for content, kept, paper, number in _KEPT:
        for data, digest, ref_id in session.execute(select(content, kept, number)).yield_per(20):
            by_law = not data and (paper, ref_id) in gone
            wrong += not by_law and sha256(data).hexdigest() != digest
    if wrong:
        return words(
            N_("{count} kept paper is not what it was when made."),
            N_("{count} kept papers are not what they were when made."),
            count=wrong,
        )
    return None


CHECKS = (
    numbers_without_gap,
    every_invoice_has_its_paper,
    papers_are_as_made,
    lines_add_up,
    open_ones_are_known,
)


def settle(connection: Connection) -> None:
    """At the end of every act: new names link, the index is in step, no number is given twice."""
    link_new_names(connection)
    in_step.settle(connection)
    numbers_are_free(connection)
