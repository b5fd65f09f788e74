"""All rooms: who has each over the twelve months from now, and what it brings in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.books.rules import per_square_metre
from bestuurskamer.building.queries import RoomRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.rent.rules import past_head_lease
from bestuurskamer.rent.tenancy import RoomUse, Tenancy
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.room_bars import RoomBars

_NARROW, _MIDDLE = 640, 860
MONTHS = 12


class RoomList(QWidget):
    """The ledger of rooms, with a bar of twelve months in each row."""

    opened = Signal(object)  # a RoomRow
    new_wanted = Signal()

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._today = date.min
        self._head_end: date | None = None
        self.table = RowTable(self._columns(), lambda use: use.room.id, self._spoken)
        self.ledger = Ledger(dress, self.table, _("Rooms"), names=_("Room"))
        self._bars = RoomBars(dress, self.ledger)
        self.ledger.setItemDelegateForColumn(1, self._bars)
        self.ledger.opened.connect(lambda use: self.opened.emit(use.room))
        self.card = LedgerCard(self.ledger)
        dress.fit(self.card, lambda: self.card.setMinimumHeight(dress.px(300)))
        self.empty = EmptyPage(
            dress,
            "door-open",
            _("No rooms yet"),
            _("Here you see who has which room until when, and what stands empty."),
            (_("a class room"), _("the kitchen"), _("a storage space")),
            button(dress, _("New room"), "primary", "plus", self.new_wanted.emit),
        )
        column = QVBoxLayout(self)
        column.addWidget(self.card, 1)
        column.addWidget(self.empty, 1)
        dress.margins(column, spacing=8)
        dress.fit(self, self._fold)

    def show_tenancy(self, tenancy: Tenancy) -> None:
        """Show the rooms as they stand."""
        self._today = tenancy.day
        self._head_end = tenancy.head_lease.last_day if tenancy.head_lease else None
        self._bars.show_from(tenancy.day, MONTHS)
        self.empty.setVisible(not tenancy.rooms)
        self.card.setVisible(bool(tenancy.rooms))
        self.ledger.show_rows(tenancy.rooms)

    def sentence(self, tenancy: Tenancy) -> str:
        """Which rooms are free now."""
        used = [use for use in tenancy.rooms if use.room.in_use(tenancy.day)]
        if not used:
            return _("There is no room to let yet.")
        free = tenancy.free_rooms
        if not free:
            return ngettext("The one room is let.", "All {count} rooms are let.", len(used)).format(
                count=len(used)
            )
        names = ", ".join(use.room.name for use in free[:4])
        if len(free) > 4:
            names = _("{names} and {count} more").format(names=names, count=len(free) - 4)
        return ngettext(
            "{count} of {all} rooms is free: {names}.",
            "{count} of {all} rooms are free: {names}.",
            len(free),
        ).format(count=len(free), all=len(used), names=names)

    def current(self) -> RoomRow | None:
        """The room chosen in the list."""
        use = self.ledger.current()
        return use.room if use else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.width() * 100 // self._dress.look.zoom
        hidden = []
        if width < _MIDDLE:
            hidden.append(_("Now"))
        if width < _NARROW:
            hidden.append(_("A year per m²"))
        self.ledger.fold(*hidden)

    def _columns(self) -> list[Column[RoomUse]]:
        return [
            Column(_("Room"), _name, lambda use: use.room.name, width=190),
            Column(_("Twelve months from today"), self._bar, stretch=4),
            Column(_("Now"), self._now, self._now_sort, width=178),
            Column(_("A year per m²"), _per_metre, _per_metre_sort, width=130, number=True),
        ]

    def _bar(self, use: RoomUse) -> Cell:
        """What the bar says in words; the bar itself is painted over it."""
        return Cell(self._words(use))

    def _words(self, use: RoomUse) -> str:
        now = use.user_on(self._today)
        if now is None:
            coming = use.next_after(self._today)
            if coming is None:
                return _("free")
            return _("free, from {day} {tenant}").format(
                day=language.short_day(coming.first_day), tenant=coming.tenant
            )
        if now.last_day is None:
            return _("{tenant}, no end").format(tenant=now.tenant)
        return _("{tenant} to {day}").format(
            tenant=now.tenant, day=language.short_day(now.last_day)
        )

    def _now(self, use: RoomUse) -> Cell:
        if not use.room.in_use(self._today):
            return Cell(_("not in use"))
        now = use.user_on(self._today)
        if now is None:
            return Cell(_("free"), strong=True)
        if past_head_lease(now.last_day, self._head_end):
            return Cell(_("let"), _("past the head lease"), tone="warn")
        free = use.free_from(self._today)
        if free is None:
            return Cell(_("let"))
        return Cell(_("let"), _("free from {day}").format(day=language.short_day(free)))

    def _now_sort(self, use: RoomUse) -> str:
        return self._now(use).text

    def _spoken(self, use: RoomUse) -> str:
        parts = [use.room.name, words.metres(use.room.area), use.room.floor, self._words(use)]
        now = use.user_on(self._today)
        if now is not None and past_head_lease(now.last_day, self._head_end):
            parts.append(_("past the head lease"))
        found = _per_metre(use).text
        if found:
            parts.append(_("{amount} a year per m²").format(amount=found))
        return ", ".join(part for part in parts if part)


def _name(use: RoomUse) -> Cell:
    facts = [words.metres(use.room.area), use.room.floor]
    return Cell(use.room.name, " · ".join(fact for fact in facts if fact), strong=True)


def _per_metre_sort(use: RoomUse) -> Money | None:
    return per_square_metre(use.rent, use.area) if use.rent is not None else None


def _per_metre(use: RoomUse) -> Cell:
    found = _per_metre_sort(use)
    return Cell(language.plain_money(found) if found is not None else "", right=True)
