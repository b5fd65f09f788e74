"""“Where do we stand” on paper: always exactly one page, by leaving rows out and counting them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.day_words import fixed_what, fixed_when
from bestuurskamer.meetings.promise_words import (
    due_words,
    moved_words,
    number_or_new,
    of_whom,
    quoted,
    standing_words,
)
from bestuurskamer.meetings.register_rows import PromiseRow
from bestuurskamer.meetings.standing import Move, Standing
from bestuurskamer.paper.fonts import BODY, NAME, STRONG, printable, width
from bestuurskamer.paper.ledger import Cell, Ledger, Placed, Row, Style, row_height
from bestuurskamer.paper.letterhead import LOGO, Letterhead, draw_letterhead
from bestuurskamer.paper.sheet import LEFT, TOP, Sheet, pdf
from bestuurskamer.paper.wrapping import cut, wrapped

STYLE = Style(size=10.5, small=10.5, above=5.6, below=2.4)
LEAD = 5.1
HEADING, COLUMN_HEADS, MORE = 11.0, 6.0, 5.2
FRAME_LINES = 8
SAID_LINES = 3
"""So many lines are in the frame at most, and of those for one matter."""
WRITE, WRITE_HEAD, LEAST_TO_WRITE, MOST_TO_WRITE = 8.5, 9.4, 3, 8
FOOT, FOOT_ROOM = 9, 124.0
"""Size of the foot, and the millimetres it has beside the number of the page."""
LEAST_DAYS = 47.0
"""Millimetres that the fixed days may always take."""


@dataclass(frozen=True)
class Part:
    """A table of the page: its name, its columns and all rows that there are."""

    name: str
    columns: tuple[Placed, ...]
    rows: Sequence[Row]
    none: str

    def takes(self, rows: Sequence[Row]) -> float:
        """How many millimetres it takes with these of its rows."""
        if not self.rows:
            return HEADING + LEAD
        more = MORE if len(rows) < len(self.rows) else 0
        return HEADING + COLUMN_HEADS + sum(self.height(row) for row in rows) + more

    def fitting(self, room: float) -> list[Row]:
        """The rows that fit, in their order; one that is too long makes way for those after it."""
        if self.takes(self.rows) <= room:
            return list(self.rows)
        shown: list[Row] = []
        left = room - HEADING - COLUMN_HEADS - MORE
        for row in self.rows:
            height = self.height(row)
            if height <= left:
                shown.append(row)
                left -= height
        return shown

    def height(self, row: Row) -> float:
        """How many millimetres a row takes."""
        return row_height(row, self.columns, STYLE)


def standing_pdf(standing: Standing, head: Letterhead, *, demo: bool = False) -> bytes:
    """The page as a file, in the language now spoken: one page, whatever there is to tell."""
    title = _title(standing)
    sheet = Sheet(_foot(standing), demo=demo)
    y = _head(sheet, standing, head, title)
    y = _frame(sheet, y, standing, head.name)
    theirs, ours, days = _parts(sheet, standing)
    room = sheet.bottom - y - WRITE_HEAD - LEAST_TO_WRITE * WRITE
    shown = _shared(theirs, ours, days, room)
    for part, rows in zip((theirs, ours, days), shown, strict=True):
        y = _table(sheet, y, part, rows)
    _to_write(sheet, y)
    assert sheet.count == 1
    return pdf([sheet], title=title, author=head.name)


def _title(standing: Standing) -> str:
    if standing.about_department:
        return _("Where do we stand: {name}").format(name=standing.name)
    return _("Where do we stand: matter {name}").format(name=standing.name)


def _foot(standing: Standing) -> str:
    state = _("state of {day}").format(day=language.day(standing.day))
    first = ", ".join(standing.references)
    whole = " · ".join(filter(None, (first, state)))
    for count in range(1, len(standing.sources) + 1):
        source = _sources(standing, count)
        longer = " · ".join(("; ".join(filter(None, (source, first))), state))
        if width(printable(longer), BODY, FOOT) > FOOT_ROOM:
            break
        whole = longer
    return whole


def _sources(standing: Standing, count: int) -> str:
    """The last so many days of minutes it rests on, and that there are older ones."""
    year = standing.day.year
    days = ", ".join(language.day_in(day, year) for day in standing.sources[-count:])
    if count < len(standing.sources):
        return _("Source: minutes of {days} and before").format(days=days)
    return _("Source: minutes of {days}").format(days=days)


def _head(sheet: Sheet, standing: Standing, head: Letterhead, title: str) -> float:
    draw_letterhead(sheet, Letterhead(head.name, logo=head.logo))
    left = LEFT + (LOGO + 4 if head.logo else 0)
    where = ", ".join(filter(None, (head.street, head.town)))
    if width(printable(head.name), NAME, 14) <= 122 - left:
        sheet.text(left, TOP + LOGO - 0.6, cut(where, BODY, 10, 110 - left), BODY, 10)
    if standing.talk_on is not None:
        sheet.text(sheet.right, TOP + 4, _("for the talk of"), BODY, 10.5, "right")
        day = language.weekday(standing.talk_on)
        sheet.text(sheet.right, TOP + 9.4, day, STRONG, 11, "right")
    y = 41.5
    for line in wrapped(title, NAME, 19, sheet.right - sheet.left, most=2):
        sheet.text(sheet.left, y, line, NAME, 19)
        y += 8.0
    sheet.text(sheet.left, y - 1.2, _about(sheet, standing), BODY, 10.5)
    return y + 2.6


def _about(sheet: Sheet, standing: Standing) -> str:
    state = _("state of {day}").format(day=language.day(standing.day))
    who = ", ".join(standing.contacts)
    contact = _("contact: {names}").format(names=who) if who else ""
    matter = ""
    if not standing.about_department:
        matter = _("matter {number}").format(number=standing.references[0])
    before = " · ".join(filter(None, (matter, standing.organisation, contact)))
    room = sheet.right - sheet.left - width(printable(f" · {state}"), BODY, 10.5)
    return " · ".join(filter(None, (cut(before, BODY, 10.5, room) if before else "", state)))


def _frame(sheet: Sheet, y: float, standing: Standing, board: str) -> float:
    lines = _move_lines(standing.moves, board, sheet.right - sheet.left - 10)
    high = len(lines) * 4.9 + 5.4
    sheet.frame(sheet.left, y, sheet.right - sheet.left, high)
    for place, (text, face, size) in enumerate(lines):
        sheet.text(sheet.left + 5, y + 6.4 + place * 4.9, text, face, size)
    return y + high


def _move_lines(moves: Sequence[Move], board: str, room: float) -> list[tuple[str, str, float]]:
    if not moves:
        return [(_("No matter is open here now."), BODY, 10.5)]
    lines: list[tuple[str, str, float]] = []
    for place, move in enumerate(moves):
        block = _move(move, board, room, alone=len(moves) == 1)
        left = len(moves) - place - 1
        if len(lines) + len(block) + bool(left) > FRAME_LINES:
            lines.append((_more(left + 1), STRONG, 10.5))
            break
        lines += block
    return lines


def _move(move: Move, board: str, room: float, *, alone: bool) -> list[tuple[str, str, float]]:
    who = move.who or board
    if move.since is None or move.days is None:
        first = _("To move: {who}").format(who=who)
    else:
        first = ngettext(
            "To move: {who}, since {day} ({count} day)",
            "To move: {who}, since {day} ({count} days)",
            move.days,
        ).format(who=who, day=language.day(move.since), count=move.days)
    if not alone:
        first = f"{move.dossier}. {first}"
    size = 11.5 if alone else 10.5
    lines = [(text, STRONG, size) for text in wrapped(first, STRONG, size, room, most=2)]
    most = 5 if alone else SAID_LINES
    said = wrapped(move.said, BODY, 10.5, room, most=most) if move.said else []
    return lines + [(text, BODY, 10.5) for text in said]


def _parts(sheet: Sheet, standing: Standing) -> tuple[Part, Part, Part]:
    columns = _promise_columns(sheet)
    who = standing.promised_by
    theirs = _("Promised by {who}").format(who=who) if who else _("Promised to us")
    return (
        Part(
            theirs,
            columns,
            [_promise(row, standing) for row in standing.theirs],
            _("Nothing is open."),
        ),
        Part(
            _("Promised by us"),
            columns,
            [_promise(row, standing) for row in standing.ours],
            _("Nothing is open."),
        ),
        Part(_("Fixed dates"), _day_columns(sheet), _days(standing), _("No fixed date is known.")),
    )


def _promise_columns(sheet: Sheet) -> tuple[Placed, ...]:
    x, made = sheet.left, []
    titles = (_("Number"), _("Promise"), _("On"), _("Not later than"), _("State"))
    for title, wide in zip(titles, (21.5, 57.0, 19.0, 23.5, 38.0), strict=True):
        made.append(Placed(title, x, wide - 1.0))
        x += wide + 1.5
    return tuple(made)


def _day_columns(sheet: Sheet) -> tuple[Placed, ...]:
    return (
        Placed(_("What"), sheet.left, 98.0),
        Placed(_("When"), sheet.left + 102.0, sheet.right - sheet.left - 102.0),
    )


def _promise(row: PromiseRow, standing: Standing) -> Row:
    state, urgent = standing_words(row, standing.day)
    by = row.by_name
    if not standing.about_department:
        by = ", ".join(filter(None, (by, of_whom(row))))
    elif row.now_with:
        by = ", ".join(filter(None, (by, _("then {before}").format(before=row.department))))
    return (
        number_or_new(row.number),
        quoted(row.words, by),
        language.day_in(row.given_on, standing.day.year),
        Cell(due_words(row.due_on, row.precision, standing.day), moved_words(row.moved)),
        Cell(state, strong=urgent),
    )


def _days(standing: Standing) -> list[Row]:
    return [
        (
            Cell(fixed_what(one), strong=one.leads),
            Cell(fixed_when(one, standing.day), strong=one.leads or one.kind == "sublet_end"),
        )
        for one in standing.days
    ]


def _shared(theirs: Part, ours: Part, days: Part, room: float) -> list[list[Row]]:
    """Which rows of each part are shown: all, or a fair share of each, theirs most."""
    wanted = [part.takes(part.rows) for part in (theirs, ours, days)]
    for_days = days.fitting(max(LEAST_DAYS, room - wanted[0] - wanted[1]))
    left = room - days.takes(for_days)
    for_ours = ours.fitting(max(left * 0.4, left - wanted[0]))
    return [theirs.fitting(left - ours.takes(for_ours)), for_ours, for_days]


def _table(sheet: Sheet, y: float, part: Part, shown: Sequence[Row]) -> float:
    """Write a part; rows that do not fit whole are left out and counted."""
    y += HEADING - 1.6
    sheet.text(sheet.left, y, cut(part.name, NAME, 12.5, sheet.right - sheet.left), NAME, 12.5)
    y += 1.6
    if not part.rows:
        sheet.text(sheet.left, y + LEAD, part.none, BODY, 10.5)
        return y + LEAD
    ledger = Ledger(
        sheet, part.columns, y + 3.6, bottom=sheet.bottom, next_page=_never, style=STYLE
    )
    for row in shown:
        ledger.row(row)
    if left_out := len(part.rows) - len(shown):
        ledger.y += MORE
        sheet.text(sheet.left, ledger.y, _more(left_out), STRONG, 10.5)
    return ledger.y


def _more(count: int) -> str:
    return ngettext("+ {count} more, see the list", "+ {count} more, see the list", count).format(
        count=count
    )


def _to_write(sheet: Sheet, y: float) -> None:
    """Dotted lines for what is agreed today, as many as there is room for."""
    y += HEADING - 1.6
    sheet.text(sheet.left, y, _("Agreed today"), NAME, 12.5)
    sheet.text(sheet.right, y, _("who, what, when"), BODY, 10.5, "right")
    for _place in range(min(MOST_TO_WRITE, int((sheet.bottom + 1 - y) / WRITE))):
        y += WRITE
        sheet.dots(sheet.left, sheet.right, y)


def _never() -> float:
    raise AssertionError("one page")
