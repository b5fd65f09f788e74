"""When post arrives, and from which day costs may be claimed after a fourteen-day letter.

The law on holidays is the Algemene termijnenwet, art. 3: Good Friday and 5 May count as one.
"""

from __future__ import annotations

from datetime import date, timedelta

from bestuurskamer.figures.holidays import holidays_of

SUNDAY, MONDAY = 6, 0
FOURTEEN_DAYS = timedelta(days=14)
ONE_DAY = timedelta(days=1)


def is_delivery_day(day: date) -> bool:
    """Whether post is delivered: not on Sundays, Mondays and public holidays.

    >>> is_delivery_day(date(2026, 11, 24)), is_delivery_day(date(2026, 11, 23))
    (True, False)
    """
    return day.weekday() not in (SUNDAY, MONDAY) and day not in holidays_of(day.year)


def delivered_on(posted: date, days: int) -> date:
    """The delivery day on which a letter counts as received: the nth after the posting day.

    HR 25 Nov 2016, ECLI:NL:HR:2016:2704: the second day, Sundays, Mondays and holidays left out.

    >>> delivered_on(date(2026, 11, 20), 2)
    datetime.date(2026, 11, 24)
    """
    day = posted
    while days > 0:
        day += ONE_DAY
        days -= is_delivery_day(day)
    return day


def costs_from(posted: date, days: int, slack: int) -> date:
    """The first day on which costs may be claimed: after fourteen full days from the day after
    delivery, with so many days of slack (art. 6:96 lid 6 BW).
    """
    return delivered_on(posted, days) + timedelta(days=slack) + FOURTEEN_DAYS + ONE_DAY
