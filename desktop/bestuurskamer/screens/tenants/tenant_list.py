"""All tenants in a list: what they have, what they pay, until when, and how they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.rent.tenancy import Standing, Tenancy, TenantRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard, Totals
from bestuurskamer.screens.kit.choice import TickBox
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.tenants import words

_NARROW, _MIDDLE = 720, 860


class TenantList(QWidget):
    """The ledger of tenants. `opened` tells whom to show; archived ones hide behind a tick."""

    opened = Signal(int)
    new_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._tenancy: Tenancy | None = None
        self._ends_hidden = False
        self.table = RowTable(_columns(self._name), lambda row: row.party.id, _spoken)
        self.ledger = Ledger(dress, self.table, _("Tenants"), names=_("Tenant"))
        self.ledger.opened.connect(lambda row: self.opened.emit(row.party.id))
        self.totals = Totals(dress)
        self.archived = TickBox(dress, _("Show archived tenants"))
        self.archived.toggled.connect(lambda _on: self._show())
        self.card = LedgerCard(self.ledger, self.totals)
        dress.fit(self.card, lambda: self.card.setMinimumHeight(dress.px(300)))
        self.empty = EmptyPage(
            dress,
            "users",
            _("No tenants yet"),
            _("Here you keep who rents from you, for how much and until when."),
            (_("a restaurant"), _("a yoga studio"), _("a choir in the evening")),
            button(dress, _("New tenant"), "primary", "plus", self.new_wanted.emit),
            button(dress, _("Take over my list"), "", "upload", self.list_wanted.emit),
        )
        column = QVBoxLayout(self)
        column.addWidget(self.card, 1)
        column.addWidget(self.archived)
        column.addWidget(self.empty, 1)
        dress.margins(column, spacing=8)
        dress.fit(self, self._fold)

    def show_tenancy(self, tenancy: Tenancy) -> None:
        """Show the tenants as they stand."""
        self._tenancy = tenancy
        hidden = [row for row in tenancy.tenants if row.party.archived]
        self.archived.setVisible(bool(hidden))
        self.empty.setVisible(not tenancy.tenants)
        self.card.setVisible(bool(tenancy.tenants))
        self._show()

    def sentence(self, tenancy: Tenancy) -> str:
        """How things stand, in one line."""
        counted = [row for row in tenancy.tenants if not row.party.archived]
        renting = [row for row in counted if row.standing in _RENTING]
        if not counted:
            return _("Nobody rents from you yet.")
        count = len(renting)
        said = ngettext(
            "{count} tenant rents now, for {amount} a month.",
            "{count} tenants rent now, for {amount} a month together.",
            count,
        ).format(count=count, amount=language.money(total(row.monthly for row in renting)))
        ending = sum(row.standing in (Standing.ENDS, Standing.GIVEN_UP) for row in counted)
        if ending:
            said += " " + ngettext(
                "One lease ends soon.", "{count} leases end soon.", ending
            ).format(count=ending)
        return said

    def current_id(self) -> int | None:
        """The tenant chosen in the list."""
        row = self.ledger.current()
        return row.party.id if row else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room."""
        super().resizeEvent(event)
        self._fold()

    def _show(self) -> None:
        if self._tenancy is None:
            return
        rows = [
            row
            for row in self._tenancy.tenants
            if self.archived.isChecked() or not row.party.archived
        ]
        self.ledger.show_rows(rows)
        renting = [row for row in rows if row.standing in _RENTING]
        shown = ngettext("{count} tenant", "{count} tenants", len(rows)).format(count=len(rows))
        amount = language.money(total(row.monthly for row in renting))
        self.totals.show_total(shown, amount, _("Together a month"))

    def _name(self, row: TenantRow) -> Cell:
        below = words.room_names(row.rooms) or row.party.number
        if row.past_head_lease and self._ends_hidden:
            return Cell(row.party.name, _("past the head lease"), strong=True, tone="warn")
        return Cell(row.party.name, below, strong=True)

    def _fold(self) -> None:
        width = self.width() * 100 // self._dress.look.zoom
        hidden = []
        if width < _MIDDLE:
            hidden.append(_("Deposit"))
        if width < _NARROW:
            hidden.append(_("Ends"))
        self._ends_hidden = _("Ends") in hidden
        self.ledger.fold(*hidden)


_RENTING = (Standing.RENTS, Standing.ENDS, Standing.GIVEN_UP)


def _columns(name: Callable[[TenantRow], Cell]) -> list[Column[TenantRow]]:
    return [
        Column(_("Tenant"), name, lambda row: row.party.name, stretch=3),
        Column(_("Rent a month"), _rent, lambda row: row.monthly, width=150, number=True),
        Column(_("Ends"), _end, lambda row: row.until or _FAR, width=150),
        Column(_("Deposit"), _deposit, _deposit_sort, width=172),
        Column(_("Status"), lambda row: Cell(state=words.standing_state(row)), _state, width=160),
    ]


_FAR = date.max


def _rent(row: TenantRow) -> Cell:
    if row.since is None:
        return Cell("", right=True)
    since = _("since {day}").format(day=language.short_day(row.since))
    if row.standing is Standing.BEGINS:
        since = _("from {day}").format(day=language.short_day(row.since))
    amount = language.plain_money(row.monthly)
    if row.standing is Standing.FORMER:
        return Cell("", _("was {amount}").format(amount=amount), right=True)
    return Cell(amount, since, right=True)


def _end(row: TenantRow) -> Cell:
    if not row.leases:
        return Cell()
    if row.past_head_lease:
        return Cell(words.until(row.until), _("past the head lease"), tone="warn")
    return Cell(words.until(row.until))


def _deposit(row: TenantRow) -> Cell:
    state = words.deposit_state(row.deposit)
    return Cell(state=state) if state else Cell()


def _deposit_sort(row: TenantRow) -> str | None:
    state = words.deposit_state(row.deposit)
    return state.word if state else None


def _state(row: TenantRow) -> str:
    return words.standing_state(row).word


def _spoken(row: TenantRow) -> str:
    said = _("{name}, {rooms}, {amount} a month, {state}").format(
        name=row.party.name,
        rooms=words.room_names(row.rooms) or _("without a room"),
        amount=language.money(row.monthly),
        state=words.standing_state(row).word,
    )
    return f"{said}, {_('past the head lease')}" if row.past_head_lease else said
