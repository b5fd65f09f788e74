"""Which copies stay: the last ten, then one a day, a week, a month, and the last of every year."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bestuurskamer.vault import manifest
from bestuurskamer.vault.slots import own_slots

LAST = 10
_EACH: Sequence[tuple[Callable[[date], Hashable], int | None]] = (
    (lambda day: day, 14),
    (lambda day: day.isocalendar()[:2], 8),
    (lambda day: (day.year, day.month), 24),
    (lambda day: day.year, None),
)
"""Of each of so many days, weeks, months and of every year the last copy stays."""


@dataclass(frozen=True)
class NamedCopy:
    """A file with the name of a copy: its generation, and the day by the clock of then."""

    generation: int
    day: date
    path: Path


def named_copies(folder: Path, path: Path) -> list[NamedCopy]:
    """Every file in a folder that is named as a copy of this one."""
    shape = re.compile(
        re.escape(path.stem) + r" (\d{4}-\d\d-\d\d) (\d{4,})" + re.escape(path.suffix)
    )
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        if name := shape.fullmatch(file.name):
            with suppress(ValueError):  # the 31st of a month without one
                found.append(NamedCopy(int(name[2]), date.fromisoformat(name[1]), file))
    return found


def staying(copies: Sequence[NamedCopy]) -> set[Path]:
    """The copies that stay. Older and newer goes by generation, which no clock can upset."""
    newest = sorted(copies, key=lambda copy: (copy.generation, copy.path.name), reverse=True)
    stay = {copy.path for copy in newest[:LAST]}
    for of, most in _EACH:
        seen: dict[Hashable, Path] = {}
        for copy in newest:
            seen.setdefault(of(copy.day), copy.path)
        stay.update(list(seen.values())[:most])
    return stay


def thin_out(folder: Path, path: Path, newest: Path) -> None:
    """Take away the copies that need not stay; the newest one, just checked, always does."""
    copies = named_copies(folder, path)
    for copy in {copy.path for copy in copies} - staying(copies) - {newest}:
        for file in (copy, own_slots(copy)):
            with suppress(OSError):
                file.unlink()
    manifest.forget_missing(folder)
