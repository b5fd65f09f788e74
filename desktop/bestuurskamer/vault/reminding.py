"""When to remind of a copy elsewhere: by days and by changes, and louder as both grow."""

from __future__ import annotations

import enum

CHANGES = 50
BANNER, CLOSING, OPENING = 7, 14, 30
"""Days without a copy on a stick after which it is said on the page, at closing, at opening."""


class Loudness(enum.IntEnum):
    """How a reminder is given; each includes the one before."""

    QUIET = 0
    BANNER = 1
    AT_CLOSING = 2
    AT_OPENING = 3


def loudness(days: int, changes: int) -> Loudness:
    """How loud to be after so many days and changes since the last copy elsewhere.

    Without changes there is nothing to copy. A clock that was set back counts as no days.
    """
    if changes <= 0:
        return Loudness.QUIET
    if days >= OPENING:
        return Loudness.AT_OPENING
    if days >= CLOSING:
        return Loudness.AT_CLOSING
    if days >= BANNER or changes >= CHANGES:
        return Loudness.BANNER
    return Loudness.QUIET
