"""The whole file given along and brought home, with real files: nothing half, nothing twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused
from bestuurskamer.vault import homecoming
from bestuurskamer.vault import slots as slots_file
from bestuurskamer.vault.ancestry import Relation, kinship
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.giving import give
from bestuurskamer.vault.homecoming import both, ends_of, set_aside, take_in
from bestuurskamer.vault.lent import forget_lent, lent, still_lent
from bestuurskamer.vault.lock import FileInUse
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.slots import lock, own_slots, unlock
from tests.vault.elsewhere import DESKTOP, start
from tests.vault.test_endure import STRACE, needs_strace, often
from tests.vault.test_faults import fill

GAVE = "Gave the whole file along"


@pytest.fixture(autouse=True)
def _toys_are_the_newest(versions, monkeypatch):
    """Here the steps with the toys are those of the program."""
    monkeypatch.setattr(homecoming, "VERSIONS", versions)
    monkeypatch.setattr(slots_file.Slot.__init__, "__defaults__", (2**6, 8, 1))


def add(board, name):
    with board.acting(f"Adds {name}") as session:
        session.execute(text("INSERT INTO toy (name) VALUES (:name)"), {"name": name})


def names(board):
    with board.reading() as session:
        return list(session.scalars(text("SELECT name FROM toy ORDER BY id")))


def acts(board):
    with board.reading() as session:
        return list(session.scalars(text("SELECT what FROM act ORDER BY id")))


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "STICK"
    folder.mkdir()
    return folder


def given(board, stick, to="Ria"):
    """Give the file, as the program does, and close it."""
    with board.acting(GAVE):
        pass
    target = give(board, stick, to)
    board.close()
    return target


def at_ria(target, tmp_path, versions, *toys, key=None):
    """On the other laptop: go on with what is on the stick, and bring a copy of it back there."""
    home = tmp_path / "laptop van Ria" / target.name
    home.parent.mkdir(exist_ok=True)
    shutil.copy(target, home)
    there = open_board(home, "Ria", versions=versions, key=key)
    for toy in toys:
        add(there, toy)
    made = there.copy_now().path
    there.close()
    return made


def look(path, other, key=None):
    with both(path, key, other, key) as (here, there):
        return kinship(here, there), ends_of(here, there)


def test_what_stays_behind_is_to_look_at_and_says_who_has_it(board, stick, versions):
    add(board, "bear")
    target = given(board, stick)
    assert target.name.startswith("De Linde #2 Ria ")
    left = open_board(board.path, "Piet", versions=versions)
    assert left.read_only
    assert left.lent.to == "Ria"
    assert names(left) == ["bear"]
    with pytest.raises(Refused, match="look"):
        add(left, "doll")
    left.close()
    whole = open_board(target, "Ria", versions=versions)
    assert names(whole) == ["bear"]
    assert not whole.read_only
    assert whole.check() is None
    whole.close(copy=False)


def test_a_file_that_is_lent_cannot_be_lent_again(board, stick, versions):
    given(board, stick)
    left = open_board(board.path, "Piet", versions=versions)
    with pytest.raises(Refused, match="look at only"):
        give(left, stick, "Piet")
    left.close()
    assert still_lent(board.path, None).to == "Ria"
    assert len(list(stick.glob("*.bestuurskamer"))) == 1


def test_a_normal_trip_ends_with_the_file_of_the_other_laptop_and_the_old_one_kept(
    board, stick, tmp_path, versions
):
    add(board, "bear")
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll", "ball")
    kin, ends = look(board.path, home)
    assert kin.relation is Relation.AHEAD
    assert [act.what for act in kin.only_there] == ["Adds doll", "Adds ball"]
    before = board.path.read_bytes()
    aside = take_in(home, board.path, "Piet", (), ends, what="Brought the whole file back")
    again = open_board(board.path, "Piet", versions=versions)
    assert not again.read_only
    assert names(again) == ["bear", "doll", "ball"]
    assert acts(again)[-1] == "Brought the whole file back"
    assert again.check() is None
    with again.reading() as session:
        assert session.scalar(text("SELECT generation FROM board")) > 2
    again.close()
    assert lent(board.path) is None
    old = open_board(aside, "Piet", versions=versions, look_only=True)
    assert names(old) == ["bear"]
    assert old.check() is None
    old.close()
    assert before
    assert not list(board.path.parent.glob("*.deel"))


def test_trip_after_trip_each_goes_on_where_the_other_stopped(board, stick, tmp_path, versions):
    for turn in range(3):
        here = open_board(board.path, "Piet", versions=versions) if turn else board
        add(here, f"here {turn}")
        target = given(here, stick, f"Ria {turn}")
        home = at_ria(target, tmp_path, versions, f"there {turn}")
        kin, ends = look(board.path, home)
        assert kin.relation is Relation.AHEAD
        take_in(home, board.path, "Piet", (), ends, what="Brought the whole file back")
    last = open_board(board.path, "Piet", versions=versions)
    assert names(last) == ["here 0", "there 0", "here 1", "there 1", "here 2", "there 2"]
    assert last.check() is None
    last.close()


def test_the_mark_ends_by_the_act_that_takes_the_file_back(board, stick, versions):
    given(board, stick)
    back = open_board(board.path, "Piet", versions=versions, though_lent=True)
    assert not back.read_only
    assert still_lent(board.path, None) is not None
    with back.acting("Took the lent file back"):
        pass
    assert lent(board.path) is not None  # as after a kill before the mark was taken away
    assert still_lent(board.path, None) is None
    back.close()
    again = open_board(board.path, "Piet", versions=versions)
    assert not again.read_only
    again.close()


def test_a_mark_that_was_damaged_counts_as_lent(board, stick, versions):
    given(board, stick)
    (mark,) = board.path.parent.glob("*.uitgeleend.json")
    mark.write_bytes(b"{")
    left = open_board(board.path, "Piet", versions=versions)
    assert left.read_only
    left.close()
    forget_lent(board.path)
    open_board(board.path, "Piet", versions=versions).close()


def test_both_went_on_and_either_can_go_on_with_the_other_kept(board, stick, tmp_path, versions):
    add(board, "bear")
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    back = open_board(board.path, "Piet", versions=versions, though_lent=True)
    add(back, "kite")
    back.close()
    kin, ends = look(board.path, home)
    assert kin.relation is Relation.APART
    assert [act.what for act in kin.only_here] == ["Adds kite"]
    assert [act.what for act in kin.only_there] == ["Adds doll"]
    beside = set_aside(home, None, board.path, ends.there)
    old = open_board(beside, "Piet", versions=versions, look_only=True)
    assert names(old) == ["bear", "doll"]
    old.close()
    aside = take_in(home, board.path, "Piet", (), ends, what="Chose this file to go on with")
    assert aside.parent != beside.parent
    for path, toys in ((board.path, ["bear", "doll"]), (aside, ["bear", "kite"])):
        opened = open_board(path, "Piet", versions=versions, look_only=True)
        assert names(opened) == toys
        assert opened.check() is None
        opened.close()


WRONG = {
    "cut": (lambda data: data[:-4096], "damaged"),
    "a page zeroed": (lambda data: data[:8192] + bytes(4096) + data[12288:], "damaged"),
    "empty": (lambda data: b"", "empty"),
    "another program's": (lambda data: b"PK" + data, "not a file of Bestuurskamer"),
}


@pytest.mark.parametrize(("spoil", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_is_not_whole_is_refused_and_nothing_is_changed(
    board, stick, tmp_path, versions, spoil, told
):
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    _kin, ends = look(board.path, home)
    home.write_bytes(spoil(home.read_bytes()))
    before = {file: file.read_bytes() for file in board.path.parent.rglob("*") if file.is_file()}
    with pytest.raises(Refused, match=told):
        look(board.path, home)
    with pytest.raises(Refused):
        take_in(home, board.path, "Piet", (), ends, what="x")
    after = {file: file.read_bytes() for file in board.path.parent.rglob("*") if file.is_file()}
    assert {f: d for f, d in after.items() if ".bezet." not in f.name} == {
        f: d for f, d in before.items() if ".bezet." not in f.name
    }


def test_a_newer_file_is_refused_by_that_name(board, stick, tmp_path, versions):
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions)
    newer = open_board(home, "Ria", versions=versions)
    with newer.acting("x") as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    newer.close(copy=False)
    before = board.path.read_bytes()
    with pytest.raises(Refused, match="newer version"):
        look(board.path, home)
    assert board.path.read_bytes() == before


def test_a_changed_past_in_what_comes_is_refused(board, stick, tmp_path, versions):
    add(board, "bear")
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    other = open_board(home, "Ria", versions=versions)
    with other._writing.begin() as raw:
        asked = "SELECT sql FROM sqlite_schema WHERE name = 'trail_toy_update'"
        guard = raw.exec_driver_sql(asked).scalar()
        raw.exec_driver_sql("DROP TRIGGER trail_toy_update")
        raw.exec_driver_sql("UPDATE toy SET name = 'cheat' WHERE name = 'bear'")
        raw.exec_driver_sql(guard)
    other.close(copy=False)
    with pytest.raises(Refused, match="damaged"):
        look(board.path, home)


def test_when_something_was_done_since_the_look_nothing_is_changed(
    board, stick, tmp_path, versions
):
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    _kin, ends = look(board.path, home)
    there = open_board(home, "Ria", versions=versions)
    add(there, "later")
    there.close(copy=False)
    before = board.path.read_bytes()
    with pytest.raises(Refused, match="since you looked"):
        take_in(home, board.path, "Piet", (), ends, what="x")
    assert board.path.read_bytes() == before
    assert not list(board.path.parent.glob("opzij*"))


def test_a_file_that_is_open_is_not_replaced(board, stick, tmp_path, versions):
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    _kin, ends = look(board.path, home)
    program = start(
        "import sys\nfrom pathlib import Path\n"
        "from bestuurskamer.vault.lock import BoardLock\n"
        "held = BoardLock(Path(sys.argv[1]), 'Ria')\nprint('open', flush=True)\n"
        "sys.stdin.readline()\n",
        board.path,
    )
    program.stdout.readline()
    with pytest.raises(FileInUse):
        take_in(home, board.path, "Piet", (), ends, what="x")
    program.communicate("\n")


@pytest.fixture
def locked(board):
    with board.reading() as session:
        key = DataKey.new(session.scalar(text("SELECT board_uuid FROM board")))
    board.change_key(key, [lock(key, "old")])
    return key


def test_an_encrypted_file_takes_its_slots_along_and_brings_new_ones_home(
    board, locked, stick, tmp_path, versions
):
    add(board, "bear")
    target = given(board, stick)
    for word in own_slots(target).read_bytes(), target.read_bytes():
        assert b"bear" not in word
    home = tmp_path / "laptop van Ria" / target.name
    home.parent.mkdir()
    shutil.copy(target, home)
    slots_file.keep_slots(home, slots_file.read_slots(own_slots(target)))
    there = open_board(home, "Ria", versions=versions, key=locked)
    (slot,) = there.slots()
    assert unlock(slot, "old") == locked
    there.keep_slots([lock(locked, "new")])
    add(there, "doll")
    with there.acting(GAVE):
        pass
    back = give(there, stick, "Piet")
    there.close()
    _kin, ends = look(board.path, back, locked)
    aside = take_in(
        back, board.path, "Piet", (), ends, key=locked, other_key=locked, what="Brought back"
    )
    again = open_board(board.path, "Piet", versions=versions, key=locked)
    assert names(again) == ["bear", "doll"]
    (slot,) = again.slots()
    assert unlock(slot, "new") == locked
    again.close()
    (old,) = slots_file.read_slots(own_slots(aside))
    assert unlock(old, "old") == locked


def test_a_stick_without_room_takes_nothing_half_and_nothing_is_lent(board, small_disk, versions):
    add(board, "bear")
    fill(small_disk, leave=20_000)
    with board.acting(GAVE):
        pass
    with pytest.raises(Refused, match="disk is full"):
        give(board, small_disk, "Ria")
    assert [file.name for file in small_disk.iterdir()] == ["filling"]
    assert lent(board.path) is None
    add(board, "doll")
    board.close()


@pytest.mark.parametrize("room", [0, 0.5, 1.5])
def test_a_laptop_without_room_stays_as_it_was_when_the_file_comes_home(
    board, stick, small_disk, tmp_path, versions, room
):
    add(board, "bear")
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    shutil.copytree(board.path.parent, small_disk / "bord")
    path = small_disk / "bord" / board.path.name
    (small_disk / "bord" / "reserve.bin").unlink(missing_ok=True)
    _kin, ends = look(path, home)
    before = path.read_bytes()
    fill(small_disk, leave=int(room * home.stat().st_size))  # for nothing, half, one of two
    with pytest.raises(Refused, match="disk is full"):
        take_in(home, path, "Piet", (), ends, what="Brought")
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.deel"))
    assert not list(path.parent.glob("opzij */*"))
    assert still_lent(path, None).to == "Ria"
    (small_disk / "filling").unlink()
    take_in(home, path, "Piet", (), ends, what="Brought")
    again = open_board(path, "Piet", versions=versions)
    assert names(again) == ["bear", "doll"]
    again.close(copy=False)


GIVE = """
import sys
from pathlib import Path
from bestuurskamer.errors import Refused
from bestuurskamer.vault.giving import give
from bestuurskamer.vault.opening import open_board
board = open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2]))
try:
    give(board, Path(sys.argv[3]), "Ria")
except Refused as refused:
    print(refused)
board.close(copy=False)
"""


@needs_strace
def test_a_stick_pulled_out_while_giving_leaves_nothing_half_and_nothing_lent(
    board, stick, versions
):
    add(board, "bear")
    board.close()
    (stick / "earlier.bestuurskamer").write_bytes(b"earlier")
    arguments = [sys.executable, "-c", GIVE, str(board.path), str(versions), str(stick)]
    for calls in ("sendfile,copy_file_range,write,pwrite64", "fsync,fdatasync", "rename"):
        only = [] if calls == "rename" else ["-P", _part_of(stick, board)]
        which = ["-P", _part_of(stick, board)] if calls == "rename" else only
        inject = ["-e", f"trace={calls}", "-e", f"inject={calls}:error=EIO:when=1+"]
        done = subprocess.run(
            [*STRACE, *which, *inject, *arguments],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        )
        assert done.returncode == 0, done.stderr
        assert "not on the stick" in done.stdout, calls
        assert [file.name for file in stick.iterdir()] == ["earlier.bestuurskamer"]
        again = open_board(board.path, "Piet", versions=versions)
        assert not again.read_only
        again.close(copy=False)


def _part_of(stick, board):
    from datetime import datetime

    day = datetime.now().astimezone()
    return str(stick / f"{board.path.stem} Ria {day:%Y-%m-%d}.bestuurskamer.deel")


@needs_strace
def test_killed_while_giving_there_is_never_a_second_file_to_work_in(board, stick, versions):
    add(board, "bear")
    board.close()
    arguments = [sys.executable, "-c", GIVE, str(board.path), str(versions), str(stick)]
    part = _part_of(stick, board)
    for call in ("rename", "fsync"):
        inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when=1"]
        subprocess.run(
            [*STRACE, "-P", part, *inject, *arguments],
            check=False,
            capture_output=True,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        )
        left = open_board(board.path, "Piet", versions=versions)
        assert not (list(stick.glob("*.bestuurskamer")) and not left.read_only)
        assert left.check() is None
        assert names(left) == ["bear"]
        left.close(copy=False)
        back = open_board(board.path, "Piet", versions=versions, though_lent=True)
        with back.acting("Took the lent file back"):
            pass
        forget_lent(board.path)
        back.close(copy=False)
        for file in stick.iterdir():
            file.unlink()


TAKE = """
import sys
from pathlib import Path
from bestuurskamer.errors import Refused
from bestuurskamer.vault import homecoming
from bestuurskamer.vault.homecoming import Ends, take_in
homecoming.VERSIONS = Path(sys.argv[3])
print("begin", flush=True)
try:
    take_in(
        Path(sys.argv[1]), Path(sys.argv[2]), "Piet", (), Ends(*sys.argv[4:6]), what="Brought"
    )
except Refused as refused:
    print(refused)
"""


@needs_strace
def test_a_stick_pulled_out_while_it_comes_home_changes_nothing(board, stick, tmp_path, versions):
    add(board, "bear")
    target = given(board, stick)
    home = shutil.copy(at_ria(target, tmp_path, versions, "doll"), stick / "terug.bestuurskamer")
    _kin, ends = look(board.path, home)
    before = board.path.read_bytes()
    arguments = [home, board.path, versions, ends.here, ends.there]
    for nth in (4, 9, 14):
        inject = ["-e", "trace=pread64", "-e", f"inject=pread64:error=EIO:when={nth}+"]
        done = subprocess.run(
            [*STRACE, "-P", str(home), *inject, sys.executable, "-c", TAKE, *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        )
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) == 2, done.stdout  # it was refused
        assert board.path.read_bytes() == before
        assert not list(board.path.parent.glob("*.deel"))
        assert not list(board.path.parent.glob("opzij*"))
        assert still_lent(board.path, None) is not None


CALLS = "openat,write,pwrite64,fsync,fdatasync,rename,unlink,mkdir"


@needs_strace
@pytest.mark.endure
def test_killed_at_any_moment_of_coming_home_the_old_or_the_new_file_stands_there(
    board, stick, tmp_path, versions
):
    add(board, "bear")
    target = given(board, stick)
    home = at_ria(target, tmp_path, versions, "doll")
    _kin, ends = look(board.path, home)
    kept = tmp_path / "kept"
    shutil.copytree(board.path.parent, kept)
    arguments = [home, board.path, versions, ends.here, ends.there]
    seen = set()
    inside = ["-P", str(board.path.parent), "-P", str(board.path), "-P", f"{board.path}.deel"]
    for nth in often([1, 6, 12, 20, 30, 40, 50, 60, 70, 80], range(1, 160)):
        shutil.rmtree(board.path.parent)
        shutil.copytree(kept, board.path.parent)
        inject = ["-e", f"trace={CALLS}", "-e", f"inject={CALLS}:signal=KILL:when={nth}"]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                [*STRACE, *inside, *inject, sys.executable, "-c", TAKE, *map(str, arguments)],
                check=False,
                capture_output=True,
                timeout=120,
                env={**os.environ, "PYTHONPATH": str(DESKTOP)},
            )
        now = open_board(board.path, "Piet", versions=versions)
        toys = names(now)
        assert toys in (["bear"], ["bear", "doll"])
        assert now.check() is None
        new = toys == ["bear", "doll"]
        assert now.read_only is not new
        assert (now.lent is None) is new
        now.close(copy=False)
        if new:
            (aside,) = board.path.parent.glob("opzij */*.bestuurskamer")
            old = open_board(aside, "Piet", versions=versions, look_only=True)
            assert names(old) == ["bear"]
            old.close()
        else:  # it can be brought home again
            take_in(home, board.path, "Piet", (), ends, what="Brought")
            open_board(board.path, "Piet", versions=versions).close(copy=False)
            assert not list(board.path.parent.glob("*.deel"))
        seen.add(new)
    assert False in seen
