"""What is to be done again after two files went apart: kept, ticked off, and guarded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, update
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.keeping.deeds import Deed
from bestuurskamer.keeping.model import Redo


@dataclass(frozen=True)
class RedoRow:
    """One act to do again; `at` is UTC, `what` a sentence to translate, `aside` where it stands."""

    id: int
    at: datetime
    who: str
    what: str
    said: tuple[str, ...]
    numbers: tuple[str, ...]
    aside: str
    done_on: date | None


@dataclass(frozen=True)
class Listed:
    """The list of a file as it stands: the rows not ticked off, and the links of all of them."""

    open_rows: tuple[tuple[str, ...], ...]
    links: frozenset[str]


NO_LIST = Listed((), frozenset())
_COLUMNS = "link, at, who, what, said, numbers, aside"


def list_of(session: Session) -> Listed:
    """The list that a file has, also one of before there was a list."""
    connection = session.connection()
    there = "SELECT 1 FROM sqlite_schema WHERE name = 'redo'"
    if connection.exec_driver_sql(there).first() is None:
        return NO_LIST
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM redo WHERE done_on IS NULL ORDER BY at, id"
    )
    links = connection.exec_driver_sql("SELECT link FROM redo")
    return Listed(tuple(tuple(row) for row in rows), frozenset(row[0] for row in links))


def keep_to_redo(
    connection: Connection, told: Sequence[Deed], aside: Path | None, listed: Listed = NO_LIST
) -> int:
    """Keep what is to be done again, within an act; answers how many came on the list.

    `aside` is where the other file is kept, if it is. `listed` is the list of the file that does
    not go on: what is open on it comes along. What stands here already, because the same file
    came before, does not come twice.
    """
    known = {row[0] for row in connection.exec_driver_sql("SELECT link FROM redo")}
    if listed.open_rows:  # what this file did itself need not be done again in it
        known |= {row[0] for row in connection.exec_driver_sql("SELECT hash FROM chain")}
    rows: list[tuple[str, ...]] = [row for row in listed.open_rows if row[0] not in known]
    rows += [
        (
            deed.link,
            deed.at.astimezone(UTC).isoformat(timespec="microseconds"),
            deed.who,
            deed.what,
            "\n".join(deed.said),
            " ".join(deed.numbers),
            f"{aside.parent.name}/{aside.name}" if aside else "",
        )
        for deed in told
        if deed.counts and deed.link not in known
    ]
    if rows:
        connection.exec_driver_sql(
            f"INSERT INTO redo ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows
        )
    return len(rows)


def to_redo(session: Session) -> list[RedoRow]:
    """The whole list, ticked or not, in the order in which it was done."""
    return [
        RedoRow(
            row.id,
            row.at,
            row.who,
            row.what,
            tuple(row.said.split("\n")) if row.said else (),
            tuple(row.numbers.split()),
            row.aside,
            row.done_on,
        )
        for row in session.scalars(select(Redo).order_by(Redo.at, Redo.id))
    ]


def count_to_redo(session: Session) -> int:
    """How many are not ticked off yet."""
    return session.scalar(select(func.count(Redo.id)).where(Redo.done_on.is_(None))) or 0


def tick_off(session: Session, redo_id: int, done_on: date | None) -> None:
    """Tick one off on a day, or take the tick away with None."""
    session.get_one(Redo, redo_id).done_on = done_on


def forget_person(session: Session, names: Collection[str]) -> None:
    """Empty the lines of acts that name somebody who is erased; the trail never held them."""
    for name in names:
        if name:
            told = Redo.said.contains(name, autoescape=True)
            session.execute(update(Redo).where(told).values(said=""))


def numbers_are_free(connection: Connection) -> None:
    """Refuse an act that gives a number to an invoice while paper with it is about.

    Called at the end of every act. Such a number stands on an invoice of the file that did not go
    on, until that is ticked off.
    """
    taken = {
        number
        for (numbers,) in connection.exec_driver_sql(
            "SELECT numbers FROM redo WHERE done_on IS NULL AND numbers <> ''"
        )
        for number in numbers.split()
    }
    if not taken:
        return
    given = connection.exec_driver_sql(
        "SELECT json_extract(after, '$.number') FROM trail WHERE table_name = 'invoice'"
        " AND kind = 'insert' AND act_id = (SELECT act_id FROM acting) ORDER BY id"
    )
    for (number,) in given:
        if number in taken:
            raise Refused(
                N_(
                    "Number {number} stands on an invoice already, made on the other laptop. "
                    "Nothing was made. Tell who got that invoice that it does not count, and tick "
                    "it off first, at Settings, Hand-over, “What is to be done again”."
                ),
                number=number,
            )
