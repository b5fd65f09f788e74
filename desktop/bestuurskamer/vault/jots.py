"""What is being typed, kept at once and to the letter, until it is filed where it belongs.

A jot leaves no trail: it is not yet a record. It goes when its text is filed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bestuurskamer.vault.records import Record

UPSERT = (
    "INSERT INTO jot (key, text, cursor, at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET text = excluded.text, cursor = excluded.cursor, "
    "at = excluded.at"
)


class Jot(Record):
    """A text that is being typed, under the key of the field it is typed in."""

    __tablename__ = "jot"
    __table_args__ = (UniqueConstraint("key"),)

    key: Mapped[str]
    text: Mapped[str] = mapped_column(Text())
    cursor: Mapped[int]
    at: Mapped[datetime]


@dataclass(frozen=True)
class JotRow:
    """A jot as values; `cursor` counts characters from the start."""

    key: str
    text: str
    cursor: int
    at: datetime


def jots(session: Session, begins: str = "") -> list[JotRow]:
    """The texts not yet filed whose key begins so, the newest first."""
    wanted = select(Jot.key, Jot.text, Jot.cursor, Jot.at).order_by(Jot.at.desc())
    return [
        JotRow(*row)
        for row in session.execute(wanted.where(Jot.key.startswith(begins, autoescape=True)))
    ]


def jot_of(session: Session, key: str) -> JotRow | None:
    """The text that waits under exactly this key."""
    found = session.execute(select(Jot.key, Jot.text, Jot.cursor, Jot.at).where(Jot.key == key))
    row = found.one_or_none()
    return None if row is None else JotRow(*row)


def forget_jot(session: Session, key: str) -> None:
    """The text under this key was filed."""
    for jot in session.scalars(select(Jot).where(Jot.key == key)):
        session.delete(jot)


def keep_jot(connection: Connection, key: str, text: str, cursor: int) -> datetime:
    """Keep the text as it is now; answers the moment of keeping."""
    now = datetime.now(UTC)
    at = now.isoformat(timespec="microseconds")
    connection.exec_driver_sql(UPSERT, (key, text, cursor, at))
    return now
