"""The recovery code: the key itself, on paper, in thirteen groups of four and one to check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations, product

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.cipher import SECRET, DataKey, Head, key_number

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that looks like another."""

GROUPS = 13
SIZE = 4
_MEANT = str.maketrans("OIL", "011")


def recovery_groups(key: DataKey) -> list[str]:
    """The code to print: thirteen groups, and a fourteenth to check by."""
    number = int.from_bytes(key.secret, "big") << (GROUPS * SIZE * 5 - SECRET * 8)
    letters = _written(number, GROUPS * SIZE)
    groups = [letters[place : place + SIZE] for place in range(0, len(letters), SIZE)]
    return [*groups, _check(letters)]


def key_of_code(typed: str, head: Head) -> DataKey:
    """The key that was typed from the sheet, for the file that says `head` of itself.

    Refused names the group that is not right, where that can be known.
    """
    letters = clean(typed)
    if len(letters) != (GROUPS + 1) * SIZE:
        raise Refused(
            N_(
                "The code has {found} characters and must have {needed}. Nothing is lost. "
                "Look whether a group is missing."
            ),
            found=len(letters),
            needed=(GROUPS + 1) * SIZE,
        )
    if (wrong := _wrong_sign(letters)) is not None:
        raise _wrong_group(wrong)
    code, check = letters[:-SIZE], letters[-SIZE:]
    secret = _secret(code)
    if key_number(secret) == head.key:
        return DataKey(secret, head.board)
    if _check(code) == check:
        raise Refused(
            N_(
                "This sheet is whole, but it is of another key. Nothing is lost. "
                "Look for the sheet with the newest date."
            )
        )
    if (group := _mistaken_group(code, check, head)) is not None:
        raise _wrong_group(group)
    raise Refused(
        N_(
            "The code is not right, in more than one group. Nothing is lost. "
            "Compare every group with the sheet."
        )
    )


def clean(typed: str) -> str:
    """What was typed, in the letters of the code: spaces and dashes away, O is 0, I and L are 1."""
    return "".join(c for c in typed.upper().translate(_MEANT) if c.isalnum())


def _wrong_sign(letters: str) -> int | None:
    return next((place // SIZE for place, c in enumerate(letters) if c not in LETTERS), None)


def _mistaken_group(code: str, check: str, head: Head) -> int | None:
    """The group in which one or two letters differ from the sheet; None when that explains nothing.

    The file itself says by the number of its key which correction is right.
    """
    for group in range(GROUPS):
        start = group * SIZE
        for other in _near(code[start : start + SIZE]):
            tried = code[:start] + other + code[start + SIZE :]
            if _check(tried) == check and key_number(_secret(tried)) == head.key:
                return group
    return None


def _near(group: str) -> Iterator[str]:
    for places in combinations(range(SIZE), 2):
        for letters in product(LETTERS, repeat=2):
            other = list(group)
            for place, letter in zip(places, letters, strict=True):
                other[place] = letter
            yield "".join(other)


def _wrong_group(group: int) -> Refused:
    return Refused(
        N_("Group {number} is not right. Nothing is lost. Compare that group with the sheet."),
        number=group + 1,
    )


def _secret(code: str) -> bytes:
    number = 0
    for letter in code:
        number = number * 32 + LETTERS.index(letter)
    return (number >> (GROUPS * SIZE * 5 - SECRET * 8)).to_bytes(SECRET, "big")


def _check(code: str) -> str:
    found = int.from_bytes(hashlib.sha256(b"check" + code.encode()).digest()[:4], "big")
    return _written(found, SIZE)


def _written(number: int, length: int) -> str:
    letters = []
    for _place in range(length):
        number, rest = divmod(number, 32)
        letters.append(LETTERS[rest])
    return "".join(reversed(letters))
