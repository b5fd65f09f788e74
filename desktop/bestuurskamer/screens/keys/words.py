"""Words to make a password of: offered, never forced."""

from __future__ import annotations

import secrets

from bestuurskamer import paths

COUNT = 5
SHORTEST = 10
"""A password of one's own has at least so many characters."""


def offered() -> str:
    """Five plain Dutch words with dashes, about 42 bits that nobody chose."""
    words = (paths.resources() / "words.txt").read_text("utf-8").split()
    return "-".join(secrets.choice(words) for _place in range(COUNT))
