"""The list of invoices with 100,000 in the file, against the same with 1,000."""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bestuurskamer.invoices.queries import invoices
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board
from tests.builders import a_tenant, an_office

AIM = 3.0


def filled(folder: Path, count: int) -> BoardFile:
    """A board with so many issued invoices, of ten a day."""
    board = create_board(folder / f"{count}.bestuurskamer", "bench")
    with board.acting("fill") as session:
        an_office(session)
        party = a_tenant(session)
        session.execute(
            text(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
                "INSERT INTO invoice (id, kind, series, year, place, number, party_id, party_name,"
                " issued_on, due_on, net, vat, total, delivery, snapshot) "
                "SELECT i, 'invoice', 'invoice', 2026, i, '2026-' || i, :party, 'Huurder', :day,"
                " :day, 31000, 0, 31000, 'post', '{}' FROM n"
            ),
            {"count": count, "party": party, "day": date(2026, 1, 1).isoformat()},
        )
    return board


def shown(board: BoardFile) -> float:
    """How long the first page takes."""
    begun = time.perf_counter()
    with board.reading() as session:
        rows = invoices(session)
    assert len(rows) == 200
    return time.perf_counter() - begun


def main() -> None:
    """Print the ratio of medians over interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (filled(Path(folder), count) for count in (1_000, 100_000))
        pairs = [(shown(few), shown(many)) for _round in range(15)]
        ratio = median(b / a for a, b in pairs)
        print(
            f"list of invoices: 100,000 in {median(p[1] for p in pairs) * 1000:.0f} ms, 1,000 in "
            f"{median(p[0] for p in pairs) * 1000:.0f} ms, ratio {ratio:.2f} (aim {AIM})"
        )
        few.close()
        many.close()


if __name__ == "__main__":
    main()
