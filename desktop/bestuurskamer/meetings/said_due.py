"""The day by which something will be done, as said within a sentence: `vóór 15 december`.

A day counts only behind a word that makes it a last day; `het gesprek van 3 maart` has none.
Nothing is refused: what is no day stays a word.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bestuurskamer.days import Month
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.said_days import SaidDay, day_at_start, said_day
from bestuurskamer.meetings.said_feasts import FEAST, coming_feast
from bestuurskamer.reading import MONTH_NUMBER


class _Word(enum.Enum):
    """How surely a word makes the day behind it a last day."""

    SURE = "sure"  # uiterlijk, t/m
    BEFORE = "before"  # vóór with its accents: what is meant ends before it
    PERHAPS = "perhaps"  # voor may also mean for, by may also mean whom
    WITHIN = "within"  # part of the day itself: binnen twee weken
    PART = "part"  # eind januari or over twee weken without any such word; asked back
    AT = "at"  # met de kerst; asked back


_FORMS = (
    (_Word.SURE, r"uiterlijk|ten laatste|op (?:zijn|z['’]?n) laatst|niet later dan|t/m|"
                 r"tot en met|no later than|not later than"),
    (_Word.BEFORE, r"v(?:ó|o\u0301)(?:ó|o\u0301?)r|vo(?:ó|o\u0301)r"),
    (_Word.PERHAPS, r"voor|per|before|by"),
    (_Word.WITHIN, r"binnen|within"),
    (_Word.PART, r"eind|einde|begin|half|medio|end of|over|in"),
    (_Word.AT, r"met|at"),
)  # fmt: skip
_DUE = re.compile(
    r"(?<![\w./&@!-])(?:" + "|".join(f"(?P<{word.value}>{said})" for word, said in _FORMS) + r")"
    r"(?= )",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" +(?:(?:op|in|met|het|de|nu en|on|at|the) +){0,2}", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(\S+)\s*$")
_ELSE = frozenset(
    {
        "niet", "pas", "nooit", "van", "sinds", "vanaf", "na", "uit", "zoals", "rond", "tussen",
        "over", "not", "never", "of", "from", "since", "after",
    }
)  # fmt: skip
"""Words before it that make a day something else: `niet voor 1 maart`, `de brief van eind mei`."""
_ABBREVIATED = frozenset({"ma", "di", "wo", "do", "vr", "za"})
_WHOLE_WORDS = frozenset({"mei", "juni", "juli", "may", "june", "july"})
_COUNTED = re.compile(
    r"\s*(?:weken|maanden|dagen|werkdagen|jaar|uur|keer|personen|mensen|bewoners|huurders|leden|"
    r"kinderen|stuks|kamers|ruimtes|euro|m2|cm|weeks|months|days|people|week|kwartaal|helft|"
    r"etage|verdieping|termijn|ronde|versie|vergadering|huurder|quarter|floor|time|version)\b",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?:de |the )?[0-9]{1,2}(?:e|ste|de|st|nd|rd|th)", re.IGNORECASE)
_SENTENCE_GOES_ON = re.compile(r"\s*\w")
_LONG = re.compile(r"\s*(?:huur|achterstand|vakantie|werk|rent|arrears|work)\b", re.IGNORECASE)
"""Words behind `over twee maanden` that make it how long, and not when."""
_FEAST = re.compile(FEAST)
_FROM_ELSEWHERE = re.compile(r"\s*(?:na|nadat|vanaf|after|from|of)\b", re.IGNORECASE)
_OTHER_DATE = re.compile(r"\s+[0-9]{1,2}(?:[-/][0-9]| (?:" + "|".join(MONTH_NUMBER) + r")\b)")
_PART_OF = re.compile(r"(?:begin|half|medio|mid|midden|einde?|end)\b", re.IGNORECASE)


@dataclass(frozen=True)
class SaidDue:
    """A last day that a sentence names, in its words from `start` up to `end`."""

    said: SaidDay
    start: int
    end: int


def due_within(text: str, today: date) -> SaidDue | None:
    """The last day that this sentence names, or None; the first that is named as such counts.

    It is doubtful when the sentence names another one too, or when no word makes it a last day
    (`eind januari`, `over twee weken`, `met de kerst`).

    >>> str(due_within("sleutel komt vóór 15 december", date(2026, 11, 25)).said.day)
    '2026-12-15'
    """
    found = list(_all(text, today))
    if not found:
        return None
    named = [one for word, one in found if word not in (_Word.PART, _Word.AT)]
    first = named[0] if named else found[0][1]
    if named and all(one.said.day == first.said.day for one in named):
        return first
    return replace(first, said=replace(first.said, doubtful=True))


def _all(text: str, today: date) -> Iterator[tuple[_Word, SaidDue]]:
    place = 0
    while (match := _DUE.search(text, place)) is not None:
        word = _Word(match.lastgroup)
        found = None if _is_other(text, match, word) else _day_behind(text, match, word, today)
        place = found.end if found else match.end()
        if found is not None:
            yield word, found


def _is_other(text: str, match: re.Match[str], word: _Word) -> bool:
    """Whether the word before makes it no last day; `t/m` behind a day ends a period."""
    before = _WORD_BEFORE.search(text[: match.start()])
    if before is None:
        return False
    last = before[1].strip("(“”\"'").casefold()
    if last in _ELSE or (word is _Word.PART and last == "tot"):
        return True
    period = match[0].casefold() in ("t/m", "tot en met")
    return period and (any(sign.isdigit() for sign in last) or last in MONTH_NUMBER)


def _day_behind(text: str, match: re.Match[str], word: _Word, today: date) -> SaidDue | None:
    """The day behind such a word; `binnen` and `eind` are part of it."""
    between = _BETWEEN.match(text, match.end())
    assert between is not None
    start = match.start() if word is _Word.PART else between.end()
    lead = "binnen " if word is _Word.WITHIN else ""
    found = day_at_start(lead + text[start:], today)
    if found is None or found[0].day is None or found[1] <= len(lead):
        return None
    said, end = found[0], start + found[1] - len(lead)
    piece, behind = text[start:end], text[end:]
    feast = _FEAST.fullmatch(" ".join(piece.casefold().split()))
    if feast is not None:
        return SaidDue(_at_feast(word, said, feast, today), match.start(), end)
    if word is _Word.AT:
        return None
    whole = said.precision is not Precision.DAY and not _PART_OF.match(piece)
    if not _is_day(word, piece, behind) or (whole and word is _Word.PERHAPS):
        return None
    if whole and word is _Word.BEFORE:
        said = _just_before(said, piece, today)
    return SaidDue(said, match.start(), end)


def _is_day(word: _Word, piece: str, behind: str) -> bool:
    """Whether the words are a day here: `voor 2-3 personen`, `voor zo ver`, `voor Jan` are none."""
    bare = piece.casefold()
    if bare.isalpha() and len(bare) <= 4 and bare not in _WHOLE_WORDS:
        return bare in _ABBREVIATED and word in (_Word.SURE, _Word.BEFORE)
    if word is _Word.WITHIN:
        return not _FROM_ELSEWHERE.match(behind)
    if bare.startswith(("over ", "in ")):
        return not _FROM_ELSEWHERE.match(behind) and not _LONG.match(behind)
    if word is _Word.PERHAPS and _RANK.fullmatch(piece) and _SENTENCE_GOES_ON.match(behind):
        return False  # `voor de 2e keer`, `per de 1e dag`
    if any(sign.isdigit() for sign in piece):
        return not _COUNTED.match(behind)
    return not _OTHER_DATE.match(behind)  # `vrijdag 31 april`: there is no such day


def _at_feast(word: _Word, said: SaidDay, named: re.Match[str], today: date) -> SaidDay:
    """Before a feast is by the day before it begins; with or by it is by its last day."""
    if word not in (_Word.BEFORE, _Word.PERHAPS):
        return said
    year = int(named["year"]) if named["year"] else None
    feast = coming_feast(named["feast"], year, today)
    if year is None and feast.first <= today:
        feast = coming_feast(named["feast"], None, feast.last + timedelta(days=1))
    last = feast.first - timedelta(days=1)
    return SaidDay(last, Precision.DAY, past=last < today, doubtful=word is _Word.PERHAPS)


def _just_before(said: SaidDay, piece: str, today: date) -> SaidDay:
    """The last day before a month, quarter or week: `vóór maart` is by the end of February."""
    last = _day_before(said)
    if last < today and not re.search(r"[0-9]{4}", piece):
        again = said_day(piece, said.day + timedelta(days=1)) if said.day else None
        last = _day_before(again) if again else last
    return SaidDay(last, Precision.DAY, past=last < today, doubtful=said.doubtful)


def _day_before(said: SaidDay) -> date:
    assert said.day is not None
    if said.precision is Precision.WEEK:
        return said.day - timedelta(days=7)
    months = 2 if said.precision is Precision.QUARTER else 0
    return (Month.of(said.day) + -months).first - timedelta(days=1)
