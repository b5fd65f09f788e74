"""Running text on sheets: headings, paragraphs and numbered lines; nothing is cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bestuurskamer.paper.fonts import BODY, NAME, STRONG
from bestuurskamer.paper.sheet import THICK, THIN, TOP, Sheet
from bestuurskamer.paper.wrapping import wrapped

LEAD = 5.1
SIZE = 10.5
MARGIN = 11.0
ASIDE = 44.0
GAP = 4.0


@dataclass(frozen=True)
class Head:
    """What stands at the head of a paper; `band` is a warning across it, such as INTERN."""

    author: str
    title: str
    state: str
    sentence: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    band: str = ""


class Flow:
    """Writes from `y` downwards and goes on at the next page by itself."""

    def __init__(self, sheet: Sheet, head: Head) -> None:
        self.sheet, self._head = sheet, head
        self.y = _draw_head(sheet, head)
        self._fresh = True

    @property
    def room(self) -> float:
        """How many millimetres are left on this page."""
        return self.sheet.bottom - self.y

    def heading(self, text: str, *, keep: float = 12.0) -> None:
        """Write a name over what follows, never alone at the foot of a page."""
        lines = wrapped(text, NAME, 12.5, self.sheet.right - self.sheet.left)
        self._make_room(7 + len(lines) * 5.8 + keep)
        self.y += 7.0
        for line in lines:
            self.sheet.text(self.sheet.left, self.y, line, NAME, 12.5)
            self.y += 5.8
        self.y -= 3.4
        self.sheet.rule(self.y, THICK)
        self.y += 1.2
        self._fresh = False

    def text(self, text: str, face: str = BODY, *, indent: float = 0.0, size: float = SIZE) -> None:
        """Write a paragraph; only one longer than a page is broken."""
        lines = wrapped(text, face, size, self.sheet.right - self.sheet.left - indent)
        self._make_room(min(len(lines) * LEAD, 60))
        for line in lines:
            self._make_room(LEAD)
            self.y += LEAD
            self.sheet.text(self.sheet.left + indent, self.y, line, face, size)
        self._fresh = False

    def row(
        self,
        margin: str,
        text: str,
        aside: str = "",
        *,
        strong: bool = False,
        word: str = "",
        ruled: bool = True,
        keep: float = 0.0,
    ) -> None:
        """Write a line with its number in the margin and what belongs to it aside, whole.

        `word` stands strong before the text (Besluit, Toezegging).
        """
        inside = self.sheet.left + MARGIN
        wide = self.sheet.right - inside - (ASIDE + GAP if aside else 0)
        face = STRONG if strong else BODY
        lines = wrapped(text, face, SIZE, wide)
        right = wrapped(aside, BODY, SIZE, ASIDE) if aside else []
        above = [(word, STRONG)] if word else []
        texts = above + [(line, face) for line in lines]
        height = max(len(texts), len(right)) * LEAD + 1.9
        self._make_room(min(height + keep, self.sheet.bottom - TOP - 30))
        top = self.y
        self.sheet.text(self.sheet.left, top + LEAD, margin, BODY, SIZE)
        self._column(inside, texts, top)
        self._column(self.sheet.right - ASIDE, [(line, BODY) for line in right], top)
        self.y = max(self.y, top + height)
        if ruled:
            self.sheet.rule(self.y, THIN)
        self._fresh = False

    def dotted(self, count: int = 1, indent: float = 0.0) -> None:
        """Room to write by hand: so many lines, nine millimetres apart."""
        for _number in range(count):
            self._make_room(9)
            self.y += 9.0
            self.sheet.dots(self.sheet.left + indent, self.sheet.right, self.y)
        self._fresh = False

    def gap(self, millimetres: float) -> None:
        """Leave some white, except at the head of a page."""
        if not self._fresh:
            self.y += millimetres

    def next_page(self) -> None:
        """Go on at the head of the next page."""
        self.sheet.next_page()
        self.sheet.text(self.sheet.left, TOP + 3, self._head.title, NAME, 12.5)
        if self._head.band:
            _band(self.sheet, self._head.band, TOP + 8)
        self.y = TOP + (16 if self._head.band else 8)
        self._fresh = True

    def _column(self, x: float, texts: Sequence[tuple[str, str]], top: float) -> None:
        y = top
        for text, face in texts:
            if y + LEAD > self.sheet.bottom:
                self.next_page()
                y = self.y
            y += LEAD
            self.sheet.text(x, y, text, face, SIZE)
        self.y = max(self.y, y + 1.9) if y > top else self.y

    def _make_room(self, millimetres: float) -> None:
        if self.y + millimetres > self.sheet.bottom and not self._fresh:
            self.next_page()


def _draw_head(sheet: Sheet, head: Head) -> float:
    sheet.text(sheet.left, TOP + 3, head.author, NAME, 12.5)
    sheet.text(sheet.right, TOP + 3, head.state, STRONG, SIZE, "right")
    y = TOP + 8.0
    if head.band:
        _band(sheet, head.band, y)
        y += 8.0
    y += 11.0
    for line in wrapped(head.title, NAME, 19, sheet.right - sheet.left, most=3):
        sheet.text(sheet.left, y, line, NAME, 19)
        y += 8.4
    for line in wrapped(head.sentence, BODY, 11, sheet.right - sheet.left) if head.sentence else ():
        sheet.text(sheet.left, y - 0.6, line, BODY, 11)
        y += 5.2
    for word, value in head.facts:
        sheet.text(sheet.left, y, word, STRONG, SIZE)
        for line in wrapped(value, BODY, SIZE, sheet.right - sheet.left - 34):
            sheet.text(sheet.left + 34, y, line, BODY, SIZE)
            y += LEAD
    return y


def _band(sheet: Sheet, text: str, y: float) -> None:
    sheet.frame(sheet.left, y, sheet.right - sheet.left, 7.4, 1.2)
    sheet.text((sheet.left + sheet.right) / 2, y + 5.2, text, STRONG, 11, "centre")
