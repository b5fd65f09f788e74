"""Faults that only show when they are provoked often: a few here, many in `make endure`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.opening import create_board, open_board
from bestuurskamer.vault.slots import lock
from tests.vault import power
from tests.vault.elsewhere import DESKTOP, start

pytestmark = pytest.mark.endure

LONG = os.environ.get("BESTUURSKAMER_ENDURE") == "1"
STRACE = ("strace", "-f", "-qq", "-o", "/dev/null")
KEY = DataKey(bytes(range(32)), b"\x01" * 6)
needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace on Linux"
)


def often(short, long):
    """How often: in every run, or when there is time."""
    return long if LONG else short


WORK = """
import sys
from pathlib import Path
from sqlalchemy import text
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.opening import open_board
key = DataKey(bytes.fromhex(sys.argv[3]), bytes.fromhex(sys.argv[4])) if sys.argv[3] else None
board = open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2]), key=key)
with board.reading() as session:
    last = session.scalar(text("SELECT coalesce(max(id), 0) FROM toy"))
print("start", flush=True)
for turn in range(int(sys.argv[5])):
    with board.acting("A pair") as session:
        for _half in range(2):
            last += 1
            session.execute(
                text("INSERT INTO toy (id, name, photo) VALUES (:id, :name, zeroblob(3000))"),
                {"id": last, "name": f"toy {last}"},
            )
        session.execute(text("UPDATE toy SET secret = 'x' WHERE id = :id"), {"id": last - 3})
    print(last, flush=True)
"""


@pytest.fixture(params=["plain", "encrypted"] if LONG else ["encrypted"])
def small(request, board, path):
    """A small file, with or without a key; closed."""
    key = None
    if request.param == "encrypted":
        board.change_key(KEY, [lock(KEY, "x")])
        key = KEY
    board.close()
    return path, key


def working(path, versions, key, turns):
    secret, number = (key.secret.hex(), key.board.hex()) if key else ("", "")
    return [str(path), str(versions), secret, number, str(turns)]


def whole_pairs(path, versions, key, confirmed):
    """Open the file, and see that every act is whole and nothing confirmed is gone."""
    board = open_board(path, "Ria", versions=versions, key=key)
    try:
        assert not board.read_only
        with board.reading() as session:
            count, last = session.execute(text("SELECT count(*), max(id) FROM toy")).one()
        assert count == (last or 0)
        assert count % 2 == 0
        assert count >= confirmed
        assert board.check() is None
    finally:
        board.close(copy=False)
    return count


def test_f01_killed_at_any_moment_nothing_confirmed_is_lost(small, versions):
    path, key = small
    chance = Random(1)
    for _kill in range(often(3, 150)):
        program = start(WORK, *working(path, versions, key, 10_000))
        assert program.stdout.readline() == "start\n"
        said = [program.stdout.readline() for _line in range(chance.randrange(1, 8))]
        program.kill()
        said += program.communicate()[0].split("\n")
        confirmed = max(int(line) for line in said if line.strip().isdigit())
        whole_pairs(path, versions, key, confirmed)


@needs_strace
def test_f02_after_a_power_cut_at_any_moment_the_file_opens_with_all_that_was_confirmed(
    small, versions, tmp_path
):
    path, key = small
    names = [path.name, f"{path.name}-journal"]
    warm = start(WORK, *working(path, versions, key, 1))
    warm.communicate(timeout=60)
    before = {name: _read(path.with_name(name)) for name in names}
    log = tmp_path / "calls.txt"
    arguments = [sys.executable, "-c", WORK, *working(path, versions, key, often(6, 25))]
    subprocess.run(
        [*power.command(log), *arguments],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
    )
    calls = power.read_log(log)
    for call in calls:
        call.path = Path(call.path).name
    chance, folder = Random(2), tmp_path / "after"
    begun = next(n for n, call in enumerate(calls) if call.said == "start")
    confirmed_at = [(n, int(c.said)) for n, c in enumerate(calls) if c.said.isdigit()]
    assert len(confirmed_at) >= 6
    for _cut in range(often(15, 1000)):
        moment = chance.randrange(begun, len(calls))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, data in power.cut_at(calls, moment, before, chance).items():
            (folder / name).write_bytes(data)
        confirmed = max((last for n, last in confirmed_at if n < moment), default=0)
        whole_pairs(folder / path.name, versions, key, confirmed)


@needs_strace
def test_an_error_of_the_disk_at_any_write_ends_the_act_and_keeps_the_rest(small, versions):
    path, key = small
    for nth in often([3, 12], range(1, 40)):
        inject = ["-e", "trace=pwrite64", "-e", f"inject=pwrite64:error=EIO:when={nth}+"]
        done = subprocess.run(
            [*STRACE, *inject, sys.executable, "-c", WORK, *working(path, versions, key, 30)],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        )
        assert done.returncode != 0
        assert "does not answer" in done.stderr, done.stderr[-500:]
        said = [int(line) for line in done.stdout.split() if line.isdigit()]
        whole_pairs(path, versions, key, max(said, default=0))


STICK = """
import sys
from pathlib import Path
from bestuurskamer.vault.sticks import Stick, copy_to_stick
result = copy_to_stick(Path(sys.argv[1]), Path(sys.argv[2]), Stick(Path(sys.argv[3]), ""))
print(result.path, result.problem.text if result.problem else "")
"""


@needs_strace
def test_f06_a_stick_pulled_out_while_copying_leaves_the_earlier_copies(board, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "earlier.bestuurskamer").write_bytes(b"earlier")
    copy = board.copy_now().path
    arguments = [sys.executable, "-c", STICK, str(copy), str(board.path), str(stick)]
    for calls in ("sendfile,copy_file_range,write,pwrite64", "fsync,fdatasync"):
        inject = ["-e", f"trace={calls}", "-e", f"inject={calls}:error=EIO:when=1+"]
        done = subprocess.run(
            [*STRACE, "-P", f"{stick / copy.name}.deel", *inject, *arguments],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        )
        assert done.returncode == 0, done.stderr
        assert "None" in done.stdout
        assert "does not answer" in done.stdout
        assert [file.name for file in stick.iterdir()] == ["earlier.bestuurskamer"]
    board.close()


def test_f14_one_bit_anywhere_is_noticed_at_opening_or_by_the_check(board, path, versions):
    with board.acting("Fills") as session:
        for number in range(40):
            session.execute(
                text("INSERT INTO toy (name, photo) VALUES (:name, zeroblob(500))"),
                {"name": f"toy {number}"},
            )
    board.change_key(KEY, [lock(KEY, "x")])
    board.close(copy=False)
    whole, chance = path.read_bytes(), Random(3)
    for _time in range(often(20, 300)):
        data = bytearray(whole)
        data[chance.randrange(16, len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        assert not _is_good(path, versions, KEY)
    path.write_bytes(whole)
    assert _is_good(path, versions, KEY)


def test_f15_a_file_cut_at_any_page_is_noticed(board, path, versions):
    board.change_key(KEY, [lock(KEY, "x")])
    board.close(copy=False)
    whole = path.read_bytes()
    pages = len(whole) // 4096
    for page in Random(4).sample(range(1, pages), often(6, pages - 1)):
        path.write_bytes(whole[: page * 4096])
        assert not _is_good(path, versions, KEY)


def test_f16_an_old_genuine_page_put_back_is_noticed_or_changes_nothing(board, path, versions):
    board.change_key(KEY, [lock(KEY, "x")])

    def say(name):
        statement = "INSERT OR REPLACE INTO toy (id, name) VALUES (1, :name)"
        with board.acting("Says") as session:
            session.execute(text(statement), {"name": name})

    say("balance 1000")
    board._engine.dispose()
    old = path.read_bytes()
    say("balance 0005")
    truth = everything(board)
    board.close(copy=False)
    new = path.read_bytes()
    noticed = 0
    for place in range(0, min(len(old), len(new)), 4096):
        if old[place : place + 4096] != new[place : place + 4096]:
            path.write_bytes(new[:place] + old[place : place + 4096] + new[place + 4096 :])
            if _is_good(path, versions, KEY):
                again = open_board(path, "Ria", versions=versions, key=KEY)
                assert everything(again) == truth
                again.close(copy=False)
            else:
                noticed += 1
    assert noticed > 3


def everything(board):
    """Every row of every table."""
    with board.reading() as session:
        names = session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all()
        return {name: session.execute(text(f'SELECT * FROM "{name}"')).all() for name in names}


def test_f33_a_number_is_taken_once_though_many_threads_and_a_kill_come_between(path, versions):
    board = create_board(path, "Ria", versions=versions)
    from concurrent.futures import ThreadPoolExecutor

    def take(_turn):
        with board.acting("Takes a number") as session:
            last = session.scalar(text("SELECT coalesce(max(number), 0) FROM letter"))
            session.execute(
                text("INSERT INTO letter (text, number) VALUES ('x', :n)"), {"n": last + 1}
            )
            if last % 7 == 3 and _turn % 2:
                raise Refused("not this one")

    with ThreadPoolExecutor(4) as threads:
        done = [threads.submit(take, turn) for turn in range(often(80, 400))]
    kept = sum(1 for one in done if one.exception() is None)
    with board.reading() as session:
        numbers = session.scalars(text("SELECT number FROM letter ORDER BY number")).all()
    assert numbers == list(range(1, kept + 1))
    board.close(copy=False)


def test_every_fault_has_a_row_in_the_table():
    table = (Path(__file__).parent / "faults.md").read_text("utf-8")
    rows = re.findall(r"^\| F(\d\d) \|", table, re.M)
    assert [int(row) for row in rows] == list(range(1, 52))
    for named in set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", table)):
        file = Path(__file__).parents[2] / named[0]
        assert file.exists(), named
        assert not named[1] or f"def {named[1]}" in file.read_text("utf-8"), named


def _is_good(path, versions, key):
    """Whether the file opens to work in and passes its check."""
    try:
        board = open_board(path, "Ria", versions=versions, key=key)
    except Refused:
        return False
    try:
        return not board.read_only and board.check() is None
    except Refused:
        return False
    finally:
        board.close(copy=False)


def _read(path):
    return path.read_bytes() if path.exists() else b""
