"""Text as it is searched: without capitals and accents, and the way back to what was written.

*coordinator* finds *coördinator* and *strasse* finds *Straße*; what is found is marked in the
original. Folding does not change what is kept, only how it is compared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ĳ": "ij",
     "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "\u00ad": ""}
)  # fmt: skip
"""Letters that Unicode does not take apart, and signs that Word writes in its own way."""


@dataclass(frozen=True)
class Folded:
    """Folded text, and for each of its characters the one of the original it came from."""

    text: str
    places: tuple[int, ...]
    """Ascending, as many as the text has characters, and one more: the length of the original."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original that holds this slice of the folded text; never empty.

        `start` and `end` as in a slice of `text`, with start < end.
        """
        first, last = self.places[start], self.places[end - 1]
        after = end
        while self.places[after] == last:  # a letter that folds to several is whole or not at all
            after += 1
        return first, self.places[after]


def fold(text: str) -> str:
    """The text for comparing: casefolded, without accents, as a letter search expects.

    >>> fold("Coördinator Straße ﬁets")
    'coordinator strasse fiets'
    """
    if text.isascii():
        return text.lower()
    return "".join(map(_folded, text))


def folded(text: str) -> Folded:
    """Fold and remember which character came from where."""
    parts: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        part = _folded(sign)
        parts.append(part)
        places += [place] * len(part)
    return Folded("".join(parts), (*places, len(text)))


def marked(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the query stand in the text, as slices of the original, to mark them.

    Each word counts on its own, inside other words too; “…” keeps words together. The slices
    follow each other and never overlap.
    """
    whole = folded(text)
    hits: list[tuple[int, int]] = []
    for word in sought(query):
        start = whole.text.find(word)
        while start >= 0:
            hits.append(whole.original(start, start + len(word)))
            start = whole.text.find(word, start + 1)
    return tuple(_joined(sorted(hits)))


def sought(query: str) -> tuple[str, ...]:
    """The folded words to look for; what stands between quotation marks is one.

    >>> sought('huur "groen onderhoud"')
    ('huur', 'groen onderhoud')
    """
    found: list[str] = []
    for place, part in enumerate(fold(query).split('"')):
        found += [" ".join(part.split())] if place % 2 else part.split()
    return tuple(dict.fromkeys(word for word in found if word))


def _joined(hits: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Slices that touch or overlap become one."""
    if not hits:
        return
    start, end = hits[0]
    for (_before, _until), (first, last) in pairwise(hits):
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    """What one character becomes: nothing for an accent of its own, two letters for ß."""
    apart = unicodedata.normalize("NFKD", sign.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFKD", bare.casefold()).translate(_LETTERS)
