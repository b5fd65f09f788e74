"""A cell that could mean something else than it says."""

from __future__ import annotations

from typing import Any

from bestuurskamer.errors import Words, words


class Doubt(Exception):
    """What is doubtful, and perhaps the text that would answer it."""

    def __init__(self, text: str, /, suggestion: str = "", **values: Any) -> None:
        self.problem: Words = words(text, **values)
        self.suggestion = suggestion
        super().__init__(text)
