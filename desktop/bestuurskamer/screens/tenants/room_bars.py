"""The bar of a room over the months to come, painted in its row."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from bestuurskamer import language
from bestuurskamer.days import Month, Period
from bestuurskamer.language import _
from bestuurskamer.rent.tenancy import RoomUse, Use
from bestuurskamer.screens.kit.cells import LedgerCells
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.look import Look
from bestuurskamer.screens.kit.paint import paint_bar
from bestuurskamer.screens.kit.rows import Cell, Index


class RoomBars(LedgerCells):
    """Paints who has a room in which months; the words of the cell are for screen readers."""

    def __init__(self, dress: Dress, view: QWidget) -> None:
        super().__init__(dress, view)
        self._first, self._days = date.min, 365
        self._use: RoomUse | None = None

    def show_from(self, today: date, months: int) -> None:
        """Begin the bars on this day, and end them so many months later."""
        last = (Month.of(today) + months).first
        self._first, self._days = today, max((last - today).days, 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Remember whose bar it is, and paint as the other cells are."""
        model = index.model()
        self._use = model.row_at(index) if hasattr(model, "row_at") else None
        super().paint(painter, option, index)

    def _lines(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        if self._use is None:
            return
        look = self._dress.look
        bar = QRect(area.left(), area.center().y() - look.px(13), area.width(), look.px(26))
        self._months(painter, area)
        taken = [use for use in self._use.uses if self._place(bar, use) is not None]
        if not taken:
            self._text(painter, bar, _("free"), "ink_soft")
        for use in taken:
            self._block(painter, bar, use)
        self._free_from(painter, bar, taken)

    def _months(self, painter: QPainter, area: QRect) -> None:
        """A small mark below the bar at the first day of each month."""
        look = self._dress.look
        month = Month.of(self._first) + 1
        painter.setPen(QPen(look.colour("edge"), 1))
        while (month.first - self._first).days < self._days:
            x = area.left() + area.width() * (month.first - self._first).days // self._days
            painter.drawLine(x, area.bottom() - look.px(9), x, area.bottom() - look.px(4))
            month += 1

    def _place(self, bar: QRect, use: Use) -> QRectF | None:
        shown = Period(self._first, date.fromordinal(self._first.toordinal() + self._days))
        its = shown & Period.through(use.first_day, use.last_day or shown.last)
        if not its:
            return None
        left = bar.width() * (its.start - self._first).days / self._days
        right = bar.width() * (its.end - self._first).days / self._days
        return QRectF(bar.left() + left, bar.top(), max(right - left - 1, 2), bar.height())

    def _block(self, painter: QPainter, bar: QRect, use: Use) -> None:
        look = self._dress.look
        place = self._place(bar, use)
        if place is None:
            return
        now = use.first_day <= self._first
        paint_bar(painter, look, place, "bar" if now else "surface")
        if not now:
            paint_bar(painter, look, place, "bar_open")
        self._written(painter, look, place, use.tenant, now)

    def _written(self, painter: QPainter, look: Look, place: QRectF, text: str, now: bool) -> None:
        room = place.adjusted(look.px(8), 0, -look.px(6), 0).toRect()
        if room.width() < look.px(36):
            return
        measure = look.metrics("label")
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        if not now:  # words on hatching stand on paper of their own
            behind = QRect(room.left() - 4, room.top() + 3, 0, room.height() - 6)
            behind.setWidth(measure.horizontalAdvance(shown) + 8)
            painter.fillRect(behind, look.colour("surface"))
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("on_accent" if now else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), shown)

    def _free_from(self, painter: QPainter, bar: QRect, taken: list[Use]) -> None:
        """Write from when the room is free, where there is room for it."""
        if not taken or any(use.last_day is None for use in taken):
            return
        ends = [use.last_day for use in taken if use.last_day is not None]
        free = date.fromordinal(max(ends).toordinal() + 1)
        left = bar.left() + bar.width() * (free - self._first).days // self._days
        look = self._dress.look
        place = QRect(left + look.px(8), bar.top(), bar.right() - left - look.px(8), bar.height())
        for text in (
            _("free from {day}").format(day=language.short_day(free)),
            _("free"),
        ):
            if look.metrics("small").horizontalAdvance(text) <= place.width():
                self._text(painter, place, text, "ink_soft")
                return

    def _text(self, painter: QPainter, place: QRect, text: str, ink: str) -> None:
        look = self._dress.look
        painter.setFont(look.font("small"))
        painter.setPen(look.colour(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, int(flags), text)
