"""The lists of the registers; every row shows its matter and where it comes from."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.paper_words import ACTION_STATES, PROMISE_STATES
from bestuurskamer.meetings.promise_model import DecisionKind, Direction
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.register_rows import (
    ActionRow,
    DecisionRow,
    From,
    PromiseRow,
    QuestionRow,
)
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.meetings.words import signal_state


def promises_table() -> RowTable[PromiseRow]:
    """Promises: who, what, by when, how it stands."""
    return RowTable(
        [
            Column(_("Promise"), lambda r: Cell(r.words, numbered_source(r), strong=True),
                   sort=lambda r: r.words.casefold(), stretch=3),
            Column(_("Who"), _who_cell, width=152, sort=lambda r: (of_whom(r), r.by_name)),
            Column(_("By"), lambda r: Cell(due_words(r.due_on, r.precision), _moved(r)),
                   width=112, sort=lambda r: (r.due_on is None, r.due_on)),
            Column(_("Status"), lambda r: Cell(state=promise_state(r)), width=156,
                   sort=lambda r: (-r.measures.days_late, -r.measures.age)),
        ],
        key=lambda r: r.id,
        sentence=lambda r: f"{r.number} {r.words}, {_who(r)}",
    )  # fmt: skip


def actions_table() -> RowTable[ActionRow]:
    """What members of the board will do, with what the board promised."""
    return RowTable(
        [
            Column(_("What"), lambda r: Cell(r.what, numbered_source(r), strong=True),
                   sort=lambda r: r.what.casefold(), stretch=3),
            Column(_("Who"), lambda r: Cell(r.who or _("nobody yet")), width=136,
                   sort=lambda r: r.who),
            Column(_("By"), lambda r: Cell(due_words(r.due_on, r.precision)), width=112,
                   sort=lambda r: (r.due_on is None, r.due_on)),
            Column(_("Status"), lambda r: Cell(state=action_state(r)), width=156,
                   sort=lambda r: (-r.measures.days_late, -r.measures.age)),
        ],
        key=lambda r: (r.promise_id is not None, r.id),
        sentence=lambda r: f"{r.number} {r.what}, {r.who}",
    )  # fmt: skip


def decisions_table() -> RowTable[DecisionRow]:
    """Decisions, with what took the place of what."""
    return RowTable(
        [
            Column(_("Decision"), lambda r: Cell(r.words, numbered_source(r), strong=True),
                   sort=lambda r: r.words.casefold(), stretch=3),
            Column(_("By whom"), lambda r: Cell(_(_DECIDED[r.kind])), width=130),
            Column(_("Status"), lambda r: Cell(state=decision_state(r)), width=220),
        ],
        key=lambda r: r.id,
        sentence=lambda r: f"{r.number} {r.words}",
    )  # fmt: skip


def questions_table() -> RowTable[QuestionRow]:
    """Questions that wait for an answer, the longest first."""
    return RowTable(
        [
            Column(_("Question"), lambda r: Cell(r.words, numbered_source(r), strong=True),
                   sort=lambda r: r.words.casefold(), stretch=3),
            Column(_("To"), lambda r: Cell(of_whom(r)), width=152, sort=of_whom),
            Column(_("Asked"), lambda r: Cell(language.short_day(r.asked_on)), width=118,
                   sort=lambda r: r.asked_on),
            Column(_("Status"), lambda r: Cell(state=question_state(r)), width=200,
                   sort=lambda r: -r.days),
        ],
        key=lambda r: r.id,
        sentence=lambda r: f"{r.words}, {of_whom(r)}",
    )  # fmt: skip


def promise_state(row: PromiseRow) -> State:
    """The chip of a promise."""
    return signal_state(row.measures, row.due_on is not None, _(PROMISE_STATES[row.state]))


def action_state(row: ActionRow) -> State:
    """The chip of an action."""
    return signal_state(row.measures, row.due_on is not None, _(ACTION_STATES[row.state]))


def decision_state(row: DecisionRow) -> State:
    """The chip of a decision: draft, counts, replaced or withdrawn."""
    if row.replaced_by:
        return State(_("replaced by {number}").format(number=row.replaced_by), "neutral")
    if row.withdrawn_on:
        return State(_("withdrawn"), "neutral", "x")
    return State(_("counts"), "ok") if row.number else State(_("not adopted yet"), "warn")


def question_state(row: QuestionRow) -> State:
    """The chip of a question: how long it waits."""
    if row.answered_on:
        return State(_("answered"), "ok")
    said = ngettext("{count} day no answer", "{count} days no answer", row.days)
    return State(said.format(count=row.days), "warn" if row.days > 14 else "neutral", "clock")


def source_words(source: From) -> str:
    """Matter and source of a row in one line."""
    day = language.short_day(source.held_on) if source.held_on else ""
    meeting = f"{source.meeting}, {day}" if source.meeting else ""
    return " · ".join(filter(None, (source.dossier, source.topic, meeting)))


def numbered_source(row: PromiseRow | ActionRow | DecisionRow | QuestionRow) -> str:
    """The number, or that it has none yet, with matter and source."""
    number = "" if isinstance(row, QuestionRow) else row.number or _("draft")
    return " · ".join(filter(None, (number, source_words(row.source))))


def due_words(due_on: object, precision: Precision) -> str:
    """A day, or that there is none; a week, month or quarter says so."""
    from datetime import date

    if not isinstance(due_on, date):
        return _("no day")
    day = language.short_day(due_on)
    return day if precision in (Precision.DAY, Precision.NONE) else _("about {day}").format(day=day)


def _who(row: PromiseRow) -> str:
    return "/".join(filter(None, (of_whom(row), row.by_name)))


def _who_cell(row: PromiseRow) -> Cell:
    if row.now_with:  # both names of the department ask the whole line
        return Cell(of_whom(row), " · ".join(filter(None, (row.by_name, _direction(row)))))
    return Cell(_who(row), _direction(row))


def _direction(row: PromiseRow) -> str:
    return _("to us") if row.direction is Direction.THEIRS else _("by us")


def _moved(row: PromiseRow) -> str:
    if not row.moved:
        return ""
    return ngettext("moved once", "moved {count} times", row.moved).format(count=row.moved)


_DECIDED = {
    DecisionKind.OWN: N_("the board"),
    DecisionKind.JOINT: N_("together"),
    DecisionKind.MUNICIPAL: N_("the municipality"),
}
