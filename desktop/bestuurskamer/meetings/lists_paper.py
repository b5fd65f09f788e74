"""The registers on paper: decisions, actions per person or per day, promises per department."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.paper_words import said
from bestuurskamer.meetings.promise_model import DecisionKind, Direction
from bestuurskamer.meetings.promise_words import (
    action_words,
    due_words,
    moved_words,
    number_or_new,
    of_whom,
    quoted,
    standing_words,
)
from bestuurskamer.meetings.register_rows import ActionRow, DecisionRow, From, PromiseRow
from bestuurskamer.paper.ledger import Cell, Column, Row
from bestuurskamer.paper.report import Group, Report, report_pdf

T = TypeVar("T")

DECISIONS = {
    DecisionKind.OWN: N_("of the board"),
    DecisionKind.JOINT: N_("together"),
    DecisionKind.MUNICIPAL: N_("of the municipality"),
}


@dataclass(frozen=True)
class About:
    """Whose paper it is, of which day its state is, and whether the board alone may read it."""

    board: str
    day: date
    inside: bool = False
    demo: bool = False

    @property
    def state(self) -> str:
        """What stands in head and foot."""
        state = _("state of {day}").format(day=language.day(self.day))
        return " · ".join([_("INTERNAL: for the board alone"), state] if self.inside else [state])


def decisions_pdf(rows: Sequence[DecisionRow], about: About, *, of: str = "") -> bytes:
    """The decisions, newest first, each with what it replaces or what replaced it."""
    count = ngettext("{count} decision.", "{count} decisions.", len(rows)).format(count=len(rows))
    return _report(
        about,
        _of(_("List of decisions"), of),
        count,
        (
            Column(_("Number"), 1.1),
            Column(_("Decision"), 4.0),
            Column(_("On"), 1.0),
            Column(_("By whom"), 1.2),
            Column(_("Matter and source"), 3.4),
        ),
        (Group(tuple(_decision(row, about.day) for row in rows)),),
    )


def actions_pdf(
    rows: Sequence[ActionRow], about: About, *, by_person: bool = True, of: str = ""
) -> bytes:
    """What the board has to do and promised to do: per person, or per day with late ones first."""
    title = _("Actions per person") if by_person else _("Actions per day")
    columns = (
        Column(_("Number"), 1.1),
        Column(_("What"), 4.0),
        Column(_("Not later than"), 1.2) if by_person else Column(_("Who and when"), 1.5),
        Column(_("State"), 1.7),
        Column(_("Matter and source"), 3.4),
    )
    named = _by_person(rows) if by_person else _by_day(rows)
    groups = tuple(
        Group(tuple(_action(row, about.day, by_person) for row in of_one), name)
        for name, of_one in named
    )
    count = ngettext("{count} open action.", "{count} open actions.", len(rows))
    return _report(about, _of(title, of), count.format(count=len(rows)), columns, groups)


def promises_pdf(rows: Sequence[PromiseRow], about: About, *, of: str = "") -> bytes:
    """Promises both ways, per department: age, moves, state in sign and word, and the source."""
    late = sum(row.measures.days_late > 0 for row in rows)
    count = ngettext("{count} promise", "{count} promises", len(rows)).format(count=len(rows))
    sentence = ngettext(
        "{count}, of which {late} is late.", "{count}, of which {late} are late.", late
    )
    columns = (
        Column(_("Number"), 1.1),
        Column(_("Promise"), 4.0),
        Column(_("On"), 1.3),
        Column(_("Not later than"), 1.3),
        Column(_("State"), 1.7),
        Column(_("Matter and source"), 3.4),
    )
    groups = tuple(
        Group(tuple(promise_cells(row, about.day) for row in of_one), name)
        for name, of_one in _by_department(rows)
    )
    return _report(
        about,
        _of(_("List of promises"), of),
        sentence.format(count=count, late=late),
        columns,
        groups,
    )


def source_words(source: From, today: date) -> Cell:
    """The matter, and below it the meeting and point where it comes from."""
    day = language.day_in(source.held_on, today.year) if source.held_on else ""
    below = ", ".join(filter(None, (" ".join(filter(None, (source.meeting, day))), source.topic)))
    return Cell(source.dossier, below) if source.dossier else Cell(below)


def _report(
    about: About, title: str, sentence: str, columns: tuple[Column, ...], groups: tuple[Group, ...]
) -> bytes:
    return report_pdf(
        Report(
            title=title,
            sentence=sentence,
            columns=columns,
            groups=groups,
            author=about.board,
            state=about.state,
            landscape=True,
            demo=about.demo,
        )
    )


def _of(title: str, of: str) -> str:
    return f"{title}: {of}" if of else title


def _decision(row: DecisionRow, today: date) -> Row:
    first = language.day(row.starts_on) if row.starts_on else ""
    last = language.day(row.ends_on) if row.ends_on else ""
    more = (
        _("replaced by {number}").format(number=row.replaced_by) if row.replaced_by else "",
        _("replaces {number}").format(number=row.replaces) if row.replaces else "",
        _("withdrawn on {day}").format(day=language.day(row.withdrawn_on))
        if row.withdrawn_on
        else "",
        _("counts from {day}").format(day=first) if first else "",
        _("counts until {day}").format(day=last) if last else "",
    )
    return (
        row.number or _("not adopted"),
        Cell(row.words, "; ".join(filter(None, more))),
        language.day_in(row.decided_on, today.year),
        said(DECISIONS[row.kind]),
        source_words(row.source, today),
    )


def _action(row: ActionRow, today: date, by_person: bool) -> Row:
    state, urgent = action_words(row, today)
    due = due_words(row.due_on, row.precision, today)
    ours = _("promised to the other side") if row.promise_id is not None else ""
    return (
        number_or_new(row.number),
        Cell(row.what, ours),
        due if by_person else Cell(row.who or _("nobody named"), due),
        Cell(state, strong=urgent),
        source_words(row.source, today),
    )


def promise_cells(row: PromiseRow, today: date) -> tuple[Cell | str, ...]:
    """A promise in six cells: number, words with how often raised, age, day, state and source."""
    state, urgent = standing_words(row, today)
    old = ngettext("{count} day old", "{count} days old", row.measures.age)
    raised = ngettext("spoken of {count} time since", "spoken of {count} times since", row.raised)
    return (
        number_or_new(row.number),
        Cell(quoted(row.words, row.by_name), raised.format(count=row.raised) if row.raised else ""),
        Cell(language.day_in(row.given_on, today.year), old.format(count=row.measures.age)),
        Cell(due_words(row.due_on, row.precision, today), moved_words(row.moved)),
        Cell(state, strong=urgent),
        source_words(row.source, today),
    )


def _by_person(rows: Iterable[ActionRow]) -> list[tuple[str, list[ActionRow]]]:
    found = _grouped(rows, lambda row: row.who)
    names = sorted((name for name in found if name), key=str.casefold)
    return [(name, found[name]) for name in names] + (
        [(_("Nobody named yet"), found[""])] if "" in found else []
    )


def _by_day(rows: Sequence[ActionRow]) -> list[tuple[str, list[ActionRow]]]:
    late = [row for row in rows if row.measures.days_late]
    none = [row for row in rows if row.due_on is None]
    dated = [row for row in rows if row.due_on is not None and not row.measures.days_late]
    dated.sort(key=lambda row: (row.due_on or date.max, row.number))
    months = _grouped(dated, lambda row: language.month(Month.of(row.due_on or date.max)))
    named = [(_("Late"), late), *months.items(), (_("Without a day"), none)]
    return [(name, of_one) for name, of_one in named if of_one]


def _by_department(rows: Iterable[PromiseRow]) -> list[tuple[str, list[PromiseRow]]]:
    def name(row: PromiseRow) -> str:
        who = of_whom(row) or _("a department not named")
        if row.direction is Direction.THEIRS:
            return _("Promised by {who}").format(who=who)
        return _("Promised by us to {who}").format(who=who)

    found = _grouped(rows, name)
    return sorted(found.items(), key=lambda item: (of_whom(item[1][0]), _ours(item[1][0])))


def _ours(row: PromiseRow) -> bool:
    return row.direction is Direction.OURS


def _grouped(rows: Iterable[T], name: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[name(row)].append(row)
    return found
