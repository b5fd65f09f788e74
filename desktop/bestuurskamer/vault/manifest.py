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
    try:
        found = [Entry(**entry) for entry in json.loads(_file(folder).read_bytes())]
        return [
            entry
            for entry in found
            if board_uuid in ("", entry.board_uuid) and _is_there(folder, entry)
        ]
    except (OSError, ValueError, TypeError):
        return []


def record(folder: Path, entry: Entry) -> None:
    """Add a copy as the newest; one of the same name makes place for it."""
    kept = [other for other in entries(folder) if other.name != entry.name]
    _write(folder, [*kept, entry])


def forget_missing(folder: Path) -> None:
    """Take copies off the list that are no longer there."""
    if _file(folder).exists():
        _write(folder, entries(folder))


def _write(folder: Path, kept: Sequence[Entry]) -> None:
    text = json.dumps([asdict(entry) for entry in kept], ensure_ascii=False, indent=1)
    write_whole(_file(folder), text.encode())


def _is_there(folder: Path, entry: Entry) -> bool:
    path = folder / entry.name
    return path.is_file() and path.stat().st_size == entry.size


def _file(folder: Path) -> Path:
    return folder / "kopieen.json"
