from __future__ import annotations

import os
import shutil

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused, words
from bestuurskamer.vault.ancestry import board_of, kinship
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.opening import create_board, open_board
from bestuurskamer.vault.restoring import put_back
from bestuurskamer.vault.slots import lock, unlock


def add(board, name):
    with board.acting(f"Adds {name}") as session:
        session.execute(text("INSERT INTO toy (name) VALUES (:name)"), {"name": name})


def names(board):
    with board.reading() as session:
        return list(session.scalars(text("SELECT name FROM toy ORDER BY id")))


@pytest.fixture
def older(board):
    """A copy with one toy, and a file of now with two; closed."""
    add(board, "bear")
    copy = board.copy_now().path
    add(board, "doll")
    board.close()
    return copy


def test_a_copy_takes_the_place_and_what_was_there_stands_beside_it(board, older, versions):
    aside = put_back(older, board.path, "Ria", ())
    again = open_board(board.path, "Ria", versions=versions)
    assert names(again) == ["bear"]
    assert again.check() is None
    with again.reading() as session:
        last = session.scalars(text("SELECT what FROM act ORDER BY id DESC")).first()
        generation = session.scalar(text("SELECT generation FROM board"))
    assert last == "Put back a copy"
    assert generation > 2
    again.close()
    assert aside.parent.name.startswith("opzij ")
    before = open_board(aside, "Ria", versions=versions, look_only=True)
    assert names(before) == ["bear", "doll"]
    before.close()


def test_what_sqlite_left_beside_the_old_file_never_reaches_the_new_one(board, older, versions):
    for ending in ("-journal", "-wal", "-shm"):
        board.path.with_name(board.path.name + ending).write_bytes(b"stale" * 100)
    put_back(older, board.path, "Ria", ())
    again = open_board(board.path, "Ria", versions=versions)
    assert names(again) == ["bear"]
    again.close()
    (aside,) = board.path.parent.glob("opzij *")
    assert len(list(aside.iterdir())) == 4


DAMAGE = {
    "cut": lambda data: data[:8192],
    "empty": lambda data: b"",
    "a page zeroed": lambda data: data[:8192] + bytes(4096) + data[12288:],
    "another program's": lambda data: b"PK" + data,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_copy_is_refused_before_anything_is_touched(board, older, damage):
    older.write_bytes(damage(older.read_bytes()))
    before = board.path.read_bytes()
    with pytest.raises(Refused, match=r"not put back|damaged"):
        put_back(older, board.path, "Ria", ())
    assert board.path.read_bytes() == before
    assert not list(board.path.parent.glob("opzij*"))
    assert not list(board.path.parent.glob("*.deel"))


def test_a_copy_that_fails_a_check_is_refused(board, older):
    before = board.path.read_bytes()
    with pytest.raises(Refused, match="not put back"):
        put_back(older, board.path, "Ria", [lambda _session: words("The books do not balance.")])
    assert board.path.read_bytes() == before


def test_a_file_that_is_gone_or_damaged_is_replaced_and_still_kept(board, older, versions):
    board.path.write_bytes(b"rubbish")
    aside = put_back(older, board.path, "Ria", ())
    assert aside.read_bytes() == b"rubbish"
    board.path.unlink()
    assert put_back(older, board.path, "Ria", ()) is None
    open_board(board.path, "Ria", versions=versions).close()


def test_an_encrypted_copy_brings_its_slots_and_keeps_those_of_now(board, versions):
    add(board, "bear")
    with board.reading() as session:
        number = board_of(session)
    old, new = DataKey.new(number), DataKey.new(number)
    board.change_key(old, [lock(old, "old")])
    copy = shutil.copytree(board.path.parent / "kopieen", board.path.parent / "stick")
    board.change_key(new, [lock(new, "new")])
    board.close()
    (older,) = copy.glob("*.bestuurskamer")
    aside = put_back(older, board.path, "Ria", (), old)
    from bestuurskamer.vault.recognising import NeedsKey

    for path, password, key in ((board.path, "old", old), (aside, "new", new)):
        with pytest.raises(NeedsKey) as caught:
            open_board(path, "Ria", versions=versions, look_only=True)
        assert unlock(caught.value.slots[0], password) == key


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_kinship_tells_same_further_and_apart(board, versions, tmp_path):
    add(board, "bear")
    other_path = shutil.copy(board.copy_now().path, tmp_path / "ander.bestuurskamer")
    from pathlib import Path

    def compare():
        there = open_board(Path(other_path), "Piet", versions=versions)
        try:
            with board.reading() as ours, there.reading() as theirs:
                return kinship(ours, theirs)
        finally:
            there.close(copy=False)

    same = compare()
    assert (same.only_here, same.only_there) == ((), ())
    add(board, "doll")
    further = compare()
    assert [act.what for act in further.only_here] == ["Adds doll"]
    assert not further.apart
    there = open_board(Path(other_path), "Piet", versions=versions)
    add(there, "ball")
    there.close(copy=False)
    apart = compare()
    assert apart.apart
    assert [act.what for act in apart.only_there] == ["Adds ball"]


def test_another_board_shares_nothing(board, versions, tmp_path):
    other = create_board(tmp_path / "a" / "a.bestuurskamer", "Ria", versions=versions)
    with board.reading() as ours, other.reading() as theirs:
        assert board_of(ours) != board_of(theirs)
        assert kinship(ours, theirs).shared == 0
    other.close()
