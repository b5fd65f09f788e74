"""What a file is before it is opened: missing, empty, foreign, encrypted, newer."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as dbapi

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.cipher import DataKey, Head, encrypted_head
from bestuurskamer.vault.connection import address, unlock_raw
from bestuurskamer.vault.copies import newest_copy
from bestuurskamer.vault.slots import Slot, slots_for
from bestuurskamer.vault.soundness import is_ours


class NeedsKey(Refused):
    """The file is encrypted. `slots` are the lockers in which its key lies; there may be none."""

    def __init__(self, path: Path, head: Head) -> None:
        self.path, self.head = path, head
        self.slots: list[Slot] = slots_for(path, head)
        super().__init__(
            N_("This file has a password. Nothing is changed. Open it with the password.")
        )


def recognise(path: Path, newest: str, key: DataKey | None) -> None:
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
    head = encrypted_head(path)
    if head is not None and (key is None or key.head != head):
        raise NeedsKey(path, head)
    if _is_newer(_glance(path, key), newest):
        raise Refused(
            N_(
                "This file is of a newer version of Bestuurskamer. It stays as it is. "
                "Install the newest program and open it again."
            )
        )


def damaged(path: Path) -> Refused:
    """The refusal of a damaged file, which names the newest good copy."""
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


def _is_newer(found: str, newest: str) -> bool:
    return bool(found) and (not found.isdigit() or found > newest)


def _glance(path: Path, key: DataKey | None) -> str:
    """The version without any setting that could change the file; empty when that cannot be."""
    try:
        with closing(dbapi.connect(f"{address(path)}?mode=ro", uri=True)) as raw:
            unlock_raw(raw, key)
            (found,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(found)
    except (dbapi.Error, TypeError):
        return ""
