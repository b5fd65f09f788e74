"""The five parts of the bank's place, one list each, of which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.payments.arrears import Late
from bestuurskamer.screens.bank import lists
from bestuurskamer.screens.bank.blank import nothing_written
from bestuurskamer.screens.bank.cash_part import cash_table
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.text import PlainLabel


def part_names(dress: Dress) -> Segment:
    """The names of the parts, to choose one."""
    return Segment(
        dress,
        _("Which part of the bank"),
        [
            ("to_place", _("To place")),
            ("placed", _("Placed")),
            ("imports", _("Brought in")),
            ("late", _("Late")),
            ("cash", _("Cash")),
        ],
    )


class Parts(QWidget):
    """The lists under each other; `head` stands above that of the cash box."""

    def __init__(self, dress: Dress, head: QWidget) -> None:
        super().__init__()
        self.ledgers: dict[str, Ledger[Any]] = {
            "to_place": Ledger(dress, lists.to_place_table(), _("Entries to place")),
            "placed": Ledger(dress, lists.placed_table(), _("Placed entries")),
            "imports": Ledger(dress, lists.imports_table(), _("Files brought in")),
            "late": Ledger(dress, lists.late_table(), _("Who is late")),
            "cash": Ledger(dress, cash_table(), _("Cash book")),
        }
        self._head = head
        self._unwritten = nothing_written(dress)
        self._ages = PlainLabel("", "small", wrap=True)
        below = QWidget()
        within = QVBoxLayout(below)
        within.addWidget(self._ages)
        dress.margins(within, 16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.addWidget(head)
        for key, ledger in self.ledgers.items():
            column.addWidget(LedgerCard(ledger, below if key == "late" else None), 1)
        column.addWidget(self._unwritten, 1)
        self._unwritten.hide()
        dress.margins(column, spacing=0)

    def show_part(self, key: str) -> None:
        """Show one list."""
        for name in self.ledgers:
            self._card(name).setVisible(name == key)
        self._head.setVisible(key == "cash")

    def show_unwritten(self, on: bool) -> None:
        """Show in place of the list of the cash box that nothing is written yet."""
        self._unwritten.setVisible(on)
        if self._head.isVisibleTo(self):
            self._card("cash").setVisible(not on)

    def _card(self, key: str) -> QWidget:
        card = self.ledgers[key].parentWidget()
        assert card is not None
        return card

    def say_ages(self, rows: Sequence[Late]) -> None:
        """Say below who is late how old the money is."""
        self._ages.setText(lists.ages_of(rows))
