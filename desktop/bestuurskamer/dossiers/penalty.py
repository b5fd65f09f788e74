"""What may follow when a decision is late: two weeks after a notice, then penalty days (Awb 4:17).

Amounts are figures of law; those of the day on which the notice was received count. A notice for
a Woo request never brings an automatic penalty, and a contract knows neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bestuurskamer import days
from bestuurskamer.dossiers.term_kinds import figure_on, kind_of, rule_on
from bestuurskamer.dossiers.terms import Term, short, term_of
from bestuurskamer.errors import N_, Refused, Words, refusal, words
from bestuurskamer.figures.holidays import Calendar
from bestuurskamer.figures.queries import FigureRow
from bestuurskamer.money import Money, total

EURO = Money(100)
TIERS = ("penalty_tier1", "penalty_tier2", "penalty_tier3")


@dataclass(frozen=True)
class Penalty:
    """Penalty days so far: how many, how much, and the sum that shows it.

    `first_day` is the first day that counts, `last_day` the last that may (the 42nd). `source` is
    where the amounts stand.
    """

    first_day: date
    last_day: date
    days: int
    amount: Money
    proof: Words
    source: str


def notice_term(
    term_end: date, received: date, figures: Sequence[FigureRow], calendar: Calendar
) -> Term:
    """The two weeks after a notice of default. Refused for one that came before the term ended."""
    if received <= term_end:
        raise Refused(
            N_(
                "A notice of default counts only after the term has ended, so from {day} on. "
                "Send it again then."
            ),
            day=days.day_after(term_end),
        )
    return term_of(rule_on("default_notice", figures, received), received, calendar)


def no_penalty(code: str) -> Words | None:
    """Why no penalty days run for this kind of term; None when they do. Refused for contracts."""
    if kind_of(code).penalty:
        return None
    if code == "woo":
        return words(
            N_(
                "For a Woo request no penalty runs by itself. After the two weeks you may ask the "
                "court to set a term, with a penalty if need be."
            )
        )
    return words(N_("No penalty runs for this by law."))


def penalty_of(
    code: str, notice: Term, last_late_day: date, figures: Sequence[FigureRow]
) -> Penalty:
    """The penalty up to and with the last day on which there was no decision.

    The first day is the one on which the two weeks have passed (Awb 4:17 par. 3). The Atw does not
    count for the 42 days. Refused when no penalty runs for this kind of term, with the reason.
    """
    why = no_penalty(code)
    if why is not None:
        raise refusal(why)
    if notice.end is None:
        raise ValueError("a notice of default does not stand still")
    rows = {
        key: figure_on(key, figures, notice.start)
        for key in ("penalty_days", "penalty_tier_days", *TIERS)
    }
    values = {key: row.value for key, row in rows.items()}
    most, tier = int(values["penalty_days"]), int(values["penalty_tier_days"])
    late = min(most, max(0, (last_late_day - notice.end).days))
    counts = (min(late, tier), min(max(0, late - tier), tier), max(0, late - 2 * tier))
    parts = [(n, EURO * values[key]) for n, key in zip(counts, TIERS, strict=True) if n]
    first = days.day_after(notice.end)
    last = notice.end + timedelta(days=most)
    amount = total(each * n for n, each in parts)
    return Penalty(
        first, last, late, amount, _proof(first, most, parts, amount), rows[TIERS[0]].source
    )


def _proof(first: date, most: int, parts: list[tuple[int, Money]], amount: Money) -> Words:
    """14 × € 23,00 + 3 × € 35,00 = € 427,00, with the first day and the limit."""
    if not parts:
        text = N_("from {first} on (Awb 4:17, at most {most} days)")
        return words(text, first=short(first), most=most)
    said = [words(N_("{count} × {amount}"), count=n, amount=each) for n, each in parts]
    line = said[0]
    for part in said[1:]:
        line = words(N_("{one} + {other}"), one=line, other=part)
    text = N_("from {first}: {sum} = {amount} (Awb 4:17, at most {most} days)")
    return words(text, first=short(first), sum=line, amount=amount, most=most)
