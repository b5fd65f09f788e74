"""The vault: verified copies, reading what is encrypted, opening with a password, the start."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bestuurskamer.app.checks import CHECKS
from bestuurskamer.books.attention import attention
from bestuurskamer.books.queries import rent_roll
from bestuurskamer.demo.two_years import live_through
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.connection import open_raw
from bestuurskamer.vault.opening import create_board, open_board
from bestuurskamer.vault.slots import Slot, lock, unlock
from bestuurskamer.vault.soundness import doubt_about, vacuum_into
from tests.bench.bench_list import filled

DAY = date(2026, 11, 23)
ROUNDS = 9
WORDS = "stoel-lamp-appel-vork-mos"


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def two_files(folder: Path) -> tuple[Path, Path, DataKey, Slot]:
    """The practice building twice: without and with a password."""
    plain = folder / "plain" / "x.bestuurskamer"
    board = create_board(plain, "bench", CHECKS)
    live_through(board, DAY)
    board.close()
    secret = folder / "secret" / "x.bestuurskamer"
    secret.parent.mkdir()
    shutil.copy(plain, secret)
    board = open_board(secret, "bench", CHECKS)
    with board.reading() as session:
        key = DataKey.new(board_of(session))
    slot = lock(key, WORDS)
    board.change_key(key, [slot])
    board.close()
    return plain, secret, key, slot


def first_page(board: BoardFile) -> None:
    """What the first page reads."""
    with board.reading() as session:
        attention(session, DAY)


def copies(secret: Path, key: DataKey) -> None:
    """A verified copy against the bare copy plus the same checks."""
    board = open_board(secret, "bench", CHECKS, key=key)
    part = secret.with_name("bare")

    def bare() -> None:
        with closing(open_raw(secret, "rw", key)) as raw:
            vacuum_into(raw, part)
        doubt_about(part, None, CHECKS, key)

    pairs = [(timed(bare), timed(board.copy_now)) for _round in range(ROUNDS)]
    board.close(copy=False)
    _say("verified encrypted copy", "bare and checks", pairs, 2.0)


def reading(plain: Path, secret: Path, key: DataKey) -> None:
    """Overviews on the encrypted file against the plain one, warm."""
    boards = (open_board(plain, "b", CHECKS), open_board(secret, "b", CHECKS, key=key))

    def report(board: BoardFile) -> None:
        with board.reading() as session:
            attention(session, DAY)
            rent_roll(session, DAY)

    for board in boards:
        report(board)
    pairs = [tuple(timed(lambda b=b: report(b)) for b in boards) for _round in range(ROUNDS)]
    for board in boards:
        board.close(copy=False)
    _say("overviews, encrypted", "plain", pairs, 1.3)


def opening(plain: Path, secret: Path, slot: Slot) -> None:
    """From Enter on the password to the first page, less the work of the password itself."""

    def with_password() -> float:
        begun = time.perf_counter()
        key = unlock(slot, WORDS)
        derived = time.perf_counter() - begun
        board = open_board(secret, "bench", CHECKS, key=key)
        first_page(board)
        whole = time.perf_counter() - begun
        board.close(copy=False)
        return whole - derived

    def without() -> float:
        begun = time.perf_counter()
        board = open_board(plain, "bench", CHECKS)
        first_page(board)
        whole = time.perf_counter() - begun
        board.close(copy=False)
        return whole

    pairs = [(without(), with_password()) for _round in range(ROUNDS)]
    _say("Enter to first page, without deriving", "plain", pairs, 1.2)


def start_check(plain: Path, folder: Path) -> None:
    """The start of a file with fifty times as much in its trail against the file as it is."""
    many = folder / "many" / "x.bestuurskamer"
    many.parent.mkdir()
    shutil.copy(plain, many)
    board = open_board(many, "bench", CHECKS)
    for turn in range(40):
        with board.acting("Fills the trail") as session:
            session.execute(text(FILL), {"turn": turn})
    board.close()

    def start(path: Path) -> float:
        begun = time.perf_counter()
        opened = open_board(path, "bench", CHECKS)
        spent = time.perf_counter() - begun
        opened.close()
        return spent

    start(plain), start(many)
    pairs = [(start(plain), start(many)) for _round in range(ROUNDS)]
    with open_board(many, "b", CHECKS, look_only=True).reading() as session:
        count = session.scalar(text("SELECT count(*) FROM trail"))
    _say(f"start with {count:,} changes in the trail", "as it is", pairs, 1.2)


def kept_papers(folder: Path) -> None:
    """A verified copy of a thousand invoices with their paper, and the start with ten thousand."""
    few, key = with_papers(folder / "few", 1_000)
    many, other = with_papers(folder / "papers", 10_000)
    board = open_board(few, "bench", CHECKS, key=key)
    part = few.with_name("bare")

    def bare() -> None:
        with closing(open_raw(few, "rw", key)) as raw:
            vacuum_into(raw, part)
        doubt_about(part, None, CHECKS, key)

    pairs = [(timed(bare), timed(board.copy_now)) for _round in range(3)]
    board.close(copy=False)
    _say("verified copy of 1,000 papers of 36 kB", "bare and checks", pairs, 2.0)

    def start(path: Path, its: DataKey) -> float:
        begun = time.perf_counter()
        opened = open_board(path, "bench", CHECKS, key=its)
        spent = time.perf_counter() - begun
        opened.close()
        return spent

    start(few, key), start(many, other)
    pairs = [(start(few, key), start(many, other)) for _round in range(ROUNDS)]
    _say("start with 10,000 papers", "with 1,000", pairs, 1.2)


def with_papers(folder: Path, count: int) -> tuple[Path, DataKey]:
    """A file with a password and so many invoices, each with a paper of 36 kB, put away whole."""
    board = filled(folder, count)
    path = board.path
    with board.acting("Papers") as session:
        for first in range(1, count + 1, 500):
            rows = []
            for number in range(first, min(first + 500, count + 1)):
                pdf = os.urandom(36_000)
                rows.append({"number": number, "pdf": pdf, "sum": sha256(pdf).hexdigest()})
            session.execute(
                text(
                    "INSERT INTO invoice_file (invoice_id, pdf, sha256) VALUES (:number,:pdf,:sum)"
                ),
                rows,
            )
        key = DataKey.new(board_of(session))
    board.change_key(key, [lock(key, WORDS)])
    board.close()
    return path, key


FILL = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
    "INSERT INTO preference (key, value) SELECT 'bench ' || :turn || ' ' || i, 'x' FROM n"
)


def _say(what: str, against: str, pairs: list[tuple[float, ...]], aim: float) -> None:
    ratio = median(b / a for a, b in pairs)
    ours, other = median(p[1] for p in pairs) * 1000, median(p[0] for p in pairs) * 1000
    print(f"{what}: {ours:.0f} ms, {against} {other:.0f} ms, ratio {ratio:.2f} (aim {aim})")


def main() -> None:
    """Print the median of paired ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, secret, key, slot = two_files(folder)
        copies(secret, key)
        reading(plain, secret, key)
        opening(plain, secret, slot)
        start_check(plain, folder)
        kept_papers(folder)


if __name__ == "__main__":
    main()
