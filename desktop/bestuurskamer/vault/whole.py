"""The mark that a file was whole when it was put away, so that the start need not look twice."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bestuurskamer.vault.chain import Head
from bestuurskamer.vault.files import write_whole

ENDING = ".controle.json"


@dataclass(frozen=True)
class Whole:
    """When everything was checked (UTC, in ISO form), up to which act, and the file of then."""

    checked_at: str
    act_id: int
    act_at: str
    hash: str
    size: int
    changed_ns: int

    @property
    def head(self) -> Head:
        """The end of the chain of then."""
        return Head(self.act_id, datetime.fromisoformat(self.act_at), self.hash)

    @property
    def at(self) -> datetime:
        """When it was checked, in UTC."""
        return datetime.fromisoformat(self.checked_at)

    def still_stands(self, path: Path) -> bool:
        """Whether nobody wrote in the file since."""
        now = path.stat()
        return (now.st_size, now.st_mtime_ns) == (self.size, self.changed_ns)


def mark_whole(path: Path, head: Head, at: datetime | None = None) -> None:
    """Note that the file, closed now, was checked whole up to this act.

    Where that cannot be written the next start looks at everything, and that is all.
    """
    now = path.stat()
    moment = (at or datetime.now(UTC)).isoformat(timespec="seconds")
    mark = Whole(moment, head.act_id, head.at.isoformat(), head.hash, now.st_size, now.st_mtime_ns)
    with suppress(OSError):
        write_whole(_beside(path), json.dumps(asdict(mark), indent=1).encode())


def whole_mark(path: Path) -> Whole | None:
    """When the file was last found whole; None when it never was or the mark cannot be read."""
    try:
        mark = Whole(**json.loads(_beside(path).read_bytes()))
        datetime.fromisoformat(mark.act_at)
        datetime.fromisoformat(mark.checked_at)
    except (OSError, ValueError, TypeError):
        return None
    return mark


def forget_mark(path: Path) -> None:
    """Let the next start look at everything."""
    with suppress(OSError):
        _beside(path).unlink()


def _beside(path: Path) -> Path:
    return path.with_name(path.stem + ENDING)
