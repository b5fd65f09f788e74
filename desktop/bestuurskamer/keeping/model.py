"""What we remember of two files that went apart: what is to be done again."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.vault.records import Lines, Record


class Redo(Record):
    """One act of another file that is not in this one, as it was told when files came together.

    `link` is its place in the chain of that file, so that it never comes twice; `what` is a
    sentence to translate, `said` its lines in the language of then, `numbers` the invoice numbers
    that it gave, with a space between them, and `aside` where that file is kept.
    """

    __tablename__ = "redo"

    link: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    who: Mapped[str]
    what: Mapped[str]
    said: Mapped[str] = mapped_column(Lines())
    numbers: Mapped[str]
    aside: Mapped[str]
    done_on: Mapped[date | None] = mapped_column(default=None)
