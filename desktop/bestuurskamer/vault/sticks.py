"""Copies on sticks: which stick is known, putting a copy on it, and reading it again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, Words, words
from bestuurskamer.vault import manifest
from bestuurskamer.vault.copies import copy_folder
from bestuurskamer.vault.files import (
    PART,
    discard,
    fingerprint,
    forget_cached,
    put_in_place,
    write_whole,
)
from bestuurskamer.vault.refusals import cause_of
from bestuurskamer.vault.rotation import thin_out
from bestuurskamer.vault.slots import own_slots

FOLDER = "Bestuurskamer"
SIGN = "dit-is-een-stick.json"
README = "LEESMIJ.txt"
PLACES = "plaatsen.json"


@dataclass(frozen=True)
class Stick:
    """A place that keeps copies of one board; `path` is the folder on it."""

    path: Path
    board_uuid: str


@dataclass(frozen=True)
class StickResult:
    """How a copy on a stick went: where it stands, or what is the matter.

    `warning` is something to know of the stick though this copy is good.
    """

    path: Path | None
    problem: Words | None = None
    warning: Words | None = None


def make_known(place: Path, board_uuid: str, name: str) -> Stick:
    """Begin to keep copies of a board in a place; Refused when nothing may be written there."""
    folder = place if place.name == name else place / FOLDER / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sign = json.dumps({"board_uuid": board_uuid}).encode()
        write_whole(folder / SIGN, sign)
    except OSError as problem:
        raise Refused(
            N_(
                "No copy can be put there. {why} Your data on this computer are good. "
                "Use another stick."
            ),
            why=cause_of(problem) or words(N_("The place does not answer.")),
        ) from problem
    return Stick(folder, board_uuid)


def known_sticks(places: Iterable[Path], board_uuid: str) -> list[Stick]:
    """The places among these, roots of disks or folders, that keep copies of this board."""
    found: dict[Path, Stick] = {}
    for place in places:
        for sign in [place / SIGN, *_signs(place)]:
            if _board_of(sign) == board_uuid:
                found[sign.parent] = Stick(sign.parent, board_uuid)
    return list(found.values())


def copy_to_stick(copy: Path, path: Path, stick: Stick) -> StickResult:
    """Put a checked copy of the file at `path` on a stick, and read it again from there.

    What was on the stick stays until the new copy is found the same; a failure leaves it all.
    """
    entry = next((e for e in manifest.entries(copy.parent) if e.name == copy.name), None)
    if entry is None:
        return StickResult(None, words(N_("The copy was not checked.")))
    warning = _earlier_is_bad(stick)
    target = stick.path / copy.name
    part = target.with_name(target.name + PART)
    try:
        shutil.copyfile(copy, part)
        put_in_place(part, target)
        if own_slots(copy).exists():
            write_whole(own_slots(target), own_slots(copy).read_bytes())
        forget_cached(target)
        if fingerprint(target) != entry.sha256:
            target.unlink()
            return StickResult(None, words(N_("What was read again is not what was written.")))
        manifest.record(stick.path, replace(entry))
        write_whole(stick.path / README, _readme().encode())
        thin_out(stick.path, path, target)
    except OSError as problem:
        why = cause_of(problem) or words(N_("The stick does not answer."))
        return StickResult(None, why)
    finally:
        discard(part)
    return StickResult(target, warning=warning)


@dataclass(frozen=True)
class Elsewhere:
    """The newest copy on any stick (UTC; None when there never was one), and changes since."""

    made_at: datetime | None
    changes: int


def elsewhere(session: Session, path: Path) -> Elsewhere:
    """How far the copies on sticks are behind the file that is open."""
    last = last_on_sticks(path)
    since = int(last.act.split()[0]) if last else 1
    found = session.connection().exec_driver_sql("SELECT count(*) FROM act WHERE id > ?", (since,))
    changes = int(found.scalar_one())
    if last is not None:
        return Elsewhere(last.made_at, changes)
    return Elsewhere(None, changes)


def first_act(session: Session) -> datetime:
    """When the file was begun, in UTC."""
    found = session.connection().exec_driver_sql("SELECT min(at) FROM act")
    return datetime.fromisoformat(str(found.scalar_one()))


def remember_place(path: Path, place: Path) -> None:
    """Remember a folder in which copies are kept, beside those that are found by themselves."""
    known = sorted({*remembered_places(path), place})
    copy_folder(path).mkdir(exist_ok=True)
    text = json.dumps([str(folder) for folder in known], ensure_ascii=False)
    write_whole(copy_folder(path) / PLACES, text.encode())


def remembered_places(path: Path) -> list[Path]:
    """The folders in which copies of this file were put before."""
    try:
        return [Path(place) for place in json.loads((copy_folder(path) / PLACES).read_bytes())]
    except (OSError, ValueError, TypeError):
        return []


def has_copy(stick: Stick, copy: Path) -> bool:
    """Whether this copy is on the stick already, checked when it was put there."""
    return any(entry.name == copy.name for entry in manifest.entries(stick.path))


def last_on_sticks(path: Path) -> manifest.Entry | None:
    """The newest copy that was put on any stick; None when none ever was."""
    found = manifest.entries_kept(copy_folder(path) / "sticks.json")
    return found[-1] if found else None


def note_on_stick(path: Path, copy: Path) -> None:
    """Remember beside the file that this copy is on a stick now."""
    entry = next((e for e in manifest.entries(copy.parent) if e.name == copy.name), None)
    if entry is not None:
        with suppress(OSError):
            manifest.keep_entries(copy_folder(path) / "sticks.json", [entry])


def _earlier_is_bad(stick: Stick) -> Words | None:
    """Whether the copy of last time, read now from the stick itself, is still what it was."""
    earlier = manifest.entries(stick.path)
    if not earlier:
        return None
    with suppress(OSError):
        if fingerprint(stick.path / earlier[-1].name) == earlier[-1].sha256:
            return None
    return words(
        N_(
            "The copy that was put on this stick before is no longer good. "
            "Your data on this computer are. Use another stick soon."
        )
    )


def _signs(place: Path) -> list[Path]:
    with suppress(OSError):
        return sorted((place / FOLDER).glob(f"*/{SIGN}"))
    return []


def _board_of(sign: Path) -> str:
    try:
        return str(json.loads(sign.read_bytes())["board_uuid"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _readme() -> str:
    return (
        "Dit zijn gecontroleerde kopieen van de gegevens van een bestuur,\n"
        "gemaakt met het programma Bestuurskamer.\n\n"
        "Openen: start Bestuurskamer, kies \u201cReservekopie openen\u201d en wijs het\n"
        "nieuwste bestand in deze map aan. U hebt het wachtwoord of het herstelblad nodig.\n"
        "Het bestand is een SQLite-database, met wachtwoord versleuteld met SQLCipher 4\n"
        "(sleutel van 32 bytes, achter scrypt en AES-GCM in het bestand .sleutels.json).\n"
    )
