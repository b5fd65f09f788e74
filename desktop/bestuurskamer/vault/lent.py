"""A file that was given along: the mark beside what stayed behind.

The mark counts as long as the last act of the file is the one at which it was given. So taking the
file back, or replacing it by what came home, ends the lending by the very act that does it.
"""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as dbapi

from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.connection import open_raw
from bestuurskamer.vault.files import write_whole

ENDING = ".uitgeleend.json"
UNKNOWN = "?"


@dataclass(frozen=True)
class Lent:
    """To whom the file was given, when (UTC, ISO), of which board, and its last act of then."""

    to: str
    moment: str
    board: str
    act_id: int
    hash: str

    @property
    def at(self) -> datetime:
        """When it was given."""
        return datetime.fromisoformat(self.moment)


def mark_lent(path: Path, mark: Lent) -> None:
    """Mark the file that stays behind. Raises OSError where that cannot be."""
    write_whole(_beside(path), json.dumps(asdict(mark), ensure_ascii=False).encode())


def lent(path: Path) -> Lent | None:
    """What the mark beside a file says, whether it still counts or not; None without one."""
    try:
        data = _beside(path).read_bytes()
    except OSError:
        return None
    try:
        mark = Lent(**json.loads(data))
        datetime.fromisoformat(mark.moment)
    except (ValueError, TypeError):  # it was damaged: rather too careful than two files
        return Lent(UNKNOWN, datetime.now(UTC).isoformat(), "", 0, "")
    return mark


def still_lent(path: Path, key: DataKey | None) -> Lent | None:
    """The mark of a file that is away: nothing was done here since.

    A file that cannot be read to see that counts as away.
    """
    mark = lent(path)
    if mark is None or not mark.hash:
        return mark
    try:
        with closing(open_raw(path, "ro", key)) as raw:
            last = "SELECT act_id, hash FROM chain ORDER BY act_id DESC LIMIT 1"
            found = raw.execute(last).fetchone()
    except dbapi.Error:
        return mark
    return mark if found == (mark.act_id, mark.hash) else None


def forget_lent(path: Path) -> None:
    """Take the mark away."""
    with suppress(OSError):
        _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(path.stem + ENDING)
