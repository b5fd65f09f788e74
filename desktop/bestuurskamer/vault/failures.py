"""That copies failed, how often and why, so that it is said until one succeeds."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bestuurskamer.errors import Words, words
from bestuurskamer.vault.files import write_whole


@dataclass(frozen=True)
class Failed:
    """How many copies failed one after the other, the last time in UTC, and why."""

    count: int
    at: datetime
    why: Words


def note_failure(path: Path, why: Words) -> None:
    """Count one more; where nothing can be written the window says it anyway."""
    before = failures(path)
    values = {name: str(value) for name, value in why.values}
    kept = {
        "count": (before.count if before else 0) + 1,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "text": why.text,
        "values": values,
    }
    with suppress(OSError):
        write_whole(_beside(path), json.dumps(kept, ensure_ascii=False).encode())


def forget_failures(path: Path) -> None:
    """A copy succeeded."""
    with suppress(OSError):
        _beside(path).unlink(missing_ok=True)


def failures(path: Path) -> Failed | None:
    """The copies that failed since the last one that succeeded; None when none did."""
    try:
        kept = json.loads(_beside(path).read_bytes())
        at = datetime.fromisoformat(kept["at"])
        return Failed(int(kept["count"]), at, words(str(kept["text"]), **dict(kept["values"])))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.mislukt.json")
