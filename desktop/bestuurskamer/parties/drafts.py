"""What forms ask about departments and their people, and what is not right about it yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.office.rules import email_problem

MOST_ABBREVIATION = 8
_SMALL = {"en", "van", "de", "het", "der", "den", "voor", "and", "of", "the"}
_VOWELS = set("AEIOUY")


@dataclass(frozen=True)
class DepartmentDraft:
    """A department to be kept; the organisation is that of the municipality unless named."""

    name: str
    abbreviation: str
    organisation: str = ""
    note: str = ""


@dataclass(frozen=True)
class OfficialDraft:
    """Somebody who has a post in a department, from a day that may not be known."""

    name: str
    department_id: int | None
    title: str = ""
    first_day: date | None = None
    last_day: date | None = None
    email: str = ""
    phone: str = ""


def plain_abbreviation(text: str) -> str:
    """An abbreviation as it is kept: capitals, and letters and figures alone.

    >>> plain_abbreviation(" v.g.d ")
    'VGD'
    """
    bare = unicodedata.normalize("NFD", text).upper()
    return "".join(c for c in bare if c.isascii() and c.isalnum())


def proposed_abbreviation(name: str, taken: Collection[str] = ()) -> str:
    """A short name for a department that no other has.

    Of several words the first letters; of one word the first letter with the last two
    consonants after it.

    >>> proposed_abbreviation("Vastgoed"), proposed_abbreviation("Beheer Openbare Ruimte")
    ('VGD', 'BOR')
    >>> proposed_abbreviation("Groen"), proposed_abbreviation("Groen", {"GRN"})
    ('GRN', 'GRN2')
    """
    said = name.replace("-", " ").split()
    meant = [part for part in said if part.casefold() not in _SMALL] or said
    named = [part for part in map(plain_abbreviation, meant) if part]
    if not named:
        return ""
    if len(named) > 1:
        short = "".join(part[0] for part in named)[:5]
    else:
        (word,) = named
        consonants = [c for c in word[1:] if c not in _VOWELS]
        short = word[0] + "".join(consonants[-2:]) if len(consonants) > 1 else word[:3]
    free, place = short, 2
    while free in taken:
        free, place = f"{short}{place}", place + 1
    return free


def department_problems(draft: DepartmentDraft, taken: Collection[str]) -> dict[str, Words]:
    """What keeps a department from being kept, by field; `taken` are the others' abbreviations."""
    found: dict[str, Words] = {}
    if not draft.name.strip():
        found["name"] = words(N_("Fill in the name of the department."))
    short = plain_abbreviation(draft.abbreviation)
    if not short:
        found["abbreviation"] = words(N_("Fill in a short name of letters, such as VGD."))
    elif len(short) > MOST_ABBREVIATION:
        found["abbreviation"] = words(
            N_("Keep the short name short: at most {most} letters."), most=MOST_ABBREVIATION
        )
    elif short in taken:
        found["abbreviation"] = words(
            N_("Another department is called {short} already. Choose another short name."),
            short=short,
        )
    return found


def official_problems(draft: OfficialDraft) -> dict[str, Words]:
    """What keeps somebody of a department from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.name.strip():
        found["name"] = words(N_("Fill in a name."))
    if draft.department_id is None:
        found["department"] = words(N_("Choose the department."))
    if draft.first_day and draft.last_day and draft.last_day < draft.first_day:
        found["last_day"] = words(N_("The last day is before the first day."))
    if problem := email_problem(draft.email):
        found["email"] = problem
    return found
