"""Text cut into lines that fit, also where a word is longer than the line."""

from __future__ import annotations

from collections.abc import Iterator

from bestuurskamer.paper.fonts import printable, width

ELLIPSIS = "…"
_A_LINE = 128


def wrapped(text: str, face: str, size: float, room: float, most: int = 0) -> list[str]:
    """The lines of the text in a width of `room` millimetres; a line break stays one.

    With `most`, no more lines than that: the last one then ends in “…”. Always one line or more.
    """
    lines = [
        line for part in text.splitlines() or [""] for line in _lines(part, face, size, room)
    ] or [""]
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], cut(rest, face, size, room)]
    return lines


def cut(text: str, face: str, size: float, room: float) -> str:
    """The text on one line, cut off with “…” where it does not fit. Never for amounts."""
    text = printable(text)
    if width(text, face, size) <= room:
        return text
    kept = _fitting(text, face, size, room - width(ELLIPSIS, face, size))
    return text[:kept].rstrip() + ELLIPSIS


def fitting_size(text: str, face: str, size: float, room: float) -> float:
    """The size, or the smaller one in which the whole text fits: for amounts."""
    taken = width(printable(text), face, size)
    return size if taken <= room else size * room / taken


def _lines(text: str, face: str, size: float, room: float) -> Iterator[str]:
    text = printable(text)
    if width(text, face, size) <= room:
        yield text
        return
    line = ""
    for word in text.split(" "):
        wider = f"{line} {word}" if line else word
        if width(wider, face, size) <= room:
            line = wider
            continue
        if line:
            yield line
        line = word
        start = 0
        while (kept := max(1, _fitting(line, face, size, room, start))) < len(line) - start:
            yield line[start : start + kept]
            start += kept
        line = line[start:]
    yield line


def _fitting(text: str, face: str, size: float, room: float, start: int = 0) -> int:
    """How many characters from `start` on fit; found by doubling and then halving.

    Only about one line is measured, so that a word without an end costs no more than its letters.
    """
    all_, high = len(text) - start, _A_LINE
    while high < all_ and width(text[start : start + high], face, size) <= room:
        high *= 2
    low, high = 0, min(high, all_)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[start : start + middle], face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return low
