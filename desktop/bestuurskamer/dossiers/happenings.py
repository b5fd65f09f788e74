"""What happens in a procedure on a day: read into the events of its term, and judged before.

What was recorded is never changed; a slip is taken back by a later row, and stays readable.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bestuurskamer import days
from bestuurskamer.dossiers.model import ProcedureState
from bestuurskamer.dossiers.term_kinds import OwnLength, kind_of
from bestuurskamer.dossiers.terms import Event, Extension, Suspension, legal_extension
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.figures.queries import FigureRow


class Happened(enum.Enum):
    """What can happen in a procedure."""

    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"  # by the one extension that the law allows
    NEW_END = "new_end"  # the municipality named a new last day
    REMINDED = "reminded"
    IN_DEFAULT = "in_default"
    DECIDED = "decided"
    OTHER = "other"
    TAKEN_BACK = "taken_back"


HAPPENED = MappingProxyType({
    Happened.SUSPENDED: N_("stands still"),
    Happened.RESUMED: N_("runs again"),
    Happened.EXTENDED: N_("extended by the law"),
    Happened.NEW_END: N_("new last day named"),
    Happened.REMINDED: N_("reminded"),
    Happened.IN_DEFAULT: N_("notice of default received"),
    Happened.DECIDED: N_("decided"),
    Happened.OTHER: N_("other event"),
    Happened.TAKEN_BACK: N_("taken back"),
})  # fmt: skip
"""What each is called in a list."""

ASKS = MappingProxyType({
    Happened.SUSPENDED: N_("First day that does not count (the day after they asked for more)"),
    Happened.RESUMED: N_("Day from which it counts again (the day you completed it)"),
    Happened.EXTENDED: N_("On which day did they tell you?"),
    Happened.NEW_END: N_("On which day did they tell you?"),
    Happened.IN_DEFAULT: N_("On which day did the municipality receive the notice?"),
    Happened.DECIDED: N_("On which day was the decision made known?"),
})  # fmt: skip
"""How a form asks for its day; the others ask for the day alone."""


@dataclass(frozen=True)
class ProcedureDraft:
    """What a form asks to start a procedure; `own` only where a law sets another length."""

    code: str
    start_on: date | None
    what: str = ""
    department_id: int | None = None
    own: OwnLength | None = None


@dataclass(frozen=True)
class HappeningDraft:
    """What a form asks about something that happened; `until` is a new last day."""

    kind: Happened
    day: date | None
    until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Happening:
    """Something that happened, as it was recorded; `taken_back` when it counts no more."""

    id: int
    kind: Happened
    day: date
    until: date | None = None
    note: str = ""
    taken_back: bool = False


def procedure_problems(draft: ProcedureDraft, today: date) -> dict[str, Words]:
    """What is wrong with a draft, by field."""
    found: dict[str, Words] = {}
    if draft.start_on is None:
        found["start_on"] = words(N_("Fill in the day on which the term starts."))
    elif draft.start_on > today and draft.code != "promise":
        found["start_on"] = words(N_("This day is still to come. Record it when it was so."))
    if not draft.what.strip():
        found["what"] = words(N_("Write in a few words what it is about."))
    return found


def happening_problems(
    code: str, start: date, before: Sequence[Happening], draft: HappeningDraft, today: date
) -> dict[str, Words]:
    """What is wrong with recording this now, by field."""
    if draft.day is None:
        return {"day": words(N_("Fill in on which day it was."))}
    tomorrow = days.day_after(today)
    if draft.day > (tomorrow if draft.kind is Happened.SUSPENDED else today):
        return {"day": words(N_("This day is still to come. Record it when it was so."))}
    if draft.day < start:
        text = N_("The term started on {day}. This was before it.")
        return {"day": words(text, day=start)}
    why = _does_not_fit(code, before, draft)
    return {"kind": why} if why else {}


def _does_not_fit(code: str, before: Sequence[Happening], draft: HappeningDraft) -> Words | None:
    kind = kind_of(code)
    match draft.kind:
        case Happened.SUSPENDED | Happened.RESUMED:
            return _stands_or_runs(bool(kind.suspended_by), standing_still(before), draft)
        case Happened.EXTENDED if not kind.extension:
            return words(N_("The law gives no extension of a fixed length for this."))
        case Happened.NEW_END if not kind.named_article:
            return words(N_("For this the municipality cannot name a new last day by itself."))
        case Happened.NEW_END:
            return _new_end_problem(draft)
        case Happened.IN_DEFAULT if not kind.theirs:
            return words(N_("Here the municipality has nothing to decide, so no default."))
        case Happened.OTHER if not draft.note.strip():
            return words(N_("Write in a few words what it is about."))
        case _:
            return None


def _new_end_problem(draft: HappeningDraft) -> Words | None:
    if draft.until is None or draft.day is None:
        return words(N_("Fill in the new last day."))
    if draft.until <= draft.day:
        return words(N_("The new last day must come after the day on which they told you."))
    return None


def _stands_or_runs(may: bool, still: date | None, draft: HappeningDraft) -> Words | None:
    """Whether a suspension may begin or end now; `still` tells since when the term stands still."""
    if draft.kind is Happened.SUSPENDED:
        if not may:
            return words(N_("This term cannot stand still."))
        text = N_("The term stands still already, since {day}.")
        return None if still is None else words(text, day=still)
    if still is None:
        return words(N_("The term is not standing still."))
    if draft.day is not None and draft.day < still:
        return words(N_("The term stands still since {day}. This was before it."), day=still)
    return None


def standing_still(happenings: Sequence[Happening]) -> date | None:
    """Since when the term stands still; None when it runs."""
    since: date | None = None
    for each in counting(happenings):
        if each.kind is Happened.SUSPENDED and since is None:
            since = each.day
        elif each.kind is Happened.RESUMED:
            since = None
    return since


def counting(happenings: Sequence[Happening]) -> list[Happening]:
    """What was not taken back, by day."""
    return sorted(
        (each for each in happenings if not each.taken_back), key=lambda one: (one.day, one.id)
    )


def last_of(happenings: Sequence[Happening], kind: Happened) -> Happening | None:
    """The last time that something happened; None when it did not."""
    return next((one for one in reversed(counting(happenings)) if one.kind is kind), None)


def events_of(
    code: str, happenings: Sequence[Happening], figures: Sequence[FigureRow]
) -> tuple[Event, ...]:
    """What moves the end of the term, out of what happened."""
    kind = kind_of(code)
    found: list[Event] = []
    since: date | None = None
    for each in counting(happenings):
        match each.kind:
            case Happened.SUSPENDED if since is None:
                since = each.day
            case Happened.RESUMED if since is not None:
                found.append(Suspension(since, each.day, kind.suspended_by))
                since = None
            case Happened.EXTENDED:
                found.append(legal_extension(code, figures, each.day))
            case Happened.NEW_END:
                found.append(Extension(each.day, until=each.until, article=kind.named_article))
    if since is not None:
        found.append(Suspension(since, None, kind.suspended_by))
    return tuple(found)


def state_of(happenings: Sequence[Happening], closed_on: date | None) -> ProcedureState:
    """How a procedure stands by what happened; whether its term passed is asked by the day."""
    if closed_on is not None:
        return ProcedureState.CLOSED
    if last_of(happenings, Happened.DECIDED):
        return ProcedureState.DECIDED
    if last_of(happenings, Happened.IN_DEFAULT):
        return ProcedureState.IN_DEFAULT
    if standing_still(happenings) is not None:
        return ProcedureState.SUSPENDED
    return ProcedureState.RUNNING
