"""One entry beside the list: what the bank says, and what it may be for, best first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.allocating import undo_entry
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.proposing import Offer, Seen, confirm
from bestuurskamer.payments.queries import AllocationRow, EntryRow
from bestuurskamer.screens.bank.place_sheet import PlaceSheet
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.text import PlainLabel

_SIGNS = {True: "✓", False: "×", None: "−"}


class Judge(QWidget):
    """The chosen entry as a sheet, and below it its offers. `placed` rings after a change."""

    placed = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._dress = host, host.dress
        self.sheet: PlaceSheet | None = None
        self.seen: Seen | None = None
        self._column = QVBoxLayout(self)
        self._dress.margins(self._column, spacing=14)

    def show_entry(self, row: EntryRow | None, seen: Seen | None = None) -> None:
        """Show another entry, with what it may be for when that is still to be said."""
        empty(self._column)
        self.seen = seen
        if row is not None:
            self._column.addWidget(_entry_card(self._host, row))
            if seen is not None and row.left:
                self._show_offers(seen)
            if any(a.undone_on is None for a in row.allocations):
                self._column.addWidget(self._placed_card(row))
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
        if desk.tried(
            N_("Placed an entry of the bank"), confirm, entry_id, chosen.parts, desk.today()
        ):
            desk.can_undo(_("the entry has no place again"), partial(self._undo, entry_id))
            self.placed.emit()

    def choose_other(self) -> None:
        """Ask what the entry is for."""
        if self.seen is None or self.sheet is not None:
            return
        self.sheet = PlaceSheet(self._host, self.seen.entry)
        self.sheet.done.connect(self._closed)
        self.sheet.open()

    def unlink(self, entry_id: int) -> None:
        """Take back all that was said of an entry."""
        if self._undo(entry_id):
            self.placed.emit()

    def _undo(self, entry_id: int) -> bool:
        desk = self._host.desk
        return desk.tried(N_("Took back what an entry was for"), undo_entry, entry_id, desk.today())

    def _closed(self, saved: bool) -> None:
        self.sheet = None
        if saved:
            self.placed.emit()

    def _show_offers(self, seen: Seen) -> None:
        for place, offer in enumerate(seen.offers):
            best = offer == seen.best
            self._column.addWidget(self._offer_card(offer, best, place))
        if not seen.offers:
            self._column.addWidget(
                PlainLabel(
                    _("Nothing fits by itself. Say what this money is for."), "soft", wrap=True
                )
            )
        kind = "primary" if seen.best is None else ""
        self._column.addWidget(
            button(self._dress, _("Something else…"), kind, "search", self.choose_other)
        )

    def _offer_card(self, offer: Offer, best: bool, place: int) -> Card:
        card = Card(self._dress, offer.party, _("certain") if offer.certain else "")
        for name, part in zip([*offer.names, ""], offer.parts, strict=False):
            words = name or _("credit of the tenant")
            if part.target in (Target.KIND, Target.TRANSFER):
                words = offer.party or _("another account of the board")
            card.add_pair(words, language.money(part.amount))
        said = " · ".join(f"{_SIGNS[fits]} {say(words)}" for _key, fits, words in offer.clues)
        card.body.addWidget(PlainLabel(said, "small", wrap=True))
        yes = button(
            self._dress, _("Link"), "primary" if best else "", "check", partial(self.confirm, offer)
        )
        yes.setAccessibleName(
            _("Link to {name}, proposal {number}").format(name=offer.party, number=place + 1)
        )
        card.body.addWidget(yes)
        return card

    def _placed_card(self, row: EntryRow) -> Card:
        card = Card(self._dress, _("What it was for"))
        for allocation in row.allocations:
            if allocation.undone_on is None:
                card.add_pair(what_for(allocation), language.money(allocation.amount))
        card.body.addWidget(
            button(self._dress, _("Unlink"), "", "undo-2", partial(self.unlink, row.id))
        )
        return card


def what_for(allocation: AllocationRow) -> str:
    """What a part was for, in words."""
    words = {
        Target.CREDIT: _("credit"),
        Target.DEPOSIT: _("deposit"),
        Target.TRANSFER: _("another account of the board"),
        Target.OPENING: _("invoice from before"),
        Target.CHARGE: _("costs and interest"),
    }.get(allocation.target, allocation.name)
    return f"{allocation.party}: {words}" if allocation.party else words


def signed(amount: Money) -> str:
    """An amount with its sign, as only the bank has it."""
    plain = language.money(Money(abs(amount.cents)))
    return f"+ {plain}" if amount > NOTHING else f"− {plain}"


def _entry_card(host: Host, row: EntryRow) -> Card:
    card = Card(host.dress, row.counter_name or _("No name"), language.day(row.booked_on))
    card.body.addWidget(PlainLabel(signed(row.amount), "name"))
    if row.text:
        card.body.addWidget(PlainLabel(row.text, "", wrap=True))
    for said in (row.counter_iban, row.kenmerk):
        if said:
            card.body.addWidget(PlainLabel(said, "small"))
    card.add_pair(_("Account"), row.account)
    if row.left and row.left != row.amount:
        card.add_pair(_("Still to place"), signed(row.left), strong=True)
    if row.reversal:
        card.body.addWidget(PlainLabel(_("The bank says: an earlier entry came back."), "small"))
    return card
