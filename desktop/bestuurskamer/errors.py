"""What went wrong, in words that a person may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


def N_(text: str) -> str:
    """Mark a sentence for translation without translating it yet."""
    return text


@dataclass(frozen=True)
class Words:
    """A sentence not yet in any language: English with named blanks, and what fills them.

    `plural` is the sentence for any count but one; then the blank `count` must be filled.
    Values may be text, numbers, money, days, months or other words; `language.say` writes each.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str = ""


def words(text: str, /, plural: str = "", **values: object) -> Words:
    """Make a sentence with its blanks filled, to be said later."""
    return Words(text, tuple(values.items()), plural)


class Refused(Exception):
    """Something the program will not do, told to the person who asked.

    The sentence says what is the matter, whether anything is lost, and what to do now.
    """

    def __init__(self, text: str, /, plural: str = "", **values: object) -> None:
        self.words = words(text, plural, **values)
        super().__init__(text.format(**values) if values else text)


def refuse(problems: Mapping[str, Words] | Iterable[Words]) -> None:
    """Refuse with the first of these problems; without any nothing happens."""
    found = problems.values() if isinstance(problems, Mapping) else problems
    for problem in found:
        raise refusal(problem)


def refusal(why: Words) -> Refused:
    """A refusal in these words."""
    made = Refused(why.text)
    made.words = why
    return made
