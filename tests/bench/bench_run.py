"""The month run of 1,000 leases: its statements, and its time beside raw sqlite for its rows."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event, insert
from sqlcipher3 import dbapi2 as sqlite

from bestuurskamer.building.model import Building, Room
from bestuurskamer.days import Month
from bestuurskamer.invoices import issuing
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.parties.model import Address, Party
from bestuurskamer.rent.model import Lease, LeaseRoom, LineKind, RentLine
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board
from tests.builders import an_office

AIM = 4.0
TODAY, MONTH = date(2026, 3, 2), Month(2026, 3)
TABLES = ("invoice", "invoice_line", "invoice_file", "invoiced_month")


def a_board(folder: Path, leases: int) -> BoardFile:
    """A board with so many tenants, each with a room and a lease of two lines."""
    board = create_board(folder / "run.bestuurskamer", "bench")
    with board.acting("ground") as session:
        an_office(session)
        session.add(Building(name="De Proef"))
        session.flush()
        ids = range(1, leases + 1)
        rows: list[tuple[Any, list[dict[str, Any]]]] = [
            (Party, [{"id": i, "name": f"Huurder {i}", "number": f"H-{i}"} for i in ids]),
            (
                Address,
                [
                    {"party_id": i, "street": "Kade 1", "postal_code": "1234 AB", "town": "Stad"}
                    for i in ids
                ],
            ),
            (Room, [{"id": i, "building_id": 1, "name": f"Lokaal {i}"} for i in ids]),
            (Lease, [{"id": i, "tenant_id": i, "first_day": date(2025, 1, 1)} for i in ids]),
            (LeaseRoom, [{"lease_id": i, "room_id": i, "first_day": TODAY} for i in ids]),
            (
                RentLine,
                [
                    {
                        "lease_id": i,
                        "kind": kind,
                        "monthly": 31_000,
                        "first_day": date(2025, 1, 1),
                    }
                    for i in ids
                    for kind in (LineKind.RENT, LineKind.SERVICE)
                ],
            ),
        ]
        for model, values in rows:
            session.execute(insert(model.__table__), _filled(model, values))
    return board


def _filled(model: Any, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the defaults that a record would give itself."""
    from bestuurskamer.money import Money

    made = []
    for row in values:
        full = {}
        for column in model.__table__.columns:
            if column.name in row:
                full[column.name] = row[column.name]
            elif column.default is not None and column.default.is_scalar:
                full[column.name] = column.default.arg
            elif not column.nullable and not column.primary_key:
                full[column.name] = ""
        if "monthly" in full:
            full["monthly"] = Money(full["monthly"])
        made.append(full)
    return made


def run(leases: int) -> tuple[float, float, int, BoardFile, tempfile.TemporaryDirectory[str]]:
    """Whole seconds, seconds spent on paper, statements, and the board it was done in."""
    folder = tempfile.TemporaryDirectory()
    board = a_board(Path(folder.name), leases)
    paper = 0.0
    drawn, composed = issuing.invoice_pdf, issuing.compose

    def timed(work: Any) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            nonlocal paper
            begun = time.perf_counter()
            result = work(*args, **named)
            paper += time.perf_counter() - begun
            return result

        return call

    statements = 0

    def count(*_call: object) -> None:
        nonlocal statements
        statements += 1

    issuing.invoice_pdf, issuing.compose = timed(drawn), timed(composed)
    try:
        with board.acting("run") as session:
            event.listen(session.connection(), "before_cursor_execute", count)
            keys = [f"{i}:{MONTH}" for i in range(1, leases + 1)]
            begun = time.perf_counter()
            issue_month(session, keys, MONTH, TODAY)
        whole = time.perf_counter() - begun
    finally:
        issuing.invoice_pdf, issuing.compose = drawn, composed
    return whole, paper, statements, board, folder


def raw(board: BoardFile, again: Path) -> float:
    """How long raw sqlite takes to read what the run reads and write the rows that it wrote."""
    path = board.path
    board.close()
    with closing(sqlite.connect(path)) as source:
        rows = {t: source.execute(f"SELECT * FROM {t}").fetchall() for t in TABLES}
        schema = [
            sql
            for (sql,) in source.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' "
                "AND (type != 'trigger' OR sql LIKE '%INTO trail%' OR sql LIKE '%INTO \"trail\"%')"
                " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type IN"
                " ('virtual', 'shadow'))"
            )
        ]
    with closing(sqlite.connect(again, isolation_level=None)) as target:
        for sql in schema:
            target.execute(sql)
        target.execute("PRAGMA synchronous=FULL")
        target.execute("PRAGMA journal_mode=TRUNCATE")
        target.execute("INSERT INTO act VALUES (1, '', 0, 'bench')")
        target.execute("INSERT INTO acting VALUES (1, 1)")
        begun = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            marks = ", ".join("?" * len(values[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
        target.execute("COMMIT")
        return time.perf_counter() - begun


def main() -> None:
    """Print the ratios of a run of 1,000 leases, and its statements beside those of 10."""
    few = run(10)
    few[3].close()
    wholes, papers, raws, statements = [], [], [], 0
    for _round in range(3):
        whole, paper, statements, board, folder = run(1000)
        raws.append(raw(board, Path(folder.name) / "raw.db"))
        wholes.append(whole)
        papers.append(paper)
        folder.cleanup()
    rows = median(w - p for w, p in zip(wholes, papers, strict=True))
    print(
        f"month run of 1,000: {statements} statements (10 leases: {few[2]}); rows {rows:.2f} s, "
        f"raw sqlite {median(raws):.2f} s, ratio {rows / median(raws):.1f} (aim {AIM}); "
        f"paper besides {median(papers):.1f} s"
    )


if __name__ == "__main__":
    main()
