"""Handing out: the papers of a run for the printer, for a folder, and for the mail program."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices import queries
from bestuurskamer.invoices.actions import hand_out
from bestuurskamer.invoices.issued import logos
from bestuurskamer.invoices.naming import pdf_name
from bestuurskamer.invoices.paper import Copy, CoverList, CoverRow, print_file
from bestuurskamer.invoices.snapshot import PrintedInvoice
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.office.queries import the_office
from bestuurskamer.parties.model import Delivery
from bestuurskamer.parties.queries import PartyRow, parties
from bestuurskamer.vault.files import write_whole

WAYS = {
    Delivery.POST: N_("by post"),
    Delivery.LETTERBOX: N_("in the letterbox"),
    Delivery.EMAIL: N_("by e-mail"),
}
_PRINTED = (Delivery.POST, Delivery.LETTERBOX)


@dataclass(frozen=True)
class Paper:
    """An issued paper on its way to the tenant."""

    id: int
    number: str
    tenant: str
    way: Delivery  # by post when there is no address to mail to
    email: str
    total: Money
    handed_on: date | None
    printed: PrintedInvoice
    pdf: bytes
    logo: bytes | None  # of the day of issue

    @property
    def file_name(self) -> str:
        """What its file is called."""
        return pdf_name(self.number, self.tenant)


@dataclass(frozen=True)
class Papers:
    """Papers that go out together, and what the print file of them needs."""

    rows: tuple[Paper, ...]
    board: str
    language: str
    demo: bool

    @property
    def letters(self) -> tuple[Paper, ...]:
        """Those that are printed: first what goes by post, then what goes in a letterbox."""
        return tuple(paper for way in _PRINTED for paper in self.rows if paper.way is way)

    @property
    def mails(self) -> tuple[Paper, ...]:
        """Those that go by e-mail."""
        return tuple(paper for paper in self.rows if paper.way is Delivery.EMAIL)


def ways_of(session: Session, ids: Collection[int]) -> dict[int, Delivery]:
    """How each paper goes out: by post when there is no address to mail to."""
    rows = queries.invoices_by_id(session, list(ids))
    known = parties(session, {row.party_id for row in rows})
    return {row.id: _way(row, known) for row in rows}


def papers_of(session: Session, ids: Collection[int], today: date) -> Papers:
    """Gather papers with their kept bytes, in order of number.

    Refused when the bytes of one are not what they were.
    """
    rows = queries.invoices_by_id(session, list(ids))
    known = parties(session, {row.party_id for row in rows})
    printed = {row.id: queries.snapshot(session, row.id) for row in rows}
    pictures = logos(session, {paper.logo_sha256 for paper in printed.values()})
    found = []
    for row in rows:
        email = known[row.party_id].email if row.party_id in known else ""
        found.append(
            Paper(
                row.id,
                row.number,
                row.party_name,
                _way(row, known),
                email,
                row.total,
                row.handed_on,
                printed[row.id],
                queries.pdf(session, row.id),
                pictures.get(printed[row.id].logo_sha256),
            )
        )
    office = the_office(session, today)
    return Papers(tuple(found), office.legal_name, office.language, office.demo)


def by_mail(paper: Paper) -> Paper:
    """The paper as it goes out by e-mail after all."""
    return replace(paper, way=Delivery.EMAIL)


def print_file_of(papers: Papers, today: date) -> bytes:
    """One file for the printer: the cover list, then every letter, post before letterbox.

    What went out before is a duplicate.
    """
    letters = papers.letters
    with language.speaking(papers.language):
        cover = CoverList(
            cover_title(letters),
            papers.board,
            today,
            tuple(CoverRow(p.number, p.tenant, _(WAYS[p.way]), p.total) for p in letters),
            papers.language,
            papers.demo,
        )
    copies = [Copy(p.printed, p.logo, duplicate=p.handed_on is not None) for p in letters]
    return print_file(cover, copies)


def cover_title(letters: Sequence[Paper]) -> str:
    """How many letters there are: “12 letters, 3 of them in a letterbox”."""
    own = sum(paper.way is Delivery.LETTERBOX for paper in letters)
    count = len(letters)
    if not own:
        return ngettext("{count} letter", "{count} letters", count).format(count=count)
    return ngettext(
        "{count} letter, {own} of them in a letterbox",
        "{count} letters, {own} of them in a letterbox",
        count,
    ).format(count=count, own=own)


def write_papers(papers: Papers, folder: Path, today: date) -> list[Path]:
    """Write one PDF per paper into the folder, and one print file when letters are among them."""
    files = {paper.file_name: paper.pdf for paper in papers.rows}
    if papers.letters:
        with language.speaking(papers.language):
            name = _("Print file {day}").format(day=today.isoformat())
        files[f"{name}.pdf"] = print_file_of(papers, today)
    return write_into(folder, files)


def write_into(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files whole into a folder, which is made; Refused when that does not go."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_whole(folder / name, data)
            written.append(folder / name)
    except OSError:
        raise Refused(
            N_(
                "Not everything could be written in the folder {folder}. The invoices themselves"
                " are kept. Make room on the disk, or choose another folder."
            ),
            folder=folder,
        ) from None
    return written


def record_handed_out(session: Session, ways: Mapping[int, Delivery], on_day: date) -> None:
    """Record of papers, each in its own way, that they went out on a day."""
    for way in Delivery:
        ids = [paper_id for paper_id, chosen in ways.items() if chosen is way]
        if ids:
            hand_out(session, ids, way, on_day)


def _way(row: queries.InvoiceRow, known: Mapping[int, PartyRow]) -> Delivery:
    mailed = row.delivery is Delivery.EMAIL
    reachable = row.party_id in known and known[row.party_id].email
    return Delivery.POST if mailed and not reachable else row.delivery
