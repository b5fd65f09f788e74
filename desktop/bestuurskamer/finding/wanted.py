"""What somebody looks for, read from one field: words, and filters such as `is:open afd:VGD`.

Reading never fails. A filter with a value that means nothing is told apart, so that the screen
can say so instead of finding nothing without a reason.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date

from bestuurskamer.days import EARLIEST, LATEST, Month
from bestuurskamer.folding import fold


class Sort(enum.Enum):
    """What can be found."""

    LINE = "line"
    PROMISE = "promise"
    ACTION = "action"
    DECISION = "decision"
    QUESTION = "question"
    MEETING = "meeting"
    DOSSIER = "dossier"
    DOCUMENT = "document"
    PERSON = "person"
    DEPARTMENT = "department"
    TENANT = "tenant"
    ROOM = "room"
    INVOICE = "invoice"


class State(enum.Enum):
    """How it is with what is found."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True)
class Number:
    """A number as people say it: `T14`, `T-2026-014`; without a year it may be of any year."""

    sort: Sort
    number: int
    year: int | None = None


@dataclass(frozen=True)
class Wanted:
    """What is looked for. Everything counts together; within `sorts` and `states` one is enough.

    `since` counts itself, `before` does not. Words, names and departments are folded.
    """

    words: tuple[str, ...] = ()
    sorts: frozenset[Sort] = frozenset()
    states: frozenset[State] = frozenset()
    departments: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    since: date | None = None
    before: date | None = None
    misread: tuple[str, ...] = ()  # filters with a value that means nothing, folded

    def __bool__(self) -> bool:
        return self != Wanted(misread=self.misread)


_KEYS = {
    "is": "state", "status": "state",
    "soort": "sort", "kind": "sort",
    "afd": "department", "afdeling": "department", "department": "department",
    "wie": "person", "who": "person", "dossier": "dossier",
    "na": "since", "vanaf": "since", "since": "since", "after": "since",
    "voor": "before", "tot": "before", "before": "before",
}  # fmt: skip
_SORTS = {
    Sort.LINE: "regel regels line", Sort.PROMISE: "toezegging toezeggingen promise",
    Sort.ACTION: "actie acties actiepunt action", Sort.DECISION: "besluit besluiten decision",
    Sort.QUESTION: "vraag vragen question", Sort.MEETING: "overleg vergadering verslag meeting",
    Sort.DOSSIER: "dossier dossiers", Sort.DOCUMENT: "stuk stukken document documenten",
    Sort.PERSON: "persoon personen mens mensen person", Sort.TENANT: "huurder huurders tenant",
    Sort.DEPARTMENT: "afdeling afdelingen department",
    Sort.ROOM: "ruimte ruimten room", Sort.INVOICE: "factuur facturen invoice",
}  # fmt: skip
_STATES = {
    State.OPEN: "open", State.LATE: "laat telaat te-laat late",
    State.DONE: "klaar gereed nagekomen gesloten dicht done closed",
}  # fmt: skip
_SORT_OF = {word: sort for sort, words in _SORTS.items() for word in words.split()}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split()}
_LETTERS = {"t": Sort.PROMISE, "a": Sort.ACTION, "b": Sort.DECISION, "d": Sort.DOSSIER}

_PIECE = re.compile(r'(?:(?P<key>[a-z]+):)?(?:"(?P<whole>[^"]*)"?|(?P<part>[^\s"]+))')
_NUMBER = re.compile(r"([tabd])-?(?:(20[0-9]{2})-)?0*([1-9][0-9]{0,5})")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_DUTCH = re.compile(r"(?:(?:([0-9]{1,2})[-/])?([0-9]{1,2})[-/])?([0-9]{4})")
_SIGNS = {"@": "person", "/": "department", "&": "dossier"}


def wanted(query: str) -> Wanted:
    """Read what was typed in the field for finding.

    >>> wanted('is:open soort:toezegging na:2025-03 @jan "groen onderhoud"').words
    ('groen onderhoud',)
    """
    found = _Gathered()
    for match in _PIECE.finditer(fold(query)):
        said = match["whole"] if match["whole"] is not None else match["part"]
        key = _KEYS.get(match["key"] or "")
        if key is not None:
            found.filter(key, said, match[0])
        elif match["whole"] is not None and match["key"] is None:
            found.word(said)
        elif match["key"] is None and said[0] in _SIGNS and said[1:2].isalnum():
            found.filter(_SIGNS[said[0]], said[1:], match[0])
        else:
            found.word_or_number(match[0].replace('"', " "))
    return found.wanted()


class _Gathered:
    """What was read so far."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._names: dict[str, list[str]] = {"department": [], "person": [], "dossier": []}
        self._sorts: set[Sort] = set()
        self._states: set[State] = set()
        self._numbers: list[Number] = []
        self._days: dict[str, date] = {}
        self._misread: list[str] = []

    def wanted(self) -> Wanted:
        """All of it."""
        return Wanted(
            words=_once(self._words),
            sorts=frozenset(self._sorts),
            states=frozenset(self._states),
            departments=_once(self._names["department"]),
            people=_once(self._names["person"]),
            dossiers=_once(self._names["dossier"]),
            numbers=tuple(dict.fromkeys(self._numbers)),
            since=self._days.get("since"),
            before=self._days.get("before"),
            misread=_once(self._misread),
        )

    def word(self, said: str) -> None:
        """Words that belong together; white space between them counts once."""
        bare = " ".join(said.split())
        if bare:
            self._words.append(bare)

    def word_or_number(self, said: str) -> None:
        """`T14` is a number, `afd:` not yet a filter, anything else a word."""
        if said.endswith(":") and said[:-1] in _KEYS:
            return
        match = _NUMBER.fullmatch(said)
        if match is None:
            self.word(said)
            return
        letter, year, number = match.groups()
        self._numbers.append(Number(_LETTERS[letter], int(number), int(year) if year else None))

    def filter(self, key: str, said: str, whole: str) -> None:
        """One filter; the last day of a kind counts."""
        if key in self._names and said.strip():
            self._names[key].append(" ".join(said.split()))
        elif key == "sort" and said in _SORT_OF:
            self._sorts.add(_SORT_OF[said])
        elif key == "state" and said in _STATE_OF:
            self._states.add(_STATE_OF[said])
        elif key in ("since", "before") and (day := _first_day(said)) is not None:
            self._days[key] = day
        else:
            self._misread.append(whole)


def _first_day(said: str) -> date | None:
    """The first day of what was said: a year, a month or a day."""
    if match := _ISO.fullmatch(said):
        year, month, day = match.groups()
    elif match := _DUTCH.fullmatch(said):
        day, month, year = match.groups()
    else:
        return None
    try:
        first = Month(int(year), int(month or 1)).first
        found = first.replace(day=int(day)) if day else first
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def _once(said: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said))
