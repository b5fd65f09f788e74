"""The papers of entries: a scan or PDF of what was paid, kept in the file by its content."""

from __future__ import annotations

import hashlib
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.payments.model import Receipt

MOST_BYTES = 10_000_000

_BEGINNINGS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")


def add_receipt(session: Session, entry_id: int, name: str, content: bytes, today: date) -> int:
    """Keep the paper of an entry. The same paper twice is kept once.

    Refused when it is no PDF, JPEG, PNG or TIFF by its content, and above 10 MB.
    """
    if len(content) > MOST_BYTES:
        raise Refused(N_("This file is larger than 10 MB. Make a smaller scan and try again."))
    if not content.startswith(_BEGINNINGS):
        raise Refused(
            N_("“{name}” is not a PDF or a picture. Nothing was kept. Choose the scan itself."),
            name=name,
        )
    sha256 = hashlib.sha256(content).hexdigest()
    same = select(Receipt.id).where(Receipt.entry_id == entry_id, Receipt.sha256 == sha256)
    known = session.scalars(same).first()
    if known is not None:
        return known
    kept = Receipt(entry_id=entry_id, name=name, added_on=today, sha256=sha256, content=content)
    session.add(kept)
    session.flush()
    return kept.id
