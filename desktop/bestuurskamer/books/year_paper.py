"""The year account as a file, with lines to sign for the board and the audit committee."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer.books.overview import Overview
from bestuurskamer.language import _
from bestuurskamer.paper.fonts import BODY, STRONG
from bestuurskamer.paper.report import report_sheet
from bestuurskamer.paper.sheet import TOP, Sheet, pdf

SIGN_HEIGHT = 62.0
MOST_ROWS = 12
"""With more rows than this beside the balances the lines to sign get a page of their own."""


def signed_pdf(
    tables: Sequence[Overview], title: str, author: str, mark: str, *, demo: bool
) -> bytes:
    """Overviews one after another in one file; the last one has two places to sign.

    `mark` is that of the trail as it is now, to compare the file with later.
    """
    sheets = [report_sheet(table.report(author, demo=demo)) for table in tables]
    _to_sign(sheets[-1], tables[-1], mark)
    return pdf(sheets, title=title, author=author)


def _to_sign(sheet: Sheet, table: Overview, mark: str) -> None:
    rows = sum(len(part.rows) for part in table.parts) + len(table.notes)
    y = sheet.bottom - SIGN_HEIGHT
    if rows > MOST_ROWS:
        sheet.next_page()
        y = TOP + 12
    half = (sheet.right - sheet.left - 10) / 2
    sheet.text(sheet.left, y, _("Seen and agreed"), STRONG, 12)
    posts = (_("For the board"), _("For the audit committee"))
    for x, post in zip((sheet.left, sheet.left + half + 10), posts, strict=True):
        sheet.text(x, y + 9, post, BODY, 11)
        for place, word in enumerate((_("Name"), _("Place and day"), _("Signature"))):
            below = y + 23 + place * 14
            sheet.line(x, below, x + half, below)
            sheet.text(x, below + 4.2, word, BODY, 10.5)
    text = _("Mark of what was done up to now: {mark}").format(mark=mark)
    sheet.text(sheet.left, y + SIGN_HEIGHT + 1.5, text, BODY, 10.5)
