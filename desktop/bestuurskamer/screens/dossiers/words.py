"""What stages, days and moves are called, and how much attention they ask."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.dossiers.filed import LinkRow
from bestuurskamer.dossiers.model import DossierState, LinkKind, Mover, Stage
from bestuurskamer.dossiers.queries import DossierRow
from bestuurskamer.dossiers.rules import (
    DAY_NAMES,
    LYING_DAYS,
    LYING_LONG_DAYS,
    SOON_DAYS,
    STAGES,
    NextDay,
)
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.paint import State

LEAST_DAYS = {"head_notice": 183, "head_renewal": 183, "head_end": 183, "notice": 92}
"""So many days before it a day of this kind is no longer told calmly; others fourteen days."""


def stage_name(stage: Stage) -> str:
    """What a stage is called."""
    return {
        Stage.IDEA: _("Idea"),
        Stage.FIRST_TALK: _("First talk"),
        Stage.INTENTION: _("Intention"),
        Stage.NEGOTIATION: _("Negotiation"),
        Stage.DECISION: _("Decision of the municipality"),
        Stage.AGREEMENT: _("Agreement"),
        Stage.EXECUTION: _("Execution"),
        Stage.EVALUATION: _("Evaluation"),
        Stage.CONTINUED: _("Continued"),
        Stage.STOPPED: _("Stopped"),
    }[stage]


def state_name(state: DossierState) -> str:
    """Whether work is done on it, in a word."""
    return {
        DossierState.EXPLORING: _("We explore it"),
        DossierState.RUNNING: _("It runs"),
        DossierState.WAITING: _("It waits"),
        DossierState.CLOSED: _("Closed"),
    }[state]


def stage_state(row: DossierRow) -> State:
    """The stage as a chip; one that is closed or waits says so."""
    if row.state is DossierState.CLOSED:
        return State(_("closed"), "neutral", "check")
    if row.state is DossierState.WAITING:
        return State(_("waits"), "neutral", "hourglass")
    tone = "ok" if row.stage in (Stage.EXECUTION, Stage.CONTINUED) else "info"
    return State(stage_name(row.stage), tone, "circle-dot")


def stage_place(stage: Stage) -> tuple[int, int]:
    """The place of a stage, from 1, and how many there are up to the evaluation."""
    last = STAGES.index(Stage.EVALUATION) + 1
    return min(STAGES.index(stage) + 1, last), last


def mover_name(row: DossierRow) -> str:
    """Whose move it is."""
    return _("We ourselves") if row.mover is Mover.US else row.mover_name


def move_words(row: DossierRow) -> str:
    """Since when it is so."""
    if row.mover_since is None or row.lying is None:
        return ""
    count = ngettext("{count} day", "{count} days", row.lying).format(count=row.lying)
    return _("since {day}, {days}").format(day=language.day(row.mover_since), days=count)


def move_tone(row: DossierRow) -> str:
    """How much attention it asks that nobody moves."""
    lying = row.lying or 0
    if lying > LYING_LONG_DAYS:
        return "bad"
    return "warn" if lying > LYING_DAYS else "info"


def day_words(one: NextDay) -> str:
    """What a day is for."""
    if one.kind in DAY_NAMES:
        return _(DAY_NAMES[one.kind])
    pattern = {
        "own": one.what or _("Next date"),
        "obligation": one.what,
        "term": _term(one),
        "lease_notice": _("Last day to give notice: {name}").format(name=one.source),
        "lease_end": _("The lease of {name} ends").format(name=one.source),
        "promise": one.what or _("A promise"),
        "action": one.what or _("An action"),
        "meeting": one.what or _("A meeting"),
    }
    return pattern.get(one.kind, one.what)


def day_source(one: NextDay) -> str:
    """Where a day comes from, in small letters."""
    if one.kind in ("lease_notice", "lease_end"):
        return ""
    if one.kind == "own":
        return _("noted on this dossier")
    if one.kind == "term":
        return _("term of law")
    return one.source


def days_left(one: NextDay, today: date) -> State:
    """How many days are left, as a chip; a day that passed is late."""
    days = (one.day - today).days
    if days < 0:
        word = ngettext("{count} day late", "{count} days late", -days).format(count=-days)
        return State(word, "bad")
    if days == 0:
        return State(_("today"), "warn", "clock")
    word = ngettext("{count} day left", "{count} days left", days).format(count=days)
    soon = days <= LEAST_DAYS.get(one.kind, SOON_DAYS)
    return State(word, "warn" if soon else "neutral", "clock")


def link_words(kind: LinkKind, *, forward: bool = True) -> str:
    """How two matters hang together, seen from this one."""
    if kind is LinkKind.DEPENDS_ON:
        return _("Waits for") if forward else _("Is waited for by")
    return _("Contradicts") if kind is LinkKind.CONTRADICTS else _("Belongs to")


def link_name(row: LinkRow) -> str:
    """The other matter in one line."""
    return f"{row.number} {row.title}"


def size_words(size: int) -> str:
    """How large a document is: 12 kB, 3,4 MB."""
    from decimal import Decimal

    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{language.FIXED_SPACE}kB"
    tenths = (Decimal(size) / 1_000_000).quantize(Decimal("0.1"))
    return f"{language.number(tenths)}{language.FIXED_SPACE}MB"


def rhythm_words(every_months: int | None) -> str:
    """How often something comes back."""
    if not every_months:
        return _("once")
    if every_months == 12:
        return _("every year")
    return ngettext("every month", "every {count} months", every_months).format(count=every_months)


def _term(one: NextDay) -> str:
    kind = _(one.source) if one.source else _("End of a term")
    return f"{kind}: {one.what}" if one.what else kind
