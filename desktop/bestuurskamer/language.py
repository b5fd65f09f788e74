"""The language on screen and paper: sentences, amounts, days and numbers."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal

from bestuurskamer import paths
from bestuurskamer.days import Month, Period
from bestuurskamer.errors import Words
from bestuurskamer.money import Money

LANGUAGES = ("nl", "en")
FIXED_SPACE = "\N{NO-BREAK SPACE}"
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_spoken = "en"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(code: str) -> None:
    """Speak this language from now on: `nl` or `en`."""
    global _spoken, _catalogue
    _catalogue = gettext.translation(
        "bestuurskamer", paths.translations(), languages=[code], fallback=True
    )
    _spoken = code


def spoken() -> str:
    """The language now spoken."""
    return _spoken


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while, as for the paper of a tenant."""
    before = _spoken
    speak(code)
    try:
        yield
    finally:
        speak(before)


def _(text: str) -> str:
    """The sentence in the language now spoken; a word with a context stands after a bar."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence that fits the count."""
    return _catalogue.ngettext(one, many, count)


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
    from babel.numbers import format_decimal

    text = format_decimal(abs(amount.euros), "#,##0.00", locale=_LOCALES[_spoken])
    return f"\N{MINUS SIGN}{text}" if amount.cents < 0 else str(text)


def number(value: Decimal | int) -> str:
    """A number with only the decimals it has: 1,5."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, "#,##0.###", locale=_LOCALES[_spoken]))


def day(value: date) -> str:
    """A day in full: 1 juli 2026."""
    return _dated(value, "d MMMM y")


def weekday(value: date) -> str:
    """A day with its weekday: woensdag 1 juli 2026."""
    return _dated(value, "EEEE d MMMM y")


def short_day(value: date) -> str:
    """A day for narrow columns: 1 jul 2026."""
    return _dated(value, "d MMM y").replace(".", "")


def month(value: Month) -> str:
    """A month: juli 2026."""
    return _dated(value.first, "MMMM y")


def month_name(value: Month) -> str:
    """A month without its year: juli."""
    return _dated(value.first, "MMMM")


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
    from babel.dates import format_date

    return str(format_date(value, pattern, locale=_LOCALES[_spoken]))
