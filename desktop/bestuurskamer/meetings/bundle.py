"""A bundle of evidence in a folder: an overview, numbered copies of files, and their marks."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path, PurePath

from sqlalchemy.orm import Session

from bestuurskamer import language, paths
from bestuurskamer.dossiers.documents import take_out
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.meetings.bundle_facts import (
    Evidence,
    evidence_of_dossier,
    evidence_of_promise,
)
from bestuurskamer.meetings.bundle_paper import Attachment, bundle_pdf
from bestuurskamer.meetings.kept import version_paper
from bestuurskamer.meetings.lists_paper import About
from bestuurskamer.office.queries import the_office
from bestuurskamer.paper.sheet import pages_made
from bestuurskamer.vault.files import write_whole

SUMS = "SHA256SUMS.txt"
MOST_NAME = 50


def promise_bundle(session: Session, promise_id: int, folder: Path, today: date) -> Path:
    """Write the bundle of a promise into a new folder within `folder`, and say which."""
    return _write(session, evidence_of_promise(session, promise_id, today), folder, today)


def dossier_bundle(session: Session, dossier_id: int, folder: Path, today: date) -> Path:
    """Write the bundle of a matter into a new folder within `folder`, and say which."""
    return _write(session, evidence_of_dossier(session, dossier_id, today), folder, today)


def _write(session: Session, evidence: Evidence, folder: Path, today: date) -> Path:
    """Everything is composed first: an unreadable document leaves no half a bundle."""
    named = _("Evidence {name} {day}").format(name=evidence.name, day=today.isoformat())
    place = folder / paths.file_name(named)
    if place.exists():
        raise Refused(
            N_(
                "There is a bundle with this name already: {name}. Nothing was written. "
                "Choose another folder, or move that one away."
            ),
            name=place.name,
        )
    files = _files(session, evidence)
    attachments = [_attachment(name, title, data, pages) for name, title, data, pages in files]
    office = the_office(session, today)
    about = About(office.legal_name, today, demo=office.demo)
    overview = paths.file_name(_("00 Overview {name}").format(name=evidence.name)) + ".pdf"
    written = [(overview, bundle_pdf(evidence, attachments, about))]
    written += [(name, data) for name, _title, data, _pages in files]
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in written)
    try:
        place.mkdir(parents=True)
        for name, data in [*written, (SUMS, sums.encode("utf-8"))]:
            write_whole(place / name, data)
    except OSError:
        raise Refused(
            N_(
                "The bundle could not be written: no room, or no right to write there. "
                "Nothing is lost in the data file. Choose another folder."
            )
        ) from None
    return place


def _files(session: Session, evidence: Evidence) -> list[tuple[str, str, bytes, int | None]]:
    """The files in their order: the minutes first, then documents by day, numbered from 01."""
    files: list[tuple[str, str, bytes, int | None]] = []
    for one in evidence.excerpts:
        title = _("Minutes {day} version {number}").format(
            day=one.minutes.held_on, number=one.minutes.version
        )
        data = version_paper(session, one.version_id)
        files.append((_name(len(files), title, ".pdf"), one.minutes.title, data, pages_made(data)))
    for document in evidence.documents:
        content = take_out(session, document.id)
        title = f"{document.day.isoformat()} {document.title}"
        ending = PurePath(document.file_name).suffix
        shown = f"{document.title}, {language.day(document.day)}"
        files.append((_name(len(files), title, ending), shown, content.data, document.pages))
    return files


def _name(before: int, title: str, ending: str) -> str:
    safe = paths.file_name(ending)
    whole = paths.file_name(f"{before + 1:02d} {title}")
    stem = whole if len(whole) <= MOST_NAME else whole[:MOST_NAME].rpartition(" ")[0].strip(" .")
    return f"{stem}.{safe}" if safe else stem


def _attachment(name: str, title: str, data: bytes, pages: int | None) -> Attachment:
    return Attachment(name, title, hashlib.sha256(data).hexdigest(), len(data), pages)
