"""Making a data file and opening one: what is refused, and what is opened to look at only."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.vault.board_file import BoardFile, Settle
from bestuurskamer.vault.cipher import DataKey, encrypted_head
from bestuurskamer.vault.connection import ACT, APPLICATION_ID, connect, open_raw
from bestuurskamer.vault.copies import clear_leftovers
from bestuurskamer.vault.files import PART, discard, put_in_place
from bestuurskamer.vault.lent import Lent, still_lent
from bestuurskamer.vault.lock import BoardLock
from bestuurskamer.vault.recognising import damaged, recognise
from bestuurskamer.vault.refusals import error_name, telling
from bestuurskamer.vault.reserve import keep_reserve
from bestuurskamer.vault.soundness import Check, damage, is_cut, unlike_the_trail, vacuum_into
from bestuurskamer.vault.upgrade import VERSIONS, build, newest_version, renew
from bestuurskamer.vault.whole import Whole, whole_mark

_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
_TEMPORARY = "bestuurskamer-kijken-"


def create_board(
    path: Path,
    holder: str,
    checks: Sequence[Check] = (),
    *,
    versions: Path = VERSIONS,
    settle: Settle | None = None,
) -> BoardFile:
    """Make a new data file, with its folder, and open it.

    Refused where anything already stands under that name, or when it cannot be written.
    """
    path = path.absolute()
    if path.exists():
        raise _taken()
    with telling():
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = BoardLock(path, holder)
        part = path.with_name(path.name + PART)
        try:
            clear_leftovers(path)
            _make(part, versions)
            if path.exists():
                raise _taken()
            put_in_place(part, path)
            return _opened(path, lock, checks, settle=settle)
        except BaseException:
            discard(part)
            lock.release()
            raise


def open_board(
    path: Path,
    holder: str,
    checks: Sequence[Check] = (),
    *,
    key: DataKey | None = None,
    look_only: bool = False,
    take_over: bool = False,
    though_lent: bool = False,
    versions: Path = VERSIONS,
    settle: Settle | None = None,
) -> BoardFile:
    """Open a data file; `holder` is the name that others see while it is open.

    With `look_only`, and where nothing may be written, a checked copy is opened; also when the
    trail does not hold, and then `doubt` of the answer says why; and when the file was given
    along, unless `though_lent`, and then `lent` says to whom. Raises NeedsKey for an encrypted
    file without its key, FileInUse when somebody else has it; Refused for a file that is missing,
    empty, not ours, damaged or newer than this program, which then stays as it is. `take_over`
    only after FileInUse said that it can be taken over and the person agreed. `settle` runs at
    the end of every act, and once when an older file was renewed.
    """
    path = path.absolute()
    with telling():
        recognise(path, newest_version(versions), key)
        key = key if encrypted_head(path) is not None else None
        away = None if though_lent else still_lent(path, key)
        if look_only or away is not None or not _may_write(path):
            return _look(path, checks, versions, key, settle, away)
        try:
            lock = BoardLock(path, holder, take_over=take_over)
        except OSError as problem:
            if problem.errno not in _NO_RIGHT:
                raise
            return _look(path, checks, versions, key, settle)
        return _open_to_work(path, lock, checks, versions, key, settle)


def _open_to_work(
    path: Path,
    lock: BoardLock,
    checks: Sequence[Check],
    versions: Path,
    key: DataKey | None,
    settle: Settle | None,
) -> BoardFile:
    """Open a file whose lock is ours; to look only, without the lock, when its trail is broken."""
    try:
        clear_leftovers(path)
        mark = whole_mark(path)
        untouched = mark is not None and mark.still_stands(path)
        _bring_up(path, versions, checks, key, settle, glance=untouched)
        if doubt := _doubt_of_trail(path, key, mark):
            board = _look(path, checks, versions, key, settle)
            board.doubt = doubt
            lock.release()
            return board
        return _opened(path, lock, checks, key, settle=settle)
    except BaseException:
        lock.release()
        raise


def _opened(
    path: Path,
    lock: BoardLock,
    checks: Sequence[Check],
    key: DataKey | None = None,
    *,
    settle: Settle | None,
) -> BoardFile:
    keep_reserve(path)
    board = BoardFile(path, connect(path, key), lock, checks, key, settle=settle)
    if lock.taken_from is not None:
        with board.acting(N_("Took over the file from another computer")):
            pass
    return board


def _make(part: Path, versions: Path) -> None:
    with closing(open_raw(part, "rwc")) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    build(part, versions)
    engine = connect(part)
    try:
        with engine.connect().execution_options(**{ACT: True}) as connection, connection.begin():
            connection.exec_driver_sql("UPDATE board SET made_with = ?", (_program(),))
            if damage(connection, thorough=True):
                raise RuntimeError("the new file is not sound")
    finally:
        engine.dispose()


def _bring_up(
    path: Path,
    versions: Path,
    checks: Sequence[Check],
    key: DataKey | None,
    settle: Settle | None,
    *,
    glance: bool = False,
) -> None:
    """See that the file is whole and of today's version; a glance when it was put away whole."""
    newest = newest_version(versions)
    engine = connect(path, key)
    try:
        if _version_of_sound(engine, path, glance=glance) < newest:
            renew(engine, path, versions, checks, key, settle=settle)
    finally:
        engine.dispose()


def _version_of_sound(engine: Engine, path: Path, *, glance: bool) -> str:
    try:
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if is_cut(raw, path) or (not glance and damage(connection, thorough=False)):
                raise damaged(path)
            versions = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            return str(versions.scalar_one())
    except (SQLAlchemyError, dbapi.Error) as problem:
        if error_name(problem).startswith(_PASSING):
            raise
        raise damaged(path) from problem


def _doubt_of_trail(path: Path, key: DataKey | None, mark: Whole | None) -> Words | None:
    """Whether the trail and the rows hold together, from the last time that they did."""
    engine = connect(path, key)
    try:
        with engine.connect() as connection:
            return unlike_the_trail(connection, mark.head if mark else None)
    except (SQLAlchemyError, dbapi.Error) as problem:
        raise damaged(path) from problem
    finally:
        engine.dispose()


def _look(
    path: Path,
    checks: Sequence[Check],
    versions: Path,
    key: DataKey | None,
    settle: Settle | None,
    away: Lent | None = None,
) -> BoardFile:
    """Open a checked copy in a temporary folder, which goes when it is closed."""
    folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
    copy = folder / path.name
    try:
        try:
            with closing(open_raw(path, "ro", key)) as raw:
                if is_cut(raw, path):
                    raise damaged(path)
                vacuum_into(raw, copy)
        except dbapi.Error as problem:
            if not error_name(problem).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
                raise
            copy_with_journal(path, copy)
        _bring_up(copy, versions, checks, key, settle)
        board = BoardFile(path, connect(copy, key), None, checks, key, temporary=folder)
        board.lent = away
        return board
    except BaseException as problem:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(problem, dbapi.Error):
            raise damaged(path) from problem
        raise


def copy_with_journal(path: Path, copy: Path) -> None:
    """Take what a crash left half done along, so that the copy can be put right by itself."""
    copy.unlink(missing_ok=True)
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
    shutil.copyfile(path, copy)


def _may_write(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError as problem:
        if problem.errno in _NO_RIGHT:
            return False
        raise


def _taken() -> Refused:
    return Refused(
        N_(
            "There is already a file with this name. Nothing is changed. "
            "Open that file, or choose another name."
        )
    )


def _program() -> str:
    try:
        return version("bestuurskamer")
    except PackageNotFoundError:
        return "source"
