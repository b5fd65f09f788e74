"""On which days the law counts no term as ended: Algemene termijnenwet (Atw), art. 1 and 3.

Three layers: Saturdays and Sundays, the holidays of the law (some fixed, some hanging on Easter,
King's Day a day earlier when it falls on a Sunday), and days that a royal decree (KB) makes equal
to them. The first two are computed; the third is dated data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from bestuurskamer.errors import N_, Words, words

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
NAMES = {
    "Nieuwjaarsdag": N_("New Year’s Day"),
    "Goede vrijdag": N_("Good Friday"),
    "Eerste paasdag": N_("Easter Sunday"),
    "Tweede paasdag": N_("Easter Monday"),
    "Koningsdag": N_("King’s Day"),
    "Koninginnedag": N_("Queen’s Day"),
    "Bevrijdingsdag": N_("Liberation Day"),
    "Hemelvaartsdag": N_("Ascension Day"),
    "Eerste pinksterdag": N_("Whit Sunday"),
    "Tweede pinksterdag": N_("Whit Monday"),
    "Eerste kerstdag": N_("Christmas Day"),
    "Tweede kerstdag": N_("Boxing Day"),
}
"""What our sentences call the holidays, by their Dutch name in the library.

The frozen program holds that language of the library alone.
"""


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The holidays of a year by the law (Atw art. 3, par. 1 and 2), with their names."""
    import holidays

    named = holidays.country_holidays(
        "NL", years=year, categories=("public", "optional"), language="nl"
    )
    return MappingProxyType({day: NAMES[name.split("; ")[-1]] for day, name in named.items()})


@dataclass(frozen=True)
class Calendar:
    """The days on which a term of law does not end.

    `equated` holds the days that a royal decree made equal to a holiday (Atw art. 3, par. 3).
    """

    equated: frozenset[date] = field(default=frozenset())

    def name_of(self, day: date) -> str | None:
        """What makes the day one on which no term ends; None for a working day."""
        named = holidays_of(day.year).get(day)
        if named and day.weekday() != SUNDAY:
            return named
        if day in self.equated:
            return N_("day equal to a holiday (KB)")
        return {SATURDAY: N_("Saturday"), SUNDAY: N_("Sunday")}.get(day.weekday())

    def works(self, day: date) -> bool:
        """Whether a term may end on the day: no Saturday, Sunday, holiday or equated day.

        >>> Calendar().works(date(2025, 4, 18)), Calendar().works(date(2025, 4, 22))
        (False, True)
        """
        return self.name_of(day) is None

    def next_working(self, day: date) -> date:
        """The day itself when it is a working day, or else the first one after it."""
        while not self.works(day):
            day += ONE_DAY
        return day

    def unfilled(self, years: Iterable[int]) -> tuple[Words, ...]:
        """A sentence for each of these years without a single equated day: decide nothing on it.

        The Friday after Ascension Day is equated every year, so a year without any is not filled.
        """
        filled = {day.year for day in self.equated}
        text = N_("The KB days of {year} are not filled in. The term may end later than is said.")
        return tuple(words(text, year=year) for year in sorted(set(years) - filled))
