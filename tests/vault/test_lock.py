from __future__ import annotations

import json
import platform
from datetime import UTC, datetime

import pytest

from bestuurskamer.vault.lock import FileInUse, holder_of
from bestuurskamer.vault.opening import open_board
from tests.vault.elsewhere import OPEN_AND_WAIT, end, start


@pytest.fixture
def closed(board):
    """A sound file that nobody has open."""
    board.close()
    return board.path


def leave_note(path, computer):
    note = {"name": "Ria", "computer": computer, "since": "2026-03-12T09:12:00+00:00"}
    path.with_suffix(".bezet.json").write_text(json.dumps(note))


def acts(board):
    from sqlalchemy import text

    with board.reading() as session:
        return list(session.scalars(text("SELECT what FROM act ORDER BY id")))


def test_a_second_program_is_told_who_where_and_since_when(closed, versions):
    program = start(OPEN_AND_WAIT, closed, versions)
    assert program.stdout.readline() == "open\n"
    with pytest.raises(FileInUse) as caught:
        open_board(closed, "Ria", versions=versions)
    end(program)
    holder = caught.value.holder
    assert (holder.name, holder.computer) == ("Piet", platform.node())
    assert abs((datetime.now(UTC) - holder.since).total_seconds()) < 60
    assert f"Piet is working in this file on {platform.node()} since" in str(caught.value)
    assert not caught.value.can_take_over
    open_board(closed, "Ria", versions=versions).close()


def test_the_lock_of_a_program_at_work_cannot_be_taken_over(closed, versions):
    program = start(OPEN_AND_WAIT, closed, versions)
    program.stdout.readline()
    with pytest.raises(FileInUse):
        open_board(closed, "Ria", versions=versions, take_over=True)
    end(program)


def test_a_second_window_in_the_same_program_is_refused_too(board, versions):
    with pytest.raises(FileInUse, match="Ria is working"):
        open_board(board.path, "Piet", versions=versions)


def test_what_is_open_elsewhere_can_be_looked_at(board, versions):
    with board.acting("Before looking"):
        pass
    looking = open_board(board.path, "Piet", versions=versions, look_only=True)
    assert acts(looking)[-1] == "Before looking"
    looking.close()
    with board.acting("Goes on"):
        pass


def test_after_a_crash_the_same_computer_opens_without_a_question(closed, versions):
    program = start(OPEN_AND_WAIT, closed, versions)
    program.stdout.readline()
    program.kill()
    program.communicate()
    assert holder_of(closed).name == "Piet"
    open_board(closed, "Ria", versions=versions).close()


def test_the_note_of_another_computer_is_respected(closed, versions):
    leave_note(closed, "LAPTOP-RIA")
    with pytest.raises(FileInUse, match="on LAPTOP-RIA since 12-3-2026") as caught:
        open_board(closed, "Piet", versions=versions)
    assert caught.value.can_take_over
    assert holder_of(closed).computer == "LAPTOP-RIA"


def test_taking_over_from_another_computer_is_an_act(closed, versions):
    leave_note(closed, "LAPTOP-RIA")
    board = open_board(closed, "Piet", versions=versions, take_over=True)
    assert acts(board)[-1] == "Took over the file from another computer"
    assert holder_of(closed).name == "Piet"
    board.close()


def test_a_note_that_cannot_be_read_stops_nobody(closed, versions):
    closed.with_suffix(".bezet.json").write_text("{half")
    open_board(closed, "Piet", versions=versions).close()


def test_closing_takes_the_note_away(board):
    assert holder_of(board.path).name == "Ria"
    board.close()
    assert holder_of(board.path) is None


def test_a_refused_file_is_not_kept_locked(closed, versions):
    whole = closed.read_bytes()
    closed.write_bytes(whole[: len(whole) // 2])
    from bestuurskamer.errors import Refused

    with pytest.raises(Refused, match="damaged"):
        open_board(closed, "Piet", versions=versions)
    closed.write_bytes(whole)
    open_board(closed, "Piet", versions=versions).close()
