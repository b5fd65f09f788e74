"""What may be meant by the few letters before the cursor: names and days to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bestuurskamer.folding import fold
from bestuurskamer.meetings.capture import kind_of
from bestuurskamer.meetings.captured import WITH_TOKENS, TokenKind
from bestuurskamer.meetings.known_names import Known, KnownName
from bestuurskamer.meetings.said_days import in_full, said_day

MOST = 8
_TYPED = re.compile(r"(?:^.|(?<=\s))(?P<sign>[@/&])(?P<typed>\w[\w.-]*|)$")
_TYPED_DAY = re.compile(r"(?:^.|(?<=\s))!(?P<typed>[^!@&]{0,30})$")
_TYPED_SPEAKER = re.compile(r"^>\s*(?:(?P<first>[^:/]{1,40})/)?(?P<typed>[^:/@!&]{0,40})$")
_BEGUN_UPDATE = re.compile(r"[TA]-?(?:20[0-9]{2}-)?[0-9]{1,6}\s+!", re.IGNORECASE)
_DAY_WORDS = (
    "morgen", "ma", "di", "wo", "do", "vr", "volgende week", "+1w", "+2w", "eind van de maand",
    "eind volgende maand", "eind van het jaar", "Q1", "Q2", "Q3", "Q4", "zsm",
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """What may be meant: the text to put in, and how it is shown in the list."""

    insert: str
    label: str
    thing: int | None = None


@dataclass(frozen=True)
class Completion:
    """What is being typed from `start` up to the cursor, and what it may become, best first."""

    kind: TokenKind
    start: int
    typed: str
    candidates: tuple[Candidate, ...]

    def chosen(self, text: str, cursor: int, candidate: Candidate) -> tuple[str, int]:
        """The text with the candidate in place of what was typed, and the cursor behind it."""
        behind = self.start + len(candidate.insert)
        return text[: self.start] + candidate.insert + text[cursor:], behind


def completion(text: str, cursor: int, known: Known, today: date) -> Completion | None:
    """What can be chosen at the cursor; None where nothing is asked or nothing fits.

    Only a line with a mark is completed; ordinary text is left in peace.
    """
    cursor = max(0, min(cursor, len(text)))
    start = text.rfind("\n", 0, cursor) + 1
    line = text[start:cursor]
    end = text.find("\n", cursor)
    whole = text[start:] if end < 0 else text[start:end]
    if kind_of(whole, today) not in WITH_TOKENS and not _BEGUN_UPDATE.match(line):
        return None
    found = _name(line, known) or _day(line, today) or _speaker(line, known)
    if found is None:
        return None
    kind, place, candidates = found
    typed = line[place:]
    if not candidates or (len(candidates) == 1 and candidates[0].insert == typed):
        return None
    return Completion(kind, start + place, typed, candidates[:MOST])


_Found = tuple[TokenKind, int, tuple[Candidate, ...]]


def _name(line: str, known: Known) -> _Found | None:
    match = _TYPED.search(line)
    if match is None:
        return None
    kind = TokenKind(match["sign"])
    names = {
        TokenKind.PERSON: known.people,
        TokenKind.DEPARTMENT: known.departments,
        TokenKind.DOSSIER: known.dossiers,
    }[kind]
    chosen = _fitting(match["typed"], names)
    return kind, match.start("typed"), tuple(
        Candidate(name.token, _label(name), name.thing) for name in chosen
    )  # fmt: skip


def _day(line: str, today: date) -> _Found | None:
    match = _TYPED_DAY.search(line)
    if match is None:
        return None
    typed = match["typed"]
    wanted = fold(typed)
    words = [typed] if said_day(typed, today) else []
    words += [word for word in _DAY_WORDS if fold(word).startswith(wanted) and word != typed]
    found = []
    for word in words:
        said = said_day(word, today)
        if said is not None:
            found.append(Candidate(word, in_full(said)))
    return TokenKind.DAY, match.start("typed"), tuple(found)


def _speaker(line: str, known: Known) -> _Found | None:
    """Behind `>`: departments and people before the colon, and behind `/` who works there."""
    match = _TYPED_SPEAKER.match(line)
    if match is None or not (match["first"] or match["typed"]):
        return None
    start, typed = match.start("typed"), match["typed"]
    if match["first"]:
        home = known.department(match["first"])
        if home is None:
            return None
        people = [name for name in known.people if name.department == home.thing]
        return TokenKind.SAID_BY, start, tuple(
            Candidate(f"{name.name}: ", _label(name), name.thing)
            for name in _fitting(typed, people)
        )  # fmt: skip
    homes = {name.thing: name.name for name in known.departments}
    theirs = [name for name in known.people if name.department in homes]
    found = [
        Candidate(f"{homes[name.department]}/{name.name}: ", _label(name), name.thing)
        if name.department in homes
        else Candidate(name.name, _label(name), name.thing)
        for name in _fitting(typed, (*known.departments, *theirs))
    ]
    return TokenKind.SAID_BY, start, tuple(found)


def _fitting(typed: str, names: Iterable[KnownName]) -> list[KnownName]:
    """Names with a word that begins so; who is present first, then by name."""
    wanted = fold(typed)

    def fits(name: KnownName) -> bool:
        said = fold(f"{name.token} {name.name}")
        return said.startswith(wanted) or f" {wanted}" in said

    return sorted(
        filter(fits, names), key=lambda name: (not name.present, fold(name.name), name.thing)
    )


def _label(name: KnownName) -> str:
    return f"{name.name} ({name.short})" if name.short and name.short != name.name else name.name
