"""Much at once: many rows in one statement, and reading that the collector does not disturb."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import FromClause, Table
from sqlalchemy.orm import Session

from bestuurskamer.vault.records import Record


def insert_rows(session: Session, record: type[Record], rows: Sequence[dict[str, Any]]) -> None:
    """Write rows in one statement; each names every column but those that fill themselves.

    The values go through the types of the columns, as everywhere. What Core does besides for
    each row (defaults, names to places) is done here once for all: half the time of writing.
    """
    if not rows:
        return
    connection = session.connection()
    table = _table(record.__table__)
    columns = [table.columns[name] for name in rows[0]]
    writers = [column.type.dialect_impl(connection.dialect) for column in columns]
    binders = [
        (column.name, writer.bind_processor(connection.dialect))
        for column, writer in zip(columns, writers, strict=True)
    ]
    names = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})',
        [tuple(bind(row[name]) if bind else row[name] for name, bind in binders) for row in rows],
    )


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no garbage be sought while many small values are made that all stay.

    Python looks through everything it has each time some hundreds of values were added. Not for
    work that leaves rings of values behind, such as drawing paper.
    """
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


def _table(known: FromClause) -> Table:
    assert isinstance(known, Table)
    return known
