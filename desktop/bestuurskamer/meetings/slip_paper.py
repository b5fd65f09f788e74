"""The corrections slip: a line number, the words proposed, and whether both sides agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bestuurskamer.language import _
from bestuurskamer.meetings.kept import CorrectionRow
from bestuurskamer.meetings.minutes_paper import HASH_LETTERS, state_of
from bestuurskamer.meetings.paper_words import day_of
from bestuurskamer.meetings.snapshot import PrintedMinutes
from bestuurskamer.paper.flow import LEAD, Flow, Head
from bestuurskamer.paper.fonts import BODY, STRONG
from bestuurskamer.paper.sheet import THICK, THIN, Sheet, pdf
from bestuurskamer.paper.wrapping import wrapped

EMPTY_ROWS = 10
ROW = 16.0
NUMBER, AGREED = 20.0, 34.0
BOX = 4.0


@dataclass(frozen=True)
class Slip:
    """The minutes it belongs to, with their hash (none: a draft), and what was proposed so far."""

    minutes: PrintedMinutes
    sha256: str
    proposed: Sequence[CorrectionRow] = ()


def slip_pdf(slip: Slip) -> bytes:
    """The slip as a file, in the language now spoken; what was proposed is filled in already."""
    minutes = slip.minutes
    title = _("Corrections slip: {title}").format(title=minutes.title)
    state = state_of(minutes, slip.sha256)
    foot = [title, day_of(minutes.held_on), state, slip.sha256[:HASH_LETTERS]]
    sheet = Sheet(" · ".join(filter(None, foot)), demo=minutes.demo)
    how = _(
        "Is something not right in the minutes? Write the number of the line, and the words as "
        "they should be. Send the slip back, also when nothing has to change."
    )
    told = ((_("Day"), day_of(minutes.held_on)), (_("Send back to"), minutes.board))
    flow = Flow(sheet, Head(minutes.board, title, state, how, told))
    _table_head(flow)
    for one in slip.proposed:
        _row(flow, str(one.line_number), f"{one.new} ({one.proposed_by})")
    for _place in range(max(3, EMPTY_ROWS - len(slip.proposed))):
        _row(flow, "", "")
    _end(flow)
    return pdf([sheet], title=title, author=minutes.board)


def _table_head(flow: Flow) -> None:
    sheet = flow.sheet
    flow.y += 8
    sheet.text(sheet.left, flow.y, _("Line"), STRONG, 10.5)
    sheet.text(sheet.left + NUMBER, flow.y, _("Proposed words"), STRONG, 10.5)
    sheet.text(sheet.right - AGREED, flow.y, _("Agreed"), STRONG, 10.5)
    flow.y += 2.4
    sheet.rule(flow.y, THICK)


def _row(flow: Flow, number: str, text: str) -> None:
    sheet = flow.sheet
    lines = wrapped(text, BODY, 10.5, sheet.right - sheet.left - NUMBER - AGREED - 4)
    high = max(ROW, len(lines) * LEAD + 3)
    if high > flow.room:
        flow.next_page()
        _table_head(flow)
    sheet.text(sheet.left, flow.y + LEAD + 0.6, number, BODY, 10.5)
    for place, line in enumerate(lines):
        sheet.text(sheet.left + NUMBER, flow.y + 0.6 + (place + 1) * LEAD, line, BODY, 10.5)
    for place, word in enumerate((_("yes"), _("no"))):
        x = sheet.right - AGREED + place * 17
        sheet.frame(x, flow.y + 2.4, BOX, BOX, 0.5, THIN)
        sheet.text(x + BOX + 1.6, flow.y + LEAD + 0.6, word, BODY, 10.5)
    flow.y += high
    sheet.rule(flow.y, THIN)


def _end(flow: Flow) -> None:
    if flow.room < 32:
        flow.next_page()
    flow.gap(4)
    sheet = flow.sheet
    flow.y += 6
    sheet.frame(sheet.left, flow.y - 3.6, BOX, BOX, 0.5, THIN)
    sheet.text(sheet.left + 8, flow.y, _("No remarks: the minutes are right."), BODY, 10.5)
    flow.y += 12
    for place, word in enumerate((_("Name"), _("On behalf of"), _("Day"))):
        x = sheet.left + place * 58
        sheet.text(x, flow.y, word, STRONG, 10.5)
        sheet.dots(x, min(x + 52, sheet.right), flow.y + 9)
    flow.y += 9
