from __future__ import annotations

import hashlib
import json

import pytest
from sqlalchemy import text

from bestuurskamer.errors import words
from bestuurskamer.vault import copies, manifest
from bestuurskamer.vault.opening import create_board, open_board
from bestuurskamer.vault.soundness import doubt_about


def add(board, name="bear"):
    with board.acting("Adds") as session:
        session.execute(text("INSERT INTO toy (name) VALUES (:name)"), {"name": name})


def kept(path):
    return sorted(file.name for file in (path.parent / "kopieen").glob("*.bestuurskamer"))


def test_closing_makes_a_copy_that_opens_and_holds_everything(board, versions):
    add(board)
    result = board.close()
    assert result.problem is None
    assert result.path.parent == board.path.parent / "kopieen"
    copy = open_board(result.path, "Ria", versions=versions, look_only=True)
    with copy.reading() as session:
        assert session.scalar(text("SELECT name FROM toy")) == "bear"
    copy.close()


def test_the_name_tells_the_day_and_the_generation(board):
    add(board)
    result = board.close()
    day = result.made_at.astimezone().strftime("%Y-%m-%d")
    assert result.path.name == f"De Linde #2 {day} 0001.bestuurskamer"


def test_closing_without_a_change_makes_no_copy(board, versions):
    add(board)
    board.close()
    again = open_board(board.path, "Ria", versions=versions)
    with again.reading():
        pass
    assert again.close() is None
    assert len(kept(board.path)) == 1


def test_a_new_board_is_copied_at_its_first_closing(board):
    assert board.close().path is not None


def test_a_session_counts_one_generation_unless_a_copy_came_between(board, versions):
    for name in "ab":
        add(board, name)
    board.copy_now()
    add(board, "c")
    board.close()
    again = open_board(board.path, "Ria", versions=versions)
    add(again, "d")
    again.close()
    assert [name[-18:-14] for name in kept(board.path)] == ["0001", "0002", "0003"]


def test_the_list_tells_size_and_sha256(board):
    add(board)
    result = board.close()
    (entry,) = json.loads((result.path.parent / "kopieen.json").read_text())
    data = result.path.read_bytes()
    assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_last_ten_are_kept(board):
    for number in range(13):
        add(board, f"toy {number}")
        board.copy_now()
    assert [name[-18:-14] for name in kept(board.path)] == [f"{n:04d}" for n in range(4, 14)]
    assert len(manifest.entries(board.path.parent / "kopieen")) == 10
    board.close()


def test_the_newest_verified_copy_stays_whatever_the_names_say(board):
    folder = board.path.parent / "kopieen"
    folder.mkdir()
    add(board)
    first = board.copy_now().path
    for number in range(9000, 9015):
        (folder / f"{board.path.stem} 2031-01-01 {number}.bestuurskamer").write_bytes(b"future")
    result = board.copy_now()
    assert result.path == first
    assert first.exists()
    assert board.last_copy().path == first
    board.close()


def test_a_generation_never_falls_behind_the_copies(board):
    folder = board.path.parent / "kopieen"
    folder.mkdir()
    (folder / f"{board.path.stem} 2026-01-01 0041.bestuurskamer").write_bytes(b"earlier")
    add(board)
    assert board.close().path.name.endswith(" 0042.bestuurskamer")


def test_the_copies_of_another_board_are_left_alone(board):
    folder = board.path.parent / "kopieen"
    folder.mkdir()
    others = [folder / f"De Eik 2026-01-01 {n:04d}.bestuurskamer" for n in range(20)]
    for other in others:
        other.write_bytes(b"x")
    add(board)
    board.close()
    assert all(other.exists() for other in others)


def test_a_check_that_is_not_content_means_no_copy_and_is_told(path, versions):
    def unbalanced(session):
        count = session.scalar(text("SELECT count(*) FROM toy"))
        return words("The books do not balance.") if count > 1 else None

    board = create_board(path, "Ria", [unbalanced], versions=versions)
    add(board, "a")
    good = board.copy_now()
    add(board, "b")
    result = board.close()
    assert result.path is None
    assert dict(result.problem.values)["why"] == words("The books do not balance.")
    assert kept(path) == [good.path.name]
    assert board.last_copy().path == good.path
    open_board(path, "Ria", versions=versions).close()


def test_a_failed_copy_is_tried_again_at_the_next_closing(board, versions):
    add(board)
    folder = board.path.parent / "kopieen"
    folder.write_bytes(b"a file where the folder should be")
    failed = board.close()
    assert (failed.path, failed.problem is None) == (None, False)
    folder.unlink()
    again = open_board(board.path, "Ria", versions=versions)
    assert again.close().path is not None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:4096], id="cut"),
        pytest.param(lambda data: data[:8192] + bytes(4096) + data[12288:], id="zeroed page"),
        pytest.param(lambda data: data[:68] + b"\1\2\3\4" + data[72:], id="not ours"),
    ],
)
def test_a_damaged_copy_is_noticed(board, damage):
    add(board)
    copy = board.close().path
    assert doubt_about(copy, None, ()) is None
    copy.write_bytes(damage(copy.read_bytes()))
    try:
        found = doubt_about(copy, None, ())
    except copies.FAULTS:
        return
    assert found is not None


def test_a_copy_with_other_rows_than_the_file_is_noticed(board):
    add(board)
    copy = board.close().path
    engine_counts = {"toy": 1}
    assert doubt_about(copy, engine_counts, ()) == words("Something is missing from it.")


def test_a_copy_with_a_broken_relation_is_noticed(board):
    import sqlite3

    add(board)
    copy = board.close().path
    other = sqlite3.connect(copy)
    other.execute("UPDATE acting SET act_id = 1")
    other.execute("UPDATE toy SET child_id = 99")
    other.commit()
    other.close()
    assert "point to something" in doubt_about(copy, None, ()).text


def test_a_copy_that_was_cut_or_taken_away_no_longer_counts(board):
    add(board, "a")
    first = board.copy_now().path
    add(board, "b")
    second = board.copy_now().path
    second.write_bytes(second.read_bytes()[:4096])
    assert board.last_copy().path == first
    first.unlink()
    assert board.last_copy() is None
    board.close()


def test_leftovers_of_a_crash_go_at_the_start(board, versions):
    add(board)
    board.close()
    folder = board.path.parent / "kopieen"
    left = [
        folder / f"{board.path.stem} 2026-01-01 0009.bestuurskamer.deel",
        board.path.with_name(board.path.name + ".deel"),
    ]
    for file in left:
        file.write_bytes(b"half")
    mine = board.path.parent / "mijn eigen.deel"
    mine.write_bytes(b"of somebody else")
    open_board(board.path, "Ria", versions=versions).close()
    assert [file.exists() for file in left] == [False, False]
    assert mine.exists()


def test_the_last_copy_can_be_asked_before_there_is_one(board):
    assert board.last_copy() is None
    result = board.copy_now()
    assert board.last_copy() == result
