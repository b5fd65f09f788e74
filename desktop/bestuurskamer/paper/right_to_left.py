"""Hebrew and Arabic as they stand on a line that is drawn from left to right.

A small part of the Unicode bidirectional algorithm (UAX 9), for names in a line of Dutch: no
embedding, no isolates. Arabic letters get the form that joins them to their neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LETTERS, _NUMBERS = ("R", "AL"), ("EN", "AN")
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_PARTS = re.compile(r"\d+(?:[.,:/-]\d+)*|.[\u0591-\u05c7\u064b-\u065f\u0670]*", re.DOTALL)
"""What keeps its own order when a piece is turned round: a number, a letter with its points."""


def goes_left(character: str) -> bool:
    """Whether the character is a letter that is written from right to left."""
    return unicodedata.bidirectional(character) in _LETTERS


def visual(text: str) -> str:
    """The text in the order, and Arabic in the forms, in which it is drawn from the left."""
    if text.isascii() or not any(map(goes_left, text)):
        return text
    text = _joined(text)
    kinds = [unicodedata.bidirectional(c) for c in text]
    drawn, place = "", 0
    while place < len(text):
        end = _end_of_piece(text, kinds, place)
        drawn += _turned(text[place:end]) if kinds[place] in _LETTERS else text[place:end]
        place = end
    return drawn


def _end_of_piece(text: str, kinds: list[str], start: int) -> int:
    """Where the piece ends that is turned round whole, or else the piece that is not.

    A bracket that closes what was opened in the piece still belongs to it.
    """
    if kinds[start] not in _LETTERS:
        return next((n for n in range(start, len(kinds)) if kinds[n] in _LETTERS), len(kinds))
    end = start + 1
    for place in range(start, len(kinds)):
        if kinds[place] == "L":
            break
        piece = text[start : place + 1]
        closes = text[place] == ")" and piece.count("(") >= piece.count(")")
        if closes or kinds[place] in (*_LETTERS, *_NUMBERS, "NSM"):
            end = place + 1
    return end


def _turned(piece: str) -> str:
    parts = _PARTS.findall(piece)
    return "".join(part.translate(_MIRRORED) for part in reversed(parts))


def _joined(text: str) -> str:
    """Each Arabic letter in its form: alone, at the beginning, in the middle or at the end."""
    forms = _forms()
    for pair, form in forms.items():
        if len(pair) == 2:
            text = text.replace(pair, form["isolated"])
    letters = {form["isolated"]: form for pair, form in forms.items() if len(pair) == 2} | forms
    shown = ""
    for place, letter in enumerate(text):
        if letter not in letters:
            shown += letter
            continue
        before, after = _neighbour(text, place, -1), _neighbour(text, place, 1)
        joins_back = "initial" in letters.get(before, ()) and "final" in letters[letter]
        joins_on = "final" in letters.get(after, ()) and "initial" in letters[letter]
        name = ("isolated", "initial", "final", "medial")[joins_on + 2 * joins_back]
        shown += letters[letter].get(name, letter)
    return shown


def _neighbour(text: str, place: int, step: int) -> str:
    """The next character on that side that is not a mark on the letter itself."""
    place += step
    while 0 <= place < len(text) and unicodedata.combining(text[place]):
        place += step
    return text[place] if 0 <= place < len(text) else ""


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The forms of each letter, and of lam with alef, as Unicode itself has them."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDF0), *range(0xFE80, 0xFEFD)):
        name, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if len(base) == 1 or (len(base) == 2 and base[0] == _LAM and base[1] in _ALEFS):
            found.setdefault(base, {}).setdefault(name.strip("<>"), chr(code))
    return found
