"""The key of a data file, and what an encrypted file tells before it is opened.

The first sixteen bytes of an encrypted file are SQLCipher's salt, which stays readable and which
every copy keeps. We choose it: our sign, the board, and which of its keys the file needs. So a
foreign file, another board and another key are known before any password is asked.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

_SIGN = b"BKs1"
_BOARD = 6
_KEY = 6
SECRET = 32
"""So many random bytes is a key."""


@dataclass(frozen=True)
class Head:
    """What the start of an encrypted file tells: part of its board's number, and of its key."""

    board: bytes
    key: bytes


@dataclass(frozen=True)
class DataKey:
    """The key of one board's file; whoever has it reads everything."""

    secret: bytes = field(repr=False)
    board: bytes

    @classmethod
    def new(cls, board_uuid: str) -> DataKey:
        """A key that nobody has yet."""
        return cls(os.urandom(SECRET), _short(board_uuid))

    @property
    def head(self) -> Head:
        """What a file with this key starts with."""
        return Head(self.board, key_number(self.secret))

    @property
    def pragma(self) -> str:
        """The key as SQLCipher takes it: raw, with the salt; never to be logged."""
        salt = _SIGN + self.head.board + self.head.key
        return f"x'{self.secret.hex()}{salt.hex()}'"


def key_number(secret: bytes) -> bytes:
    """Which key this is, without telling anything of the key."""
    return hashlib.sha256(b"bestuurskamer key number" + secret).digest()[:_KEY]


def encrypted_head(path: Path) -> Head | None:
    """What an encrypted file of ours says of itself; None when it is no such file."""
    with path.open("rb") as file:
        salt = file.read(16)
    if len(salt) < 16 or not salt.startswith(_SIGN):
        return None
    start = len(_SIGN)
    return Head(salt[start : start + _BOARD], salt[start + _BOARD :])


def _short(board_uuid: str) -> bytes:
    return UUID(board_uuid).bytes[:_BOARD]
