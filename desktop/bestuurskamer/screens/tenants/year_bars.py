"""The picture of the rent over the years."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.look import Look
from bestuurskamer.screens.kit.paint import paint_bar
from bestuurskamer.screens.tenants.years import Block, Track, Years

_HEAD, _BAR, _ROW, _GAP, _FOOT = 28, 32, 40, 8, 26
_NARROW = 460
_PAPER = {"past": "neutral_wash", "now": "bar", "coming": "surface", "late": "surface"}


class YearBars(QWidget):
    """Past grey with an edge, now green, past the head lease hatched amber, each with words."""

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._years: Years | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dress.fit(self, self.updateGeometry)

    def show_years(self, years: Years) -> None:
        """Show another picture."""
        self._years = years
        self.setAccessibleName(_("Rent over the years"))
        self.setAccessibleDescription(years.sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for every track, its names above it where the picture is narrow."""
        px = self._dress.px
        count = len(self._tracks())
        more = 0 if self._words_fit() else px(_FOOT)
        return QSize(px(320), px(_HEAD + _FOOT + _GAP) + more + count * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, never lower."""
        return QSize(self._dress.px(160), self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Names go above the bars where it is narrow."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._years is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter, self._years)
        for place, track in enumerate(self._tracks()):
            self._paint_track(painter, place, track)
        self._paint_border(painter, self._years)
        self._paint_today(painter, self._years)
        for place, track in enumerate(self._tracks()):  # no line runs through an amount
            for block in track.blocks:
                bar, amount = self._bar(place, block), not self._is_head(place)
                self._paint_text(painter, self._dress.look, bar, block, amount=amount)
        painter.end()

    def _tracks(self) -> list[Track]:
        if self._years is None:
            return []
        head = [self._years.head] if self._years.head else []
        return [*self._years.tracks, *head]

    def _is_narrow(self) -> bool:
        return self.width() < self._dress.px(_NARROW)

    def _row_height(self) -> int:
        return self._dress.px(_ROW + (22 if self._is_narrow() else 0))

    def _left(self) -> int:
        if self._is_narrow():
            return 0
        measure = self._dress.look.metrics("small")
        widest = max((measure.horizontalAdvance(t.name) for t in self._tracks()), default=0)
        return min(widest, self.width() // 3) + self._dress.px(16)

    def _x(self, day: date) -> float:
        assert self._years is not None
        shown, left = self._years.shown, self._left()
        room = self.width() - left - 2
        return left + room * (day - shown.start).days / max(shown.days, 1)

    def _top(self, place: int) -> int:
        gap = self._dress.px(_GAP) if self._is_head(place) else 0
        return self._dress.px(_HEAD) + place * self._row_height() + gap

    def _is_head(self, place: int) -> bool:
        assert self._years is not None
        return place >= len(self._years.tracks)

    def _foot(self) -> int:
        return self.height() - self._dress.px(_FOOT) * (1 if self._words_fit() else 2)

    def _has_late(self) -> bool:
        late = [b.role == "late" for track in self._tracks() for b in track.blocks]
        return any(late)

    def _words_fit(self) -> bool:
        """Whether the words for what lies past the head lease fit beside its end."""
        if self._years is None or self._years.head_end is None or not self._has_late():
            return True
        wide = self._dress.look.metrics("label").horizontalAdvance(_("without head lease"))
        return self._x(self._years.head_end) + self._dress.px(10) + wide <= self.width()

    def _paint_years(self, painter: QPainter, years: Years) -> None:
        look = self._dress.look
        painter.setFont(look.font("caption"))
        last_end = -1.0
        for year in range(years.shown.start.year, years.shown.last.year + 1):
            day = max(date(year, 1, 1), years.shown.start)
            x = self._x(day)
            if date(year, 1, 1) > years.shown.start:
                painter.setPen(QPen(look.colour("line"), 1))
                painter.drawLine(QPointF(x, look.px(_HEAD)), QPointF(x, self._foot()))
            wide = look.metrics("caption").horizontalAdvance(str(year))
            if x < last_end or x + wide > self.width():
                continue
            painter.setPen(look.colour("ink_faint"))
            painter.drawText(QPointF(x, look.px(_HEAD - 10)), str(year))
            last_end = x + wide + look.px(6)

    def _paint_track(self, painter: QPainter, place: int, track: Track) -> None:
        look, top = self._dress.look, self._top(place)
        if self._is_narrow():
            name = QRectF(0, top, self.width(), look.px(22))
        else:
            name = QRectF(0, top, self._left() - look.px(8), look.px(_BAR))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink_soft"))
        cut = Qt.TextElideMode.ElideRight
        text = look.metrics("small").elidedText(track.name, cut, round(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, text)
        for block in track.blocks:
            self._paint_block(painter, look, self._bar(place, block), block)

    def _bar(self, place: int, block: Block) -> QRectF:
        left, right = self._x(block.days.start), self._x(block.days.end)
        top = self._top(place) + self._dress.px(22 if self._is_narrow() else 0)
        return QRectF(left, top, max(right - left - 1, 2), self._dress.px(_BAR))

    def _paint_block(self, painter: QPainter, look: Look, bar: QRectF, block: Block) -> None:
        if block.role == "now":
            paint_bar(painter, look, bar, "bar")
        elif block.role == "late":
            paint_bar(painter, look, bar, "warn_wash")
            paint_bar(painter, look, bar, "bar_late")
        elif block.role == "coming":
            paint_bar(painter, look, bar, "surface")
            paint_bar(painter, look, bar, "bar_open")
        else:
            painter.setPen(QPen(look.colour("edge"), 1.2))
            painter.setBrush(look.colour("neutral_wash"))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_text(
        self, painter: QPainter, look: Look, bar: QRectF, block: Block, *, amount: bool
    ) -> None:
        room = bar.adjusted(look.px(8), 0, -look.px(4), 0)
        measure = look.metrics("label")
        text, wide = block.text, measure.horizontalAdvance(block.text)
        if wide > room.width():
            if amount:
                return  # an amount is never cut: the table and the sentence have it
            text = measure.elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        behind = QRectF(room.left() - 4, room.top() + 4, min(wide, room.width()) + 8, 0)
        behind.setHeight(room.height() - 8)
        if text:
            painter.fillRect(behind, look.colour(_PAPER[block.role]))
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("on_accent" if block.role == "now" else "ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_border(self, painter: QPainter, years: Years) -> None:
        """The end of the head lease, and the words for what lies past it."""
        if years.head_end is None or not self._has_late():
            return
        look = self._dress.look
        x = self._x(years.head_end)
        painter.setPen(QPen(look.colour("bar_late"), look.px(2), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, look.px(_HEAD - 4)), QPointF(x, self._foot()))
        text = _("without head lease")
        wide = look.metrics("label").horizontalAdvance(text)
        top = self._top(len(years.tracks)) + (look.px(22) if self._is_narrow() else 0)
        left = x + look.px(8)
        if not self._words_fit():
            top, left = self._foot() + look.px(_FOOT), self.width() - wide - 4
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("warn"))
        high = _BAR if self._words_fit() else _FOOT
        place = QRectF(left, top, wide + 4, look.px(high))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_today(self, painter: QPainter, years: Years) -> None:
        look = self._dress.look
        x = self._x(years.today)
        painter.setPen(QPen(look.colour("focus"), look.px(2)))
        painter.drawLine(QPointF(x, look.px(_HEAD - 4)), QPointF(x, self._foot()))
        text = _("today")
        wide = look.metrics("label").horizontalAdvance(text)
        left = min(max(x - wide / 2, 0), self.width() - wide - 2)
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("info"))
        place = QRectF(left, self._foot(), wide + 4, look.px(_FOOT))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
