"""The first page of hits among 50,000 lines, and keeping a point of minutes while it is typed."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bestuurskamer.finding.in_step import settle
from bestuurskamer.finding.queries import PAGE, found
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.connection import open_raw
from bestuurskamer.vault.opening import create_board

LINES, EACH, ROUNDS, TODAY = 50_000, 250, 41, date(2026, 4, 1)
FIND_AIM, KEEP_AIM, BYTES = 0.02, 3.0, 40_000
WORDS = (
    "de het een van en met gemeente vastgoed onderhoud groen dak vergunning besluit overleg "
    "lekkage tuin offerte brief bestuur voorzitter coördinator kosten maand week jaar wordt heeft "
    "komt volgende stuurt belt vraagt meldt kelder sleutel buurt keuken zaal verlenging raad"
)
RARE, SOUGHT = "huurovereenkomst", "overeenkomst"


def filled(folder: Path) -> BoardFile:
    """Two hundred meetings of 250 lines; one line in ten has the word in a longer one."""
    chance = random.Random(4)
    board = create_board(folder / "zoeken.bestuurskamer", "bench", settle=settle)
    with board.acting("fill") as session:
        for number in range(1, LINES // EACH + 1):
            day = date.fromordinal(date(2018, 1, 1).toordinal() + 14 * number)
            session.execute(
                text(
                    "INSERT INTO meeting (id, kind, title, held_on, with_others, begins, ends,"
                    " place, state, reopened_for) VALUES"
                    " (:n, 'meeting', 'Overleg', :day, 1, '', '', '', 'draft', '')"
                ),
                {"n": number, "day": day.isoformat()},
            )
            session.execute(
                text(
                    "INSERT INTO agenda_item (id, meeting_id, place, title, state, internal)"
                    " VALUES (:n, :n, 1, 'Punt', 'treated', 0)"
                ),
                {"n": number},
            )
            rows = [
                {"item": number, "place": place, "words": _sentence(chance)}
                for place in range(1, EACH + 1)
            ]
            session.execute(
                text(
                    "INSERT INTO line (agenda_item_id, place, raw, kind, words, visible, said_by)"
                    " VALUES (:item, :place, :words, 'text', :words, 'both', '')"
                ),
                rows,
            )
    return board


def _sentence(chance: random.Random) -> str:
    said = chance.choices(WORDS.split(), k=20)
    if chance.random() < 0.1:
        said[chance.randrange(20)] = RARE
    return " ".join(said)


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def finding(board: BoardFile) -> None:
    """Print the page as SQL gives it and as the screen gets it, against a LIKE count."""
    with board.reading() as session:
        raw = session.connection().connection.dbapi_connection
        like = f"SELECT count(*) FROM piece WHERE folded LIKE '%{SOUGHT}%'"
        page = (
            "SELECT p.id, p.source, p.ref_id FROM finder f JOIN piece p ON p.id = f.rowid"
            ' WHERE finder MATCH \'"ove" AND "ree" AND "nko" AND "mst"\''
            f" AND instr(p.folded, '{SOUGHT}') > 0 ORDER BY f.rowid DESC LIMIT {PAGE + 1}"
        )
        assert len(raw.execute(page).fetchall()) == PAGE + 1
        assert len(found(session, SOUGHT, TODAY).found) == PAGE
        rows = [
            (
                timed(lambda: raw.execute(like).fetchall()),
                timed(lambda: raw.execute(page).fetchall()),
                timed(lambda: found(session, SOUGHT, TODAY)),
            )
            for _round in range(ROUNDS)
        ]
    count, first, whole = (median(row[at] for row in rows) * 1000 for at in range(3))
    print(
        f"first page of hits among {LINES} lines: {first:.2f} ms, LIKE count {count:.1f} ms, ratio "
        f"{median(b / a for a, b, _c in rows):.4f} (aim {FIND_AIM}); with every word for the "
        f"screen {whole:.1f} ms"
    )


def keeping(folder: Path) -> None:
    """Print what keeping a point costs against a bare commit of the same bytes."""
    board = create_board(folder / "typen.bestuurskamer", "bench", settle=settle)
    said = "a" * BYTES
    bare = open_raw(folder / "kaal.db", "rwc")
    bare.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    bare.execute("INSERT INTO kept VALUES (1, '')")

    def commit(text_: str) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE kept SET text = ? WHERE id = 1", (text_,))
        bare.execute("COMMIT")

    board.jot("minutes:1", said, 0)
    pairs = [
        (timed(partial(commit, words)), timed(partial(board.jot, "minutes:1", words, 0)))
        for words in (f"{said}{number}" for number in range(ROUNDS))
    ]
    print(
        f"keeping 40 kB of minutes: {median(b for _a, b in pairs) * 1000:.2f} ms, bare commit "
        f"{median(a for a, _b in pairs) * 1000:.2f} ms, ratio "
        f"{median(b / a for a, b in pairs):.2f} (aim {KEEP_AIM})"
    )
    bare.close()
    board.close(copy=False)


def main() -> None:
    """Print both ratios; medians over interleaved rounds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spent = time.perf_counter()
        board = filled(folder)
        print(f"50,000 lines written and made findable: {time.perf_counter() - spent:.1f} s")
        finding(board)
        board.close(copy=False)
        keeping(folder)


if __name__ == "__main__":
    main()
