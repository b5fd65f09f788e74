"""Papers whose term of law is over may go whole, in one act that tells so; the figures stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.figures.queries import figures_on
from bestuurskamer.finding.in_step import INDEX, settle
from bestuurskamer.invoices.model import Invoice, InvoiceFile, InvoiceLine, OpeningItem
from bestuurskamer.keeping.privacy import BOOKS
from bestuurskamer.language import _
from bestuurskamer.office.model import Thinned
from bestuurskamer.payments.model import (
    Allocation,
    Entry,
    Letter,
    LetterFile,
    LetterItem,
    Receipt,
    Unsettled,
)
from bestuurskamer.vault.erasing import erase_from_trail, thawed
from bestuurskamer.vault.trigrams import made_anew

INVOICES, LETTERS, RECEIPTS, ENTRIES = "invoice", "letter", "receipt", "entry"
PAPERS: Final = (INVOICES, LETTERS, RECEIPTS, ENTRIES)
GONE: Final = "…"
"""Stands where a line of a paper was, so that the figures beside it still have a place."""

Due = Mapping[str, tuple[int, ...]]
"""By kind of paper: the numbers of those that are meant."""

_FROZEN: Final = (
    "invoice",
    "invoice_line",
    "invoice_file",
    "letter_file",
    "receipt",
    "entry",
    "allocation",
)

_TOLD: Final = (INVOICES, RECEIPTS, ENTRIES)
"""Of these the trail holds names too."""


@dataclass(frozen=True)
class YearOfPapers:
    """The papers of one book year that are still whole, and the last day they must stay."""

    year: int
    until: date
    papers: Due

    @property
    def count(self) -> int:
        """How many papers."""
        return sum(map(len, self.papers.values()))


def papers_by_year(session: Session, today: date) -> list[YearOfPapers]:
    """Every year with papers that are still whole, the oldest first; what is open stays out.

    Open is an invoice that is not settled, a letter that asks for one, and an entry that is not
    placed to the cent, with its receipts: who it is of must still be seen.
    """
    years = _years(session, today)
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for paper, wanted in _whole().items():
        for number, day in session.execute(wanted):
            found[day.year][paper].append(number)
    return [
        YearOfPapers(
            year,
            date(year + years, 12, 31),
            {paper: tuple(papers[paper]) for paper in PAPERS if papers[paper]},
        )
        for year, papers in sorted(found.items())
    ]


def past_their_term(session: Session, today: date) -> list[YearOfPapers]:
    """The years of which the papers may go: the law wants them no longer."""
    return [one for one in papers_by_year(session, today) if one.until < today]


def thin_year(session: Session, year: int, today: date) -> int:
    """Let the papers of a year go, in one act; answers how many. Refused within their term."""
    for one in papers_by_year(session, today):
        if one.year == year:
            if one.until >= today:
                raise Refused(
                    N_("The papers of {year} must be kept until {day}. Nothing was changed."),
                    year=str(year),
                    day=one.until,
                )
            thin(session, one.papers, today)
            return one.count
    raise Refused(
        N_("Of {year} there is nothing to clean up. Nothing was changed."), year=str(year)
    )


def papers_of(session: Session, ids: Collection[int], today: date) -> Due:
    """The papers of somebody that are past their term."""
    theirs = set(session.scalars(select(Invoice.id).where(Invoice.party_id.in_(ids))))
    letters = set(session.scalars(select(Letter.id).where(Letter.party_id.in_(ids))))
    placed = or_(Allocation.party_id.in_(ids), Allocation.invoice_id.in_(theirs))
    by_place = select(Allocation.entry_id).where(placed, Allocation.entry_id.is_not(None))
    of_them = select(Entry.id).where(Entry.party_id.in_(ids))
    entries = {one for one in session.scalars(by_place) if one} | set(session.scalars(of_them))
    receipts = set(session.scalars(select(Receipt.id).where(Receipt.entry_id.in_(entries))))
    of: dict[str, set[int]] = {
        INVOICES: theirs,
        LETTERS: letters,
        RECEIPTS: receipts,
        ENTRIES: entries,
    }
    found: dict[str, tuple[int, ...]] = {}
    for one in past_their_term(session, today):
        for paper, numbers in one.papers.items():
            own = tuple(number for number in numbers if number in of[paper])
            found[paper] = found.get(paper, ()) + own
    return found


def thin(session: Session, papers: Due, today: date) -> None:
    """Let these papers go: bytes, names and descriptions, also from the trail and the index.

    Numbers, days and amounts stay, as does the hash of what was there. The caller saw to it that
    their term is over.
    """
    connection = session.connection()
    session.flush()
    with thawed(connection, _FROZEN):
        _empty_invoices(session, papers.get(INVOICES, ()))
        for part in _parts(papers.get(LETTERS, ())):
            of = update(LetterFile).where(LetterFile.letter_id.in_(part))
            session.execute(of.values(pdf=b""))
        for part in _parts(papers.get(RECEIPTS, ())):
            of = update(Receipt).where(Receipt.id.in_(part))
            session.execute(of.values(name=GONE, content=b""))
        for part in _parts(papers.get(ENTRIES, ())):
            _empty_notes(session, part)
            session.execute(
                update(Entry)
                .where(Entry.id.in_(part))
                .values(
                    counter_iban="", counter_name="", text="", kenmerk="", end_to_end="",
                    bank_reference="",
                )
            )  # fmt: skip
    for paper, numbers in papers.items():
        session.add_all(Thinned(paper=paper, ref_id=one, on_day=today) for one in numbers)
        if paper in _TOLD:
            erase_from_trail(connection, paper, numbers)
    session.flush()
    settle(connection)
    made_anew(connection, INDEX)
    session.expire_all()


def _empty_invoices(session: Session, numbers: Collection[int]) -> None:
    for part in _parts(numbers):
        of = update(InvoiceFile).where(InvoiceFile.invoice_id.in_(part))
        session.execute(of.values(pdf=b""))
        lines = list(
            session.scalars(select(InvoiceLine.id).where(InvoiceLine.invoice_id.in_(part)))
        )
        session.execute(
            update(InvoiceLine)
            .where(InvoiceLine.invoice_id.in_(part))
            .values(text=GONE, explanation="")
        )
        erase_from_trail(session.connection(), InvoiceLine.__tablename__, lines)
        for number, party_id in session.execute(
            select(Invoice.id, Invoice.party_id).where(Invoice.id.in_(part))
        ).all():
            name = _("Former tenant {number}").format(number=f"{party_id:04}")
            session.execute(
                update(Invoice).where(Invoice.id == number).values(party_name=name, snapshot="")
            )


def _empty_notes(session: Session, entries: Collection[int]) -> None:
    """What was noted at the money of these entries goes too."""
    which = Allocation.entry_id.in_(entries), Allocation.note != ""
    noted = list(session.scalars(select(Allocation.id).where(*which)))
    session.execute(update(Allocation).where(Allocation.id.in_(noted)).values(note=""))
    erase_from_trail(session.connection(), Allocation.__tablename__, noted)


def _parts(numbers: Collection[int], most: int = 500) -> list[list[int]]:
    found = sorted(numbers)
    return [found[start : start + most] for start in range(0, len(found), most)]


def _years(session: Session, today: date) -> int:
    return int(figures_on(session, today).get(BOOKS, 7))


def _whole() -> dict[str, Any]:
    """By kind of paper: the number and the day of those that are still whole."""

    def left(paper: str, number: Any) -> Any:
        return number.not_in(select(Thinned.ref_id).where(Thinned.paper == paper))

    settled = Invoice.id.not_in(select(Unsettled.id))
    asks = select(LetterItem.letter_id).where(
        or_(
            LetterItem.invoice_id.in_(select(Unsettled.id)),
            LetterItem.opening_id.in_(
                select(OpeningItem.id).where(
                    OpeningItem.amount != _placed(Allocation.opening_id == OpeningItem.id)
                )
            ),
        )
    )
    whole = Entry.amount == _placed(Allocation.entry_id == Entry.id)
    return {
        INVOICES: select(Invoice.id, Invoice.issued_on).where(left(INVOICES, Invoice.id), settled),
        LETTERS: select(Letter.id, Letter.made_on).where(
            left(LETTERS, Letter.id), Letter.id.not_in(asks)
        ),
        RECEIPTS: select(Receipt.id, Entry.booked_on)
        .join(Entry, Entry.id == Receipt.entry_id)
        .where(left(RECEIPTS, Receipt.id), whole),
        ENTRIES: select(Entry.id, Entry.booked_on).where(left(ENTRIES, Entry.id), whole),
    }


def _placed(which: ColumnElement[bool]) -> Any:
    """What was placed of an entry or an old invoice, and not taken back."""
    found = select(func.sum(Allocation.amount)).where(which, Allocation.undone_on.is_(None))
    return func.coalesce(found.scalar_subquery(), 0)
