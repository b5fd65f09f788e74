"""What a cash committee looks at: payments and invoices drawn by lot, each with its paper.

It reads only; what the committee found stands on its own paper and nowhere in the file.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices.model import Invoice
from bestuurskamer.invoices.queries import pdf as invoice_pdf
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.queries import EntryRow, entries, receipt, receipts_of

MOST = 200
"""So many pieces of one kind are drawn at most."""

_PDF = b"%PDF"
_MOST_PIXELS = 50_000_000


class Verdict(enum.Enum):
    """What the committee found of a piece."""

    OPEN = "open"  # not looked at
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True)
class Piece:
    """Something to look at; of a payment `amount` is positive as paid, and `id` its entry."""

    is_invoice: bool
    id: int
    day: date
    who: str
    number: str  # of an invoice; of a payment what it was for
    amount: Money
    papers: int


@dataclass(frozen=True)
class Sample:
    """What was drawn of a year by this lot, and of how many; anybody can draw it again."""

    year: int
    lot: str
    payments: tuple[Piece, ...]
    of_payments: int
    invoices: tuple[Piece, ...]
    of_invoices: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of it: payments first."""
        return (*self.payments, *self.invoices)


@dataclass(frozen=True)
class Found:
    """What the committee says of one piece."""

    verdict: Verdict = Verdict.OPEN
    remark: str = ""


def drawn(numbers: Iterable[int], lot: str, count: int) -> list[int]:
    """Draw so many of these numbers by a lot: always the same ones, and nobody can steer them.

    Each number gets the SHA-256 of `lot:number`; the lowest ones are drawn, in order of number.

    >>> drawn(range(1, 100), "2026", 3)
    [24, 52, 96]
    """

    def rank(number: int) -> str:
        return hashlib.sha256(f"{lot}:{number}".encode()).hexdigest()

    return sorted(sorted(set(numbers), key=rank)[:count])


def sample(session: Session, year: int, lot: str, payments: int, invoices: int) -> Sample:
    """Draw so many payments and invoices of a year; fewer when there are not that many.

    Payments are what went out, moves between own accounts left out. Refused without a lot, or
    with a count below zero or above `MOST`.
    """
    if not lot.strip():
        raise Refused(N_("Fill in a lot: any word or number. With it anybody can draw it again."))
    if not (0 <= payments <= MOST and 0 <= invoices <= MOST) or payments + invoices == 0:
        raise Refused(N_("Choose between 1 and {most} pieces to look at."), most=MOST)
    rows = entries(session, first=date(year, 1, 1), last=date(year, 12, 31))
    paid = {row.id: row for row in rows if row.amount < NOTHING and not _moved(row)}
    wanted = select(Invoice.id).where(extract("year", Invoice.issued_on) == year)
    issued = list(session.scalars(wanted))
    return Sample(
        year,
        lot.strip(),
        tuple(_payment(paid[number]) for number in drawn(paid, lot.strip(), payments)),
        len(paid),
        tuple(_invoice(session, number) for number in drawn(issued, lot.strip(), invoices)),
        len(issued),
    )


def paper_beside(session: Session, piece: Piece) -> bytes | None:
    """The paper of a piece as a PDF; a picture is put on a page. None when there is none."""
    if piece.is_invoice:
        return invoice_pdf(session, piece.id)
    kept = receipts_of(session, piece.id)
    if not kept:
        return None
    _name, content = receipt(session, kept[0][0])
    return content if content.startswith(_PDF) else _on_a_page(content)


def _moved(row: EntryRow) -> bool:
    counting = [a for a in row.allocations if a.undone_on is None]
    return bool(counting) and all(a.target is Target.TRANSFER for a in counting)


def _payment(row: EntryRow) -> Piece:
    said = ", ".join(
        dict.fromkeys(a.name for a in row.allocations if a.undone_on is None and a.name)
    )
    who = row.counter_name or row.text
    return Piece(False, row.id, row.booked_on, who, said, -row.amount, row.receipts)


def _invoice(session: Session, number: int) -> Piece:
    row = session.get_one(Invoice, number)
    return Piece(True, row.id, row.issued_on, row.party_name, row.number, row.total, 1)


def _on_a_page(picture: bytes) -> bytes | None:
    from PIL import Image

    out = BytesIO()
    try:
        with Image.open(BytesIO(picture)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            opened.convert("RGB").save(out, "PDF", resolution=150)
    except (OSError, ValueError, SyntaxError):
        return None
    return out.getvalue()
