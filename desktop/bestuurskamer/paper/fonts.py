"""The faces on paper: which there are, how wide their letters are, and what they cannot write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from bestuurskamer import paths
from bestuurskamer.paper.right_to_left import goes_left, visual

BODY = "SourceSans3_400Regular"
STRONG = "SourceSans3_600SemiBold"
ITALIC = "SourceSans3_400Regular_Italic"
NAME = "Literata_600SemiBold"
"""A face is called after its file."""

OTHERS = ("NotoEmoji_400Regular", "DejaVuSans")
"""Where signs come from that Source Sans lacks; read from disk only when there are any."""

LACKING = "\N{WHITE SQUARE}"
"""Stands where a character cannot be printed, so that it is seen to be missing."""

MILLIMETRE = 72 / 25.4
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"))
_ALPHABET = "€·–−×²’“”…éèëêáàäíïóöúüç"
_OVER_FOUR = re.compile("<([0-9A-F]{5,6})>")
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
    """The face itself, or the strong one where that has letters of the text that the face lacks."""
    if face != NAME:
        return face
    lacking = {ord(c) for c in text} - _widths(face).keys()
    return STRONG if lacking & _widths(STRONG).keys() else face


@lru_cache(maxsize=8192)
def runs(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a printable text from left to right, each with the face that can write it."""
    face = face_for(text, face)
    known = _widths(face)
    if all(ord(c) in known for c in text):
        return ((face, text),)
    pieces: list[tuple[str, str]] = []
    for character in visual(text):
        taken = _face_of(character, face)
        if pieces and pieces[-1][0] == taken:
            pieces[-1] = (taken, pieces[-1][1] + character)
        else:
            pieces.append((taken, character))
    return tuple(pieces)


@lru_cache(maxsize=8192)
def width(text: str, face: str, size: float) -> float:
    """How wide the text is in millimetres; size in points. The text must be printable."""
    taken = 0.0
    for piece_face, piece in runs(text, face):
        known = _widths(piece_face)
        taken += sum(known.get(ord(c), 0) for c in piece)
    return taken * size / 1000 / MILLIMETRE


def use(canvas: Any, face: str) -> None:
    """Make the face known to a drawing, with the letters of every paper in one fixed order.

    The same order gives the same embedded font, which is then made and packed only once.
    """
    if face not in OTHERS:
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
        words = document.idToObject.get(f"toUnicodeCMap:{name}")
        if words is not None:
            words.content = _OVER_FOUR.sub(_in_utf_16, words.content)
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


def _in_utf_16(found: re.Match[str]) -> str:
    """The number of a sign beyond the first 65,536 as readers of PDF want it.

    ReportLab writes the bare number, so that an emoji would be copied as another sign.
    """
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def _widths(face: str) -> dict[int, float]:
    known: dict[int, float] = _font(face).face.charWidths
    return known


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if character in "\t\n\r\v\f" or kind in ("Zl", "Zp"):
        return " "
    if kind in ("Cc", "Cf") or not _face_of(character, BODY):
        return LACKING
    return character


@lru_cache(maxsize=4096)
def _face_of(character: str, face: str) -> str:
    """The first face that can write the character; empty when there is none."""
    if goes_left(character) and not _left_going(character):
        return ""
    code = ord(character)
    return next((known for known in (face, BODY, *OTHERS) if code in _widths(known)), "")


def _left_going(character: str) -> bool:
    """Whether `visual` can set this script: Hebrew and Arabic, with their forms."""
    code = ord(character)
    return 0x0590 <= code < 0x0700 or 0xFB1D <= code < 0xFE00 or 0xFE70 <= code < 0xFF00
