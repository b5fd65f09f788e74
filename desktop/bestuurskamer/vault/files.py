"""Files that are whole or not there."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

PART = ".deel"
"""Ends the name of a file that is still being made."""

_PIECE = 1024 * 1024


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name shows all of the data, or what was there before.

    Raises OSError when there is no room or no right; then nothing is left half written.
    """
    part = path.with_name(path.name + PART)
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if part.stat().st_size != len(data):
            raise OSError(f"{path.suffix or 'file'} is shorter than its data")
        part.replace(path)
    except BaseException:
        discard(part)
        raise
    sync_folder(path.parent)


def put_in_place(part: Path, path: Path) -> None:
    """Let a finished file take its place, over what may stand there, safe from a power cut."""
    sync_file(part)
    part.replace(path)
    discard(part)
    sync_folder(path.parent)


def discard(part: Path) -> None:
    """Remove a file that was being made, and what SQLite kept beside it, as far as that goes."""
    for left in (part, part.with_name(part.name + "-journal")):
        with suppress(OSError):
            left.unlink()


def sync_file(path: Path) -> None:
    """Wait until the file is really on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are really on the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def forget_cached(file: Path) -> None:
    """Let the system read the file from the disk and not from its memory, where it can."""
    if not hasattr(os, "posix_fadvise"):
        return
    with file.open("rb") as opened, suppress(OSError):
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
