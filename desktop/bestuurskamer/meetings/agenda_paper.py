"""Papers to have at a meeting: agenda, the board's own script, a form to write on by hand."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.agenda_facts import MeetingFacts, PointFacts, SaidLine
from bestuurskamer.meetings.model import Presence, Role, Side
from bestuurskamer.meetings.paper_words import LINE_WORDS, PRESENCE, ROLES, said
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.meetings.promise_words import (
    due_words,
    moved_words,
    number_or_new,
    of_whom,
    quoted,
    standing_words,
)
from bestuurskamer.meetings.queries import AttendanceRow
from bestuurskamer.meetings.register_rows import PromiseRow
from bestuurskamer.paper.flow import LEAD, MARGIN, SIZE, Flow, Head
from bestuurskamer.paper.fonts import BODY, printable, width
from bestuurskamer.paper.sheet import THIN, Sheet, pdf
from bestuurskamer.paper.wrapping import cut

BOX = 3.8
LINES_PER_POINT = 4
LINES_AT_END = 4


def agenda_pdf(facts: MeetingFacts, board: str, *, demo: bool = False) -> bytes:
    """The agenda as everybody at the table may have it, with what is open at each point."""
    flow = _begun(facts, board, _("Agenda: {title}"), demo=demo)
    _expected(flow, facts.people)
    for point in facts.points:
        _heading(flow, point)
        for promise in point.promises:
            _promise(flow, promise, facts)
    _other(flow, facts)
    return _file(flow, facts, board, _("Agenda: {title}"))


def script_pdf(facts: MeetingFacts, board: str, *, demo: bool = False) -> bytes:
    """The board's own script, with a band over each page: limits, notes, what was said last."""
    band = _("INTERNAL: for the board alone")
    flow = _begun(facts, board, _("Script: {title}"), band=band, demo=demo)
    _expected(flow, facts.people)
    for point in facts.points:
        _heading(flow, point)
        _board_part(flow, point)
        for promise in point.promises:
            _promise(flow, promise, facts)
    _other(flow, facts)
    return _file(flow, facts, board, _("Script: {title}"))


def hand_form_pdf(facts: MeetingFacts, board: str, *, demo: bool = False) -> bytes:
    """A form to write the minutes on by hand, with the same numbers as on the agenda."""
    how = _(
        "In the box: = decision, > promise to us, < promise by us, * action, ? question. "
        "Behind the sentence: who, and before which day."
    )
    flow = _begun(facts, board, _("To write by hand: {title}"), sentence=how, demo=demo)
    _present(flow, facts.people)
    for point in facts.points:
        _heading(flow, point, keep=30)
        for promise in point.promises:
            _promise(flow, promise, facts, ruled=False, keep=9)
            _ticks(flow, (_("kept"), _("reported as done"), _("new day:")))
        _lines(flow, LINES_PER_POINT)
    if facts.other:
        _other(flow, facts)
    flow.heading(_("Next meeting, and what else was agreed"), keep=LINES_AT_END * 9.0)
    _lines(flow, LINES_AT_END)
    return _file(flow, facts, board, _("To write by hand: {title}"))


def _begun(
    facts: MeetingFacts,
    board: str,
    title: str,
    *,
    sentence: str = "",
    band: str = "",
    demo: bool = False,
) -> Flow:
    named = title.format(title=facts.meeting.title)
    state = _("state of {day}").format(day=language.day(facts.day))
    foot = [named, language.day(facts.meeting.held_on), state]
    time = "–".join(filter(None, (facts.meeting.begins, facts.meeting.ends)))
    day = " ".join(filter(None, (language.weekday(facts.meeting.held_on), time)))
    told = [(_("Day"), day)]
    if facts.meeting.place:
        told.append((_("Location"), facts.meeting.place))
    sheet = Sheet(" · ".join([_("INTERNAL"), *foot] if band else foot), demo=demo)
    return Flow(sheet, Head(board, named, state, sentence, tuple(told), band))


def _file(flow: Flow, facts: MeetingFacts, board: str, title: str) -> bytes:
    return pdf([flow.sheet], title=title.format(title=facts.meeting.title), author=board)


def _heading(flow: Flow, point: PointFacts, *, keep: float = 14.0) -> None:
    number = f"{point.number}. " if point.number is not None else ""
    more = []
    if point.number is None:
        more.append(_("board only"))
    if point.starts:
        more.append(point.starts)
    if point.minutes:
        planned = ngettext("{count} minute", "{count} minutes", point.minutes)
        more.append(planned.format(count=point.minutes))
    aside = f" ({', '.join(more)})" if more else ""
    flow.heading(f"{number}{point.title}{aside}", keep=keep)
    if point.dossier:
        flow.text(_("Matter: {name}").format(name=point.dossier))
        flow.gap(1.2)


def _promise(
    flow: Flow, row: PromiseRow, facts: MeetingFacts, *, ruled: bool = True, keep: float = 0.0
) -> None:
    state, _urgent = standing_words(row, facts.day)
    due = due_words(row.due_on, row.precision, facts.day)
    by = _("not later than {day}").format(day=due) if row.due_on else due
    aside = "\n".join(filter(None, (number_or_new(row.number), by, moved_words(row.moved), state)))
    word = _("Promised by us")
    if row.direction is Direction.THEIRS:
        word = _("Promised by {who}").format(who=of_whom(row))
    flow.row(
        "", quoted(row.words, row.by_name), aside,
        word=word, ruled=ruled, keep=keep,
    )  # fmt: skip


def _other(flow: Flow, facts: MeetingFacts) -> None:
    """Open promises that no point is about: they stand here, so that none is forgotten."""
    if not facts.other:
        return
    flow.heading(_("Open as well, at no point"), keep=14)
    for promise in facts.other:
        _promise(flow, promise, facts)


def _expected(flow: Flow, people: Sequence[AttendanceRow]) -> None:
    if not people:
        return
    flow.heading(_("Who is expected"))
    sides = ((Side.BOARD, _("Board")), (Side.OTHERS, _("Other side")), (Side.THIRD, _("Others")))
    for side, word in sides:
        names = [_person(one) for one in people if one.side is side]
        if names:
            flow.row("", "; ".join(names), word=word, ruled=False)


def _person(one: AttendanceRow) -> str:
    role = said(ROLES[one.role.value]) if one.role is not Role.NONE else ""
    away = "" if one.presence is Presence.PRESENT else said(PRESENCE[one.presence.value])
    more = ", ".join(filter(None, (one.post, one.department, role, away)))
    return f"{one.name} ({more})" if more else one.name


def _board_part(flow: Flow, point: PointFacts) -> None:
    facts = point.board
    if facts.limit:
        flow.row("", facts.limit, word=_("Our limit"), strong=True)
    if facts.standing:
        flow.row("", facts.standing, word=_("Where we stand"))
    if facts.last_time:
        day = language.day(facts.last_time[0].day)
        text = "\n".join(_said(line) for line in facts.last_time)
        flow.row("", text, word=_("Said last, on {day}").format(day=day))
    for note in facts.notes:
        flow.row("", note.words, language.day(note.day), word=_("Note of the board"))


def _said(line: SaidLine) -> str:
    kind = said(LINE_WORDS.get(line.kind, ""))
    return ": ".join(filter(None, (kind, line.said_by, line.words)))


def _present(flow: Flow, people: Sequence[AttendanceRow]) -> None:
    flow.heading(_("Who was there"), keep=20)
    room = flow.sheet.right - flow.sheet.left - 8
    for one in people:
        flow.gap(0.8)
        flow.text(cut(_person(one), BODY, SIZE, room), indent=8)
        _box(flow, flow.sheet.left, flow.y)
    flow.dotted(2, indent=8)


def _ticks(flow: Flow, words: Sequence[str]) -> None:
    """Boxes to tick, each with its word, and dots behind the last one."""
    flow.y += LEAD + 0.6
    x = flow.sheet.left + MARGIN
    for word in words:
        _box(flow, x, flow.y)
        flow.sheet.text(x + BOX + 1.8, flow.y, word, BODY, SIZE)
        x += BOX + 1.8 + width(printable(word), BODY, SIZE) + 7
    flow.sheet.dots(x - 5, flow.sheet.right, flow.y)
    flow.y += 2.4
    flow.sheet.rule(flow.y, THIN)


def _lines(flow: Flow, count: int) -> None:
    """Dotted lines to write on, each with a box for its mark."""
    for _place in range(count):
        flow.dotted(indent=8)
        flow.sheet.frame(flow.sheet.left, flow.y - 4.9, 5.2, 5.2, 0.6, THIN)


def _box(flow: Flow, x: float, y: float) -> None:
    flow.sheet.frame(x, y - BOX + 0.5, BOX, BOX, 0.5, THIN)
