"""Filing documents by their content, and taking a copy out when somebody asks for one."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bestuurskamer import paths
from bestuurskamer.dossiers import drafts
from bestuurskamer.dossiers.drafts import DocumentDraft
from bestuurskamer.dossiers.file_types import type_of
from bestuurskamer.dossiers.model import Document, DocumentFile
from bestuurskamer.errors import N_, Refused, refuse

MOST_BYTES = 20_000_000
"""The largest document that is kept: a scan of some hundred pages."""
MOST_MEGABYTES = MOST_BYTES // 1_000_000


@dataclass(frozen=True)
class Content:
    """A file as it was read: its name, its bytes, and its text and pages when these are known."""

    file_name: str
    data: bytes
    words: str = ""
    pages: int | None = None


@dataclass(frozen=True)
class Filed:
    """What came of filing: the document, and how the same content was filed before."""

    id: int
    known_as: str = ""  # title of the one filed before; empty when it is new


def read_content(path: Path) -> Content:
    """Read a file to be filed. Raises Refused when it is too large, empty, gone or a program."""
    try:
        size = path.stat().st_size
        check_size(size)
        data = path.read_bytes()
    except OSError:
        raise Refused(
            N_("{name} cannot be read. Is it still there, and may you open it?"), name=path.name
        ) from None
    check_size(len(data))
    if type_of(path.name, data).program:
        raise Refused(
            N_(
                "{name} is a program or has macros, and could do harm when it is opened. "
                "It was not filed. Ask for it as a PDF."
            ),
            name=path.name,
        )
    return Content(path.name, data)


def check_size(size: int) -> None:
    """Refuse a file that is empty or larger than what is kept."""
    if size == 0:
        raise Refused(N_("This file is empty. Nothing was filed."))
    if size > MOST_BYTES:
        raise Refused(
            N_("This file is larger than {most} MB. Make it smaller, or file it in parts."),
            most=MOST_MEGABYTES,
        )


def file_document(session: Session, draft: DocumentDraft, content: Content, today: date) -> Filed:
    """File a document; the same content is kept once, however often it is filed."""
    refuse(drafts.document_problems(draft, today))
    check_size(len(content.data))
    kind = type_of(content.file_name, content.data)
    if kind.program:
        raise Refused(N_("This is a program and no document. It was not filed."))
    found = hashlib.sha256(content.data).hexdigest()
    before = session.scalars(
        select(Document.title).where(Document.sha256 == found).order_by(Document.id)
    ).first()
    if not session.scalars(select(exists().where(DocumentFile.sha256 == found))).one():
        session.add(DocumentFile(sha256=found, data=content.data))
    made = Document(
        title=draft.title,
        file_name=content.file_name,
        media_type=kind.media_type,
        size=len(content.data),
        sha256=found,
        added_on=today,
        words=content.words,
        pages=content.pages,
    )
    _fill(made, draft)
    session.add(made)
    session.flush()
    return Filed(made.id, before or "")


def mend_document(session: Session, document_id: int, draft: DocumentDraft, today: date) -> None:
    """Mend title, kind, days or matter of a document; its content never changes."""
    refuse(drafts.document_problems(draft, today))
    made = session.get_one(Document, document_id)
    made.title = draft.title
    _fill(made, draft)


def take_out(session: Session, document_id: int) -> Content:
    """The content of a document, checked: it must be what was filed, to the bit."""
    made = session.get_one(Document, document_id)
    wanted = select(DocumentFile.data).where(DocumentFile.sha256 == made.sha256)
    data = session.scalars(wanted).one_or_none()
    if data is None:
        raise Refused(
            N_("The content of {title} is not in the data file. Look for it in an older copy."),
            title=made.title,
        )
    if hashlib.sha256(data).hexdigest() != made.sha256:
        raise Refused(
            N_(
                "The content of {title} is not what was filed: the data file was damaged. "
                "It is not opened. Look for it in an older copy."
            ),
            title=made.title,
        )
    return Content(made.file_name, data, made.words, made.pages)


def copy_to_open(content: Content, folder: Path | None = None) -> Path:
    """Write a copy that another program may open, in a folder of its own; the filed one stays.

    Its name is made safe, and its ending is kept so that the right program opens it.
    """
    place = Path(tempfile.mkdtemp(prefix="bestuurskamer-", dir=folder))
    ending = paths.file_name(PurePath(content.file_name).suffix)
    stem = paths.file_name(PurePath(content.file_name).stem) or "stuk"
    path = place / (f"{stem}.{ending}" if ending else stem)
    path.write_bytes(content.data)
    path.chmod(0o400)
    return path


def _fill(made: Document, draft: DocumentDraft) -> None:
    for field in ("dossier_id", "kind", "document_day", "received_on", "sent_on", "sent_how"):
        setattr(made, field, getattr(draft, field))
