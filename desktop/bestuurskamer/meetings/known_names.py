"""The names that are known in a meeting, and which of them somebody means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bestuurskamer.folding import fold

_TITLES = re.compile(
    r"^(?:de heer|dhr|mevrouw|mevr|mw|wethouder|burgemeester|meneer|mr|mrs|ms)\b\.?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class KnownName:
    """A person, a department or a dossier by the names that people use for it."""

    thing: int
    name: str
    short: str = ""  # `VGD`, `D-2026-03`, or what a person is called: `jan`
    present: bool = False
    department: int | None = None  # where a person of the other side works

    @property
    def token(self) -> str:
        """How it is written behind `@`, `/` or `&`: without spaces."""
        return "".join((self.short or self.name).split())

    def calls(self) -> Iterator[str]:
        """What it may be called, folded and without spaces, the surest first."""
        yield _bare(self.short or self.name)
        yield _bare(self.name)
        words = self.name.split()
        for place in range(1, len(words)):  # `de Groot` and `Groot` of `Marieke de Groot`
            yield _bare(" ".join(words[place:]))
        if words:
            yield _bare(words[0])


@dataclass(frozen=True)
class Known:
    """All names that may be said, given as values; who is present is marked so."""

    people: tuple[KnownName, ...] = ()
    departments: tuple[KnownName, ...] = ()
    dossiers: tuple[KnownName, ...] = ()
    cases: tuple[KnownName, ...] = ()  # case numbers, each with the dossier as its thing

    def person(self, said: str, department: int | None = None) -> KnownName | None:
        """The person who is called so, of this department when it was said; None when unsure."""
        called = _TITLES.sub("", said.strip())
        found = _meant(called, self._people)
        if department is None:
            return _one(found)
        return _one(name for name in found if name.department == department) or _one(found)

    def department(self, said: str) -> KnownName | None:
        """The department with this name or abbreviation; None when unsure."""
        return _one(_meant(said, self._departments))

    def dossier(self, said: str) -> KnownName | None:
        """The dossier with this number or name; None when unsure."""
        return _one(_meant(said, self._dossiers))

    def case(self, said: str) -> KnownName | None:
        """The case with this number, of whichever department; None when unsure."""
        found = _meant(said, self._cases)
        return found[0] if len({name.thing for name in found}) == 1 else None

    @cached_property
    def _cases(self) -> dict[str, list[KnownName]]:
        by_number: dict[str, list[KnownName]] = {}
        for name in self.cases:
            by_number.setdefault(_bare(name.name), []).append(name)
        return by_number

    @cached_property
    def _people(self) -> dict[str, list[KnownName]]:
        return _by_call(self.people)

    @cached_property
    def _departments(self) -> dict[str, list[KnownName]]:
        return _by_call(self.departments)

    @cached_property
    def _dossiers(self) -> dict[str, list[KnownName]]:
        return _by_call(self.dossiers)


def _by_call(names: Iterable[KnownName]) -> dict[str, list[KnownName]]:
    """Who may be meant by what; whoever has it as short or whole name goes before the others."""
    found: dict[str, list[KnownName]] = {}
    own: dict[str, list[KnownName]] = {}
    for name in names:
        sure = {_bare(name.short), _bare(name.name)} - {""}
        for call in dict.fromkeys(filter(None, name.calls())):
            (own if call in sure else found).setdefault(call, []).append(name)
    return {**found, **own}


def _meant(said: str, names: dict[str, list[KnownName]]) -> list[KnownName]:
    return names.get(_bare(said), [])


def _one(found: Iterable[KnownName]) -> KnownName | None:
    """The only one, or the only one who is present."""
    names = list(found)
    if len(names) != 1:
        names = [name for name in names if name.present]
    return names[0] if len(names) == 1 else None


def _bare(said: str) -> str:
    return "".join(sign for sign in fold(said) if sign.isalnum())
