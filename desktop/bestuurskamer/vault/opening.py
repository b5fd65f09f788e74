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

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.connection import ACT, APPLICATION_ID, address, connect, open_raw
from bestuurskamer.vault.copies import clear_leftovers, newest_copy
from bestuurskamer.vault.files import PART, discard, put_in_place
from bestuurskamer.vault.lock import BoardLock
from bestuurskamer.vault.refusals import error_name, telling
from bestuurskamer.vault.reserve import keep_reserve
from bestuurskamer.vault.soundness import Check, damage, is_cut, is_ours, vacuum_into
from bestuurskamer.vault.upgrade import VERSIONS, build, newest_version, renew

_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
_TEMPORARY = "bestuurskamer-kijken-"


def create_board(
    path: Path, holder: str, checks: Sequence[Check] = (), *, versions: Path = VERSIONS
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
            return _opened(path, lock, checks)
        except BaseException:
            discard(part)
            lock.release()
            raise


def open_board(
    path: Path,
    holder: str,
    checks: Sequence[Check] = (),
    *,
    look_only: bool = False,
    take_over: bool = False,
    versions: Path = VERSIONS,
) -> BoardFile:
    """Open a data file; `holder` is the name that others see while it is open.

    With `look_only`, and where nothing may be written, a checked copy is opened. Raises FileInUse
    when somebody else has it; Refused for a file that is missing, empty, not ours, damaged or
    newer than this program, which then stays as it is. `take_over` only after FileInUse said
    that it can be taken over and the person agreed.
    """
    path = path.absolute()
    with telling():
        _recognise(path, newest_version(versions))
        if look_only or not _may_write(path):
            return _look(path, checks, versions)
        try:
            lock = BoardLock(path, holder, take_over=take_over)
        except OSError as problem:
            if problem.errno not in _NO_RIGHT:
                raise
            return _look(path, checks, versions)
        try:
            clear_leftovers(path)
            _bring_up(path, versions, checks)
            return _opened(path, lock, checks)
        except BaseException:
            lock.release()
            raise


def _opened(path: Path, lock: BoardLock, checks: Sequence[Check]) -> BoardFile:
    keep_reserve(path)
    board = BoardFile(path, connect(path), lock, checks)
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


def _recognise(path: Path, newest: str) -> None:
    """Refuse what is not a file that this program can work with, without touching it."""
    if not path.is_file():
        raise Refused(
            N_(
                "There is no file {name} any more. Nothing is changed. "
                "See whether it was moved, or open a copy."
            ),
            name=path.name,
        )
    if path.stat().st_size == 0:
        raise Refused(
            N_(
                "The file {name} is empty. Nothing is changed. "
                "Open the newest copy from the folder “kopieen”."
            ),
            name=path.name,
        )
    if not is_ours(path):
        raise Refused(
            N_("{name} is not a file of Bestuurskamer. It stays as it is. Choose another file."),
            name=path.name,
        )
    if _is_newer(_glance(path), newest):
        raise Refused(
            N_(
                "This file is of a newer version of Bestuurskamer. It stays as it is. "
                "Install the newest program and open it again."
            )
        )


def _bring_up(path: Path, versions: Path, checks: Sequence[Check]) -> None:
    """See that the file is whole and of today's version."""
    newest = newest_version(versions)
    engine = connect(path)
    try:
        if _version_of_sound(engine, path) < newest:
            renew(engine, path, versions, checks)
    finally:
        engine.dispose()


def _is_newer(found: str, newest: str) -> bool:
    return bool(found) and (not found.isdigit() or found > newest)


def _glance(path: Path) -> str:
    """The version without any setting that could change the file; empty when that cannot be."""
    try:
        with closing(dbapi.connect(f"{address(path)}?mode=ro", uri=True)) as raw:
            (found,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(found)
    except (dbapi.Error, TypeError):
        return ""


def _version_of_sound(engine: Engine, path: Path) -> str:
    try:
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if is_cut(raw, path) or damage(connection, thorough=False):
                raise _damaged(path)
            versions = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            return str(versions.scalar_one())
    except (SQLAlchemyError, dbapi.Error) as problem:
        if error_name(problem).startswith(_PASSING):
            raise
        raise _damaged(path) from problem


def _look(path: Path, checks: Sequence[Check], versions: Path) -> BoardFile:
    """Open a checked copy in a temporary folder, which goes when it is closed."""
    folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
    copy = folder / path.name
    try:
        try:
            with closing(open_raw(path, "ro")) as raw:
                if is_cut(raw, path):
                    raise _damaged(path)
                vacuum_into(raw, copy)
        except dbapi.Error as problem:
            if not error_name(problem).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
                raise
            copy_with_journal(path, copy)
        _bring_up(copy, versions, checks)
        return BoardFile(path, connect(copy), None, checks, temporary=folder)
    except BaseException as problem:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(problem, dbapi.Error):
            raise _damaged(path) from problem
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


def _damaged(path: Path) -> Refused:
    copy = newest_copy(path)
    if copy is None or copy.made_at is None:
        return Refused(
            N_(
                "The file {name} is damaged. It stays as it is. "
                "Look for a copy on a stick and open that."
            ),
            name=path.name,
        )
    made = copy.made_at.astimezone()
    return Refused(
        N_(
            "The file {name} is damaged. It stays as it is. "
            "There is a good copy of {day}, {time}. Open that copy."
        ),
        name=path.name,
        day=made.date(),
        time=f"{made:%H:%M}",
    )


def _program() -> str:
    try:
        return version("bestuurskamer")
    except PackageNotFoundError:
        return "source"
