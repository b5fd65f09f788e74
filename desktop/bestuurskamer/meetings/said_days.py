"""Days as people say them in a meeting: `1-7`, `vr`, `+2w`, `eind sept`, `Q3`, `zsm`.

Nothing is refused: what is no day gives None and stays a word. The day kept is the last one that
was meant, so that nobody is late a day too soon; how exactly it was said is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bestuurskamer import language
from bestuurskamer.days import EARLIEST, LATEST, Month, later
from bestuurskamer.language import _
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.said_feasts import FEAST, coming_feast, working_day
from bestuurskamer.reading import MONTH_NUMBER, NEAR_DAYS

MOST_WORDS = 6
"""No day is said in more words: `vrijdag over een week` has four."""

_WEEKDAYS = (
    ("ma", "maandag", "mon", "monday"), ("di", "dinsdag", "tue", "tuesday"),
    ("wo", "woensdag", "wed", "wednesday"), ("do", "donderdag", "thu", "thursday"),
    ("vr", "vrij", "vrijdag", "fri", "friday"), ("za", "zaterdag", "sat", "saturday"),
    ("zo", "zondag", "sun", "sunday"),
)  # fmt: skip
_WEEKDAY_NUMBER = {name: place for place, names in enumerate(_WEEKDAYS) for name in names}
_COUNTS = {
    "een": 1, "één": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4,
    "four": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "veertien": 14, "vijftien": 15, "twintig": 20, "dertig": 30,
}  # fmt: skip
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_SOON = {
    "zsm", "z.s.m", "z.s.m.", "zo snel mogelijk", "zo spoedig mogelijk", "asap", "spoed",
}  # fmt: skip
_PARTS = {
    "begin": 10, "half": 20, "medio": 20, "mid": 20, "midden": 20, "eind": 31, "einde": 31,
    "end": 31,
}  # fmt: skip
"""The last day that may be meant by a part of a month: of its first, second or third ten days."""

_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\.?"
_YEAR = "(?: (?P<year>(?:19|20)[0-9]{2}))?"
_DAY_OF_MONTH = re.compile(r".*[0-9]{1,2}[ -]?" + _MONTH)
_YEAR_BEHIND = re.compile(r" +(?:19|20)[0-9]{2}\b")
_WEEKDAY = "(?P<weekday>" + "|".join(sorted(_WEEKDAY_NUMBER, key=len, reverse=True)) + ")"


@dataclass(frozen=True)
class SaidDay:
    """A day that somebody said; no day when it was only “soon”.

    `doubtful`: it could mean another day too (`vr` on a Friday; a weekday that the date has not).
    """

    day: date | None
    precision: Precision
    past: bool = False
    doubtful: bool = False


def said_day(text: str, today: date) -> SaidDay | None:
    """The day that this text means and nothing else, or None.

    Without a year it is the next one, today included.

    >>> str(said_day("1-7", date(2026, 11, 25)).day)
    '2027-07-01'
    """
    said = " ".join(text.casefold().split())
    if said in _SOON:
        return SaidDay(None, Precision.NONE)
    for pattern, read in _FORMS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        try:
            found = read(match, today)
        except (ValueError, OverflowError):  # 31 April, week 53 of a short year, +99999w
            return None
        if found is None or found.day is None or not EARLIEST <= found.day <= LATEST:
            return None
        return replace(found, past=found.day < today)
    return None


def day_at_start(text: str, today: date) -> tuple[SaidDay, int] | None:
    """The day that the text begins with, and how many characters it takes; the longest counts.

    A sign behind it (`1-7,` or `vr.`) is not part of it.
    """
    ends = [match.end() for match in re.finditer(r"\S+", text[:120])][:MOST_WORDS]
    for end in reversed(ends):
        bare = text[:end]
        for candidate in (bare, bare.rstrip(".,;:!?)")):
            found = said_day(candidate, today) if not candidate[:1].isspace() else None
            if found is not None and not _other_year(candidate, text[len(candidate) :]):
                return found, len(candidate)
    return None


def _other_year(candidate: str, behind: str) -> bool:
    """Whether the year behind it makes it a day that is not there: `29 februari 2027`."""
    return bool(_DAY_OF_MONTH.fullmatch(candidate.casefold()) and _YEAR_BEHIND.match(behind))


def in_full(said: SaidDay) -> str:
    """The day in full, for whoever typed it to see at once what was understood."""
    if said.day is None:
        return _("as soon as possible, without a day")
    day = language.day(said.day)
    match said.precision:
        case Precision.WEEK:
            week = said.day.isocalendar().week
            text = _("in week {week}, so by {day}").format(week=week, day=day)
        case Precision.MONTH:
            month = language.month(Month.of(said.day))
            text = _("in {month}, so by {day}").format(month=month, day=day)
        case Precision.QUARTER:
            quarter = (said.day.month + 2) // 3
            text = _("in quarter {quarter}, so by {day}").format(quarter=quarter, day=day)
        case _:
            text = language.weekday(said.day)
    return _("{day} (already past)").format(day=text) if said.past else text


def _next(make: Callable[[int], date], today: date) -> date:
    """The first such day from today on; 29 February may be eight years away."""
    for year in range(max(today.year - 1, 1), today.year + 9):
        try:
            found = make(year)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("no such day")


def _year(said: str | None) -> int | None:
    if said is None:
        return None
    return int(said) + (2000 if len(said) == 2 else 0)


def _of_year(make: Callable[[int], date], year: int | None, today: date) -> date:
    return make(year) if year is not None else _next(make, today)


def _dated(match: re.Match[str], today: date) -> SaidDay:
    place, said = int(match["day"]), match["month"]
    number = int(said) if said.isdecimal() else MONTH_NUMBER[said]
    found = _of_year(lambda year: date(year, number, place), _year(match["year"]), today)
    weekday = match["weekday"]
    other = weekday is not None and _WEEKDAY_NUMBER[weekday] != found.weekday()
    return SaidDay(found, Precision.DAY, doubtful=other)


def _ordinal(match: re.Match[str], today: date) -> SaidDay:
    """`de 15e`, `de 15e van januari`, `de 15e van volgende maand`: without a month the next one."""
    place, said = int(match["day"]), match["month"]
    if said is not None:
        number = MONTH_NUMBER[said]
        found = _of_year(lambda each: date(each, number, place), _year(match["year"]), today)
        return SaidDay(found, Precision.DAY)
    if match["which"] in ("deze", "volgende", "this", "next"):
        month = Month.of(today) + (1 if match["which"] in ("volgende", "next") else 0)
        return SaidDay(date(month.year, month.number, place), Precision.DAY)
    month = Month.of(today) + (0 if place >= today.day else 1)
    shorter = month.days < place <= 31  # `de 31e` in a month of 30 days
    found = date((month + shorter).year, (month + shorter).number, place)
    return SaidDay(found, Precision.DAY, doubtful=shorter)


def _feast(match: re.Match[str], today: date) -> SaidDay:
    return SaidDay(coming_feast(match["feast"], _year(match["year"]), today).last, Precision.DAY)


def _working_days(match: re.Match[str], today: date) -> SaidDay:
    said = match["count"]
    count = _COUNTS[said] if said in _COUNTS else int(said)
    return SaidDay(working_day(today, count), Precision.DAY)


def _iso(match: re.Match[str], today: date) -> SaidDay:
    return SaidDay(date(int(match[1]), int(match[2]), int(match[3])), Precision.DAY)


def _near(match: re.Match[str], today: date) -> SaidDay:
    return SaidDay(today + timedelta(days=NEAR_DAYS[match[0]]), Precision.DAY)


def _on_weekday(match: re.Match[str], today: date) -> SaidDay:
    """`vr` on a Friday is next week's, as today has a word of its own; it stays doubtful."""
    number = _WEEKDAY_NUMBER[match["weekday"]]
    ahead = (number - today.weekday()) % 7 or 7
    if match["next"]:  # `volgende vrijdag`: of next week, but some mean the coming one
        monday = today - timedelta(days=today.weekday())
        return SaidDay(monday + timedelta(days=7 + number), Precision.DAY, doubtful=True)
    return SaidDay(today + timedelta(days=ahead), Precision.DAY, doubtful=ahead == 7)


def _day_of_week(match: re.Match[str], today: date) -> SaidDay:
    """`volgende week vrijdag`, `vrijdag volgende week`, or all of this or next week."""
    named = match["before"] or match["behind"]
    weeks = 0 if match["which"] in ("deze", "van de", "this") else 1
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    if named is None:
        return SaidDay(monday + timedelta(days=6), Precision.WEEK)
    return SaidDay(monday + timedelta(days=_WEEKDAY_NUMBER[named]), Precision.DAY)


def _ahead(match: re.Match[str], today: date) -> SaidDay:
    said, unit = match["count"], match["unit"][0]
    count = _COUNTS[said] if said in _COUNTS else int(said)
    if unit in "dw":
        found = today + timedelta(days=count * (7 if unit == "w" else 1))
    else:
        found = later(today, count * (1 if unit == "m" else 12))
    return SaidDay(found, Precision.DAY)


def _part_of_month(match: re.Match[str], today: date) -> SaidDay:
    number = MONTH_NUMBER[match["month"]]
    last = _PARTS[match["part"]] if match["part"] else 31

    def make(year: int) -> date:
        return date(year, number, min(last, Month(year, number).days))

    return SaidDay(_of_year(make, _year(match["year"]), today), Precision.MONTH)


def _this_month(match: re.Match[str], today: date) -> SaidDay:
    ahead = 1 if (match["which"] or "").startswith(("volgende", "next")) else 0
    return SaidDay((Month.of(today) + ahead).last, Precision.MONTH)


def _end_of_year(match: re.Match[str], today: date) -> SaidDay:
    year = int(match["year"]) if match["year"] else today.year
    return SaidDay(date(year, 12, 31), Precision.MONTH)


def _quarter(match: re.Match[str], today: date) -> SaidDay:
    said = match["quarter"] or match["rank"] or match["named"]
    number = _ORDINALS[said] if said in _ORDINALS else int(said)

    def make(year: int) -> date:
        return Month(year, number * 3).last

    return SaidDay(_of_year(make, _year(match["year"]), today), Precision.QUARTER)


def _week(match: re.Match[str], today: date) -> SaidDay:
    number = int(match["week"])

    def make(year: int) -> date:
        return date.fromisocalendar(year, number, 7)

    return SaidDay(_of_year(make, _year(match["year"]), today), Precision.WEEK)


_Forms = list[tuple[str, Callable[[re.Match[str], date], SaidDay]]]


def _day_forms() -> _Forms:
    weekday = _WEEKDAY.replace("weekday", "{}")
    figures = "(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<year>[0-9]{4}|[0-9]{2}))?"
    return [
        (f"(?:{_WEEKDAY} )?{figures}", _dated),
        (f"(?:{_WEEKDAY} )?(?P<day>[0-9]{{1,2}})[ -]?{_MONTH}{_YEAR}", _dated),
        (
            f"(?:de |the )?(?P<day>[0-9]{{1,2}})(?:e|ste|de|st|nd|rd|th)"
            f"(?: (?:van |of )?(?:{_MONTH}{_YEAR}|"
            f"(?P<which>deze|volgende|de|this|next|the) (?:maand|month)))?",
            _ordinal,
        ),
        (FEAST, _feast),
        ("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", _iso),
        ("|".join(NEAR_DAYS), _near),
        (f"(?:komende |aanstaande |a\\.s\\. |(?P<next>volgende |next ))?{_WEEKDAY}", _on_weekday),
        (
            f"(?:{weekday.format('before')} )?(?:(?:eind|einde|end of) )?"
            f"(?P<which>volgende|komende|deze|van de|next|this) week"
            f"(?: {weekday.format('behind')})?",
            _day_of_week,
        ),
        *_ahead_forms(),
    ]


def _ahead_forms() -> _Forms:
    count = "(?P<count>[0-9]{1,3}|" + "|".join(_COUNTS) + ")"
    fewer = count.replace("?P<count>", "?:") + "(?: ?- ?| à | tot | of | to | or )"
    lead = f"(?:\\+ ?|over |binnen |in |within )(?:{fewer})?{count}"
    unit = (
        "(?P<unit>d|dag|dagen|days?|w|wk|week|weken|weeks|"
        "m|mnd|maand|maanden|months?|j|jr|jaar|years?)"
    )
    return [
        (f"{lead} ?{unit}", _ahead),
        (f"{lead} (?:werkdag(?:en)?|working days?)", _working_days),
    ]


def _period_forms() -> _Forms:
    part = "(?:(?P<part>" + "|".join(_PARTS) + ") (?:van |of )?)?"
    named = "(?P<named>" + "|".join(_ORDINALS) + ")"
    return [
        (f"{part}{_MONTH}{_YEAR}", _part_of_month),
        (
            "(?:(?:eind|einde|end of) (?:van )?(?:the |de )?|(?=deze|volgende|this|next))"
            "(?:(?P<which>deze|volgende|this|next) )?(?:maand|month)",
            _this_month,
        ),
        (
            "(?:eind|einde|end of) "
            "(?:(?:van )?(?:het |dit |the )?(?:jaar|year)|(?P<year>20[0-9]{2}))",
            _end_of_year,
        ),
        (
            f"(?:(?:q|kwartaal |quarter )(?P<quarter>[1-4])|(?P<rank>[1-4])e kwartaal|"
            f"{named} kwartaal){_YEAR}",
            _quarter,
        ),
        (f"(?:week|wk) ?(?P<week>[0-9]{{1,2}}){_YEAR}", _week),
    ]


_FORMS = [(re.compile(pattern), read) for pattern, read in (*_day_forms(), *_period_forms())]
