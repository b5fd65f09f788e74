from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused
from bestuurskamer.vault.connection import APPLICATION_ID
from bestuurskamer.vault.opening import create_board, open_board
from tests.vault.elsewhere import STOP_HALFWAY, start


def everything_in(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@contextmanager
def without_rights(folder):
    """As an ordinary user who may read the folder and write nothing in it."""
    if os.name != "posix":
        pytest.skip("needs the rights of a POSIX system")
    folder.chmod(0o555)
    before = os.geteuid()
    if before == 0:
        for parent in (folder, *folder.parents):
            parent.chmod(parent.stat().st_mode | 0o055)
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)
        folder.chmod(0o755)


@pytest.fixture
def closed(board):
    with board.acting("A toy") as session:
        session.execute(text("INSERT INTO toy (name) VALUES ('bear')"))
    board.close()
    return board.path


def test_a_new_file_is_ours_numbered_and_made_by_the_steps(board):
    assert int.from_bytes(board.path.read_bytes()[68:72], "big") == APPLICATION_ID
    with board.reading() as session:
        uuid, generation, made_with = session.execute(
            text("SELECT board_uuid, generation, made_with FROM board")
        ).one()
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "0002"
        assert session.scalars(text("SELECT what FROM act")).all() == ["The board file was made"]
        assert session.scalar(text("SELECT act_id FROM acting")) is None
    assert (len(uuid), generation) == (36, 0)
    assert made_with


def test_making_leaves_only_the_file_its_lock_and_its_reserve(board):
    names = {file.name for file in board.path.parent.iterdir()}
    stem = board.path.stem
    assert names - {f"{board.path.name}-journal"} == {
        board.path.name,
        f"{stem}.bezet.lock",
        f"{stem}.bezet.json",
        "reserve.bin",
    }


def test_a_new_file_never_goes_over_anything(path, versions):
    path.parent.mkdir()
    for make in (lambda: path.write_bytes(b""), lambda: path.write_bytes(b"letter")):
        make()
        before = everything_in(path.parent)
        with pytest.raises(Refused, match="already a file"):
            create_board(path, "Ria", versions=versions)
        assert everything_in(path.parent) == before


def test_a_new_file_that_fails_halfway_leaves_nothing(path, versions):
    (versions / "0003_fails.py").write_text(
        "revision = '0003'\ndown_revision = '0002'\ndef upgrade():\n    1 / 0\n"
    )
    with pytest.raises(ZeroDivisionError):
        create_board(path, "Ria", versions=versions)
    assert [file.name for file in path.parent.iterdir()] == [f"{path.stem}.bezet.lock"]
    (versions / "0003_fails.py").unlink()
    create_board(path, "Ria", versions=versions).close()


def test_it_opens_again_with_all_that_was_in_it(closed, versions):
    board = open_board(closed, "Piet", versions=versions)
    with board.reading() as session:
        assert session.scalar(text("SELECT name FROM toy")) == "bear"
    board.close()


def sqlite_of_others():
    with tempfile.TemporaryDirectory() as folder:
        other = sqlite3.connect(Path(folder) / "x")
        other.execute("CREATE TABLE t (a)")
        other.commit()
        other.close()
        return (Path(folder) / "x").read_bytes()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(lambda whole: b"", "is empty", id="zero bytes"),
        pytest.param(lambda whole: b"PK\x03\x04" + bytes(5000), "not a file of", id="a zip"),
        pytest.param(lambda whole: b"x", "not a file of", id="one byte"),
        pytest.param(lambda whole: sqlite_of_others(), "not a file of", id="other SQLite"),
        pytest.param(lambda whole: whole[:4096], "damaged", id="cut after a page"),
        pytest.param(lambda whole: whole[:-100], "damaged", id="cut within a page"),
        pytest.param(
            lambda whole: whole[:4096] + bytes(8192) + whole[12288:], "damaged", id="zeroed"
        ),
        pytest.param(
            lambda whole: whole[:100] + bytes(len(whole) - 100), "damaged", id="head only"
        ),
    ],
)
def test_what_is_not_a_sound_file_of_ours_is_refused_and_left_alone(
    path, board, versions, content, told
):
    board.close()
    path.write_bytes(content(path.read_bytes()))
    before = path.read_bytes()
    for look_only in (False, True):
        with pytest.raises(Refused, match=told):
            open_board(path, "Ria", versions=versions, look_only=look_only)
        assert path.read_bytes() == before


def test_a_damaged_file_tells_of_the_good_copy(closed, versions):
    closed.write_bytes(closed.read_bytes()[:4096])
    with pytest.raises(Refused, match="There is a good copy of"):
        open_board(closed, "Ria", versions=versions)


def test_a_missing_file_is_refused_and_not_made(path, versions):
    with pytest.raises(Refused, match=r"no file De Linde #2\.bestuurskamer"):
        open_board(path, "Ria", versions=versions)
    assert not path.parent.exists()


def test_a_newer_file_is_refused_and_left_as_it_is(closed, versions):
    other = sqlite3.connect(closed)
    other.execute("UPDATE alembic_version SET version_num = '0099'")
    other.commit()
    other.close()
    before = everything_in(closed.parent)
    for look_only in (False, True):
        with pytest.raises(Refused, match="newer version"):
            open_board(closed, "Ria", versions=versions, look_only=look_only)
        assert everything_in(closed.parent) == before


def test_looking_only_works_on_a_copy_and_writes_nothing_beside_the_file(closed, versions):
    before = everything_in(closed.parent)
    board = open_board(closed, "Piet", versions=versions, look_only=True)
    assert (board.read_only, board.path) == (True, closed)
    with board.reading() as session:
        assert session.scalar(text("SELECT name FROM toy")) == "bear"
        where = Path(session.execute(text("PRAGMA database_list")).one()[2])
    assert where.parent != closed.parent
    with pytest.raises(Refused, match="look, not change"):
        board.acting("Changes").__enter__()
    with pytest.raises(Refused, match="look at only"):
        board.copy_now()
    assert board.close() is None
    assert not where.parent.exists()
    assert everything_in(closed.parent) == before


@pytest.fixture
def open_to_all():
    """A folder that an ordinary user can reach, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_a_folder_without_the_right_to_write_is_opened_to_look_at(closed, versions, open_to_all):
    folder, steps = open_to_all / "bord", open_to_all / "steps"
    shutil.copytree(versions, steps)
    folder.mkdir()
    file = folder / closed.name
    shutil.copy(closed, file)
    with without_rights(folder):
        board = open_board(file, "Piet", versions=steps)
        assert board.read_only
        with board.reading() as session:
            assert session.scalar(text("SELECT name FROM toy")) == "bear"
        board.close()
    assert [left.name for left in folder.iterdir()] == [closed.name]


def test_a_new_file_where_nothing_may_be_written_is_refused(versions, open_to_all):
    folder = open_to_all / "bord"
    folder.mkdir()
    with without_rights(folder), pytest.raises(Refused, match="Nothing may be written"):
        create_board(folder / "x" / "x.bestuurskamer", "Ria", versions=versions)
    assert list(folder.iterdir()) == []


def half_done_by_a_crash(closed, versions):
    """Kill a program within an act, so that a journal is left that must be played back."""
    program = start(STOP_HALFWAY, closed, versions)
    program.stdout.readline()
    program.kill()
    program.communicate()
    journal = closed.with_name(closed.name + "-journal")
    assert journal.read_bytes()[:8].strip(b"\0")


def test_what_a_crash_left_half_done_is_put_right_in_a_look_only_copy(
    closed, versions, open_to_all
):
    half_done_by_a_crash(closed, versions)
    folder = open_to_all / "stick"
    folder.mkdir()
    for file in (closed, closed.with_name(closed.name + "-journal")):
        shutil.copy(file, folder)
    shutil.copytree(versions, open_to_all / "steps")
    before = everything_in(folder)
    with without_rights(folder):
        board = open_board(folder / closed.name, "Piet", versions=open_to_all / "steps")
        with board.reading() as session:
            assert session.scalars(text("SELECT name FROM toy")).all() == ["bear"]
        board.close()
    assert everything_in(folder) == before
