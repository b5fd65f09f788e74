"""What is true of a matter: its stages, its days, and whose move it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bestuurskamer.days import day_after, day_before, later
from bestuurskamer.dossiers.model import DossierState, Stage
from bestuurskamer.errors import N_, Words, words

SERIES = "dossier"
SOON_DAYS = 14
"""So many days before its day something is called near."""
LYING_DAYS = 30
"""After so many days without a move one should ask; custom, no law."""
LYING_LONG_DAYS = 60
"""After so many days without a move it lies still; custom, no law."""

STAGES = (
    Stage.IDEA, Stage.FIRST_TALK, Stage.INTENTION, Stage.NEGOTIATION, Stage.DECISION,
    Stage.AGREEMENT, Stage.EXECUTION, Stage.EVALUATION, Stage.CONTINUED, Stage.STOPPED,
)  # fmt: skip


@dataclass(frozen=True)
class NextDay:
    """A day of a matter that is still to come, or has passed undone.

    `kind` is own, notice, end, obligation, term, head_notice, head_renewal, head_end,
    lease_notice, lease_end, promise, action or meeting; `what` says what it is for, `source`
    where it comes from (of a term: its kind, to be translated). Both may be empty.
    """

    day: date
    kind: str
    what: str = ""
    source: str = ""


DAY_NAMES = MappingProxyType({
    "notice": N_("Last day to give notice"),
    "end": N_("Last day of the agreement"),
    "head_notice": N_("Last day to give notice of the head lease"),
    "head_renewal": N_("Last day to ask to renew the head lease"),
    "head_end": N_("Last day of the head lease"),
})  # fmt: skip
"""What days of these kinds are called, on screen and on paper."""


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """Where a matter usually goes from here: one stage, two after the evaluation, or none.

    >>> [stage.value for stage in next_stages(Stage.IDEA)]
    ['first_talk']
    """
    if stage in (Stage.CONTINUED, Stage.STOPPED):
        return ()
    if stage is Stage.EVALUATION:
        return (Stage.CONTINUED, Stage.STOPPED)
    return (STAGES[STAGES.index(stage) + 1],)


def state_at(stage: Stage, state: DossierState) -> DossierState:
    """How a matter stands once it came to a stage: past the first talk it is explored no more."""
    if state is DossierState.EXPLORING and STAGES.index(stage) > STAGES.index(Stage.FIRST_TALK):
        return DossierState.RUNNING
    return state


def last_day_for_notice(last_day: date | None, months: int | None) -> date | None:
    """The last day to give notice so that whole months lie between it and the end.

    >>> last_day_for_notice(date(2027, 3, 31), 3), last_day_for_notice(date(2028, 2, 29), 1)
    (datetime.date(2026, 12, 31), datetime.date(2028, 1, 31))
    """
    if last_day is None or months is None:
        return None
    return day_before(later(day_after(last_day), -months))


def notice_words(last_day: date, months: int) -> Words:
    """How the last day to give notice was worked out."""
    by = last_day_for_notice(last_day, months)
    if not months:
        return words(N_("It ends on {last_day}, without a term of notice."), last_day=last_day)
    return words(
        N_("It ends on {last_day}; one month before it gives {by}."),
        N_("It ends on {last_day}; {count} months before it gives {by}."),
        last_day=last_day,
        count=months,
        by=by,
    )


def after_done(next_on: date, every_months: int | None, day_of_month: int | None) -> date | None:
    """The next day of an obligation that was met; none when it was to be met once.

    `day_of_month` is the day first typed, so that the 31st becomes the 31st again after a
    shorter month.

    >>> after_done(date(2026, 2, 28), 1, 31)
    datetime.date(2026, 3, 31)
    """
    if not every_months:
        return None
    moved = later(next_on.replace(day=1), every_months)
    wanted = day_of_month or next_on.day
    last = day_before(later(moved, 1)).day
    return moved.replace(day=min(wanted, last))


def days_lying(since: date | None, today: date) -> int | None:
    """For how many days it has been somebody's move; None when that is not known."""
    return None if since is None else max(0, (today - since).days)


def first_to_come(days: Iterable[NextDay], today: date) -> NextDay | None:
    """The nearest day from today on."""
    coming = [day for day in days if day.day >= today]
    return min(coming, key=lambda one: one.day, default=None)


def once(days: Iterable[NextDay]) -> list[NextDay]:
    """The days without the meetings that somebody noted on the same day in the same words.

    >>> talk = date(2026, 12, 16)
    >>> told = [NextDay(talk, "own", "Overleg"), NextDay(talk, "meeting", "Overleg")]
    >>> [one.kind for one in once(told)]
    ['own']
    """
    every = list(days)
    noted = {(one.day, one.what) for one in every if one.kind != "meeting"}
    return [one for one in every if one.kind != "meeting" or (one.day, one.what) not in noted]


def lacks_next_day(state: DossierState, days: Iterable[NextDay], today: date) -> bool:
    """Whether a matter that is not closed has no day from today on: it is easily forgotten."""
    return state is not DossierState.CLOSED and first_to_come(days, today) is None


def number(year: int, place: int) -> str:
    """The number of a matter as people see it.

    >>> number(2026, 1)
    'D-2026-001'
    """
    return f"D-{year}-{place:03d}"


def next_step(steps: Sequence[tuple[str, date | None]]) -> str:
    """The first step that was not done; empty when all were.

    >>> next_step([("Offerte maken", date(2026, 3, 1)), ("Uitvoeren", None)])
    'Uitvoeren'
    """
    return next((what for what, done_on in steps if done_on is None), "")
