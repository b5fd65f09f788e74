"""The signs of a table or MT940: UTF-8, Windows or an old Mac, found by what the bytes say."""

from __future__ import annotations

import re

# é, è, ü … of a Mac stand where Windows has rare signs, and the other way round.
_OF_A_MAC = re.compile(rb"[A-Za-z][\x8a-\x90\x98-\x9f]|[a-z][\x91\x95]")
_OF_WINDOWS = re.compile(rb"[A-Za-z][\xdf-\xff]")


def decoded(content: bytes) -> str | None:
    """The text, with plain line ends; None when these bytes are no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        return None
    for encoding in ("utf-8-sig", _old(content), "mac_roman"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return None  # pragma: no cover - the last one has a sign for every byte


def _old(content: bytes) -> str:
    mac = _OF_A_MAC.search(content) and not _OF_WINDOWS.search(content)
    return "mac_roman" if mac else "cp1252"
