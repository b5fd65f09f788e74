"""Board files of this user: opening, beginning, practising. Imported after the first paint."""

from __future__ import annotations

import getpass
from datetime import date, datetime
from pathlib import Path

from bestuurskamer import paths
from bestuurskamer.app.checks import CHECKS
from bestuurskamer.demo.two_years import Progress, live_through
from bestuurskamer.errors import N_, Refused
from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.office.actions import describe_office, found_office
from bestuurskamer.office.model import LegalForm
from bestuurskamer.office.queries import the_office
from bestuurskamer.office.rules import OfficeDraft
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import copy_with_journal, create_board, open_board

DEMO = "Buurthuis De Proef (oefenen)"


def holder() -> str:
    """The name of who works here, for others who find the file in use."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list
        return "?"


def begin(name: str) -> BoardFile:
    """A new file for a board of this name, with what every file begins with."""
    path = paths.board_file(name)
    if path.exists():
        raise Refused(
            N_("There is a board {name} here already. Open that one, or choose another name."),
            name=name,
        )
    board = create_board(path, holder(), CHECKS)
    with board.acting("Began a new board") as session:
        found_office(session)
        add_shipped(session)
        session.flush()
        describe_office(session, OfficeDraft(name, LegalForm.FOUNDATION, "", "", ""))
    return board


def open_file(path: Path, *, look_only: bool = False, take_over: bool = False) -> BoardFile:
    """Open a board file, renewed when it is old, with the figures this version brings."""
    board = open_board(path, holder(), CHECKS, look_only=look_only, take_over=take_over)
    if not board.read_only:
        with board.acting("Added the figures of law that this version brings") as session:
            add_shipped(session)
    return board


def adopt(copy: Path) -> BoardFile:
    """Go on with a copy: it is checked first, and put beside what there is; nothing is replaced."""
    looked = open_board(copy, holder(), CHECKS, look_only=True)
    try:
        with looked.reading() as session:
            name = the_office(session, date.max).legal_name or copy.stem
    finally:
        looked.close()
    path = free_path(paths.board_file(name))
    copy_with_journal(copy, path)
    return open_file(path)


def free_path(path: Path) -> Path:
    """The path itself, or with a number behind its name when there is a file already."""
    place, free = 1, path
    while free.exists():
        place += 1
        free = path.with_name(f"{path.stem} {place}{path.suffix}")
    free.parent.mkdir(parents=True, exist_ok=True)
    return free


def practise(
    today: date, folder: Path | None = None, progress: Progress | None = None
) -> BoardFile:
    """The practice building as it is today, made anew when it is of another day."""
    path = (folder or paths.user_folder() / "oefenen") / f"{DEMO}{paths.FILE_ENDING}"
    if path.exists():
        made = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        if folder is None and made == today:
            return open_file(path)
        put_away(path)
    board = create_board(path, holder(), CHECKS)
    live_through(board, today, progress or (lambda done, of: True))
    return board


def put_away(path: Path) -> None:
    """Take a practice file away; only ever called for one."""
    for left in path.parent.glob(f"{path.stem}*"):
        if left.is_file():
            left.unlink()
