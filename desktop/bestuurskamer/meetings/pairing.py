"""Which line of a new text is which of the old one: a promise keeps its number when text moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.model import Line

ALIKE = 0.5
"""From which likeness (0 to 1) a changed line of the same kind is taken for the same line."""

Pairs = list[tuple[Line | None, CapturedLine]]


def paired(old: Sequence[Line], read: Sequence[CapturedLine]) -> tuple[Pairs, list[Line]]:
    """Each line of the new text with the row it has had (or none), and the rows that go.

    Lines that stay the same come first, also when they moved; then those of the same kind that
    are most alike, wherever they stand; then ordinary text in the same place.
    """
    found: dict[int, Line] = {}
    rows, lines = dict(enumerate(old)), dict(enumerate(read))
    _same_places(old, read, found, rows, lines)
    _same_words(found, rows, lines)
    _most_alike(found, rows, lines)
    _in_order(found, rows, lines)
    return [(found.get(place), line) for place, line in enumerate(read)], list(rows.values())


def _same_places(
    old: Sequence[Line],
    read: Sequence[CapturedLine],
    found: dict[int, Line],
    rows: dict[int, Line],
    lines: dict[int, CapturedLine],
) -> None:
    matcher = SequenceMatcher(None, [r.raw for r in old], [ln.raw for ln in read], autojunk=False)
    for start, there, length in matcher.get_matching_blocks():
        for step in range(length):
            found[there + step] = rows.pop(start + step)
            del lines[there + step]


def _same_words(
    found: dict[int, Line], rows: dict[int, Line], lines: dict[int, CapturedLine]
) -> None:
    by_raw: dict[str, list[int]] = defaultdict(list)
    for at, row in rows.items():
        by_raw[row.raw].append(at)
    for place, line in list(lines.items()):
        if by_raw[line.raw]:
            found[place] = rows.pop(by_raw[line.raw].pop(0))
            del lines[place]


def _most_alike(
    found: dict[int, Line], rows: dict[int, Line], lines: dict[int, CapturedLine]
) -> None:
    likeness = sorted(
        (
            (SequenceMatcher(None, row.words, line.words).ratio(), -abs(at - place), at, place)
            for at, row in rows.items()
            for place, line in lines.items()
            if row.kind is line.kind and row.words and line.words
        ),
        reverse=True,
    )
    for alike, _near, at, place in likeness:
        if alike >= ALIKE and at in rows and place in lines:
            found[place] = rows.pop(at)
            del lines[place]


def _in_order(
    found: dict[int, Line], rows: dict[int, Line], lines: dict[int, CapturedLine]
) -> None:
    """What is left pairs by its place, of whatever kind: its record then follows its kind."""
    for at in list(rows):
        if at in lines:
            found[at] = rows.pop(at)
            del lines[at]
