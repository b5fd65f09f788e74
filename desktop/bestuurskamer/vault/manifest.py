"""The list of verified copies, kept beside them: what each was when it was checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bestuurskamer.vault.files import write_whole


@dataclass(frozen=True)
class Entry:
    """One verified copy; `act` names the last act in it, `moment` is UTC in ISO form."""

    name: str
    board_uuid: str
    generation: int
    act: str
    moment: str
    size: int
    sha256: str

    @property
    def made_at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.moment)


def entries(folder: Path, board_uuid: str = "") -> list[Entry]:
    """The copies that are still there, in the order in which they were made.

    With a board's own number only the copies of that board. A list that cannot be read counts as
    empty: then no copy counts as verified.
    """
    return [
        entry
        for entry in entries_kept(_file(folder))
        if board_uuid in ("", entry.board_uuid) and _is_there(folder, entry)
    ]


def entries_kept(file: Path) -> list[Entry]:
    """All that stands in a list; none when it cannot be read."""
    try:
        return [Entry(**entry) for entry in json.loads(file.read_bytes())]
    except (OSError, ValueError, TypeError):
        return []


def keep_entries(file: Path, kept: Sequence[Entry]) -> None:
    """Write a list anew."""
    text = json.dumps([asdict(entry) for entry in kept], ensure_ascii=False, indent=1)
    write_whole(file, text.encode())


def record(folder: Path, entry: Entry) -> None:
    """Add a copy as the newest; one of the same name makes place for it."""
    kept = [other for other in entries(folder) if other.name != entry.name]
    keep_entries(_file(folder), [*kept, entry])


def forget_missing(folder: Path) -> None:
    """Take copies off the list that are no longer there."""
    if _file(folder).exists():
        keep_entries(_file(folder), entries(folder))


def _is_there(folder: Path, entry: Entry) -> bool:
    path = folder / entry.name
    try:
        return path.is_file() and path.stat().st_size == entry.size
    except OSError:  # the stick no longer answers
        return False


def _file(folder: Path) -> Path:
    return folder / "kopieen.json"
