"""The cash box on the page of the bank: its book, a new line, a count, and its papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.payments import prints
from bestuurskamer.payments.cash_book import CashBook, CashLine, cash_book, cash_boxes
from bestuurskamer.payments.queries import EntryRow, entry
from bestuurskamer.screens.bank.cash_sheets import BoxSheet, CashSheet, CountSheet
from bestuurskamer.screens.bank.words import signed, what_for, who
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


class CashPart(QObject):
    """The cash book and what can be done with it, of one box at a time.

    `written` rings with a new entry, `turned` when another box is chosen.
    """

    written = Signal(object)
    turned = Signal()

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self.book: CashBook | None = None
        self.sheet: Sheet | None = None
        dress = host.dress
        self.write = button(dress, _("Write in the cash book"), "", "plus", self.ask_line)
        self.count = button(dress, _("Count"), "", "banknote", self.ask_count)
        begin = button(dress, _("Begin a cash book…"), "primary", "plus", self.ask_box)
        self.blank = EmptyPage(
            dress,
            "banknote",
            _("No cash box yet"),
            _("Who pays at the door stands in the cash book. Count the box after every evening."),
            (),
            begin,
        )

        self.box: Choice[int] = Choice(dress, _("Which cash box"))
        dress.fit(self.box, lambda: self.box.setMinimumWidth(dress.px(220)))
        self.more = button(dress, _("Another cash box…"), "quiet", "plus", self.ask_box)
        self.head = FoldingLine(dress, 0, 0, 0, 10, spacing=12)
        self.head.row.addWidget(self.box)
        self.head.row.addStretch(1)
        self.head.row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.changed.connect(self.turned)

    @property
    def acts(self) -> tuple[Button, Button]:
        """The buttons of the head."""
        return self.count, self.write

    def read(self) -> tuple[CashLine, ...]:
        """The lines of the book of the chosen box, read anew."""
        boxes = self._host.desk.read(cash_boxes)
        self._offer(boxes)
        self.book = self._host.desk.read(cash_book, self.box.value())
        return self.book.lines if self.book is not None else ()

    def turn_to(self, box_id: int) -> None:
        """Choose the box that is shown."""
        self._offer(self._host.desk.read(cash_boxes))
        self.box.blockSignals(True)
        self.box.set_value(box_id)
        self.box.blockSignals(False)

    def _offer(self, boxes: Sequence[tuple[int, str]]) -> None:
        """Offer these boxes; the one that was chosen stays, or else the first."""
        before, known = self.box.value(), {box_id for box_id, _name in boxes}
        self.box.blockSignals(True)
        self.box.clear()
        for place, (box_id, name) in enumerate(boxes, start=1):
            self.box.add(box_id, name or _("Cash box {number}").format(number=place))
        first = boxes[0][0] if boxes else None
        self.box.set_value(before if before in known else first)
        self.box.blockSignals(False)
        self.box.setVisible(len(boxes) > 1)

    def sentence(self) -> str:
        """What is in the box and when it was counted."""
        book = self.book
        if book is None or book.inside is None:
            return ""
        said = _("By the book there is {amount} in the box.")
        told = said.format(amount=language.money(book.inside))
        last = book.last_count
        if last is None:
            return f"{told} " + _("It was not counted yet.")
        counted = _("Counted on {day}: {amount}.")
        return f"{told} " + counted.format(
            day=language.day(last.on_day), amount=language.money(last.counted)
        )

    def ask_line(self) -> None:
        """Ask for a line; after it what the money was for."""
        if self.book is not None:
            sheet = CashSheet(self._host, self.book)
            self._open(sheet)

    def ask_count(self) -> None:
        """Ask what was counted."""
        if self.book is not None:
            self._open(CountSheet(self._host, self.book))

    def ask_box(self) -> None:
        """Ask what is in the box when its book begins."""
        self._open(BoxSheet(self._host, first=self.book is None))

    def print_book(self) -> None:
        """Print the book of this year."""
        today = self._host.desk.today()
        first = date(today.year, 1, 1)
        data = self._host.desk.read(prints.cash_book_paper, first, today, self.box.value())
        printing.print_pdf(self._host.dress, self._host.window, data, _("Cash book"))

    def _open(self, sheet: Sheet) -> None:
        if self.sheet is None:
            self.sheet = sheet
            sheet.done.connect(lambda _saved: self._closed(sheet))
            sheet.open()

    def _closed(self, sheet: Sheet) -> None:
        self.sheet = None
        if isinstance(sheet, CashSheet) and sheet.made is not None:
            self.written.emit(self._host.desk.read(entry, sheet.made))
        elif isinstance(sheet, BoxSheet) and sheet.made is not None:
            self.turn_to(sheet.made)
            self.turned.emit()


def cash_table() -> RowTable[CashLine]:
    """The lines of the cash book, with what was in the box after each."""
    return RowTable(
        [
            Column(_("Day"), lambda r: Cell(language.short_day(r.day)), width=112),
            Column(_("What"), _what, stretch=3),
            Column(_("Amount"), _amount, width=122, number=True),
            Column(_("Inside"), _inside, width=112, number=True),
        ],
        lambda r: r.key,
    )


def _what(line: CashLine) -> Cell:
    if line.count is not None:
        if not line.count.difference:
            return Cell(state=State(_("counted: fits"), "ok"))
        return Cell(_("Counted"), line.count.note, tone="warn", strong=True)
    assert line.entry is not None
    return Cell(who(line.entry), _for(line.entry), strong=True)


def _for(row: EntryRow) -> str:
    said = [row.text] if row.counter_name else []
    said += [what_for(a) for a in row.allocations if a.undone_on is None]
    if row.left:
        said.append(_("no place yet"))
    return " · ".join(said)


def _amount(line: CashLine) -> Cell:
    if line.entry is not None:
        return Cell(signed(line.entry.amount), strong=True, right=True)
    assert line.count is not None
    below = signed(line.count.difference) if line.count.difference else ""
    return Cell(language.money(line.count.counted), below, right=True, tone="warn")


def _inside(line: CashLine) -> Cell:
    return Cell("" if line.inside is None else language.plain_money(line.inside), right=True)
