"""The archive of a year, readable without the program: its paper, every table, and a check."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Select, extract, func, select
from sqlalchemy.orm import Session

from bestuurskamer import paths
from bestuurskamer.books.catalogue import KINDS, Asked, Of, paper_of, sheet_of, tables
from bestuurskamer.books.open_then import open_on
from bestuurskamer.books.year import year_account
from bestuurskamer.days import Month
from bestuurskamer.dossiers.model import Document, DocumentFile
from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices.model import Invoice, InvoiceFile
from bestuurskamer.invoices.naming import pdf_name
from bestuurskamer.keeping.tables_out import columns_told, tables_out
from bestuurskamer.language import _
from bestuurskamer.meetings.model import Meeting, MinutesFile, MinutesVersion
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account
from bestuurskamer.parties.model import Party
from bestuurskamer.paths import file_name
from bestuurskamer.payments.model import Entry, Letter, LetterFile, Receipt
from bestuurskamer.payments.queries import balance
from bestuurskamer.vault.chain import head
from bestuurskamer.vault.files import PART, discard, put_in_place

SUMS = "SHA256SUMS"
_MOST = 100
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)  # the same archive gives the same bytes


def archive_years(session: Session) -> list[int]:
    """The years of which there is money or paper, newest first."""
    found: set[int] = set()
    for column in (Entry.booked_on, Invoice.issued_on, Meeting.held_on):
        first, last = session.execute(select(func.min(column), func.max(column))).one()
        if first and last:
            found |= set(range(first.year, last.year + 1))
    return sorted(found, reverse=True)


def write_archive(session: Session, year: int, path: Path, today: date) -> int:
    """Write the archive as a zip, or as a new folder when the path does not end in .zip.

    Answers how many files it holds. It is there whole or not at all; OSError when there is no
    room. Refused when a folder of that name is there already.
    """
    if path.suffix.lower() == ".zip":
        return _zip(session, year, path, today)
    if path.exists():
        raise Refused(
            N_("There is a folder {name} already. Nothing was changed. Choose another name."),
            name=path.name,
        )
    part = path.with_name(path.name + PART)
    shutil.rmtree(part, ignore_errors=True)
    try:
        count = 0
        for name, data in _with_sums(session, year, today):
            place = part / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            count += 1
        part.replace(path)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return count


def balances(session: Session, year: int) -> dict[str, object]:
    """What the books say of the last day of the year, in cents; `saldi.py` must find the same."""
    last = date(year, 12, 31)
    opened: dict[str, Money] = {}
    for row in open_on(session, last).rows:
        key = str(row.party_id)
        opened[key] = opened.get(key, NOTHING) + row.open
    account = year_account(session, year)
    accounts = {}
    for number in session.scalars(select(Account.id).order_by(Account.id)):
        found = balance(session, number, last)
        accounts[str(number)] = None if found is None else found.cents
    return {
        "dag": last.isoformat(),
        "rekeningen": accounts,
        "open": {key: amount.cents for key, amount in opened.items() if amount},
        "tegoed": total(account.credits.values()).cents,
        "waarborgsommen": account.deposits.held.cents,
    }


def _zip(session: Session, year: int, path: Path, today: date) -> int:
    part = path.with_name(path.name + PART)
    try:
        count = 0
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in _with_sums(session, year, today):
                out.writestr(zipfile.ZipInfo(f"{path.stem}/{name}", _FIRST_DAY_OF_ZIP), data,
                             zipfile.ZIP_DEFLATED)  # fmt: skip
                count += 1
        put_in_place(part, path)
    except BaseException:
        discard(part)
        raise
    return count


def _with_sums(session: Session, year: int, today: date) -> Iterator[tuple[str, bytes]]:
    sums, seen = [], set[str]()
    for wanted, data in _pieces(session, year, today):
        name = _free(wanted, seen)
        seen.add(name.casefold())
        sums.append(f"{sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield SUMS, "".join(sums).encode()


def _free(name: str, seen: set[str]) -> str:
    """The name, or with a number when there is such a file already."""
    stem, dot, ending = name.rpartition(".")
    place, free = 1, name
    while free.casefold() in seen:
        place += 1
        free = f"{stem} {place}{dot}{ending}"
    return free


def _pieces(session: Session, year: int, today: date) -> Iterator[tuple[str, bytes]]:
    ours = paths.resources() / "archive"
    for name in ("LEESMIJ.txt", "saldi.py"):
        yield name, (ours / name).read_bytes()
    yield "VELDEN.txt", columns_told(session).encode()
    said = balances(session, year)
    yield "saldi.json", json.dumps(said, indent=1).encode()
    yield "MERKTEKEN.txt", f"{head(session).mark}\n".encode()
    for name, data in tables_out(session):
        yield f"tabellen/{name}", data
    yield from _papers(session, year)
    yield from _minutes(session, year)
    yield from _filed(session, year)
    yield from _overviews(session, year, today)


def _papers(session: Session, year: int) -> Iterator[tuple[str, bytes]]:
    invoices = (
        select(Invoice.number, Invoice.party_name, InvoiceFile.pdf)
        .join(InvoiceFile, InvoiceFile.invoice_id == Invoice.id)
        .where(extract("year", Invoice.issued_on) == year, InvoiceFile.pdf != b"")
        .order_by(Invoice.id)
    )
    for number, who, pdf in session.execute(invoices).yield_per(20):
        yield f"facturen/{pdf_name(number, who)}", pdf
    letters: Select[date, str, bytes] = (
        select(Letter.made_on, Party.name, LetterFile.pdf)
        .join(LetterFile, LetterFile.letter_id == Letter.id)
        .join(Party, Letter.party_id == Party.id)
        .where(extract("year", Letter.made_on) == year, LetterFile.pdf != b"")
        .order_by(Letter.id)
    )
    for day, who, pdf in session.execute(letters).yield_per(20):
        yield f"brieven/{file_name(f'{day} {who}', _MOST)}.pdf", pdf
    receipts = (
        select(Entry.booked_on, Entry.id, Receipt.name, Receipt.content)
        .join(Receipt, Receipt.entry_id == Entry.id)
        .where(extract("year", Entry.booked_on) == year, Receipt.content != b"")
        .order_by(Entry.id, Receipt.id)
    )
    for day, entry_id, called, content in session.execute(receipts).yield_per(20):
        yield f"bonnen/{_safe_name(f'{day} {entry_id} {called}')}", content


def _minutes(session: Session, year: int) -> Iterator[tuple[str, bytes]]:
    wanted = (
        select(Meeting.held_on, Meeting.title, MinutesVersion, MinutesFile.pdf)
        .join(MinutesVersion, MinutesVersion.meeting_id == Meeting.id)
        .join(MinutesFile, MinutesFile.version_id == MinutesVersion.id)
        .where(extract("year", Meeting.held_on) == year)
        .order_by(MinutesVersion.id)
    )
    for day, title, version, pdf in session.execute(wanted):
        name = file_name(f"{day} {title} versie {version.version}", _MOST)
        yield f"verslagen/{name}.pdf", pdf
        yield f"verslagen/{name}.json", version.content.encode()


def _filed(session: Session, year: int) -> Iterator[tuple[str, bytes]]:
    wanted = (
        select(Document.added_on, Document.file_name, DocumentFile.data)
        .join(DocumentFile, DocumentFile.sha256 == Document.sha256)
        .where(extract("year", Document.added_on) == year)
        .order_by(Document.id)
    )
    for day, called, data in session.execute(wanted).yield_per(5):
        yield f"documenten/{_safe_name(f'{day} {called}')}", data


def _safe_name(name: str) -> str:
    """A name with its ending that every system takes; the ending opens nothing by itself here."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not ending.isalnum() or len(ending) > 5:
        return file_name(name, _MOST)
    return f"{file_name(stem, _MOST)}.{ending}"


def _overviews(session: Session, year: int, today: date) -> Iterator[tuple[str, bytes]]:
    first, last = date(year, 1, 1), min(date(year, 12, 31), max(today, date(year, 1, 1)))
    for kind in KINDS:
        if kind.of is Of.TENANT:
            continue
        for end in _ends(kind.of, last):
            asked = Asked(first, end, today)
            made = tables(session, kind.key, asked)
            name = f"overzichten/{file_name(f'{_(kind.name)} {end}', _MOST)}"
            yield f"{name}.pdf", paper_of(session, kind.key, made, asked)
            yield f"{name}.xlsx", sheet_of(session, made, asked)


def _ends(of: Of, last: date) -> list[date]:
    """The last days to ask for: of each month or quarter so far, or the last day alone."""
    every = {Of.MONTH: 1, Of.QUARTER: 3}.get(of)
    if every is None:
        return [last]
    ends = [Month(last.year, number).last for number in range(every, 13, every)]
    return [*(day for day in ends if day < last), last]
