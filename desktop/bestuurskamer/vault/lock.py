"""Who has the file: a second start and a second laptop are told, and steal nothing."""

from __future__ import annotations

import json
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.files import write_whole


@dataclass(frozen=True)
class Holder:
    """Who works in the file, on which computer, since when."""

    name: str
    computer: str
    since: datetime

    @property
    def since_text(self) -> str:
        """The local time, with the day when it is not today: `10:12`, `12-3-2026 10:12`."""
        local, now = self.since.astimezone(), datetime.now().astimezone()
        day = "" if local.date() == now.date() else f"{local.day}-{local.month}-{local.year} "
        return f"{day}{local:%H:%M}"


class FileInUse(Refused):
    """Somebody else works in the file.

    `can_take_over`: the other computer may be gone without saying so; the caller may ask the
    person and open again with `take_over=True`. Otherwise the file is certainly in use. `path`
    is the file when it is used on this computer.
    """

    def __init__(
        self, holder: Holder | None, *, can_take_over: bool, path: Path | None = None
    ) -> None:
        self.path = path if holder is None or holder.computer == platform.node() else None
        self.holder = holder
        self.can_take_over = can_take_over
        if holder is None:
            super().__init__(
                N_(
                    "Somebody is working in this file now. Nothing is lost. "
                    "Wait until they are done, or only look."
                )
            )
        elif can_take_over:
            super().__init__(
                N_(
                    "{name} was working in this file on {computer} since {since} and has not "
                    "closed it. Nothing is lost. Wait until they are done, or only look. "
                    "Take over only when that computer is off."
                ),
                name=holder.name,
                computer=holder.computer,
                since=holder.since_text,
            )
        else:
            super().__init__(
                N_(
                    "{name} is working in this file on {computer} since {since}. "
                    "Nothing is lost. Wait until they are done, or only look."
                ),
                name=holder.name,
                computer=holder.computer,
                since=holder.since_text,
            )


class BoardLock:
    """Held from opening to closing. After a crash the system itself lets go of it."""

    def __init__(self, path: Path, holder: str, *, take_over: bool = False) -> None:
        """Take the lock, or raise FileInUse; OSError where nothing may be written."""
        self._note = path.with_suffix(".bezet.json")
        self._lock = FileLock(path.with_suffix(".bezet.lock"), thread_local=False)
        self.taken_from: Holder | None = None
        self.left_by_crash = False
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise FileInUse(holder_of(path), can_take_over=False, path=path) from None
        try:
            self._respect(holder_of(path), take_over)
            self._write(holder)
        except BaseException:
            self._lock.release()
            raise

    def release(self) -> None:
        """Let the next one in."""
        try:
            self._note.unlink(missing_ok=True)
        except OSError:  # left behind it names this computer, which then opens without a question
            pass
        finally:
            self._lock.release()

    def _respect(self, other: Holder | None, take_over: bool) -> None:
        if other is None:
            return
        if other.computer == platform.node():
            self.left_by_crash = True  # who closes takes the note away
            return
        if not take_over:
            raise FileInUse(other, can_take_over=True)
        self.taken_from = other

    def _write(self, holder: str) -> None:
        note = {
            "name": holder,
            "computer": platform.node(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write_whole(self._note, json.dumps(note, ensure_ascii=False).encode())


def holder_of(path: Path) -> Holder | None:
    """Who says to work in the file; None when nobody does or the note cannot be read."""
    try:
        note = json.loads(path.with_suffix(".bezet.json").read_bytes())
        since = datetime.fromisoformat(note["since"])
        return Holder(str(note["name"]), str(note["computer"]), since)
    except (OSError, ValueError, LookupError, TypeError):
        return None
