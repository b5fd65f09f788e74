"""What can be found, made from everything else: it has no trail and can be made anew."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.finding.wanted import Sort
from bestuurskamer.vault.records import Record, plain


class Piece(Record):
    """The folded text of one thing, with what filters ask. Its id grows with its day.

    So the newest come first without sorting; what has no day is of now and comes before.
    """

    __tablename__ = "piece"
    __table_args__ = (UniqueConstraint("source", "ref_id"),)

    source: Mapped[str]  # a key of sources.SOURCES
    ref_id: Mapped[int]  # the id of the row there
    sort: Mapped[Sort] = mapped_column(plain(Sort))
    folded: Mapped[str] = mapped_column(Text())
    day: Mapped[date | None]
    internal: Mapped[bool]  # for the board alone
    state: Mapped[str]  # open or done; empty where that says nothing
    due_on: Mapped[date | None]
    department_id: Mapped[int | None]
    who: Mapped[str] = mapped_column(Text())  # folded
    dossier_id: Mapped[int | None]
    number: Mapped[str]


class StalePiece(Record):
    """Something that changed, so that its piece is to be made anew. Triggers write it."""

    __tablename__ = "stale_piece"
    __table_args__ = (UniqueConstraint("source", "ref_id"),)

    source: Mapped[str]
    ref_id: Mapped[int]
