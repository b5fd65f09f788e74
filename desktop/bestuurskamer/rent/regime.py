"""What the law adds to the lease of a shop, restaurant or workshop (art. 7:290–7:300 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer.days import day_after, day_before, later

_TRIAL, _FIVE, _TEN = 24, 60, 120  # months


@dataclass(frozen=True)
class LegalTerm:
    """The term in which a lease runs by law, and the last day to give notice for its end."""

    last_day: date
    notice_by: date


def is_trial(first_day: date, last_day: date | None) -> bool:
    """Whether it was made for at most two years (art. 7:301 lid 1 BW)."""
    return last_day is not None and day_after(last_day) <= later(first_day, _TRIAL)


def two_years_on(first_day: date) -> date:
    """The day from which a short lease that goes on counts for five years (art. 7:301 lid 2 BW).

    >>> str(two_years_on(date(2025, 3, 1)))
    '2027-03-01'
    """
    return later(first_day, _TRIAL)


def legal_term(first_day: date, last_day: date | None, today: date) -> LegalTerm | None:
    """The five years, or the five after them, in which a lease runs on a day.

    Art. 7:292 BW: five years, or as many more as were agreed, and then up to ten together;
    art. 7:293 lid 2 BW: notice leaves at least one year. None for one of at most two years that
    has not gone on, and after ten years or what was agreed beyond them (art. 7:300 BW).
    """
    if is_trial(first_day, last_day) and today < two_years_on(first_day):
        return None
    agreed = day_after(last_day) if last_day is not None else first_day
    first = max(later(first_day, _FIVE), agreed)
    after = (first, max(first, later(first_day, _TEN)))
    found = next((day for day in after if today < day), None)
    if found is None:
        return None
    return LegalTerm(day_before(found), day_before(later(found, -12)))
