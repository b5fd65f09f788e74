"""Invoices on paper, drawn from their snapshot alone, and the print file of a whole run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.invoices.how_to_pay import (
    BOX_Y,
    LAST_Y,
    closing_words,
    draw_nothing_to_pay,
    draw_payment_box,
)
from bestuurskamer.invoices.snapshot import Buyer, PrintedInvoice, PrintedLine, Seller
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.fonts import BODY, NAME, STRONG, printable, width
from bestuurskamer.paper.ledger import AIRY, TIGHT, Cell, Column, Ledger, Placed, row_height
from bestuurskamer.paper.letterhead import (
    Addressee,
    Fact,
    Letterhead,
    draw_address,
    draw_facts,
    draw_letterhead,
)
from bestuurskamer.paper.report import Group, Report, report_sheet
from bestuurskamer.paper.sheet import LEFT, THICK, TOP, Sheet, pdf
from bestuurskamer.paper.wrapping import cut, fitting_size, wrapped

TITLE_Y, HEAD_Y = 99.0, 109.5
LAST_WITH_BOX, LAST_WITHOUT = BOX_Y - 4, LAST_Y - 4
CLOSING_Y = 262.0
VAT_RIGHT, AMOUNT_WIDTH = 150.0, 36.0
NOTE_LINES = 9


@dataclass(frozen=True)
class CoverRow:
    """One paper of a run: its number, for whom, how it goes out, and the amount."""

    number: str
    tenant: str
    way: str  # "by post", in the language of the board
    amount: Money


@dataclass(frozen=True)
class CoverList:
    """The list on top of a run's papers; its words are in the language of the board."""

    title: str  # "Facturen december 2026"
    board: str
    day: date
    rows: tuple[CoverRow, ...]
    language: str = "nl"
    demo: bool = False


@dataclass(frozen=True)
class Copy:
    """An invoice on its way to the printer, with the logo of its day of issue."""

    printed: PrintedInvoice
    logo: bytes | None = None
    duplicate: bool = False


def invoice_pdf(
    printed: PrintedInvoice, *, duplicate: bool = False, logo: bytes | None = None
) -> bytes:
    """The invoice as the tenant gets it, in its own language; the same snapshot, the same bytes.

    Raises Refused when the logo is not a picture.
    """
    with language.speaking(printed.language):
        sheet = _sheet(printed, duplicate, logo)
        return pdf([sheet], title=f"{printed.title} {printed.number}", author=printed.seller.name)


def print_file(cover: CoverList, copies: Sequence[Copy]) -> bytes:
    """One file for the printer: the cover list, then every invoice, each drawn anew."""
    sheets = []
    for copy in copies:
        with language.speaking(copy.printed.language):
            sheets.append(_sheet(copy.printed, copy.duplicate, copy.logo))
    with language.speaking(cover.language):
        return pdf([_cover_sheet(cover), *sheets], title=cover.title, author=cover.board)


def letterhead_of(seller: Seller, logo: bytes | None = None) -> Letterhead:
    """The seller as sender of a paper."""
    return Letterhead(
        seller.name,
        seller.street,
        seller.postal_code,
        seller.town,
        seller.email,
        seller.phone,
        seller.kvk_number,
        seller.vat_number,
        logo,
    )


def addressee_of(buyer: Buyer) -> Addressee:
    """The buyer as the one to whom a paper goes."""
    return Addressee(
        buyer.name, buyer.attention, buyer.street, buyer.postal_code, buyer.town, buyer.country
    )


def _cover_sheet(cover: CoverList) -> Sheet:
    amount = total(row.amount for row in cover.rows)
    count = len(cover.rows)
    sentence = ngettext(
        "{count} paper, together {amount}.", "{count} papers, together {amount}.", count
    ).format(count=count, amount=language.money(amount))
    rows = tuple(
        (row.number, row.tenant, row.way, language.plain_money(row.amount)) for row in cover.rows
    )
    return report_sheet(
        Report(
            cover.title,
            sentence,
            (
                Column(_("Number"), 1.1),
                Column(_("Tenant"), 2.6),
                Column(_("Handed out"), 1.5),
                Column(_("Amount in euro"), number=True),
            ),
            (Group(rows),),
            author=cover.board,
            state=language.day(cover.day),
            total=(_("Total"), "", "", language.money(amount)),
            demo=cover.demo,
        )
    )


def _sheet(printed: PrintedInvoice, duplicate: bool, logo: bytes | None) -> Sheet:
    name = f"{printed.title} {printed.number}"
    sheet = Sheet(
        f"{name} · {printed.seller.name}",
        demo=printed.demo,
        mark=_("duplicate") if duplicate else "",
        folds=True,
    )
    head = letterhead_of(printed.seller, logo)
    draw_letterhead(sheet, head)
    draw_address(sheet, head, addressee_of(printed.buyer))
    draw_facts(sheet, _facts(printed))
    room = sheet.right - LEFT - (34 if duplicate else 0)
    sheet.text(LEFT, TITLE_Y, cut(name, NAME, 20, room), NAME, 20)
    if duplicate:
        _mark(sheet)
    y = _totals(sheet, printed, _lines(sheet, printed))
    if printed.total > NOTHING:
        draw_payment_box(sheet, printed)
    else:
        draw_nothing_to_pay(sheet, printed, y)
    for place, line in enumerate(
        wrapped(closing_words(printed), BODY, 11, sheet.right - LEFT, most=4)
    ):
        sheet.text(LEFT, CLOSING_Y + place * 5, line, BODY, 11)
    return sheet


def _facts(printed: PrintedInvoice) -> list[Fact]:
    buyer = printed.buyer
    facts = [Fact(_("Invoice date"), language.day(printed.issued_on))]
    if printed.total > NOTHING:
        facts.append(Fact(_("Pay no later than"), language.day(printed.due_on), strong=True))
    if printed.credits_number:
        value = printed.credits_number
        if printed.credits_day:
            day = language.day(printed.credits_day).replace(" ", language.FIXED_SPACE)
            value = _("{number} of {day}").format(number=value, day=day)
        facts.append(Fact(_("Corrects invoice"), value, strong=True))
    more = [
        (_("Period"), printed.period),
        (_("Tenant"), buyer.number),
        (_("Your reference"), buyer.reference),
        (_("Your KvK number"), buyer.kvk_number),
        (_("Your VAT id"), buyer.vat_number),
    ]
    return facts + [Fact(word, value) for word, value in more if value]


def _mark(sheet: Sheet) -> None:
    word = _("duplicate")
    taken = width(printable(word), STRONG, 12)
    sheet.text(sheet.right - 3, TITLE_Y - 0.4, word, STRONG, 12, "right")
    sheet.frame(sheet.right - taken - 6, TITLE_Y - 5.6, taken + 6, 7.4, radius=1.5)


def _lines(sheet: Sheet, printed: PrintedInvoice) -> float:
    """Write the lines, so that the last one stays with the totals; say where they end."""
    name = _("{title}, continued").format(title=f"{printed.title} {printed.number}")

    def next_page() -> float:
        sheet.next_page()
        sheet.text(LEFT, TOP + 5, cut(name, NAME, 12.5, sheet.right - LEFT), NAME, 12.5)
        return TOP + 15

    columns = [
        Placed(_("Description"), LEFT, 101, below_width=VAT_RIGHT - LEFT),
        Placed(_("VAT"), VAT_RIGHT - 22, 22, number=True),
        Placed(_("Amount in euro"), sheet.right - AMOUNT_WIDTH, AMOUNT_WIDTH, number=True),
    ]
    rows = [
        (Cell(line.text, _explained(line)), line.vat_label, language.plain_money(line.amount))
        for line in printed.lines
    ]
    if not _notes_beside(printed):
        rows += [(Cell(note), "", "") for note in printed.notes]
    room = _last(printed) - _totals_height(printed) - HEAD_Y - 3
    airy = sum(row_height(row, columns, AIRY) for row in rows) <= room
    ledger = Ledger(
        sheet,
        columns,
        HEAD_Y,
        bottom=sheet.bottom,
        next_page=next_page,
        style=AIRY if airy else TIGHT,
    )
    below = _totals_height(printed) + sheet.bottom - _last(printed)
    for number, row in enumerate(rows, start=1):
        ledger.row(row, keep=below if number == len(rows) else 0)
    if ledger.y + below > sheet.bottom:
        ledger.y = next_page()
    return ledger.y


def _last(printed: PrintedInvoice) -> float:
    return LAST_WITH_BOX if printed.total > NOTHING else LAST_WITHOUT


def _explained(line: PrintedLine) -> str:
    """The explanation with the days it is about, which are not said twice."""
    if line.period is None:
        return line.explanation
    days = language.period(line.period)
    if not line.explanation or line.explanation.startswith(days):
        return line.explanation or days
    without_year = days.removesuffix(f" {line.period.last.year}")
    if line.explanation.startswith(without_year):
        return days + line.explanation.removeprefix(without_year)
    return _("{period}: {explanation}").format(period=days, explanation=line.explanation)


def _sums(printed: PrintedInvoice) -> list[tuple[str, Money]]:
    vat = [(row.label, row.vat) for row in printed.vat_totals]
    return [(_("Total without VAT"), printed.net), *vat]


def _totals_left(printed: PrintedInvoice) -> float:
    """Where the words of the totals begin."""
    widest = max(width(printable(word), BODY, 10.5) for word, amount in _sums(printed))
    return max(VAT_RIGHT - 80, min(112.0, VAT_RIGHT - widest - 0.5))


def _notes_beside(printed: PrintedInvoice) -> list[str]:
    """The notes in lines beside the totals; none when they need more room than is there."""
    room = _totals_left(printed) - LEFT - 6
    lines = [line for note in printed.notes for line in wrapped(note, BODY, 10.5, room)]
    return lines if len(lines) <= NOTE_LINES else []


def _totals_height(printed: PrintedInvoice) -> float:
    room = VAT_RIGHT - _totals_left(printed)
    rows = sum(len(wrapped(word, BODY, 10.5, room)) for word, amount in _sums(printed))
    notes = _notes_beside(printed)
    return max(12.2 + rows * 5.5, 6.2 + len(notes) * 4.9)


def _totals(sheet: Sheet, printed: PrintedInvoice, y: float) -> float:
    """Write sums and notes; say where they end."""
    left = _totals_left(printed)
    y += 6.2
    notes_y = y
    for word, amount in _sums(printed):
        for line in wrapped(word, BODY, 10.5, VAT_RIGHT - left):
            sheet.text(VAT_RIGHT, y, line, BODY, 10.5, "right")
            y += 5.5
        _amount(sheet, y - 5.5, language.plain_money(amount), BODY, 11.5)
    sheet.line(left, y - 2.8, sheet.right, y - 2.8, THICK)
    word = _("To pay") if printed.total >= NOTHING else _("Total")
    sheet.text(VAT_RIGHT, y + 3.6, word, STRONG, 12.5, "right")
    _amount(sheet, y + 3.6, language.money(printed.total), STRONG, 15)
    y += 6
    for line in _notes_beside(printed):
        sheet.text(LEFT, notes_y, line, BODY, 10.5)
        notes_y += 4.9
    return max(y, notes_y)


def _amount(sheet: Sheet, y: float, text: str, face: str, size: float) -> None:
    size = fitting_size(text, face, size, AMOUNT_WIDTH + 2)
    sheet.text(sheet.right, y, text, face, size, "right")
