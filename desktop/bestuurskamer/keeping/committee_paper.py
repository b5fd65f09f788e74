"""The report of the cash committee: what was drawn, what was found of each, and who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.books.flows import AccountFlow, flows
from bestuurskamer.keeping.committee import Found, Piece, Sample, Verdict
from bestuurskamer.keeping.signing import bank_words, to_sign
from bestuurskamer.language import _, ngettext
from bestuurskamer.office.queries import the_office
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.ledger import Cell, Column, Row
from bestuurskamer.paper.report import Group, Report, report_sheet
from bestuurskamer.paper.sheet import Sheet, pdf
from bestuurskamer.vault.chain import head

NOTHING_FOUND = Found()


def committee_pdf(
    session: Session,
    drawn: Sample,
    found: Mapping[Piece, Found],
    names: Sequence[str],
    today: date,
) -> bytes:
    """The report of what these people found, with a place for each to sign."""
    office = the_office(session, today)
    table = _table(drawn, found, office.legal_name, today, demo=office.demo)
    accounts = flows(session, date(drawn.year, 1, 1), date(drawn.year, 12, 31)).accounts
    mark = head(session).mark
    title = _("What we found, {year}").format(year=drawn.year)
    sheet = Sheet(f"{title} · {_state(today)}", demo=office.demo)
    flow = Flow(sheet, Head(office.legal_name, title, _state(today)))
    _conclusion(flow, counted(drawn, found), accounts, names, mark)
    sheets = [report_sheet(table), sheet]
    return pdf(sheets, title=_title(drawn.year), author=office.legal_name)


def _title(year: int) -> str:
    return _("Report of the cash committee {year}").format(year=year)


def _state(today: date) -> str:
    return language.day(today)


def _table(
    drawn: Sample, found: Mapping[Piece, Found], author: str, today: date, *, demo: bool
) -> Report:
    text = _(
        "Drawn by lot “{lot}”: {payments} of {all_payments} payments and {invoices} of "
        "{all_invoices} invoices. With the same lot the program draws the same again."
    )
    return Report(
        title=_title(drawn.year),
        sentence=text.format(
            lot=drawn.lot,
            payments=len(drawn.payments),
            all_payments=drawn.of_payments,
            invoices=len(drawn.invoices),
            all_invoices=drawn.of_invoices,
        ),
        columns=(
            Column(_("Day"), 1.1),
            Column(_("Whom, and what for"), 3.4),
            Column(_("Amount"), 1.2, number=True),
            Column(_("Paper"), 0.9),
            Column(_("Found"), 2.2),
        ),
        groups=tuple(
            Group(tuple(_row(piece, found.get(piece, NOTHING_FOUND)) for piece in pieces), name)
            for name, pieces in (
                (_("Payments"), drawn.payments),
                (_("Invoices"), drawn.invoices),
            )
            if pieces
        ),
        author=author,
        state=_state(today),
        demo=demo,
    )


def _row(piece: Piece, one: Found) -> Row:
    said = {
        Verdict.OPEN: _("not looked at"),
        Verdict.RIGHT: _("right"),
        Verdict.WRONG: _("not right"),
    }
    return (
        language.short_day(piece.day),
        Cell(piece.who, piece.number),
        language.plain_money(piece.amount),
        _("yes") if piece.papers else _("no"),
        Cell(said[one.verdict], one.remark, strong=one.verdict is Verdict.WRONG),
    )


def _conclusion(
    flow: Flow,
    said: Sequence[str],
    accounts: Sequence[AccountFlow],
    names: Sequence[str],
    mark: str,
) -> None:
    flow.heading(_("Counted"))
    for line in said:
        flow.text(line)
    flow.heading(_("Balances at the end of the year"))
    for account in accounts:
        fits = bank_words(account)
        flow.row("", f"{account.name}: {fits}", language.money(account.closing))
    flow.gap(3)
    flow.text(_("Mark of what was done up to now: {mark}").format(mark=mark))
    flow.heading(_("Our judgement"))
    flow.text(_("The books give a true picture. We advise to approve the account:  yes / no"))
    flow.text(_("Our remarks, beside what stands at the pieces:"))
    flow.dotted(2)
    post = _("Cash committee")
    to_sign(flow, [(post, name) for name in names] or [(post, ""), (post, "")])


def counted(drawn: Sample, found: Mapping[Piece, Found]) -> list[str]:
    """How many were found right, not right, not looked at, and without a paper; in sentences."""
    by = [found.get(piece, NOTHING_FOUND).verdict for piece in drawn.pieces]
    right, wrong = by.count(Verdict.RIGHT), by.count(Verdict.WRONG)
    bare = sum(1 for piece in drawn.payments if not piece.papers)
    count = len(by)
    lines = [
        ngettext(
            "{right} of {count} piece is right.", "{right} of {count} pieces are right.", count
        ).format(right=right, count=count)
    ]
    if wrong:
        text = ngettext("{count} is not right.", "{count} are not right.", wrong)
        lines.append(text.format(count=wrong))
    if left := by.count(Verdict.OPEN):
        text = ngettext("{count} was not looked at.", "{count} were not looked at.", left)
        lines.append(text.format(count=left))
    if bare:
        text = ngettext(
            "Of {count} payment no paper is kept.", "Of {count} payments no paper is kept.", bare
        )
        lines.append(text.format(count=bare))
    return lines
