"""The faces on paper: which there are, how wide their letters are, and what they cannot write."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from bestuurskamer import paths

BODY = "SourceSans3_400Regular"
STRONG = "SourceSans3_600SemiBold"
ITALIC = "SourceSans3_400Regular_Italic"
NAME = "Literata_600SemiBold"
"""A face is called after its file."""

LACKING = "\N{WHITE SQUARE}"
"""Stands where a character cannot be printed, so that it is seen to be missing."""

MILLIMETRE = 72 / 25.4
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ALPHABET = "€·–−×²’“”…éèëêáàäíïóöúüç"
_lock = Lock()


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as it can stand on one line of paper: what no face can write becomes □."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return "".join(_shown(character) for character in plain)


def unprintable(text: str) -> set[str]:
    """The characters of the text that paper shows as □."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return {c for c in plain if _shown(c) == LACKING and c != LACKING}


def face_for(text: str, face: str) -> str:
    """The face itself, or the strong one where the face lacks a character of the text."""
    if face != NAME:
        return face
    known = _widths(face)
    return face if all(ord(c) in known for c in text) else STRONG


@lru_cache(maxsize=8192)
def width(text: str, face: str, size: float) -> float:
    """How wide the text is in millimetres; size in points. The text must be printable."""
    known = _widths(face_for(text, face))
    return sum(known.get(ord(c), 0) for c in text) * size / 1000 / MILLIMETRE


def use(canvas: Any, face: str) -> None:
    """Make the face known to a drawing, with the letters of every paper in one fixed order.

    The same order gives the same embedded font, which is then made and packed only once.
    """
    _font(face).splitString(_ALPHABET, canvas._doc)


@cache
def register(face: str) -> None:
    """Make the face known to ReportLab, once."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics

    rl_config.useA85 = 0
    pdfmetrics.registerFont(_font(face))


@cache
def _font(face: str) -> Any:
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(face, str(paths.resources() / "fonts" / f"{face}.ttf"))
    font.face.makeSubset = _made_once(font.face.makeSubset)
    font.face.addSubsetObjects = _packed_once(font.face.addSubsetObjects)
    return font


def _made_once(make: Any) -> Any:
    """Keep embedded fonts: invoices of one run share theirs. The parser takes one at a time."""

    @lru_cache(maxsize=64)
    def kept(subset: tuple[int, ...]) -> bytes:
        with _lock:
            return bytes(make(list(subset)))

    def made(subset: Iterable[int]) -> bytes:
        return kept(tuple(subset))

    return made


def _packed_once(add: Any) -> Any:
    """Keep the packed streams as well: packing takes longer than drawing the page."""

    def added(document: Any, name: str, subset: list[int]) -> Any:
        descriptor = add(document, name, subset)
        file = document.idToObject[descriptor.name].dict["FontFile2"]
        document.idToObject[file.name].filters = [_Packed]
        return descriptor

    return added


class _Packed:
    """A stream filter that remembers what it packed."""

    pdfname = "FlateDecode"

    @staticmethod
    @lru_cache(maxsize=64)
    def encode(content: bytes) -> bytes:
        import zlib

        return zlib.compress(content, 9)


@cache
def _widths(face: str) -> dict[int, float]:
    known: dict[int, float] = _font(face).face.charWidths
    return known


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if character in "\t\n\r\v\f" or kind in ("Zl", "Zp"):
        return " "
    if kind in ("Cc", "Cf") or ord(character) not in _widths(BODY):
        return LACKING
    return character
