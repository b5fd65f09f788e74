"""Copies from before the file had a password: whoever finds one reads everything."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault import manifest
from bestuurskamer.vault.cipher import encrypted_head
from bestuurskamer.vault.copies import copy_folder, newest_copy
from bestuurskamer.vault.rotation import named_copies
from bestuurskamer.vault.sticks import remembered_places


def open_copies(path: Path) -> list[Path]:
    """The copies of this file, here and in the places remembered, that need no password."""
    found = []
    for folder in (copy_folder(path), *remembered_places(path)):
        with suppress(OSError):
            found += [c.path for c in named_copies(folder, path) if encrypted_head(c.path) is None]
    return found


def remove_open_copies(path: Path) -> int:
    """Take those copies away, and answer how many went.

    Refused while the newest checked copy is one of them: first there must be one with a password.
    """
    newest = newest_copy(path)
    if newest is None or newest.path is None or encrypted_head(newest.path) is None:
        raise Refused(
            N_(
                "There is no checked copy with a password yet, so nothing was taken away. "
                "Make a copy first."
            )
        )
    gone, folders = 0, set()
    for copy in open_copies(path):
        with suppress(OSError):
            copy.unlink()
            gone += 1
            folders.add(copy.parent)
    for folder in folders:
        with suppress(OSError):
            manifest.forget_missing(folder)
    return gone
