"""The language on screen and paper: sentences, amounts, days and numbers."""

from __future__ import annotations

import gettext
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from bestuurskamer import paths
from bestuurskamer.days import Month, Period
from bestuurskamer.errors import Words
from bestuurskamer.money import Money

LANGUAGES = ("nl", "en")
FIXED_SPACE = "\N{NO-BREAK SPACE}"
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_everywhere = "en"
_here = threading.local()  # a job may write paper in the language of a tenant meanwhile


def speak(code: str) -> None:
    """Speak this language from now on: `nl` or `en`."""
    global _everywhere
    _everywhere = code


def spoken() -> str:
    """The language now spoken, in this thread."""
    found: str = getattr(_here, "code", _everywhere)
    return found


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while and in this thread alone, as for a tenant's paper."""
    before = getattr(_here, "code", None)
    _here.code = code
    try:
        yield
    finally:
        if before is None:
            del _here.code
        else:
            _here.code = before


def _(text: str) -> str:
    """The sentence in the language now spoken; a word with a context stands after a bar."""
    return _translated(text, spoken())


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence that fits the count."""
    return _catalogue_of(spoken()).ngettext(one, many, count)


def say(words: Words) -> str:
    """Say a sentence, each value written as people here write it."""
    values = dict(words.values)
    many = words.plural and values["count"] != 1  # both languages count alike
    text = _(words.plural if many else words.text)
    return text.format(**{name: show(value) for name, value in values.items()})


def show(value: object) -> str:
    """Write any value that may stand in a sentence."""
    match value:
        case Words():
            return say(value)
        case Money():
            return money(value)
        case Month():
            return month(value)
        case Period():
            return period(value)
        case date():
            return day(value)
        case bool():
            return _("yes") if value else _("no")
        case int():
            return str(value)
        case Decimal():
            return number(value)
        case _:
            return str(value)


def money(amount: Money) -> str:
    """With the sign of the euro, for sentences and totals: € 1.250,00."""
    return f"€{FIXED_SPACE}{plain_money(amount)}"


def plain_money(amount: Money) -> str:
    """Without a sign, for columns: 1.250,00; the minus is a real one."""
    text = _written_amount(abs(amount.cents), _LOCALES[spoken()])
    return f"\N{MINUS SIGN}{text}" if amount.cents < 0 else text


def number(value: Decimal | int) -> str:
    """A number with only the decimals it has: 1,5."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, "#,##0.###", locale=_LOCALES[spoken()]))


def day(value: date) -> str:
    """A day in full: 1 juli 2026."""
    return _dated(value, "d MMMM y")


def weekday(value: date) -> str:
    """A day with its weekday: woensdag 1 juli 2026."""
    return _dated(value, "EEEE d MMMM y")


def short_day(value: date) -> str:
    """A day for narrow columns: 1 jul 2026."""
    return _dated(value, "d MMM y").replace(".", "")


def day_in(value: date, year: int) -> str:
    """A day for narrow columns, with its year only when that is another one: 1 jul."""
    return short_day(value) if value.year != year else _dated(value, "d MMM").replace(".", "")


def month(value: Month) -> str:
    """A month: juli 2026."""
    return _dated(value.first, "MMMM y")


def month_name(value: Month) -> str:
    """A month without its year: juli."""
    return _dated(value.first, "MMMM")


def short_month(value: Month) -> str:
    """A month where there is little room, without its year: jul."""
    return _dated(value.first, "MMM").replace(".", "")


def period(value: Period) -> str:
    """A period by its first and last day, as short as it stays clear: 17 t/m 31 maart 2026."""
    first, last = value.start, value.last
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    elif first.year == last.year:
        start = _dated(first, "d MMMM")
    else:
        start = day(first)
    return _("{first} to {last}").format(first=start, last=day(last))


def moment(value: datetime) -> str:
    """A moment to the minute: 1 jul 2026 14:05, in local time."""
    local = value.astimezone()
    return f"{short_day(local.date())} {local:%H:%M}"


def _dated(value: date, pattern: str) -> str:
    return _written_day(value, pattern, _LOCALES[spoken()])


@lru_cache(maxsize=4096)
def _written_day(value: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return str(format_date(value, pattern, locale=locale))


@lru_cache(maxsize=4096)
def _written_amount(cents: int, locale: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(Money(cents).euros, "#,##0.00", locale=locale))


@lru_cache(maxsize=4096)
def _translated(text: str, code: str) -> str:
    return _catalogue_of(code).gettext(text)


@lru_cache(maxsize=8)
def _catalogue_of(code: str) -> gettext.NullTranslations:
    folder = paths.translations()
    return gettext.translation("bestuurskamer", folder, languages=[code], fallback=True)
