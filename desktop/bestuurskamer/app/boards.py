"""Board files of this user: opening, beginning, practising. Imported after the first paint."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from bestuurskamer import paths
from bestuurskamer.app.checks import CHECKS, settle
from bestuurskamer.app.preferences import PRACTICE
from bestuurskamer.demo.two_years import Progress, live_through
from bestuurskamer.dossiers.procedures import compute_again
from bestuurskamer.errors import N_, Refused
from bestuurskamer.figures.actions import add_shipped, lacking
from bestuurskamer.finding.in_step import is_out_of_step, rebuild
from bestuurskamer.keeping.homecoming import (
    BROUGHT,
    CHOSE,
    TOOK,
    Homecoming,
    look_home,
    say_taken_back,
)
from bestuurskamer.keeping.redoing import keep_to_redo
from bestuurskamer.office.actions import describe_office, found_office
from bestuurskamer.office.queries import the_office
from bestuurskamer.office.rules import OfficeDraft, form_in
from bestuurskamer.payments.kinds import add_shipped_kinds, lacking_kinds
from bestuurskamer.vault.ancestry import Relation
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.cipher import DataKey, Head, encrypted_head
from bestuurskamer.vault.copies import copy_folder
from bestuurskamer.vault.homecoming import set_aside, take_in
from bestuurskamer.vault.lent import forget_lent
from bestuurskamer.vault.lock import BoardLock, FileInUse
from bestuurskamer.vault.opening import copy_with_journal, create_board, open_board
from bestuurskamer.vault.refusals import telling
from bestuurskamer.vault.restoring import ASIDE, put_back
from bestuurskamer.vault.slots import keep_slots, slots_for
from bestuurskamer.vault.whole import forget_mark

DEMO = "Buurthuis De Proef (oefenen)"


def holder() -> str:
    """The name of who works here, for others who find the file in use."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list
        return "?"


def begin(name: str) -> BoardFile:
    """A new file for a board of this name, with what every file begins with.

    It is there whole or not at all; what stood in its folder before stays.
    """
    path = paths.board_file(name)
    if path.exists():
        raise Refused(
            N_("There is a board {name} here already. Open that one, or choose another name."),
            name=name,
        )
    before = set(path.parent.glob("*"))
    board = create_board(path, holder(), CHECKS, settle=settle)
    try:
        with board.acting(N_("Began a new board")) as session:
            found_office(session)
            add_shipped(session)
            add_shipped_kinds(session)
            session.flush()
            describe_office(session, OfficeDraft(name, form_in(name), "", "", ""))
    except BaseException:
        board.close(copy=False)
        _clear(path.parent, before)
        raise
    return board


Keys = Mapping[Head, DataKey]
"""The keys that were given in this session, by what an encrypted file says of itself."""


def open_file(
    path: Path,
    keys: Keys | None = None,
    *,
    look_only: bool = False,
    take_over: bool = False,
    though_lent: bool = False,
) -> BoardFile:
    """Open a board file, renewed when it is old, with the figures this version brings.

    Raises NeedsKey when its key is not among those given.
    """
    key = key_of(path, keys or {})
    board = open_board(
        path,
        holder(),
        CHECKS,
        key=key,
        look_only=look_only,
        take_over=take_over,
        though_lent=though_lent,
        settle=settle,
    )
    if board.read_only:
        return board
    try:
        with board.reading() as session:
            new = bool(lacking(session)) or bool(lacking_kinds(session))
            unsearchable = is_out_of_step(session)
        if new:
            what = N_("Added the figures of law that this version brings")
            with board.acting(what) as session:
                add_shipped(session)
                add_shipped_kinds(session)
                session.flush()
                compute_again(session)
        if unsearchable:
            with board.acting(N_("Made what can be found anew")) as session:
                rebuild(session)
    except BaseException:
        board.close(copy=False)
        raise
    return board


def is_ours(path: Path) -> bool:
    """Whether a file is one that this user works in: in the user folder, no copy, not set aside."""
    path = path.resolve()
    ours = paths.user_folder().resolve() in path.parents
    return ours and not is_aside(path) and copy_folder(path.parent) != path.parent


def is_aside(path: Path) -> bool:
    """Whether a file was set aside, to look at."""
    return path.parent.name.startswith(ASIDE)


def adopt(copy: Path, keys: Keys | None = None) -> BoardFile:
    """Go on with a copy: it is checked first, and put beside what there is; nothing is replaced."""
    key = key_of(copy, keys or {})
    looked = open_board(copy, holder(), CHECKS, key=key, look_only=True, settle=settle)
    try:
        with looked.reading() as session:
            name = the_office(session, date.max).legal_name or copy.stem
    finally:
        looked.close()
    with telling():
        path = free_path(paths.board_file(name))
        before = set(path.parent.glob("*"))
        try:
            copy_with_journal(copy, path)
            if key is not None and (slots := slots_for(copy, key.head)):
                keep_slots(path, slots)
            return open_file(path, keys)
        except BaseException:
            _clear(path.parent, before)
            raise


def key_of(path: Path, keys: Keys) -> DataKey | None:
    """The key of a file among those given; None when it needs none or it is not there."""
    if not keys or not path.is_file():
        return None
    head = encrypted_head(path)
    return keys.get(head) if head is not None else None


def restore(copy: Path, path: Path, keys: Keys) -> Path | None:
    """Put a copy back over a file that is closed; answers where what stood there is now."""
    return put_back(copy, path, holder(), CHECKS, key_of(copy, keys))


def look_at_home(path: Path, other: Path, keys: Keys) -> Homecoming:
    """Compare the file that another laptop brings with the one here; neither is touched."""
    looked = open_file(other, keys, look_only=True)  # whole, of this program, and its rooms agree
    looked.close()
    return look_home(path, key_of(path, keys), other, key_of(other, keys))


def let_it_in(home: Homecoming, path: Path, keys: Keys, actor_id: int = 0) -> Path:
    """Let the file that was brought take the place of the one here, which is closed.

    Answers where the old one is kept. What was done here alone comes on the list to do again.
    """
    apart = home.relation is Relation.APART

    def note(connection: Connection, aside: Path) -> None:
        if apart:
            keep_to_redo(connection, home.here, aside, home.list_here)

    return take_in(
        home.other,
        path,
        holder(),
        CHECKS,
        home.ends,
        key=key_of(path, keys),
        other_key=key_of(home.other, keys),
        what=CHOSE if apart else BROUGHT,
        actor_id=actor_id,
        note=note,
    )


def go_on_here(home: Homecoming, path: Path, keys: Keys, actor_id: int = 0) -> Path:
    """Let the file here, which is closed, go on; what was brought is kept whole beside it.

    Answers where. What was done there alone comes on the list to do again.
    """
    aside = set_aside(home.other, key_of(home.other, keys), path, home.ends.there)
    board = open_file(path, keys, though_lent=True)
    try:
        with board.acting(CHOSE, actor_id) as session:
            keep_to_redo(session.connection(), home.there, aside, home.list_there)
        forget_lent(path)
    finally:
        board.close(copy=False)
    return aside


def take_back(path: Path, keys: Keys, reason: str, actor_id: int = 0) -> None:
    """Go on in a file that was given along, which is closed, without what was given."""
    board = open_file(path, keys, though_lent=True)
    try:
        with board.acting(TOOK, actor_id) as session:
            say_taken_back(session, reason)
        forget_lent(path)
    finally:
        board.close(copy=False)


def move_home(path: Path, keys: Keys) -> BoardFile:
    """Go on with a file in its own place on this computer; where it lay it stays, as it was."""
    moved = adopt(path, keys)
    with telling():
        path.replace(path.with_name(f"{path.stem} (verplaatst){path.suffix}"))
    return moved


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
    """The practice building as it is today, made anew when it is of another day.

    Refused while it is open elsewhere; what is open is never taken away.
    """
    path = practice_file(folder or paths.user_folder() / PRACTICE)
    try:
        if path.exists():
            made = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
            if folder is None and made == today:
                return open_file(path, take_over=True)
            _take_away(path)
        board = create_board(path, holder(), CHECKS, settle=settle)
    except FileInUse:
        raise Refused(
            N_(
                "The practice building is open in another window. Nothing is lost. "
                "Go on there, or close it there first."
            )
        ) from None
    before = {other for other in path.parent.glob("*") if not other.name.startswith(path.stem)}
    try:
        live_through(board, today, progress or (lambda done, of: True))
    except BaseException:
        board.close(copy=False)
        _clear(path.parent, before)
        raise
    return board


def practice_file(folder: Path) -> Path:
    """Where the practice building stands in a folder."""
    return folder / f"{DEMO}{paths.FILE_ENDING}"


def _take_away(path: Path) -> None:
    """Take a practice file away, under its lock; FileInUse when somebody has it open.

    Nothing in it is real, so a computer that never closed it is not asked about.
    """
    with telling():
        lock = BoardLock(path, holder(), take_over=True)
        try:
            for left in (path.with_name(f"{path.name}-journal"), path):
                left.unlink(missing_ok=True)
            forget_mark(path)  # else the next file is held against the end of this one
        finally:
            lock.release()


def _clear(folder: Path, before: set[Path]) -> None:
    """Remove the files that were not in a folder before, and the folder when it is empty."""
    for left in set(folder.glob("*")) - before:
        if left.is_file():
            left.unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()
