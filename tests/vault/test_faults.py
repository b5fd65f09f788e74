from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import text

from bestuurskamer.errors import Refused
from bestuurskamer.vault.files import write_whole
from bestuurskamer.vault.opening import create_board, open_board
from bestuurskamer.vault.refusals import refusal_of
from bestuurskamer.vault.reserve import SIZE
from tests.vault.elsewhere import STOP_HALFWAY, WRITE_FOR_EVER, start


def fill(disk, leave=0):
    """Take all room but so many bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filling").open("wb") as file:
        file.write(b"x" * (free - leave))


def add_photo(board, size):
    with board.acting("Adds a photo") as session:
        session.execute(text("INSERT INTO toy (name) VALUES ('first of the act')"))
        session.execute(text("INSERT INTO toy (photo) VALUES (zeroblob(:size))"), {"size": size})


def count(board):
    with board.reading() as session:
        return session.scalar(text("SELECT count(*) FROM toy"))


def test_a_full_disk_keeps_nothing_of_the_act_and_the_reserve_lets_the_next_one_pass(
    small_disk, versions
):
    board = create_board(small_disk / "x.bestuurskamer", "Ria", versions=versions)
    reserve = small_disk / "reserve.bin"
    assert reserve.stat().st_size == SIZE
    fill(small_disk)
    with pytest.raises(Refused, match="disk is full"):
        add_photo(board, 300_000)
    assert count(board) == 0
    assert not reserve.exists()
    add_photo(board, 300_000)
    assert count(board) == 2
    (small_disk / "filling").unlink()
    assert board.close().problem is None
    assert reserve.exists()


def test_a_full_disk_while_copying_leaves_nothing_half_written_and_closes(small_disk, versions):
    board = create_board(small_disk / "x.bestuurskamer", "Ria", versions=versions)
    add_photo(board, 700_000)
    fill(small_disk, leave=200_000)
    result = board.close()
    assert result.path is None
    assert "disk is full" in dict(result.problem.values)["why"].text
    folder = small_disk / "kopieen"
    assert not folder.exists() or list(folder.iterdir()) == []
    (small_disk / "filling").unlink()
    again = open_board(small_disk / "x.bestuurskamer", "Ria", versions=versions)
    assert count(again) == 2
    assert again.close().path is not None


def test_a_full_disk_while_renewing_keeps_the_old_file(small_disk, versions):
    path = small_disk / "x.bestuurskamer"
    board = create_board(path, "Ria", versions=versions)
    add_photo(board, 700_000)
    board.close()
    (versions / "0003_more.py").write_text(
        "from alembic import op\nrevision = '0003'\ndown_revision = '0002'\n"
        "def upgrade():\n    op.execute('ALTER TABLE toy ADD COLUMN size INTEGER')\n"
    )
    before = path.read_bytes()
    for leave in (200_000, 1_000_000):  # not even a copy; a copy but no work
        for copy in (small_disk / "kopieen").iterdir():
            copy.unlink()
        fill(small_disk, leave)
        with pytest.raises(Refused, match="Nothing is lost"):
            open_board(path, "Ria", versions=versions)
        assert path.read_bytes() == before
        assert not list(small_disk.rglob("*.deel"))
        (small_disk / "filling").unlink()
    open_board(path, "Ria", versions=versions).close()


def test_a_new_file_on_a_full_disk_leaves_nothing(small_disk, versions):
    fill(small_disk, leave=40_000)
    with pytest.raises(Refused, match="disk is full"):
        create_board(small_disk / "x" / "x.bestuurskamer", "Ria", versions=versions)
    left = {file.name for file in (small_disk / "x").iterdir()}
    assert left <= {"x.bezet.lock"}


def test_a_file_is_written_whole_or_not_at_all(small_disk):
    file = small_disk / "factuur.pdf"
    write_whole(file, b"first")
    fill(small_disk, leave=50_000)
    with pytest.raises(OSError, match="No space") as caught:
        write_whole(file, b"x" * 100_000)
    assert "disk is full" in str(refusal_of(caught.value))
    assert file.read_bytes() == b"first"
    assert {left.name for left in small_disk.iterdir()} == {"factuur.pdf", "filling"}


LIMITED = """
import resource, signal, sys
from pathlib import Path
from bestuurskamer.vault.files import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except OSError:
    print("refused", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of files are POSIX")
def test_a_file_that_may_not_grow_leaves_the_old_one(tmp_path):
    file = tmp_path / "factuur.pdf"
    file.write_bytes(b"first")
    program = start(LIMITED, file)
    assert program.communicate(timeout=60)[0] == "refused\n"
    assert file.read_bytes() == b"first"
    assert list(tmp_path.glob("*.deel")) == []


def test_a_file_is_written_over_an_older_one(tmp_path):
    file = tmp_path / "factuur.pdf"
    for data in (b"first" * 1000, b"second"):
        write_whole(file, data)
    assert file.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [file] or {f.name for f in tmp_path.iterdir()} == {
        "factuur.pdf",
        "user",
    }


def test_a_program_killed_within_an_act_leaves_nothing_of_it(board, versions):
    with board.acting("A toy") as session:
        session.execute(text("INSERT INTO toy (id, name) VALUES (1, 'bear')"))
    board.close()
    program = start(STOP_HALFWAY, board.path, versions)
    program.stdout.readline()
    program.kill()
    program.communicate()
    again = open_board(board.path, "Ria", versions=versions)
    with again.reading() as session:
        assert session.scalars(text("SELECT name FROM toy")).all() == ["bear"]
        assert "Never finished" not in session.scalars(text("SELECT what FROM act")).all()
        assert session.scalar(text("SELECT act_id FROM acting")) is None
    again.close()


@pytest.mark.parametrize("lines", [1, 2, 5, 9])
def test_a_program_killed_at_work_leaves_whole_acts_and_all_it_confirmed(board, versions, lines):
    board.close()
    program = start(WRITE_FOR_EVER, board.path, versions)
    confirmed = [int(program.stdout.readline()) for _line in range(lines)]
    program.kill()
    confirmed += [int(line) for line in program.communicate()[0].split("\n")[:-1]]
    again = open_board(board.path, "Ria", versions=versions)
    last = count(again)
    assert last % 2 == 0
    assert last >= confirmed[-1]
    again.close()


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (OSError(errno.ENOSPC, "x"), "disk is full"),
        (OSError(errno.EROFS, "x"), "Nothing may be written"),
        (PermissionError(errno.EACCES, "x"), "Nothing may be written"),
        (OSError(errno.EIO, "x"), "does not answer"),
        ("SQLITE_FULL", "disk is full"),
        ("SQLITE_READONLY", "Nothing may be written"),
        ("SQLITE_READONLY_DIRECTORY", "Nothing may be written"),
        ("SQLITE_BUSY", "Another program"),
        ("SQLITE_IOERR_WRITE", "does not answer"),
        ("SQLITE_CORRUPT", "is damaged"),
        ("SQLITE_NOTADB", "is damaged"),
    ],
)
def test_every_trouble_of_disk_and_file_is_told_in_words(problem, told):
    if isinstance(problem, str):
        name, problem = problem, dbapi.OperationalError("english")
        problem.sqlite_errorname = name
    assert told in str(refusal_of(problem))


def test_our_own_bugs_are_not_told_as_troubles_of_the_disk():
    constraint = dbapi.IntegrityError("UNIQUE")
    constraint.sqlite_errorname = "SQLITE_CONSTRAINT_UNIQUE"
    for problem in (ValueError("x"), constraint, FileNotFoundError(errno.ENOENT, "x")):
        assert refusal_of(problem) is None


def test_another_program_in_the_file_is_told_and_nothing_is_kept(board):
    other = dbapi.connect(str(Path(board.path)), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Refused, match="Another program"):
        add_photo(board, 10)
    other.execute("ROLLBACK")
    other.close()
    add_photo(board, 10)
    assert count(board) == 2
