"""What an agenda plans: standing points with their length, and from when each point is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_MINUTES = 600
"""No point is planned longer than ten hours."""

_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[.:u](?P<minute>[0-5][0-9]))? ?(?:uur|u|h)?")
_LENGTH = re.compile(
    r"(?P<title>.*\S)[\s,;(–-]+(?P<minutes>[0-9]{1,3}) ?(?:min(?:uten|uut|utes|ute)?\.?|')\)?"
)
_DAY = 24 * 60


@dataclass(frozen=True)
class StandingPoint:
    """A point that is on every agenda of a series; no length when none is planned."""

    title: str
    minutes: int | None = None


def standing_points(text: str) -> list[StandingPoint]:
    """The points of a text with one a line: `Financiën`, `Financiën, 10 min` or `Tuin (5 min)`.

    >>> standing_points("Financiën, 10 min")
    [StandingPoint(title='Financiën', minutes=10)]
    """
    found = []
    for line in text.splitlines():
        said = " ".join(line.split())
        match = _LENGTH.fullmatch(said)
        if match is not None and 0 < int(match["minutes"]) <= MOST_MINUTES:
            title = match["title"].rstrip(" ,;(–-")
            found.append(StandingPoint(title or said, int(match["minutes"]) if title else None))
        elif said:
            found.append(StandingPoint(said))
    return found


def clock(said: str) -> int | None:
    """The time of day as typed (`20.00`, `19:30`, `20 uur`), in minutes; None when it is none."""
    match = _CLOCK.fullmatch(said.strip().casefold())
    if match is None or int(match["hour"]) > 23:
        return None
    return int(match["hour"]) * 60 + int(match["minute"] or 0)


def starts(begins: str, lengths: Sequence[int | None]) -> list[str]:
    """When each point begins; empty from where it cannot be known.

    That is so without a time at which the meeting begins, and behind a point without a length.

    >>> starts("20.00", [5, None, 10])
    ['20.00', '20.05', '']
    """
    now, found = clock(begins), []
    for minutes in lengths:
        found.append("" if now is None else _written(now))
        now = None if now is None or minutes is None else now + minutes
    return found


def ends(begins: str, lengths: Sequence[int | None]) -> str:
    """When all points are done; empty when it cannot be known."""
    return starts(begins, [*lengths, None])[-1]


def _written(minutes: int) -> str:
    return f"{minutes % _DAY // 60:02d}.{minutes % 60:02d}"
