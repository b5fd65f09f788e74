"""Which terms there are: the law they stand in, what starts them, and what may lengthen them.

How long each one is stands with the figures of law, from a day on, with its source; so an old
procedure keeps the length that counted when it started.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from bestuurskamer.errors import N_, Refused, Words, refusal, words
from bestuurskamer.figures.queries import FigureRow


class Unit(enum.Enum):
    """In what a term is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class TermKind:
    """A kind of term. `figure` is the key of its length; without one it has a day of its own."""

    code: str
    title: str
    asks: str  # what the form asks for: the day that starts the term
    started: str  # how the proof begins; its blank is {day}
    figure: str = ""
    unit: Unit = Unit.WEEK
    article: str = ""
    atw: bool = True
    extension: str = ""  # key of the length of its extension by law
    extension_article: str = ""
    named_article: str = ""  # by which the municipality may name a new last day
    suspended_by: str = ""  # by which the term may stand still
    theirs: bool = False  # whether the municipality must decide, and can be put in default
    penalty: bool = False  # whether penalty days follow on a notice of default
    more: bool = False  # folded under "Meer"
    note: str = ""


RECEIVED = N_("On which day did the municipality receive it?")
RECEIVED_ON = N_("received {day}")

_OBJECTION_DECISION = TermKind(
    "objection_decision",
    N_("Decision on an objection"),
    N_("Which day was the last one for the objection?"),
    N_("last day for the objection {day}"),
    "term_objection_decision",
    article="Awb 7:10",
    extension="term_objection_extension",
    extension_article="Awb 7:10",
    named_article="Awb 7:10",
    suspended_by="Awb 7:10",
    theirs=True,
    penalty=True,
    note=N_("The term runs from the end of the objection term, not from your letter."),
)

TERM_KINDS = (
    TermKind(
        "objection",
        N_("Objection to a decision"),
        N_(
            "On which day was the decision made known? That is usually the day on which it was "
            "sent, never the day on which you received it."
        ),
        N_("made known {day}"),
        "term_objection",
        article="Awb 6:7, 6:8",
    ),
    _OBJECTION_DECISION,
    replace(
        _OBJECTION_DECISION,
        code="objection_committee",
        title=N_("Decision on an objection, with an advisory committee"),
        figure="term_objection_committee",
    ),
    TermKind(
        "application",
        N_("Decision on an application"),
        RECEIVED,
        RECEIVED_ON,
        "term_application",
        article="Awb 4:13",
        named_article="Awb 4:14",
        suspended_by="Awb 4:15",
        theirs=True,
        penalty=True,
        note=N_(
            "Look first whether a law or a by-law sets a term for this. "
            "Only without one do the eight weeks count as a reasonable term."
        ),
    ),
    TermKind(
        "promise",
        N_("Promise with a day of its own"),
        N_("Which day was promised?"),
        N_("promised for {day}; no term of law"),
        atw=False,
        note=N_("A promise is no term of law: it does not move for a weekend or a holiday."),
    ),
    TermKind(
        "woo",
        N_("Request under the Woo"),
        RECEIVED,
        RECEIVED_ON,
        "term_woo",
        article="Woo 4.4",
        extension="term_woo_extension",
        extension_article="Woo 4.4",
        suspended_by="Woo 4.4",
        theirs=True,
        more=True,
        note=N_("A notice of default for a Woo request never brings an automatic penalty."),
    ),
    TermKind(
        "default_notice",
        N_("Notice of default"),
        N_("On which day did the municipality receive the notice?"),
        N_("notice received {day}"),
        "term_default_notice",
        article="Awb 4:17",
        more=True,
        note=N_(
            "That the two weeks move for a weekend or holiday is the careful reading. "
            "Have it checked."
        ),
    ),
)
KINDS = MappingProxyType({kind.code: kind for kind in TERM_KINDS})
CONTRACTS = MappingProxyType({
    "lease": N_(
        "The lease is a contract and no decision of the municipality. The law sets no term for an "
        "answer, and notices of default and penalties by the Awb do not apply. "
        "Keep what was said as a promise with a day."
    ),
    "assignment": N_(
        "A paid assignment is a contract and no decision of the municipality. The law sets no term "
        "for an answer, and notices of default and penalties by the Awb do not apply. "
        "Keep what was said as a promise with a day."
    ),
})  # fmt: skip
"""Why a contract has no term, by its code."""


@dataclass(frozen=True)
class TermRule:
    """How long a term is, from a day on: what the calculation rests on.

    `backward` is for a term that is counted back from an event; neither that nor a term in a
    by-law or contract (`atw=False`) moves for a weekend.
    """

    code: str
    title: str
    started: str
    unit: Unit
    count: int
    article: str
    source: str
    valid_from: date
    atw: bool = True
    note: str = ""
    backward: bool = False


@dataclass(frozen=True)
class OwnLength:
    """The length that a law or a by-law sets for this one application, as the board found it."""

    count: int
    unit: Unit
    article: str
    by_law: bool  # False: a by-law of the municipality, to which the Atw does not apply


def no_term(code: str) -> Words | None:
    """Why there is no term of law for it; None when there is one."""
    why = CONTRACTS.get(code)
    return words(why) if why else None


def kind_of(code: str) -> TermKind:
    """The kind with this code. Refused, with the reason, for a contract."""
    why = no_term(code)
    if why:
        raise refusal(why)
    return KINDS[code]


def rule_on(
    code: str, figures: Iterable[FigureRow], day: date, own: OwnLength | None = None
) -> TermRule:
    """The rule for a term that starts on the day. Refused for contracts, or a length below 1."""
    kind = kind_of(code)
    if own is not None:
        if own.count < 1:
            raise Refused(N_("Fill in a term of at least 1."))
        if not own.article.strip():
            raise Refused(N_("Fill in where you found it, so that others can check."))
        return TermRule(
            code, kind.title, kind.started, own.unit, own.count, own.article, own.article, day,
            own.by_law, kind.note,
        )  # fmt: skip
    if not kind.figure:
        return TermRule(
            code, kind.title, kind.started, Unit.DAY, 0, "", "", day, kind.atw, kind.note
        )
    row = figure_on(kind.figure, figures, day)
    return TermRule(
        code, kind.title, kind.started, kind.unit, int(row.value), kind.article, row.source,
        row.first_day, kind.atw, kind.note,
    )  # fmt: skip


def figure_on(key: str, figures: Iterable[FigureRow], day: date) -> FigureRow:
    """The figure that counts on the day; before all, the first. Of one day the board's own wins."""
    found = sorted(
        (row for row in figures if row.key == key), key=lambda row: (row.first_day, row.by_board)
    )
    begun = [row for row in found if row.first_day <= day]
    return begun[-1] if begun else found[0]
