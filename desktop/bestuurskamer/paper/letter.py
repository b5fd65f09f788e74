"""A letter: sender, window address, subject, paragraphs, if need be a small table, closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.paper.fonts import BODY, NAME, STRONG
from bestuurskamer.paper.ledger import Column, Ledger, Row, place
from bestuurskamer.paper.letterhead import (
    Addressee,
    Fact,
    Letterhead,
    draw_address,
    draw_facts,
    draw_letterhead,
)
from bestuurskamer.paper.sheet import LEFT, THICK, TOP, Sheet, pdf
from bestuurskamer.paper.wrapping import wrapped

SUBJECT_Y = 99.0
LEAD, BETWEEN = 5.4, 3.2


@dataclass(frozen=True)
class Letter:
    """A letter, its words ready in the language it is written in.

    The table stands after `paragraphs` and before `after`; its last row may be a `total`.
    `closing` holds the lines of the greeting and the signature, with room to sign after the first.
    """

    sender: Letterhead
    to: Addressee
    day: date
    subject: str
    paragraphs: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    total: Row = ()
    after: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    demo: bool = False


def letter_pdf(letter: Letter) -> bytes:
    """The letter as a file, in the language now spoken."""
    return pdf([letter_sheet(letter)], title=letter.subject, author=letter.sender.name)


def letter_sheet(letter: Letter) -> Sheet:
    """The letter drawn, to put in a file with others."""
    sheet = Sheet(f"{letter.subject} · {letter.sender.name}", demo=letter.demo, folds=True)
    draw_letterhead(sheet, letter.sender)
    draw_address(sheet, letter.sender, letter.to)
    draw_facts(sheet, (Fact(_("Date"), language.day(letter.day)), *letter.facts))
    text = _Text(sheet, SUBJECT_Y)
    for line in wrapped(letter.subject, NAME, 16, sheet.right - LEFT, most=3):
        text.line(line, NAME, 16, lead=7.2)
    text.y += 3.4
    for paragraph in letter.paragraphs:
        text.paragraph(paragraph)
    if letter.columns:
        _table(text, letter)
    for place_, paragraph in enumerate(letter.after, start=1):
        if place_ == len(letter.after) and letter.closing:  # a name never stands alone on a page
            text.keep(text.height(paragraph) + _closing_height(letter.closing))
        text.paragraph(paragraph)
    _closing(text, letter.closing)
    return sheet


class _Text:
    """Writes lines downwards and goes on at the next page where one is full."""

    def __init__(self, sheet: Sheet, y: float) -> None:
        self.sheet, self.y = sheet, y

    def line(self, text: str, face: str = BODY, size: float = 11, lead: float = LEAD) -> None:
        if self.y > self.sheet.bottom:
            self.next_page()
        self.sheet.text(LEFT, self.y, text, face, size)
        self.y += lead

    def paragraph(self, text: str, face: str = BODY) -> None:
        for line in wrapped(text, face, 11, self.sheet.right - LEFT):
            self.line(line, face)
        self.y += BETWEEN

    def height(self, text: str) -> float:
        """How many millimetres a paragraph takes."""
        return LEAD * len(wrapped(text, BODY, 11, self.sheet.right - LEFT)) + BETWEEN

    def keep(self, height: float) -> None:
        """Go on at the next page when so much does not fit on this one."""
        if self.y + height > self.sheet.bottom:
            self.next_page()

    def next_page(self) -> float:
        self.sheet.next_page()
        self.y = TOP + 10
        return self.y


def _table(text: _Text, letter: Letter) -> None:
    sheet = text.sheet
    rows = [*letter.rows, letter.total] if letter.total else list(letter.rows)
    if text.y + 26 > sheet.bottom:
        text.next_page()
    ledger = Ledger(
        sheet,
        place(letter.columns, rows, LEFT, sheet.right),
        text.y + 2,
        bottom=sheet.bottom,
        next_page=text.next_page,
    )
    for row in rows[:-1]:
        ledger.row(row)
    for row in rows[-1:]:
        ledger.row(row, thick=THICK)
    text.y = ledger.y + 8


def _closing_height(lines: tuple[str, ...]) -> float:
    return 22 + LEAD * len(lines)


def _closing(text: _Text, lines: tuple[str, ...]) -> None:
    if not lines:
        return
    text.keep(_closing_height(lines))
    text.y += 2
    text.line(lines[0])
    text.y += 16
    for place_, line in enumerate(lines[1:]):
        for part in wrapped(line, BODY, 11, text.sheet.right - LEFT):
            text.line(part, BODY if place_ else STRONG)
