"""Finding any part of a word in a column, fast: an index of all its threes of letters.

SQLite keeps it beside the table (FTS5, external content); triggers keep the two in step. It
narrows down where to look: who asks compares the text itself after it, so that what the index
makes of letters never decides.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table

LEAST = 3
"""Shorter words are in no index: every text is looked through for them."""


def make_trigrams(connection: Connection, index: str, table: str, column: str) -> None:
    """Make the index of a text column of a table with an `id`, and the triggers that keep it."""
    run = connection.exec_driver_sql
    run(
        f"CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}',"
        " content_rowid='id', tokenize='trigram', columnsize=0)"
    )
    put = f"INSERT INTO {index} (rowid, {column}) VALUES (NEW.id, NEW.{column});"
    take = (
        f"INSERT INTO {index} ({index}, rowid, {column}) VALUES ('delete', OLD.id, OLD.{column});"
    )
    for kind, steps in (("insert", put), ("delete", take), ("update", f"{take} {put}")):
        run(f"CREATE TRIGGER {index}_{kind} AFTER {kind} ON {table} BEGIN {steps} END")


def forgets_at_once(connection: Connection, index: str) -> None:
    """Let what is taken out of the index leave no letters behind in it, from now on."""
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)")


def trigrams_table(index: str, metadata: MetaData) -> Table:
    """The index as a table to select from: `rowid` is the id, the column named as the index."""
    return Table(index, metadata, Column("rowid", Integer, primary_key=True), Column(index, String))


def narrowed(words: Sequence[str]) -> str:
    """What to ask the index for: threes of letters that cover each word; nothing when all are
    too short."""
    asked = dict.fromkeys(
        word[min(at, len(word) - LEAST) :][:LEAST]
        for word in words
        if len(word) >= LEAST
        for at in range(0, len(word), LEAST)
    )
    return " AND ".join('"' + part.replace('"', '""') + '"' for part in asked)


def tidy(connection: Connection, index: str) -> None:
    """Bring the parts of the index together, after much was changed at once."""
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def made_anew(connection: Connection, index: str) -> None:
    """Make the whole index again from its table."""
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def fits_its_table(connection: Connection, index: str) -> bool:
    """Whether the index says of every text what stands in it; reads all of both.

    Only inside an act, as SQLite has it asked by a write.
    """
    raw = connection.connection.cursor()  # what it finds is an answer, not a failed act
    try:
        raw.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except dbapi.DatabaseError as problem:
        if getattr(problem, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
            raise
        return False
    finally:
        raw.close()
    return True
