"""The recovery sheet on paper: the key in groups, what it does, and where to keep it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.paper.fonts import BODY, NAME, STRONG
from bestuurskamer.paper.sheet import THICK, TOP, Sheet, pdf
from bestuurskamer.paper.wrapping import wrapped

_ABREAST = 4
_HIGH = 17.0


def recovery_pdf(board: str, groups: Sequence[str], day: date) -> bytes:
    """The sheet for a board, made on a day; `groups` are those of the code, the last to check."""
    title = _("Recovery sheet")
    sheet = Sheet(f"{title} · {board} · {language.day(day)}")
    y = _head(sheet, title, board, day)
    y = _groups(sheet, y, groups)
    for heading, sentences in _words():
        y = _part(sheet, y, heading, sentences)
    return pdf([sheet], title=title, author=board)


def _head(sheet: Sheet, title: str, board: str, day: date) -> float:
    for place, line in enumerate(wrapped(board, NAME, 12.5, 110, most=2)):
        sheet.text(sheet.left, TOP + 3 + place * 5.4, line, NAME, 12.5)
    sheet.text(sheet.right, TOP + 3, language.day(day), STRONG, 10.5, "right")
    sheet.text(sheet.left, 38, title, NAME, 20)
    warning = _("Whoever has this sheet can read all data of the board. Keep it as you keep money.")
    y = 46.0
    for line in wrapped(warning, STRONG, 12, sheet.right - sheet.left):
        sheet.text(sheet.left, y, line, STRONG, 12)
        y += 5.8
    return y + 3


def _groups(sheet: Sheet, y: float, groups: Sequence[str]) -> float:
    rows = -(-len(groups) // _ABREAST)
    width = sheet.right - sheet.left
    sheet.frame(sheet.left, y, width, rows * _HIGH + 4, thick=THICK)
    for place, group in enumerate(groups):
        x = sheet.left + 7 + (place % _ABREAST) * (width - 8) / _ABREAST
        line = y + 11.5 + (place // _ABREAST) * _HIGH
        sheet.text(x, line - 0.4, f"{place + 1}", BODY, 10)
        sheet.text(x + 8, line, " ".join(group), STRONG, 17)
    return y + rows * _HIGH + 14


def _part(sheet: Sheet, y: float, heading: str, sentences: Sequence[str]) -> float:
    sheet.text(sheet.left, y, heading, NAME, 12.5)
    y += 6.2
    for sentence in sentences:
        for number, line in enumerate(wrapped(sentence, BODY, 11, sheet.right - sheet.left - 6)):
            if number == 0:
                sheet.text(sheet.left, y, "–", BODY, 11)
            sheet.text(sheet.left + 6, y, line, BODY, 11)
            y += 5.2
        y += 1.0
    return y + 4


def _words() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            _("What it is for"),
            (
                _("You forgot the password, or the file with the keys is gone."),
                _("A new board takes over and the old one cannot be reached."),
                _("Without a password and without this sheet the data are lost for good."),
            ),
        ),
        (
            _("Where to keep it"),
            (
                _("Print it twice, for two people of the board, each in a closed envelope."),
                _("Never beside the laptop, never in the bag of the laptop, never as a photo."),
                _("Destroy it when a newer sheet is made. Old copies open with the old sheet."),
            ),
        ),
        (
            _("How to use it"),
            (
                _("Open the file in Bestuurskamer and choose “I have the recovery sheet”."),
                _("Type the groups in order. Capitals, spaces and dashes do not matter."),
                _("The letters I, L, O and U are not used: you see a one or a zero."),
                _("After that you choose a new password."),
            ),
        ),
    ]
