"""The year account, money out and the month as files; the year account has lines to sign."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.books import month_tables, year_tables
from bestuurskamer.books.money_out import money_out
from bestuurskamer.books.overview import Overview
from bestuurskamer.books.year import month_page, year_account
from bestuurskamer.days import Month
from bestuurskamer.language import _
from bestuurskamer.office.queries import the_office
from bestuurskamer.paper.fonts import BODY, STRONG
from bestuurskamer.paper.report import report_pdf, report_sheet
from bestuurskamer.paper.sheet import TOP, Sheet, pdf

SIGN_HEIGHT = 62.0
MOST_ROWS = 12
"""With more rows than this beside the balances the lines to sign get a page of their own."""


def year_account_pdf(session: Session, year: int) -> bytes:
    """Income and expenses, what is still open, and the balances with two lines to sign."""
    account = year_account(session, year)
    office = the_office(session, date(year, 12, 31))
    name, demo = office.legal_name, office.demo
    tables = [year_tables.income_and_expenses(account)]
    if account.open.rows:
        tables.append(month_tables.open_items_then(account.open))
    sheets = [report_sheet(table.report(name, demo=demo)) for table in tables]
    last = year_tables.balances(account)
    signed = report_sheet(last.report(name, demo=demo))
    _to_sign(signed, last)
    title = _("Year account {year}").format(year=year)
    return pdf([*sheets, signed], title=title, author=name)


def money_out_pdf(session: Session, first: date, last: date) -> bytes:
    """Money out by kind between two days, both included."""
    office = the_office(session, last)
    table = month_tables.money_out_by_kind(money_out(session, first, last))
    return report_pdf(table.report(office.legal_name, demo=office.demo))


def month_pdf(session: Session, month: Month) -> bytes:
    """The month on one page."""
    office = the_office(session, month.last)
    table = month_tables.month_on_a_page(month_page(session, month))
    return report_pdf(table.report(office.legal_name, demo=office.demo))


def _to_sign(sheet: Sheet, table: Overview) -> None:
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
