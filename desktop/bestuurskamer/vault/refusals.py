"""What goes wrong with files and disks, told so that a person knows what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy.exc import SQLAlchemyError

from bestuurskamer.errors import N_, Refused, Words, words

FAULTS = (SQLAlchemyError, dbapi.Error, OSError)
"""What the disk and the file may do to us."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO}


_TROUBLES = {
    "full": (
        N_("The disk is full."),
        N_(
            "The disk is full. What you just did is not kept; everything before it is. "
            "Make room on the disk and try again."
        ),
    ),
    "closed": (
        N_("Nothing may be written in the folder."),
        N_(
            "Nothing may be written in this folder. What you just did is not kept; "
            "everything before it is. Ask for the right to write there, or choose another folder."
        ),
    ),
    "busy": (
        N_("Another program is using the data file."),
        N_(
            "Another program is using the data file. What you just did is not kept; "
            "everything before it is. Close the other program and try again."
        ),
    ),
    "gone": (
        N_("The disk does not answer."),
        N_(
            "The disk does not answer. What you just did is not kept; everything before it is. "
            "See whether the disk or stick is still connected and try again."
        ),
    ),
    "closed_year": (
        N_("The year is closed."),
        N_(
            "This is dated in a year that is closed. Nothing was changed. "
            "Open the year again first, with the reason."
        ),
    ),
    "damaged": (
        N_("Parts of the file cannot be read."),
        N_(
            "The data file is damaged. Stop working in it. What stands in the newest copy is not "
            "lost. Open that from the folder “kopieen”."
        ),
    ),
}
"""Of each trouble the cause alone, and the whole story for who was saving something."""


def refusal_of(problem: BaseException) -> Refused | None:
    """The refusal to show for an error of the disk or the file; None when it is our own bug."""
    trouble = _trouble(problem)
    return Refused(_TROUBLES[trouble][1]) if trouble else None


def cause_of(problem: BaseException) -> Words | None:
    """Only what is the matter, to stand within another sentence; None when it is our own bug."""
    trouble = _trouble(problem)
    return words(_TROUBLES[trouble][0]) if trouble else None


@contextmanager
def telling() -> Iterator[None]:
    """Tell what the disk and the file do to us; our own bugs stay what they are."""
    try:
        yield
    except FAULTS as problem:
        refusal = refusal_of(problem)
        if refusal is None:
            raise
        raise refusal from problem


def is_full(problem: BaseException) -> bool:
    """Whether the disk had no room."""
    if isinstance(problem, OSError):
        return problem.errno in _FULL
    return error_name(problem) == "SQLITE_FULL"


def error_name(problem: BaseException) -> str:
    """SQLite's own name for the error, such as SQLITE_FULL; empty when it is none of its."""
    origin = getattr(problem, "orig", None) or problem
    return getattr(origin, "sqlite_errorname", None) or ""


def _trouble(problem: BaseException) -> str:
    name = error_name(problem)
    code = problem.errno if isinstance(problem, OSError) else None
    if name.startswith("SQLITE_CONSTRAINT") and "closed year" in str(problem):
        return "closed_year"
    if is_full(problem):
        return "full"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or code in _CLOSED:
        return "closed"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "busy"
    if name.startswith("SQLITE_IOERR") or code in _GONE:
        return "gone"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "damaged"
    return ""
