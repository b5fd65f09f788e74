"""One tenant: the rent over the years, leases, invoices, and everything beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.invoices.queries import InvoiceRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.rent.tenancy import ExtraRow, MoveRow, Standing, Tenancy, TenantRow
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.rows import RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.invoice_rows import invoice_columns
from bestuurskamer.screens.tenants.lease_card import lease_card
from bestuurskamer.screens.tenants.refill import emptied
from bestuurskamer.screens.tenants.tenant_cards import (
    contact_card,
    deposit_card,
    extras_card,
    openings_card,
)
from bestuurskamer.screens.tenants.years import years_of
from bestuurskamer.screens.tenants.years_card import YearsCard

_MOST_INVOICES = 8


@dataclass(frozen=True)
class TenantFacts:
    """Everything the page of one tenant shows."""

    row: TenantRow
    tenancy: Tenancy
    invoices: tuple[InvoiceRow, ...]
    openings: tuple[OpenItem, ...]
    extras: tuple[ExtraRow, ...]
    invoiced_extras: Mapping[int, Month]
    moves: tuple[MoveRow, ...]
    invoiced: Collection[int] = ()  # the leases of which something was invoiced


class TenantView(QWidget):
    """The body of the page of one tenant."""

    change_wanted = Signal()
    lease_wanted = Signal(object)  # a LeaseRow to change
    lease_dropped = Signal(object)  # a LeaseRow that was never meant
    history_wanted = Signal(object)  # a Thing
    deposit_wanted = Signal()
    deposit_dropped = Signal(object)  # a MoveRow
    opening_wanted = Signal()
    opening_dropped = Signal(object)  # an OpenItem
    extra_wanted = Signal()
    extra_stopped = Signal(object)  # an ExtraRow
    invoice_wanted = Signal(int)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._today = date.min
        self.warning = Message(dress, "warn", "")
        self.years = YearsCard(dress)
        self.leases = QVBoxLayout()
        self.table = RowTable(invoice_columns(lambda: self._today), lambda row: row.id)
        self.ledger = Ledger(dress, self.table, _("Invoices"), two_lines=False)
        self.ledger.opened.connect(lambda row: self.invoice_wanted.emit(row.id))
        self.invoices_title = PlainLabel(_("Invoices"), "heading", wrap=True)
        self.invoices = LedgerCard(self.ledger)
        self.no_invoices = PlainLabel(_("Nothing was invoiced to this tenant yet."), "soft")
        self.side = QVBoxLayout()
        self._build()

    def show_facts(self, facts: TenantFacts) -> None:
        """Show everything of one tenant."""
        row, self._today = facts.row, facts.tenancy.day
        head = facts.tenancy.head_lease
        self.warning.setVisible(row.past_head_lease)
        if row.past_head_lease and head is not None and head.last_day is not None:
            self.warning.say(_past(row, head.last_day))
        self.years.setVisible(bool(row.leases))
        if row.leases:
            self.years.show_years(years_of(row.leases, head, self._today))
        emptied(self.leases)
        for lease in reversed(row.leases):
            wanted, history = self.lease_wanted.emit, self.history_wanted.emit
            drop = None if lease.id in facts.invoiced else self.lease_dropped.emit
            end = head.last_day if head is not None else None
            card = lease_card(self._dress, lease, self._today, wanted, history, drop, end)
            self.leases.addWidget(card)
        self._show_invoices(facts.invoices)
        self._show_side(facts)

    def sentence(self, facts: TenantFacts) -> str:
        """Rooms, since when, what it pays."""
        row = facts.row
        if row.since is None:
            return _("Has no lease yet.")
        rooms = words.room_names(row.rooms) or _("without a room")
        area = words.area_of(row.rooms)
        place = f"{rooms}, {area}" if area else rooms
        day, amount = language.day(row.since), language.money(row.monthly)
        if row.standing is Standing.FORMER:
            last = language.day(row.until) if row.until else ""
            return _("Rented {rooms}, to {day}.").format(rooms=place, day=last)
        if row.standing is Standing.BEGINS:
            text = _("{rooms}. From {day}. Will pay {amount} a month.")
        else:
            text = _("{rooms}. Since {day}. Pays {amount} a month.")
        return text.format(rooms=place, day=day, amount=amount)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns of the invoices out where there is no room."""
        super().resizeEvent(event)
        width = self.ledger.width() * 100 // self._dress.look.zoom
        hidden = [_("Due")] if width < 620 else []
        self.ledger.fold(*hidden, *([_("Amount")] if width < 480 else []))
        self._fit()

    def _show_invoices(self, invoices: tuple[InvoiceRow, ...]) -> None:
        self.ledger.show_rows(invoices)
        self.invoices.setVisible(bool(invoices))
        self.no_invoices.setVisible(not invoices)
        self._fit()

    def _show_side(self, facts: TenantFacts) -> None:
        emptied(self.side)
        dress, now = self._dress, Month.of(self._today)
        self.side.addWidget(contact_card(dress, facts.row.party, self.change_wanted.emit))
        record, back = self.deposit_wanted.emit, self.deposit_dropped.emit
        life = self.history_wanted.emit
        self.side.addWidget(deposit_card(dress, facts.row, facts.moves, record, back, life))
        if facts.row.leases:
            self.side.addWidget(
                extras_card(
                    dress,
                    [e for e in facts.extras if e.every_month or e.id not in facts.invoiced_extras],
                    now,
                    self.extra_wanted.emit,
                    self.extra_stopped.emit,
                )
            )
        if facts.openings:
            add, drop = self.opening_wanted.emit, self.opening_dropped.emit
            self.side.addWidget(openings_card(dress, facts.openings, add, drop))

    def _fit(self) -> None:
        rows = min(len(self.table.rows), _MOST_INVOICES)
        height = rows * self.ledger.verticalHeader().defaultSectionSize()
        self.invoices.setFixedHeight(height + self._dress.px(38 + 8) + 8)

    def _build(self) -> None:
        dress = self._dress
        main, side = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(side)
        left.addWidget(self.warning)
        left.addWidget(self.years)
        left.addWidget(self.invoices_title)
        left.addWidget(self.invoices)
        left.addWidget(self.no_invoices)
        left.addLayout(self.leases)
        left.addStretch(1)
        right.addLayout(self.side)
        right.addStretch(1)
        for layout in (left, right, self.leases, self.side):
            dress.margins(layout, spacing=14)
        column = QVBoxLayout(self)
        column.addWidget(SideBySide(dress, main, side, width=330))
        column.addStretch(1)
        dress.margins(column)
        dress.fit(self, self._fit)


def _past(row: TenantRow, head_last: date) -> str:
    if row.until is None:
        text = _("This lease has no end, but the head lease ends on {day}.")
        return text.format(day=language.day(head_last))
    count = max(Month.of(row.until) - Month.of(head_last), 0)
    if count == 0:
        text = _("Goes on past the head lease: to {day}.")
        return text.format(day=language.day(row.until))
    return ngettext(
        "Goes on {count} month longer than the head lease: to {day}.",
        "Goes on {count} months longer than the head lease: to {day}.",
        count,
    ).format(count=count, day=language.day(row.until))
