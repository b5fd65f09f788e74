"""One entry beside the list: what the bank says, and what it may be for, best first."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.payments import prints
from bestuurskamer.payments.allocating import undo, undo_entry
from bestuurskamer.payments.proposing import Offer, Seen, confirm
from bestuurskamer.payments.queries import EntryRow, receipt, receipts_of
from bestuurskamer.payments.receipts import add_receipt
from bestuurskamer.screens.bank import files
from bestuurskamer.screens.bank.acts import Before
from bestuurskamer.screens.bank.entry_cards import entry_card, offer_card, placed_card
from bestuurskamer.screens.bank.place_sheet import PlaceSheet
from bestuurskamer.screens.bank.words import UNDONE
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.folding import beside
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.text import PlainLabel


class Judge(QScrollArea):
    """The chosen entry as a sheet, and below it its offers. `placed` rings after a change."""

    placed = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._dress = host, host.dress
        self.setAccessibleName(_("The chosen entry"))
        self.sheet: PlaceSheet | None = None
        self.row: EntryRow | None = None
        self.seen: Seen | None = None
        inner = QWidget()
        inner.setProperty("box", "clear")
        self._column = QVBoxLayout(inner)
        self._dress.margins(self._column, 0, 0, 4, 0, spacing=12)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._dress.fit(self, lambda: self.setMinimumHeight(self._dress.px(300)))

    def show_entry(self, row: EntryRow | None, seen: Seen | None = None) -> None:
        """Show another entry, with what it may be for when that is still to be said."""
        empty(self._column)
        self.row, self.seen = row, seen
        if row is not None:
            self._column.addWidget(entry_card(self._dress, row, self._receipts(row)))
            if seen is not None and row.left:
                self._show_offers(seen)
            if row.allocations:
                whole = partial(self.unlink, row.id)
                self._column.addWidget(placed_card(self._dress, row, whole, self.unlink_one))
            self._column.addWidget(self._other_ways(seen is not None and bool(row.left)))
        self._column.addStretch(1)

    def confirm(self, offer: Offer | None = None) -> None:
        """Say yes to an offer, or to the best one."""
        seen = self.seen
        if seen is None:
            return
        chosen = offer or seen.best
        if chosen is None:
            self.choose_other()
            return
        desk, entry_id = self._host.desk, seen.entry.id
        before = Before(desk, [entry_id])
        what = N_("Placed an entry of the bank")
        if desk.tried(what, confirm, entry_id, chosen.parts, desk.today()):
            before.offer_undo()
            self.placed.emit()

    def choose_other(self) -> None:
        """Ask what the entry is for."""
        if self.seen is None or self.sheet is not None:
            return
        before = Before(self._host.desk, [self.seen.entry.id])
        self.sheet = PlaceSheet(self._host, self.seen.entry, self.seen.new_iban)
        self.sheet.done.connect(lambda saved: self._closed(saved, before))
        self.sheet.open()

    def unlink(self, entry_id: int) -> None:
        """Take back all that was said of an entry."""
        desk = self._host.desk
        if desk.tried(UNDONE, undo_entry, entry_id, desk.today()):
            self.placed.emit()

    def unlink_one(self, allocation_id: int) -> None:
        """Take back one part of what was said of an entry."""
        desk = self._host.desk
        if desk.tried(UNDONE, undo, allocation_id, desk.today()):
            self.placed.emit()

    def add_paper(self, path: Path) -> None:
        """Keep a receipt with the entry."""
        desk, row = self._host.desk, self.row
        if row is None:
            return
        try:
            data = files.content(path)
        except Refused as refused:
            self._host.tell(language.say(refused.words), "bad")
            return
        what = N_("Kept a receipt")
        desk.tried(what, add_receipt, row.id, path.name, data, desk.today())

    def _closed(self, saved: bool, before: Before) -> None:
        self.sheet = None
        if saved:
            before.offer_undo()
            self.placed.emit()

    def _show_offers(self, seen: Seen) -> None:
        if seen.new_iban:
            self._column.addWidget(PlainLabel(_("Who is this?"), "heading", wrap=True))
            text = _("{iban} was not seen before. What you link it to is remembered.")
            said = text.format(iban=seen.entry.counter_iban)
            self._column.addWidget(PlainLabel(said, "soft", wrap=True))
        if not seen.offers:
            none = _("Nothing fits by itself. Say what this money is for.")
            self._column.addWidget(PlainLabel(none, "soft", wrap=True))
            return
        self._column.addWidget(PlainLabel(_("What does this belong to?"), "label", wrap=True))
        for place, offer in enumerate(seen.offers):
            yes = partial(self.confirm, offer)
            best = offer == seen.best
            self._column.addWidget(offer_card(self._dress, offer, place, best, yes))

    def _other_ways(self, to_place: bool) -> QWidget:
        acts = []
        if to_place:
            lone = self.seen is None or self.seen.best is None
            text = (
                _("Choose yourself…")
                if self.seen and self.seen.offers
                else _("Say what it is for…")
            )
            kind = "primary" if lone else "quiet"
            acts.append(button(self._dress, text, kind, "search", self.choose_other))
        receipt = _("Add receipt…")
        acts.append(button(self._dress, receipt, "quiet", "paperclip", self._ask_paper))
        if self.row is not None and self.row.in_cash:
            text = _("Print a receipt")
            acts.append(button(self._dress, text, "quiet", "printer", self._print_receipt))
        elif self.row is not None and self._host.desk.read(prints.paid_back_to, self.row.id):
            text = _("Print the letter about it")
            acts.append(button(self._dress, text, "quiet", "printer", self.print_refund))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addWidget(beside(self._dress, *acts, spacing=8))
        self._dress.margins(column, spacing=4)
        return holder

    def _receipts(self, row: EntryRow) -> list[Button]:
        if not row.receipts:
            return []
        found = self._host.desk.read(receipts_of, row.id)
        return [
            button(self._dress, name, "link", "paperclip", partial(self._save_paper, number))
            for number, name in found
        ]

    def _print_receipt(self) -> None:
        """Print the paper that who paid in cash takes along."""
        if self.row is not None:
            data = self._host.desk.read(prints.cash_receipt_paper, self.row.id)
            printing.print_pdf(self._dress, self._host.window, data, _("Receipt"))

    def print_refund(self) -> None:
        """Print the letter to the tenant who got this money back."""
        if self.row is not None:
            desk = self._host.desk
            data = desk.read(prints.refund_letter, self.row.id, desk.today())
            printing.print_pdf(self._dress, self._host.window, data, _("Paid back"))

    def _ask_paper(self) -> None:
        path = files.asked_receipt(self)
        if path is not None:
            self.add_paper(path)

    def _save_paper(self, receipt_id: int) -> None:
        name, data = self._host.desk.read(receipt, receipt_id)
        place = files.asked_place(self, name)
        if place is None:
            return
        try:
            files.save(place, data)
        except Refused as refused:
            self._host.tell(language.say(refused.words), "bad")
