"""One search over everything the board keeps: the newest first, each with its words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.finding.in_step import INDEX
from bestuurskamer.finding.model import Piece
from bestuurskamer.finding.snippets import Snippet, snippet
from bestuurskamer.finding.things import DONE, OPEN, Thing, things
from bestuurskamer.finding.wanted import Number, Sort, State, Wanted, wanted
from bestuurskamer.folding import fold
from bestuurskamer.money import Money
from bestuurskamer.parties.department_queries import with_predecessors
from bestuurskamer.parties.model import Department
from bestuurskamer.vault.records import Record
from bestuurskamer.vault.trigrams import narrowed, trigrams_table

PAGE = 50

_FINDER = trigrams_table(INDEX, Record.metadata.__class__())
_LETTER = {Sort.PROMISE: "T", Sort.ACTION: "A", Sort.DECISION: "B", Sort.DOSSIER: "D"}


@dataclass(frozen=True)
class Found:
    """Something that fits: what it is, its words with the hits marked, and where it stands."""

    source: str  # a key of things.SOURCES
    thing: int  # the id there
    sort: Sort
    title: Snippet
    text: Snippet
    day: date | None
    internal: bool
    state: str
    number: str
    meeting: str
    point: str
    dossier: str  # number and title
    dossier_id: int | None
    who: str
    amount: Money | None

    @property
    def name(self) -> str:
        """What it is called: its title, or its words when it has none."""
        return self.title.text or self.text.text


@dataclass(frozen=True)
class Page:
    """At most fifty of what fits; with `more`, the next begin after it. `misread`: see Wanted."""

    found: tuple[Found, ...] = ()
    more: int | None = None
    misread: tuple[str, ...] = ()


def found(
    session: Session, text: str, today: date, *, discreet: bool = False, after: int | None = None
) -> Page:
    """What fits the text as it was typed: words, also inside words, and filters.

    With `discreet` nothing for the board alone is among it. `after` is `more` of the page before.
    """
    asked = wanted(text)
    if not asked:
        return Page(misread=asked.misread)
    chosen = [*_conditions(session, asked, today)]
    if discreet:
        chosen.append(Piece.internal.is_(False))
    if after is not None:
        chosen.append(Piece.id < after)
    rows = session.execute(_search(asked.words).where(*chosen).limit(PAGE + 1)).all()
    shown = rows[:PAGE]
    more = shown[-1][0] if len(rows) > PAGE else None
    return Page(_told(session, shown, _said(asked)), more, asked.misread)


def _search(words: Sequence[str]) -> Select[int, str, int]:
    """The pieces with all these words, the newest first; the index narrows, the text decides."""
    wanted_ = select(Piece.id, Piece.source, Piece.ref_id)
    if threes := narrowed(words):
        wanted_ = wanted_.select_from(_FINDER).join(Piece, Piece.id == _FINDER.c.rowid)
        wanted_ = wanted_.where(_FINDER.c[INDEX].op("MATCH")(threes))
        wanted_ = wanted_.order_by(_FINDER.c.rowid.desc())
    else:
        wanted_ = wanted_.order_by(Piece.id.desc())
    return wanted_.where(*(func.instr(Piece.folded, word) > 0 for word in words))


def _conditions(session: Session, asked: Wanted, today: date) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = []
    if asked.sorts:
        chosen.append(Piece.sort.in_(asked.sorts))
    if asked.states:
        chosen.append(or_(*(_state(state, today) for state in asked.states)))
    if asked.since is not None:
        chosen.append(Piece.day >= asked.since)
    if asked.before is not None:
        chosen.append(Piece.day < asked.before)
    chosen += [func.instr(Piece.who, name) > 0 for name in asked.people]
    if asked.departments:
        chosen.append(Piece.department_id.in_(_department_ids(session, asked.departments)))
    if asked.dossiers:
        chosen.append(Piece.dossier_id.in_(_dossier_ids(session, asked.dossiers)))
    if asked.numbers:
        chosen.append(or_(*(_numbered(number) for number in asked.numbers)))
    return chosen


def _state(state: State, today: date) -> ColumnElement[bool]:
    if state is State.LATE:
        return and_(Piece.state == OPEN, Piece.due_on < today)
    return Piece.state == (OPEN if state is State.OPEN else DONE)


def _numbered(number: Number) -> ColumnElement[bool]:
    """The thing with this number, or a text in which it is said so: room A3, “T14 ok”."""
    letter = _LETTER[number.sort]
    year = str(number.year) if number.year else "____"
    whole = Piece.number.like(f"{letter}-{year}-{number.number:03d}")
    return or_(whole, func.instr(Piece.folded, _as_said(number)) > 0)


def _as_said(number: Number) -> str:
    letter = _LETTER[number.sort].lower()
    if number.year:
        return f"{letter}-{number.year}-{number.number:03d}"
    return f"{letter}{number.number}"


def _said(asked: Wanted) -> tuple[str, ...]:
    """What is to be marked."""
    return (*asked.words, *(_as_said(number) for number in asked.numbers))


def _department_ids(session: Session, names: Sequence[str]) -> set[int]:
    """Departments with this abbreviation or this in their name, and those they came after."""
    rows = session.execute(select(Department.id, Department.abbreviation, Department.name)).all()
    return {
        before
        for id_, short, name in rows
        if any(said == fold(short) or (len(said) > 2 and said in fold(name)) for said in names)
        for before in with_predecessors(session, id_)
    }


def _dossier_ids(session: Session, names: Sequence[str]) -> set[int]:
    """Dossiers with this number, or with this in their title."""
    rows = session.execute(select(Dossier.id, Dossier.number, Dossier.title))
    same = {name: _bare(name) for name in names}
    return {
        id_
        for id_, number, title in rows
        if any(same[said] == _bare(number) or said in fold(title) for said in names)
    }


def _bare(number: str) -> str:
    """A number without the zeros that fill it: D-2026-3."""
    return re.sub(r"-0+(?=[0-9])", "-", fold(number))


def _told(
    session: Session, rows: Sequence[tuple[int, str, int]], words: Sequence[str]
) -> tuple[Found, ...]:
    by_source: dict[str, list[int]] = {}
    for _id, source, ref_id in rows:
        by_source.setdefault(source, []).append(ref_id)
    connection = session.connection()
    known = {
        (source, one.ref_id): one
        for source, ids in by_source.items()
        for one in things(connection, source, ids)
    }
    matters = {one.dossier_id for one in known.values() if one.dossier_id is not None}
    named = {
        id_: f"{number} {title}"
        for id_, number, title in session.execute(
            select(Dossier.id, Dossier.number, Dossier.title).where(Dossier.id.in_(matters))
        )
    }
    return tuple(
        _one(source, known[source, ref_id], words, named)
        for _id, source, ref_id in rows
        if (source, ref_id) in known
    )


def _one(source: str, one: Thing, words: Sequence[str], named: dict[int, str]) -> Found:
    title = " ".join(filter(None, (one.number, one.title)))
    return Found(
        source,
        one.ref_id,
        one.sort,
        snippet(title, words),
        snippet(one.text, words),
        one.day,
        one.internal,
        one.state,
        one.number,
        one.meeting,
        one.point,
        named.get(one.dossier_id or 0, "") if one.sort is not Sort.DOSSIER else "",
        one.dossier_id,
        one.who,
        one.amount,
    )
