"""How a promise, an action or a day is said in a row of paper: sign, word and days."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.paper_words import ACTION_STATES, PROMISE_STATES, said
from bestuurskamer.meetings.promise_model import ActionState, PromiseState
from bestuurskamer.meetings.register_rows import ActionRow, PromiseRow, QuestionRow
from bestuurskamer.meetings.rules import Measures, Signal

DONE, RUNS, FAILS = "✓", "○", "×"
"""Each stands beside its word; none says anything alone."""

_SIGNS = {
    PromiseState.KEPT: DONE,
    PromiseState.BECAME_DECISION: DONE,
    PromiseState.WITHDRAWN: FAILS,
    PromiseState.LAPSED: FAILS,
}
_DONE_ACTIONS = {ActionState.DONE: DONE, ActionState.LAPSED: FAILS}


def standing_words(row: PromiseRow, today: date) -> tuple[str, bool]:
    """How a promise stands, with its sign, and whether it asks attention."""
    if row.state in _SIGNS:
        word = said(PROMISE_STATES[row.state])
        closed = language.day_in(row.closed_on, today.year) if row.closed_on else ""
        return f"{_SIGNS[row.state]} {word} {closed}".rstrip(), False
    words, urgent = open_words(row.measures, row.due_on, today)
    if row.state is PromiseState.REPORTED_DONE:
        words = _("{words}; reported as done").format(words=words)
    return words, urgent


def action_words(row: ActionRow, today: date) -> tuple[str, bool]:
    """How an action stands, with its sign, and whether it asks attention."""
    if row.state in _DONE_ACTIONS:
        return f"{_DONE_ACTIONS[row.state]} {said(ACTION_STATES[row.state])}", False
    return open_words(row.measures, row.due_on, today)


def open_words(measures: Measures, due_on: date | None, today: date) -> tuple[str, bool]:
    """What is open, with its sign and days, and whether it asks attention."""
    if measures.signal is Signal.LATE:
        late = ngettext("{count} day late", "{count} days late", measures.days_late)
        return f"{FAILS} {late.format(count=measures.days_late)}", True
    if measures.signal is Signal.OLD:
        old = ngettext("no day, {count} day old", "no day, {count} days old", measures.age)
        return f"{FAILS} {old.format(count=measures.age)}", True
    if due_on is None:
        words = _("runs, no day agreed")
        return f"{RUNS} {words}", False
    left = (due_on - today).days
    if not left:
        words = _("runs until today")
        return f"{RUNS} {words}", False
    runs = ngettext("runs, {count} day left", "runs, {count} days left", left)
    return f"{RUNS} {runs.format(count=left)}", False


def due_words(due_on: date | None, precision: Precision, today: date) -> str:
    """The day of a promise as exactly as it was said; never more exactly."""
    if due_on is None:
        return _("no day")
    day = language.day_in(due_on, today.year)
    if precision in (Precision.DAY, Precision.NONE):
        return day
    return _("around {day}").format(day=day)


def moved_words(count: int) -> str:
    """How often the day was moved; empty when never."""
    return (
        ngettext("moved {count} time", "moved {count} times", count).format(count=count)
        if count
        else ""
    )


def quoted(words: str, by_name: str = "") -> str:
    """The literal sentence, and who said it."""
    return f"“{words.strip()}”" + (f" ({by_name})" if by_name else "")


def of_whom(row: PromiseRow | QuestionRow) -> str:
    """The department as it is called now, and what it was called then when that is another."""
    if not row.now_with:
        return row.department
    return _("{now}, then {before}").format(now=row.now_with, before=row.department)


def number_or_new(number: str) -> str:
    """The number, or that there is none yet because its minutes did not go out."""
    return number or _("new")
