"""What this user chose for this computer: text size, light or dark, language, last board."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from bestuurskamer import paths

FILE = "voorkeuren.json"
PRACTICE = "oefenen"


@dataclass(frozen=True)
class Preferences:
    """The choices; a file that is gone or unreadable means the first ones."""

    zoom: int = 100
    dark: bool = False
    language: str = "nl"
    last_board: str = ""

    def with_(self, **changed: Any) -> Preferences:
        """The same with some choices changed, kept at once."""
        new = replace(self, **changed)
        keep(new)
        return new


def read() -> Preferences:
    """The choices as they were kept."""
    try:
        raw = json.loads((paths.user_folder() / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(raw, dict):
        return Preferences()
    known = {
        field.name: raw[field.name]
        for field in fields(Preferences)
        if isinstance(raw.get(field.name), type(field.default))
    }
    return Preferences(**known)


def keep(preferences: Preferences) -> None:
    """Keep the choices; where that cannot be done they are forgotten, and nothing else."""
    folder = paths.user_folder()
    part = folder / f"{FILE}.deel"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(preferences)), "utf-8")
        part.replace(folder / FILE)
    except OSError:
        part.unlink(missing_ok=True)


def last_board(preferences: Preferences) -> Path | None:
    """The board file that was open last, when it is still there."""
    path = Path(preferences.last_board)
    return path if preferences.last_board and path.is_file() else None


def known_boards(preferences: Preferences) -> list[Path]:
    """The data files of this user: that of the last time first, then by their names."""
    last = last_board(preferences)
    found = sorted(paths.user_folder().glob(f"*/*{paths.FILE_ENDING}"))
    others = [path for path in found if path != last and path.parent.name != PRACTICE]
    return ([last] if last else []) + others
