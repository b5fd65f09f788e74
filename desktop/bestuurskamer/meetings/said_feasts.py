"""Days that hang on the calendar of feasts: `met de kerst`, `vóór Pasen`, `tien werkdagen`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bestuurskamer.days import LATEST
from bestuurskamer.figures.holidays import Calendar, holidays_of

_EASTER = "Easter Sunday"
_FIXED = {
    "sinterklaas": ((12, 5), (12, 5)), "kerst": ((12, 25), (12, 26)),
    "oud en nieuw": ((12, 31), (1, 1)), "nieuwjaar": ((1, 1), (1, 1)),
}  # fmt: skip
_FROM_EASTER = {"pasen": (0, 1), "hemelvaart": (39, 39), "pinksteren": (49, 50)}
"""From Easter Sunday in days: the first day of the feast, and its last."""

_SAME = {
    "kerstmis": "kerst", "de kerst": "kerst", "kerstdagen": "kerst", "de kerstdagen": "kerst",
    "christmas": "kerst", "easter": "pasen", "de pasen": "pasen", "hemelvaartsdag": "hemelvaart",
    "ascension day": "hemelvaart", "whitsun": "pinksteren", "jaarwisseling": "oud en nieuw",
    "de jaarwisseling": "oud en nieuw", "new year": "nieuwjaar", "nieuwjaarsdag": "nieuwjaar",
}  # fmt: skip
_NAMES = sorted({*_FIXED, *_FROM_EASTER, *_SAME}, key=len, reverse=True)
FEAST = f"(?P<feast>{'|'.join(map(re.escape, _NAMES))})(?: (?P<year>(?:19|20)[0-9]{{2}}))?"
"""A feast as people name it, in small letters, with a year or without."""

_CALENDAR = Calendar()


@dataclass(frozen=True)
class Feast:
    """A feast of one year, from its first day up to and including its last."""

    first: date
    last: date


def coming_feast(name: str, year: int | None, today: date) -> Feast:
    """The feast of that year; without one the first that is not over.

    >>> coming_feast("pasen", None, date(2026, 11, 25)).first
    datetime.date(2027, 3, 28)
    """
    known = _SAME.get(name, name)
    if year is not None:
        return _of_year(known, year)
    feasts = (_of_year(known, today.year + ahead) for ahead in (-1, 0, 1))
    return next(feast for feast in feasts if feast.last >= today)


def working_day(today: date, count: int) -> date:
    """The last of so many working days, of which the first is the one after today.

    Saturdays, Sundays and the holidays of the law (Atw art. 3) are none.

    >>> working_day(date(2026, 12, 23), 2)
    datetime.date(2026, 12, 28)
    """
    day = today
    for _each in range(count):
        day = _CALENDAR.next_working(day + timedelta(days=1))
        if day > LATEST:
            raise ValueError("beyond what is kept")
    return day


def _of_year(name: str, year: int) -> Feast:
    if name in _FIXED:
        first, last = _FIXED[name]
        over = year + 1 if last < first else year
        return Feast(date(year, *first), date(over, *last))
    begin, end = _FROM_EASTER[name]
    easter = _easter(year)
    return Feast(easter + timedelta(days=begin), easter + timedelta(days=end))


@cache
def _easter(year: int) -> date:
    return next(day for day, name in holidays_of(year).items() if name == _EASTER)
