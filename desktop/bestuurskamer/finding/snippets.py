"""A piece of a text around what was found in it, with where to mark it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bestuurskamer.folding import fold, marked

BEFORE, LONGEST, LONG = 36, 240, 4000


@dataclass(frozen=True)
class Snippet:
    """A text of one line; `marks` are the slices of it that were looked for, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, words: Sequence[str]) -> Snippet:
    """The text around its first hit, or its beginning; never longer than a line can be.

    Words are folded. What is left out is told by “…”.
    """
    text = " ".join(_near(text, words).split())
    query = " ".join(f'"{word}"' for word in words)
    found = marked(text, query)
    first = found[0][0] if found else 0
    start = 0 if first <= BEFORE else _word_begin(text, first - BEFORE, first)
    cut = text[start : start + LONGEST]
    lead = "…" if start else ""
    tail = "…" if start + LONGEST < len(text) else ""
    shift = len(lead) - start
    marks = tuple(
        (max(a, start) + shift, min(b, start + LONGEST) + shift)
        for a, b in found
        if b > start and a < start + LONGEST
    )
    return Snippet(f"{lead}{cut}{tail}", marks)


def _near(text: str, words: Sequence[str]) -> str:
    """Of a long text only what stands around the first hit, so that marking stays quick."""
    if len(text) <= LONG:
        return text
    folded = fold(text)
    places = [place for word in words if (place := folded.find(word)) >= 0]
    at = min(places, default=0) * len(text) // max(len(folded), 1)
    start = max(at - LONG // 2, 0)
    return ("… " if start else "") + text[start : start + LONG]


def _word_begin(text: str, at: int, first: int) -> int:
    """The first beginning of a word from here on, but not after the hit."""
    space = text.find(" ", at, first)
    return at if space < 0 else space + 1
