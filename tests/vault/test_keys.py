from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from contextlib import suppress

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused
from bestuurskamer.vault import slots as slots_file
from bestuurskamer.vault.board_file import Actor
from bestuurskamer.vault.cipher import DataKey, encrypted_head
from bestuurskamer.vault.connection import SETTINGS
from bestuurskamer.vault.lock import FileInUse
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.recognising import NeedsKey
from bestuurskamer.vault.recovery import LETTERS, clean, key_of_code, recovery_groups
from bestuurskamer.vault.slots import WrongPassword, lock, read_slots, unlock
from tests.vault.elsewhere import start

LONG = os.environ.get("BESTUURSKAMER_ENDURE") == "1"
WORDS = "Paard-lamp-tw\u00e4alf-mos"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Passwords cost little work here; how much they cost in earnest is asked once, below."""
    before = slots_file.Slot.__init__.__defaults__
    monkeypatch.setattr(slots_file.Slot.__init__, "__defaults__", (2**6, 8, 1))
    assert before == (2**16, 8, 1)


def board_uuid(board):
    with board.reading() as session:
        return session.scalar(text("SELECT board_uuid FROM board"))


def add(board, name="Anna de Vries"):
    with board.acting("Adds") as session:
        session.execute(text("INSERT INTO toy (name) VALUES (:name)"), {"name": name})


def names(board):
    with board.reading() as session:
        return list(session.scalars(text("SELECT name FROM toy ORDER BY id")))


@pytest.fixture
def key(board):
    return DataKey.new(board_uuid(board))


@pytest.fixture
def locked(board, key):
    """A file with one password, made from one without; closed."""
    add(board)
    assert board.change_key(key, [lock(key, WORDS)]).problem is None
    add(board, "Piet")
    assert board.close().problem is None
    return board.path


def needs(path, versions, **how):
    with pytest.raises(NeedsKey) as caught:
        open_board(path, "Ria", versions=versions, **how)
    return caught.value


def test_the_work_of_a_password_is_that_of_the_standard():
    assert (slots_file.N, slots_file.R, slots_file.P) == (65536, 8, 1)


def test_the_file_and_its_copies_cannot_be_read_and_open_with_the_password(locked, key, versions):
    for file in [locked, *(locked.parent / "kopieen").glob("*.bestuurskamer")]:
        data = file.read_bytes()
        assert b"Anna" not in data
        assert b"SQLite" not in data
        wanted = needs(file, versions, look_only=True)
        assert unlock(wanted.slots[0], WORDS) == key
    board = open_board(locked, "Ria", versions=versions, key=key)
    assert names(board) == ["Anna de Vries", "Piet"]
    assert board.check() is None
    for name, (_word, answer) in SETTINGS.items():
        with board.reading() as session:
            assert session.scalar(text(f"PRAGMA {name}")) == answer, name
    board.close()


def test_a_wrong_password_is_told_as_that_and_the_file_is_not_touched(locked, versions):
    before = locked.read_bytes()
    (slot,) = needs(locked, versions).slots
    for wrong in ("", WORDS.lower(), WORDS + " ", "x" * 1000):
        with pytest.raises(WrongPassword, match="password is not right"):
            unlock(slot, wrong)
    assert locked.read_bytes() == before


def test_accents_may_be_typed_either_way(locked, key, versions):
    (slot,) = needs(locked, versions).slots
    for form in ("NFC", "NFD"):
        assert unlock(slot, unicodedata.normalize(form, WORDS)) == key


def test_what_a_slot_says_of_itself_cannot_be_changed(locked, versions):
    (slot,) = needs(locked, versions).slots
    other = slots_file.Slot(**{**vars(slot), "user_id": 7})
    with pytest.raises(WrongPassword):
        unlock(other, WORDS)


def test_every_trouble_with_a_file_has_its_own_message(locked, key, versions, tmp_path):
    told = {}

    def refused(name, **how):
        with pytest.raises(Refused) as caught:
            open_board(locked, "Ria", versions=versions, **how)
        told[name] = str(caught.value)

    whole = locked.read_bytes()
    open_now = open_board(locked, "Ria", versions=versions, key=key)
    with pytest.raises(FileInUse) as caught:
        open_board(locked, "Piet", versions=versions, key=key)
    told["in use"] = str(caught.value)
    with open_now.acting("Newer") as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    open_now.close()
    refused("newer", key=key)
    locked.write_bytes(whole[:4096] + b"x" * 4096 + whole[8192:])
    refused("damaged", key=key)
    locked.write_bytes(b"PK\x03\x04" + whole)
    refused("foreign", key=key)
    locked.write_bytes(whole)
    with pytest.raises(WrongPassword) as wrong:
        unlock(needs(locked, versions).slots[0], "x")
    told["password"] = str(wrong.value)
    assert len(set(told.values())) == 5
    assert all("lost" in t or "stays as it is" in t for t in told.values()), told


@pytest.mark.parametrize("place", [0, 20, 5000, -100])
def test_one_flipped_bit_anywhere_is_noticed(locked, key, versions, place):
    data = bytearray(locked.read_bytes())
    data[place] ^= 1
    locked.write_bytes(data)
    with pytest.raises(Refused):
        open_board(locked, "Ria", versions=versions, key=key)


def test_slots_that_are_gone_or_damaged_are_found_elsewhere(locked, key, versions):
    own = locked.with_name("sleutels.json")
    kept = own.read_bytes()
    own.write_bytes(kept[: len(kept) // 2])
    assert unlock(needs(locked, versions).slots[0], WORDS) == key  # from the copies
    own.write_bytes(kept.replace(b'"user_id": 0', b'"user_id": 1'))
    assert read_slots(own) == []
    shutil.rmtree(locked.parent / "kopieen")
    own.unlink()
    assert needs(locked, versions).slots == []
    own.with_name("sleutels.json.2").write_bytes(kept)
    assert unlock(needs(locked, versions).slots[0], WORDS) == key


def test_the_slots_before_are_kept_twice(board, key):
    board.change_key(key, [lock(key, "one")])
    for word in ("two", "three"):
        board.keep_slots([lock(key, word)])
    folder = board.path.parent
    for name, word in (("", "three"), (".1", "two"), (".2", "one")):
        (slot,) = read_slots(folder / f"sleutels.json{name}")
        assert unlock(slot, word) == key
    board.close()


def test_a_copy_on_a_stick_opens_with_its_own_slots(locked, key, versions, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for file in (locked.parent / "kopieen").iterdir():
        shutil.copy(file, stick)
    newest = max(stick.glob("*.bestuurskamer"))
    assert unlock(needs(newest, versions).slots[0], WORDS) == key


def test_another_key_opens_a_new_file_and_not_an_old_copy(locked, key, versions):
    board = open_board(locked, "Ria", versions=versions, key=key)
    old_copy = shutil.copy(board.last_copy().path, locked.parent / "oud.bestuurskamer")
    other = DataKey.new(board_uuid(board))
    board.change_key(other, [lock(other, "new")])
    board.close()
    assert needs(locked, versions, key=key).head == other.head
    board = open_board(locked, "Ria", versions=versions, key=other)
    assert names(board) == ["Anna de Vries", "Piet"]
    board.close()
    assert encrypted_head(locked.parent / "oud.bestuurskamer") == key.head
    assert old_copy


def test_each_person_has_a_slot_and_a_name_in_the_trail(board, key, versions):
    board.change_key(key, [lock(key, "a", 1, "Ria"), lock(key, "b", 2, "Piet")])
    board.close()
    wanted = needs(board.path, versions)
    assert [(slot.user_id, slot.name) for slot in wanted.slots] == [(1, "Ria"), (2, "Piet")]
    opened = open_board(board.path, "Piet", versions=versions, key=unlock(wanted.slots[1], "b"))
    opened.actor = Actor(2)
    add(opened)
    with opened.reading() as session:
        last = session.execute(text("SELECT actor_id FROM act ORDER BY id DESC")).scalar()
    assert last == 2
    opened.close()


def test_who_only_looks_is_refused_every_act_in_one_place(board):
    board.actor = Actor(3, may_change=False)
    for act in (lambda: add(board), lambda: board.jot("k", "t", 0)):
        with pytest.raises(Refused, match="you look and change nothing"):
            act()
    assert names(board) == []
    assert board.copy_now().problem is None


def test_who_only_looks_may_change_their_own_password_and_no_others(board, key):
    both = [lock(key, "a", 1, "Ria"), lock(key, "b", 2, "Piet")]
    board.change_key(key, both)
    board.actor = Actor(2, may_change=False)
    mine = lock(key, "c", 2, "Piet")
    board.keep_slots([both[0], mine])
    for slots in ([mine], [lock(key, "x", 1, "Ria"), mine], [*both, lock(key, "d", 3, "Jan")]):
        with pytest.raises(Refused, match="look and change nothing"):
            board.keep_slots(slots)
    assert board.slots() == [both[0], mine]
    board.close()


def test_the_sheet_opens_the_file_and_needs_no_slots(locked, key, versions):
    groups = recovery_groups(key)
    assert [len(group) for group in groups] == [4] * 14
    head = needs(locked, versions).head
    for typed in (" ".join(groups), "-".join(groups).lower(), "".join(groups).replace("0", "o")):
        assert key_of_code(typed, head) == key


def test_a_mistake_on_the_sheet_is_told_by_its_group(key):
    code = "".join(recovery_groups(key))
    for place in range(0, 52, 5):
        wrong = LETTERS[(LETTERS.index(code[place]) + 7) % 32]
        typed = code[:place] + wrong + code[place + 1 :]
        with pytest.raises(Refused, match=f"Group {place // 4 + 1} is not right"):
            key_of_code(typed, key.head)
    swapped = code[:9] + code[10] + code[9] + code[11:]
    if swapped != code:
        with pytest.raises(Refused, match="Group 3 is not right"):
            key_of_code(swapped, key.head)


def test_a_sheet_too_short_of_another_key_or_with_many_mistakes_is_told(key):
    other = DataKey.new("6b9e7a4e-0000-4000-8000-000000000000")
    code = "".join(recovery_groups(key))
    for typed, told in (
        (code[:-5], "51 characters"),
        ("".join(recovery_groups(other)), "of another key"),
        ("U" + code[1:], "Group 1 is not right"),
        (code[::-1], "more than one group"),
    ):
        with pytest.raises(Refused, match=told):
            key_of_code(typed, key.head)
    assert clean("o-i l") == "011"


CHANGE = """
import sys
from pathlib import Path
from sqlalchemy import text
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.slots import lock
old = DataKey(bytes.fromhex(sys.argv[3]), bytes.fromhex(sys.argv[4]))
board = open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2]), key=old)
print("open", flush=True)
while True:
    new = DataKey(bytes.fromhex(sys.argv[5]), old.board)
    board.change_key(new, [lock(new, "new")])
    board.change_key(old, [lock(old, "old")])
"""


MOMENTS = [0.05 * n for n in range(40)] if LONG else [0.0, 0.15, 0.3, 0.5, 0.8]


@pytest.mark.endure
@pytest.mark.parametrize("seconds", MOMENTS)
def test_killed_while_the_key_changes_the_file_opens_with_the_old_or_the_new(
    locked, key, versions, seconds
):
    other = DataKey(b"n" * 32, key.board)
    program = start(CHANGE, locked, versions, key.secret.hex(), key.board.hex(), other.secret.hex())
    program.stdout.readline()
    with suppress(subprocess.TimeoutExpired):
        program.wait(seconds)
    program.kill()
    program.communicate()
    wanted = needs(locked, versions)
    now = next(k for k in (key, other) if k.head == wanted.head)
    passwords = {0: WORDS, 1: "old"} if now is key else {0: "new"}
    assert any(_opens(slot, word) for slot in wanted.slots for word in passwords.values())
    board = open_board(locked, "Ria", versions=versions, key=now)
    assert names(board) == ["Anna de Vries", "Piet"]
    assert board.check() is None
    board.close()


def _opens(slot, password):
    try:
        unlock(slot, password)
    except WrongPassword:
        return False
    return True


def test_a_key_that_cannot_be_changed_changes_nothing(board, key):
    add(board)
    before = board.path.read_bytes()
    (board.path.parent / "kopieen").write_bytes(b"in the way")
    with pytest.raises(Refused, match="password was not set"):
        board.change_key(key, [lock(key, "x")])
    assert board.path.read_bytes() == before
    assert not (board.path.parent / "sleutels.json").exists()
    add(board, "still works")
    board.close()


def test_the_key_is_in_no_message_and_no_file(locked, key):
    assert key.secret.hex() not in repr(key)
    for file in locked.parent.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert key.secret not in data
            assert key.secret.hex().encode() not in data
    assert json.loads(locked.with_name("sleutels.json").read_text())["format"] == 1
