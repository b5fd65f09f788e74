"""Case numbers of the municipality within a line, with or without the word for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bestuurskamer.meetings.known_names import Known

LEAST = 5
"""A shorter number is a year, a room or an amount sooner than a case."""

_SAID = re.compile(
    r"(?<!\w)(?:zaak(?:nummer|nr\.?)?|case(?: number)?):?\s+(?P<number>\w(?:[\w./-]*\w)?)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w./@&!-])\w(?:[\w./-]*\w)?")


@dataclass(frozen=True)
class SaidCase:
    """A case number in a line, from `start` up to `end`; no matter when it is not known."""

    said: str
    start: int
    end: int
    dossier: int | None


def cases_in(raw: str, known: Known) -> Iterator[SaidCase]:
    """The case numbers in a line: known ones anywhere, others only behind the word `zaak`."""
    told = {match.start("number"): match for match in _SAID.finditer(raw)}
    for match in _BARE.finditer(raw):
        number = match[0]
        if len(number) < LEAST or not any(sign.isdigit() for sign in number):
            continue
        named = known.case(number)
        if named is not None:
            yield SaidCase(number, match.start(), match.end(), named.thing)
        elif match.start() in told:
            whole = told[match.start()]
            yield SaidCase(whole[0], whole.start(), whole.end(), None)
