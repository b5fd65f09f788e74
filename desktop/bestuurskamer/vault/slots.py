"""Key slots: for everybody who may open the file a locker with its key, each with its own password.

They stand in `sleutels.json` beside the data file, with the two before it, and beside every copy
in a file of the copy's own name.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.cipher import DataKey, Head
from bestuurskamer.vault.files import write_whole

FILE = "sleutels.json"
OWN = ".sleutels.json"
"""Ends the name of the slots of one copy."""

FORMAT = 1
N, R, P = 2**16, 8, 1
"""The work of scrypt (RFC 7914): 64 MB and about a quarter of a second for each try."""

_MOST_MEMORY = 2**28
_SALT = 16


class WrongPassword(Refused):
    """The password does not open this slot; the file was not touched."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The password is not right. Nothing is lost and nothing is locked. "
                "Look at capitals and try again, or use the recovery sheet."
            )
        )


@dataclass(frozen=True)
class Slot:
    """One locker. `user_id` is the person's number in the file, 0 for the shared password.

    Texts of bytes are in base64.
    """

    user_id: int
    name: str
    board: str
    key: str
    salt: str
    nonce: str
    wrapped: str
    n: int = N
    r: int = R
    p: int = P

    @property
    def opens(self) -> bytes:
        """The number of the key that lies in it."""
        return base64.b64decode(self.key)


def lock(key: DataKey, password: str, user_id: int = 0, name: str = "") -> Slot:
    """Put the key in a slot of its own behind a password."""
    from Cryptodome.Cipher import AES

    salt, nonce = os.urandom(_SALT), os.urandom(12)
    number = _text(key.head.key)
    made = Slot(user_id, name, _text(key.board), number, _text(salt), _text(nonce), "")
    box = AES.new(_stretched(password, made), AES.MODE_GCM, nonce=nonce)
    box.update(_label(made))
    sealed, tag = box.encrypt_and_digest(key.secret)
    return Slot(**{**asdict(made), "wrapped": _text(sealed + tag)})


def unlock(slot: Slot, password: str) -> DataKey:
    """Take the key out of a slot; WrongPassword when it does not open."""
    from Cryptodome.Cipher import AES

    sealed = base64.b64decode(slot.wrapped)
    nonce = base64.b64decode(slot.nonce)
    box = AES.new(_stretched(password, slot), AES.MODE_GCM, nonce=nonce)
    box.update(_label(slot))
    try:
        secret = box.decrypt_and_verify(sealed[:-16], sealed[-16:])
    except ValueError as problem:
        raise WrongPassword from problem
    return DataKey(secret, base64.b64decode(slot.board))


def keep_slots(path: Path, slots: Sequence[Slot]) -> None:
    """Keep the slots of the data file at `path`; what stood there becomes the one before.

    They are read again before this returns. Raises OSError where that fails.
    """
    place = path.with_name(FILE)
    if place.exists() and read_slots(place):
        before = place.with_name(f"{FILE}.1")
        if before.exists():
            write_whole(place.with_name(f"{FILE}.2"), before.read_bytes())
        write_whole(before, place.read_bytes())
    _write(place, slots)


def keep_own_slots(copy: Path, slots: Sequence[Slot]) -> None:
    """Keep beside a copy the slots that open it."""
    _write(own_slots(copy), slots)


def own_slots(copy: Path) -> Path:
    """Where the slots of one copy stand."""
    return copy.with_name(copy.stem + OWN)


def slots_for(path: Path, head: Head) -> list[Slot]:
    """The slots that hold the key of this file, from the first place that has any.

    Its own, those of its folder, the two before, then those of its copies or of the file it is a
    copy of. A file that is damaged is passed over.
    """
    for place in _places(path):
        found = [slot for slot in read_slots(place) if slot.opens == head.key]
        if found:
            return found
    return []


def read_slots(place: Path) -> list[Slot]:
    """The slots in a file; none when it is not there or was damaged."""
    try:
        kept = json.loads(place.read_bytes())
        slots = [Slot(**slot) for slot in kept["slots"]]
        whole = kept["format"] == FORMAT and kept["sum"] == _sum(kept["slots"])
    except (OSError, ValueError, LookupError, TypeError):
        return []
    return slots if whole else []


def _places(path: Path) -> Iterator[Path]:
    yield own_slots(path)
    for folder in (path.parent, path.parent.parent):
        for name in (FILE, f"{FILE}.1", f"{FILE}.2"):
            yield folder / name
    for folder in (path.parent / "kopieen", path.parent):
        if folder.is_dir():
            yield from sorted(folder.glob(f"*{OWN}"), reverse=True)


def _write(place: Path, slots: Iterable[Slot]) -> None:
    rows = [asdict(slot) for slot in slots]
    kept = {"format": FORMAT, "slots": rows, "sum": _sum(rows)}
    write_whole(place, json.dumps(kept, ensure_ascii=False, indent=1).encode())
    if [asdict(slot) for slot in read_slots(place)] != rows:
        raise OSError("the slots were not kept as they were written")


def _sum(rows: object) -> str:
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def _stretched(password: str, slot: Slot) -> bytes:
    return hashlib.scrypt(
        unicodedata.normalize("NFC", password).encode(),
        salt=base64.b64decode(slot.salt),
        n=slot.n,
        r=slot.r,
        p=slot.p,
        maxmem=_MOST_MEMORY,
        dklen=32,
    )


def _label(slot: Slot) -> bytes:
    """What the slot says of itself is sealed along: no other name or key can be put on it."""
    said = [FORMAT, slot.board, slot.user_id, slot.key, slot.salt, slot.n, slot.r, slot.p]
    return json.dumps(said).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
