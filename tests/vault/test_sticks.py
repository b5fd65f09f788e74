from __future__ import annotations

import os
import stat
from datetime import date

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused, words
from bestuurskamer.vault import sticks
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.failures import failures
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.reminding import Loudness, loudness
from bestuurskamer.vault.rotation import NamedCopy, staying
from bestuurskamer.vault.synced import conflict_copies, synced_by


def add(board, name="bear"):
    with board.acting("Adds") as session:
        session.execute(text("INSERT INTO toy (name) VALUES (:name)"), {"name": name})


@pytest.fixture
def number(board):
    with board.reading() as session:
        return board_of(session)


@pytest.fixture
def stick(board, number, tmp_path):
    root = tmp_path / "STICK"
    root.mkdir()
    return sticks.make_known(root, number, board.path.stem)


def put(board, stick):
    copy = board.copy_now().path
    return sticks.copy_to_stick(copy, board.path, stick)


def test_a_copy_on_a_stick_is_read_again_and_opens(board, stick, number, versions, tmp_path):
    add(board)
    result = put(board, stick)
    assert result.problem is None
    assert result.warning is None
    opened = open_board(result.path, "Ria", versions=versions, look_only=True)
    with opened.reading() as session:
        assert session.scalar(text("SELECT name FROM toy")) == "bear"
    opened.close()
    assert (stick.path / "LEESMIJ.txt").exists()
    assert sticks.known_sticks([tmp_path / "STICK", tmp_path / "gone"], number) == [stick]
    assert sticks.known_sticks([tmp_path / "STICK"], "another") == []
    assert sticks.known_sticks([stick.path], number) == [stick]


def test_a_stick_that_is_gone_or_closed_says_so_and_keeps_earlier_copies(board, stick):
    add(board)
    first = put(board, stick).path
    add(board, "doll")
    copy = board.copy_now().path
    if os.geteuid() == 0:
        gone = sticks.Stick(stick.path / "not there", stick.board_uuid)
        result = sticks.copy_to_stick(copy, board.path, gone)
    else:
        stick.path.chmod(stat.S_IRUSR | stat.S_IXUSR)
        result = sticks.copy_to_stick(copy, board.path, stick)
        stick.path.chmod(stat.S_IRWXU)
    assert result.path is None
    assert result.problem is not None
    assert first.exists()
    assert not list(stick.path.glob("*.deel"))
    board.close()


def test_a_stick_that_gives_back_something_else_is_noticed(board, stick, monkeypatch):
    add(board)
    copy = board.copy_now().path
    monkeypatch.setattr(
        sticks.shutil, "copyfile", lambda _from, to: to.write_bytes(copy.read_bytes()[:-1] + b"x")
    )
    result = sticks.copy_to_stick(copy, board.path, stick)
    assert "read again is not" in result.problem.text
    assert not list(stick.path.glob("*.bestuurskamer"))
    board.close()


def test_an_earlier_copy_that_went_bad_is_told(board, stick):
    add(board)
    first = put(board, stick).path
    data = bytearray(first.read_bytes())
    data[5000] ^= 1
    first.write_bytes(data)
    add(board, "doll")
    result = put(board, stick)
    assert result.path is not None
    assert "no longer good" in result.warning.text
    board.close()


def test_a_place_that_cannot_be_written_is_refused(tmp_path, number):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match="No copy can be put there"):
        sticks.make_known(tmp_path / "file", number, "De Linde")


def test_changes_are_counted_from_the_last_copy_on_a_stick(board, stick):
    add(board)
    with board.reading() as session:
        never = sticks.elsewhere(session, board.path)
    assert (never.made_at, never.changes) == (None, 1)
    result = put(board, stick)
    sticks.note_on_stick(board.path, board.last_copy().path)
    add(board, "doll")
    add(board, "ball")
    with board.reading() as session:
        after = sticks.elsewhere(session, board.path)
    assert (after.made_at is not None, after.changes) == (True, 2)
    assert result.path is not None
    board.close()


@pytest.mark.parametrize(
    ("days", "changes", "loud"),
    [
        (400, 0, Loudness.QUIET),
        (6, 49, Loudness.QUIET),
        (6, 50, Loudness.BANNER),
        (7, 1, Loudness.BANNER),
        (14, 1, Loudness.AT_CLOSING),
        (30, 1, Loudness.AT_OPENING),
        (-300, 3, Loudness.QUIET),
    ],
)
def test_a_reminder_grows_louder_by_days_and_by_changes(days, changes, loud):
    assert loudness(days, changes) is loud


def copies_of_every_day(count, first=date(2026, 1, 1)):
    from datetime import timedelta
    from pathlib import Path

    return [NamedCopy(n, first + timedelta(days=n), Path(f"{n:04d}")) for n in range(1, count + 1)]


def test_days_weeks_months_and_every_year_end_stay():
    stay = {int(path.name) for path in staying(copies_of_every_day(1200))}
    assert set(range(1187, 1201)) <= stay  # fourteen days, the last ten among them
    ends = {0: date(2026, 1, 1)}
    assert ends
    by_day = {c.generation: c.day for c in copies_of_every_day(1200)}
    kept = {by_day[g] for g in stay}
    assert {date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31)} <= kept
    assert len({(day.year, day.month) for day in kept}) >= 24
    assert len(stay) < 60


def test_a_copy_of_a_wrong_clock_keeps_nothing_else_out():
    copies = [*copies_of_every_day(300)]
    wrong = NamedCopy(150, date(2031, 1, 1), copies[149].path)
    copies[149] = wrong
    stay = {int(path.name) for path in staying(copies)}
    assert {300, 299, 291} <= stay


def test_failures_are_counted_until_a_copy_succeeds(board):
    add(board)
    folder = board.path.parent / "kopieen"
    folder.write_bytes(b"in the way")
    for _time in range(5):
        assert board.copy_now().problem is not None
    failed = failures(board.path)
    assert failed.count == 5
    assert failed.why == words("It could not be checked.")
    folder.unlink()
    assert board.copy_now().problem is None
    assert failures(board.path) is None


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("/home/ria/OneDrive - Buurthuis/x", "OneDrive"),
        ("/home/ria/Dropbox/x", "Dropbox"),
        ("/Users/ria/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/home/ria/Mijn Drive/x", "Google Drive"),
        ("/home/ria/.local/share/Bestuurskamer/x", ""),
        ("/home/stacked/x", ""),
    ],
)
def test_a_synced_folder_is_recognised_by_its_name(tmp_path, folder, by):
    from pathlib import Path

    assert synced_by(Path(folder)) == by


def test_the_folder_that_windows_names_is_recognised(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDrive", str(tmp_path / "Documenten"))
    assert synced_by(tmp_path / "Documenten" / "De Linde" / "x.bestuurskamer") == "OneDrive"


def test_what_a_syncing_program_left_is_listed(tmp_path):
    path = tmp_path / "De Linde.bestuurskamer"
    for name in (
        "De Linde",
        "De Linde-LAPTOP-RIA",
        "De Linde (conflicted copy 2026-01-02)",
        "De Linde 2",
    ):
        (tmp_path / f"{name}.bestuurskamer").write_bytes(b"")
    assert [found.stem for found in conflict_copies(path)] == [
        "De Linde (conflicted copy 2026-01-02)",
        "De Linde-LAPTOP-RIA",
    ]
