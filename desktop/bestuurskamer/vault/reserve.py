"""A file of 1 MB that keeps room on the disk, given up when the disk is full."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from bestuurskamer.vault.files import write_whole

SIZE = 1024 * 1024
_ROOM = 4 * SIZE  # what must be free before we take it again


def keep_reserve(path: Path) -> None:
    """Make the reserve beside the data file where there is room; otherwise leave it for later."""
    reserve = _beside(path)
    with suppress(OSError):
        if reserve.exists() and reserve.stat().st_size == SIZE:
            return
        if shutil.disk_usage(path.parent).free >= _ROOM:
            write_whole(reserve, os.urandom(SIZE))


def give_up_reserve(path: Path) -> bool:
    """Free the room; says whether there was any to free."""
    try:
        _beside(path).unlink()
    except OSError:
        return False
    return True


def _beside(path: Path) -> Path:
    return path.with_name("reserve.bin")
