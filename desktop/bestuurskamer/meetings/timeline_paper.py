"""The timeline of a matter or a promise, and what changed since the last meeting, on paper."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.language import _, say
from bestuurskamer.meetings.lists_paper import About, promise_cells, source_words
from bestuurskamer.meetings.paper_words import EVENT_WORDS, said
from bestuurskamer.meetings.promise_model import PromiseEventKind
from bestuurskamer.meetings.promise_words import due_words, number_or_new, quoted
from bestuurskamer.meetings.register_rows import EventRow, PromiseRow
from bestuurskamer.meetings.since import Said, Since
from bestuurskamer.meetings.timeline import Happened
from bestuurskamer.paper.ledger import Cell, Column, Row
from bestuurskamer.paper.report import Group, Report, report_pdf


def timeline_report(told: Sequence[Happened], about: About, of: str) -> Report:
    """Each event with its own day and the moment at which it was entered."""
    return Report(
        title=_("Timeline: {name}").format(name=of),
        sentence=_("Each event with its own day, and the day on which the board entered it."),
        columns=(
            Column(_("Day"), 1.1),
            Column(_("Entered"), 1.3),
            Column(_("What happened"), 4.4),
        ),
        groups=(Group(tuple(_event(one) for one in told)),),
        author=about.board,
        state=about.state,
        notes=(
            _(
                "The moment of entry is kept by the program in its trail; nobody can choose it "
                "or change it afterwards."
            ),
        ),
        demo=about.demo,
    )


def timeline_pdf(told: Sequence[Happened], about: About, of: str) -> bytes:
    """The timeline as a file."""
    return report_pdf(timeline_report(told, about, of))


def since_pdf(since: Since, about: About) -> bytes:
    """What is done, new, late, moved or contradicted since the last meeting with a department."""
    if since.last_on is None:
        sentence = _("There was no meeting with {name} before; this is all that is known.")
    else:
        sentence = _("Since {title} of {day}.")
    named = (
        (_("Done"), [_promise(row, since) for row in since.done]),
        (_("New"), [_promise(row, since) for row in since.new]),
        (_("Late"), [_promise(row, since) for row in since.late]),
        (_("The day was moved"), [_moved(row, event, since) for row, event in since.moved]),
        (_("Contradicts each other"), [row for pair in since.contradicted for row in _pair(pair)]),
    )
    nothing: Row = (_("nothing"), "", "", "", "")
    return report_pdf(
        Report(
            title=_("Since last time: {name}").format(name=since.department),
            sentence=sentence.format(
                name=since.department,
                title=since.last_title,
                day=language.day(since.last_on) if since.last_on else "",
            ),
            columns=(
                Column(_("Number"), 1.1),
                Column(_("What"), 4.0),
                Column(_("Not later than"), 1.3),
                Column(_("State"), 1.7),
                Column(_("Matter and source"), 3.4),
            ),
            groups=tuple(Group(tuple(rows) or (nothing,), name) for name, rows in named),
            author=about.board,
            state=about.state,
            landscape=True,
            demo=about.demo,
        )
    )


def event_words(one: EventRow) -> str:
    """What happened to a promise, in a sentence without its number."""
    if one.kind is PromiseEventKind.MOVED:
        old = language.day(one.old_due) if one.old_due else _("no day")
        new = language.day(one.new_due) if one.new_due else _("no day")
        return _("day moved from {old} to {new}").format(old=old, new=new)
    return said(EVENT_WORDS[one.kind])


def _event(one: Happened) -> Row:
    entered = language.moment(one.entered_at) if one.entered_at else _("not known")
    return language.short_day(one.day), entered, Cell(say(one.what), one.said, strong=True)


def _promise(row: PromiseRow, since: Since) -> Row:
    number, text, _given, due, state, source = promise_cells(row, since.day)
    return number, text, due, state, source


def _moved(row: PromiseRow, event: EventRow, since: Since) -> Row:
    year = since.day.year
    old = language.day_in(event.old_due, year) if event.old_due else _("no day")
    new = due_words(event.new_due, row.precision, since.day)
    on = language.day_in(event.day, year)
    return (
        number_or_new(row.number),
        Cell(quoted(row.words, row.by_name), event.remark),
        Cell(new, _("was {day}").format(day=old)),
        _("moved on {day}").format(day=on),
        source_words(row.source, since.day),
    )


def _pair(pair: tuple[Said, Said]) -> list[Row]:
    rows: list[Row] = []
    for place, one in enumerate(pair):
        first = _("first this") if not place else _("then this")
        words = f"{one.said_by}: {one.words}" if one.said_by else one.words
        rows.append((first, words, "", "", language.day(one.day)))
    return rows
