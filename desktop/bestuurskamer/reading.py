"""What people type or keep in lists, read strictly: amounts, days, numbers, months.

Every reader takes what Dutch people write and nothing that could mean two things; what is
doubtful raises Refused with the way to write it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from bestuurskamer.days import EARLIEST, LATEST, Month
from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import MOST, Money

# U+202A–202E and U+2066–2069 turn the direction of text around: a name needs none of them.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_AMOUNT = re.compile(
    r"(?P<minus>[-−–]?)\s*(?P<whole>[1-9]\d{0,2}(?:\.\d{3}){1,5}|\d{1,15})(?:,(?P<cents>\d{1,2}|-+))?$"
)
_POINTED = re.compile(r"[-−–]?\s*(\d+)\.(\d{1,2})$")
_MONTHS = (
    ("jan", "januari", "january"), ("feb", "februari", "february"),
    ("mrt", "maart", "march", "mar", "maa"), ("apr", "april"), ("mei", "may"),
    ("jun", "juni", "june"), ("jul", "juli", "july"), ("aug", "augustus", "august"),
    ("sep", "september", "sept"), ("okt", "oktober", "october", "oct"),
    ("nov", "november"), ("dec", "december"),
)  # fmt: skip
_WEEKDAYS = {
    "ma", "maandag", "di", "dinsdag", "wo", "woensdag", "do", "donderdag", "vr", "vrijdag", "za",
    "zaterdag", "zo", "zondag", "mon", "monday", "tue", "tuesday", "wed", "wednesday", "thu",
    "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday",
}  # fmt: skip
NEAR_DAYS = {
    "gisteren": -1, "yesterday": -1, "vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1,
    "overmorgen": 2,
}  # fmt: skip
"""A day said by its distance from today, in days."""
MONTH_NUMBER = {name: place for place, names in enumerate(_MONTHS, start=1) for name in names}


def clean(text: str, *, lines: bool = False) -> str:
    """Text as it may be kept: composed, without control or turning characters, trimmed.

    With `lines` line ends and tabs stay; otherwise every run of white space becomes one space.
    """
    if not _UNWANTED.search(text):
        text = unicodedata.normalize("NFC", text)
        return text.strip() if lines else " ".join(text.split())
    text = "".join(c for c in text if not 0xD800 <= ord(c) <= 0xDFFF)
    text = unicodedata.normalize("NFC", text).translate(_TURNING).replace("\r\n", "\n")
    if lines:
        return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc").strip()
    text = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    return " ".join(text.split())


def money(text: str) -> Money:
    """Read an amount: `12,50`, `1.250`, `€ 1.085,00`, `80,-`, `-3,20`.

    A point before cents is refused with the right way to write it, never guessed.
    """
    bare = clean(text).removesuffix("p/m").strip()
    bare = re.sub(r"^(€|eur(o)?)\s*|\s*(€|eur(o)?)$", "", bare, flags=re.IGNORECASE).strip()
    if bare.startswith(("-", "−", "–")):
        bare = "-" + re.sub(r"^(€|eur)\s*", "", bare[1:].strip(), flags=re.IGNORECASE)
    if found := _POINTED.match(bare):
        meant = f"{found[1]},{found[2]:0<2}"
        raise Refused(N_("Write cents with a comma. Did you mean {amount}?"), amount=meant)
    match = _AMOUNT.match(bare)
    if match is None:
        raise Refused(N_("“{text}” is not an amount. Write it like 12,50."), text=clean(text))
    cents = match["cents"] or ""
    amount = int(match["whole"].replace(".", "")) * 100
    amount += int(cents.ljust(2, "0")) if cents.isdigit() else 0
    return _no_more_than_most(Money(-amount if match["minus"] else amount))


def money_of_number(value: float | int | Decimal) -> Money:
    """The amount of a number from a spreadsheet, which must be whole cents."""
    if abs(Decimal(str(value))) > MOST.euros:
        raise Refused(N_("{amount} is more than this program works with."), amount=value)
    exact = round(Decimal(str(value)), 6) * 100
    if exact != exact.to_integral_value():
        raise Refused(N_("{amount} has parts of a cent."), amount=Decimal(str(value)))
    return _no_more_than_most(Money(int(exact)))


def _no_more_than_most(amount: Money) -> Money:
    if abs(amount.cents) > MOST.cents:
        raise Refused(N_("{amount} is more than this program works with."), amount=amount)
    return amount


def day(text: str, today: date) -> date:
    """Read a day: `1-9-2023`, `12 3`, `1 jan 2022`, `2025-06-01`.

    Two figures for the year mean 20xx. Without a year it is the one nearest to today.
    """
    parts = [p for p in re.split(r"[\s\-/.,]+", clean(text).lower()) if p]
    if parts and parts[0] in _WEEKDAYS:
        parts = parts[1:]
    try:
        if len(parts) == 3 and len(parts[0]) == 4:
            year, number, place = int(parts[0]), int(parts[1]), int(parts[2])
        else:
            place, number = int(parts[0]), _month_number(parts[1])
            year = _year(parts[2]) if len(parts) == 3 else _nearest_year(place, number, today)
        if len(parts) > 3:
            raise ValueError(text)
        found = date(year, number, place)
    except (ValueError, IndexError, KeyError, OverflowError):
        raise Refused(
            N_("“{text}” is not a day. Write it like 1-9-2026."), text=clean(text)
        ) from None
    return within_reason(found)


def typed_day(text: str, today: date) -> date:
    """Read a day that somebody types: as `day`, and `vandaag`, `morgen`, `overmorgen`, `gisteren`.

    >>> str(typed_day("gisteren", date(2024, 3, 1)))
    '2024-02-29'
    """
    ahead = NEAR_DAYS.get(clean(text).lower())
    return day(text, today) if ahead is None else today + timedelta(days=ahead)


def within_reason(found: date) -> date:
    """The day itself, or Refused when no lease can have it."""
    if not EARLIEST <= found <= LATEST:
        raise Refused(
            N_("The year {year} cannot be right. Use a day between 1970 and 2100."), year=found.year
        )
    return found


def day_of_cell(value: object, today: date) -> date:
    """The day of a spreadsheet cell: a real date or text."""
    if isinstance(value, datetime):
        return within_reason(value.date())
    if isinstance(value, date):
        return within_reason(value)
    return day(str(value), today)


def month(text: str, today: date) -> Month:
    """Read a month: `maart 2026`, `3-2026`, `2026-03`."""
    parts = [p for p in re.split(r"[\s\-/.]+", clean(text).lower()) if p]
    try:
        if len(parts) == 1:
            return Month(today.year, _month_number(parts[0]))
        if len(parts) > 2:
            raise ValueError(text)
        if len(parts[0]) == 4:
            parts.reverse()
        found = Month(_year(parts[1]), _month_number(parts[0]))
    except (ValueError, IndexError, KeyError):
        raise Refused(
            N_("“{text}” is not a month. Write it like March 2026."), text=clean(text)
        ) from None
    within_reason(found.first)
    return found


def decimal(text: str) -> Decimal:
    """Read a number with at most three decimals: `9`, `1,5`, `62 m²`."""
    bare = re.sub(r"\s*(m2|m²|%)$", "", clean(text), flags=re.IGNORECASE)
    if not re.fullmatch(r"-?(\d{1,12}|[1-9]\d{0,2}(\.\d{3}){1,3})(,\d{1,3})?", bare):
        raise Refused(N_("“{text}” is not a number. Write it like 1,5."), text=clean(text))
    try:
        return Decimal(bare.replace(".", "").replace(",", "."))
    except InvalidOperation as problem:  # pragma: no cover - the pattern lets only numbers through
        raise AssertionError(text) from problem


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NUMBER[text]


def _year(text: str) -> int:
    if len(text) not in (2, 4):
        raise ValueError(text)
    return int(text) + (2000 if len(text) == 2 else 0)


def _nearest_year(place: int, number: int, today: date) -> int:
    def distance(year: int) -> int:
        leap = place == 29 and number == 2
        near = date(year, number, 28 if leap else place)
        return abs((near - today).days)

    return min((today.year, today.year + 1, today.year - 1), key=distance)
