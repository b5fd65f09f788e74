"""When a term of law ends, and the line that proves it.

A term starts on the day after the event that starts it, so its raw end is that day plus its
length. Suspensions and extensions are dated events that move the end by the real number of days.
At last the Algemene termijnenwet (Atw) may move it on: art. 1 when it ends on a Saturday, Sunday or
holiday, art. 2 when fewer than two working days are in it. Atw 4 leaves out terms that are counted
back, stand in a contract or by-law, or are longer than 90 days, 12 weeks or 3 months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bestuurskamer import days
from bestuurskamer.dossiers.term_kinds import TermRule, Unit, figure_on, kind_of
from bestuurskamer.errors import N_, Refused, Words, words
from bestuurskamer.figures.holidays import Calendar
from bestuurskamer.figures.queries import FigureRow

ATW_LONGEST = {Unit.DAY: 90, Unit.WEEK: 12, Unit.MONTH: 3}  # Atw 4: longer ones do not move
ATW_LEAST_DAYS, ATW_WORKING_DAYS = 3, 2  # Atw 2


@dataclass(frozen=True)
class Suspension:
    """Days that do not count: from the first up to the day on which the term runs again.

    `again` is the first day that counts again (Awb 4:15: "until the day on which"); None as long
    as the term stands still.
    """

    first: date
    again: date | None = None
    article: str = "Awb 4:15"


@dataclass(frozen=True)
class Extension:
    """More time, as told on a day: so many units more, or a new last day."""

    told_on: date
    count: int = 0
    unit: Unit = Unit.WEEK
    until: date | None = None
    article: str = ""


Event = Suspension | Extension


@dataclass(frozen=True)
class Term:
    """A computed term: `raw` is its end without the Atw, `end` the last day itself.

    While the term stands still there is no end yet, and `end` is None. `doubts` are sentences that
    belong beside every end, on paper too.
    """

    rule: TermRule
    start: date
    raw: date
    end: date | None
    proof: Words
    doubts: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Ending:
    """The end that counts: the computed one, or the board's own with its reason; both stay."""

    term: Term
    by_hand: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.by_hand is not None and not self.reason.strip():
            raise Refused(N_("Write why this day counts instead of the computed one."))

    @property
    def end(self) -> date | None:
        """The last day; None while the term stands still."""
        return self.by_hand or self.term.end

    @property
    def proof(self) -> tuple[Words, ...]:
        """The computed line, and after it the board's own day with the reason."""
        if self.by_hand is None:
            return (self.term.proof,)
        text = N_("Set by the board: {day}. Reason: {reason}")
        return self.term.proof, words(text, day=short(self.by_hand), reason=self.reason.strip())


def term_of(rule: TermRule, start: date, calendar: Calendar, events: Sequence[Event] = ()) -> Term:
    """Compute a term from the day of the event that starts it.

    >>> from datetime import date
    >>> six = TermRule("objection", "", "made known {day}", Unit.WEEK, 6, "Awb 6:7", "", date.min)
    >>> term_of(six, date(2025, 3, 7), Calendar()).end
    datetime.date(2025, 4, 22)
    """
    begun = words(rule.started, day=short(start))
    if not rule.count:
        return Term(rule, start, start, start, begun)
    if rule.backward:
        raw = moved(start, -rule.count, rule.unit)
        text = N_("{before}, {length} back ({article}) = {end}")
        line = _line(text, begun, rule.count, rule.unit, article=rule.article, end=short(raw))
        return Term(rule, start, raw, raw, line)
    run = _Run(rule, start, calendar)
    for event in _in_order(events):
        run.add(event)
    return run.term()


def legal_extension(code: str, figures: Sequence[FigureRow], told_on: date) -> Extension:
    """The one extension that the law gives for this kind, told on a day. Refused without one."""
    kind = kind_of(code)
    if not kind.extension:
        raise Refused(
            N_("The law gives no extension of a fixed length for this. Fill in the new last day.")
        )
    count = int(figure_on(kind.extension, figures, told_on).value)
    return Extension(told_on, count, kind.unit, article=kind.extension_article)


def moved(day: date, count: int, unit: Unit) -> date:
    """The day so many units later, or earlier when the count is negative."""
    if unit is Unit.MONTH:
        return days.later(day, count)
    return day + timedelta(days=count * (7 if unit is Unit.WEEK else 1))


def atw_applies(rule: TermRule) -> bool:
    """Whether a weekend or a holiday moves the end (Atw 1 par. 2, and 4)."""
    return rule.atw and not rule.backward and rule.count <= ATW_LONGEST[rule.unit]


def short(day: date, beside: date | None = None) -> Words:
    """A day as it stands in a proof: 7-3-2025, or 18-4 beside a day of the same year."""
    if beside is not None and beside.year == day.year:
        return words(N_("{day}-{month}"), day=day.day, month=day.month)
    return words(N_("{day}-{month}-{year}"), day=day.day, month=day.month, year=day.year)


def length(count: int, unit: Unit) -> Words:
    """So many days, weeks or months, in words."""
    match unit:
        case Unit.DAY:
            return words(N_("{count} day"), N_("{count} days"), count=count)
        case Unit.WEEK:
            return words(N_("{count} week"), N_("{count} weeks"), count=count)
        case Unit.MONTH:
            return words(N_("{count} month"), N_("{count} months"), count=count)


def _older(rule: TermRule, start: date) -> Iterator[Words]:
    """That the term began before the first day from which its length is known."""
    if start < rule.valid_from:
        text = N_(
            "We know the length of this term from {day} on. Before that it may have been another: "
            "look up the law of that time."
        )
        yield words(text, day=rule.valid_from)


def _line(text: str, before: Words, count: int, unit: Unit, /, **values: object) -> Words:
    made = words(text, before=before, length=length(count, unit))
    return Words(text, (*made.values, *values.items()))


class _Run:
    """A term while its events are gone through, in order of their days."""

    def __init__(self, rule: TermRule, start: date, calendar: Calendar) -> None:
        self.rule, self.start, self.calendar = rule, start, calendar
        self.atw = atw_applies(rule)
        self.raw = moved(start, rule.count, rule.unit)
        begun = words(rule.started, day=short(start))
        text = N_("{before}, {length} ({article})")
        self.line = _line(text, begun, rule.count, rule.unit, article=rule.article)
        self.latest = start
        self.doubts: list[Words] = [*_older(rule, start)]
        self.stands_still: Suspension | None = None
        self.extended = False

    def add(self, event: Event) -> None:
        """Move the end by an event; one after the end moves nothing, and the term says so."""
        if isinstance(event, Suspension):
            self._suspend(event)
        else:
            self._extend(event)

    def term(self) -> Term:
        """What it came to."""
        if self.stands_still is not None:
            text = N_("{before}; stands still since {day} ({article})")
            since = self._day(self.stands_still.first)
            line = words(text, before=self.line, day=since, article=self.stands_still.article)
            return Term(self.rule, self.start, self.raw, None, line, tuple(self.doubts))
        end, article = self._moved_on()
        line = words(N_("{before} = {end}"), before=self.line, end=self._named(self.raw))
        if end != self.raw:
            text = N_("{before} → {end} ({article})")
            day = short(end, beside=self.raw)
            line = words(text, before=line, end=day, article=article)
        unfilled = self.calendar.unfilled((self.raw.year, end.year)) if self.atw else ()
        doubts = (*self.doubts, *unfilled)
        return Term(self.rule, self.start, self.raw, end, line, doubts)

    def _suspend(self, event: Suspension) -> None:
        if event.first > self._moved_on()[0]:
            text = N_("The suspension of {day} came after the end and moves nothing.")
            self.doubts.append(words(text, day=event.first))
            return
        first = max(event.first, days.day_after(self.start))
        if event.again is None:
            self.stands_still = event
            return
        still = max(0, (event.again - first).days)
        self.raw += timedelta(days=still)
        if not still:
            return
        text = N_("{before} + {length} suspended from {first} to {last} ({article})")
        told = {"first": self._day(first), "last": self._day(days.day_before(event.again))}
        self.line = _line(text, self.line, still, Unit.DAY, **told, article=event.article)

    def _extend(self, event: Extension) -> None:
        if event.told_on > self._moved_on()[0]:
            text = N_("The extension of {day} was told after the end and moves nothing.")
            self.doubts.append(words(text, day=event.told_on))
            return
        if event.until is None and self.extended:
            text = N_("The law allows one extension. That of {day} moves nothing.")
            self.doubts.append(words(text, day=event.told_on))
            return
        told = self._day(event.told_on)
        if event.until is not None:
            self.raw, self.atw = event.until, False
            text = N_("{before}; on {told} a new last day was named ({article})")
            self.line = words(text, before=self.line, told=told, article=event.article)
            return
        self.raw, self.extended = moved(self.raw, event.count, event.unit), True
        text = N_("{before} + {length} told on {told} ({article})")
        self.line = _line(
            text, self.line, event.count, event.unit, told=told, article=event.article
        )

    def _moved_on(self) -> tuple[date, str]:
        """The end as the Atw has it, and by which article."""
        if not self.atw:
            return self.raw, ""
        end = self.calendar.next_working(self.raw)
        second = self._second_working_day()
        return (second, "Atw 2") if second > end else (end, "Atw 1")

    def _second_working_day(self) -> date:
        if self.rule.unit is Unit.DAY and self.rule.count < ATW_LEAST_DAYS:
            return self.raw
        day = self.start
        for _found in range(ATW_WORKING_DAYS):
            day = self.calendar.next_working(days.day_after(day))
        return day

    def _named(self, day: date) -> Words:
        """The day with what makes it none to end on, when the Atw counts."""
        name = self.calendar.name_of(day) if self.atw else None
        said = self._day(day)
        return words(N_("{day} {name}"), day=said, name=words(name)) if name else said

    def _day(self, day: date) -> Words:
        """A day, without its year when that of the day before it in the line is the same."""
        said = short(day, beside=self.latest)
        self.latest = day
        return said


def _in_order(events: Sequence[Event]) -> Sequence[Event]:
    """Events by their days; suspensions that overlap are one, so that no day counts twice."""
    suspensions: list[Suspension] = []
    for event in sorted((e for e in events if isinstance(e, Suspension)), key=_day_of):
        before = suspensions[-1] if suspensions else None
        if before is None or (before.again is not None and event.first > before.again):
            suspensions.append(event)
        elif before.again is not None:
            again = None if event.again is None else max(before.again, event.again)
            suspensions[-1] = Suspension(before.first, again, before.article)
    extensions = (event for event in events if isinstance(event, Extension))
    return sorted([*suspensions, *extensions], key=_day_of)


def _day_of(event: Event) -> date:
    return event.first if isinstance(event, Suspension) else event.told_on
