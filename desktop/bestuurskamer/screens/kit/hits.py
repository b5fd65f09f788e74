"""A list of what was found: words with the hits marked, where they stand, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from bestuurskamer.screens.kit.buttons import ENTER
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.look import Look
from bestuurskamer.screens.kit.paint import State, chip_width, paint_chip

Runs = tuple[tuple[int, int], ...]
_HIT = Qt.ItemDataRole.UserRole
_PAD, _CHIP, _NARROW = 14, 172, 620


@dataclass(frozen=True)
class Hit:
    """One row: two lines with slices to mark, a line that says where, and its kind."""

    title: str
    title_marks: Runs
    text: str
    text_marks: Runs
    where: str
    state: State

    @property
    def spoken(self) -> str:
        """All of it, for who listens."""
        parts = (self.state.word, self.title, self.text, self.where)
        return ", ".join(filter(None, parts))


class HitList(QListWidget):
    """As high as its rows. `opened(place)` on Enter or a click; ↑ on the first row is for the
    field above."""

    opened = Signal(int)
    left_up = Signal()

    def __init__(self, dress: Dress, name: str) -> None:
        super().__init__()
        self._dress = dress
        self.setAccessibleName(name)
        self.setProperty("ring", "own")
        self.setItemDelegate(_HitCells(dress, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.itemClicked.connect(lambda item: self.opened.emit(self.row(item)))
        dress.fit(self, self._fit)

    def show_hits(self, hits: Sequence[Hit], *, more: bool = False) -> None:
        """Show these, or these after the ones that stand there."""
        if not more:
            self.clear()
        for hit in hits:
            item = QListWidgetItem(hit.spoken)
            item.setData(_HIT, hit)
            item.setToolTip("")
            self.addItem(item)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Esc and what is typed is for who stands around."""
        if event.key() in ENTER and not event.isAutoRepeat():
            if self.currentRow() >= 0:
                self.opened.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left_up.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows fold where it is narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        self.setFixedHeight(max(sum(self.sizeHintForRow(at) for at in range(self.count())), 1))
        self.viewport().update()


class _HitCells(QStyledItemDelegate):
    """Paints a row; marked words are heavier, on a wash and underlined: never colour alone."""

    def __init__(self, dress: Dress, view: HitList) -> None:
        super().__init__(view)
        self._dress, self._view = dress, view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its lines, with the chip under them on a narrow sheet."""
        hit: Hit = index.data(_HIT)
        look = self._dress.look
        height = sum(look.metrics(role).height() for _t, _m, role, _ink in _lines(hit))
        height += look.px(32) if self._is_narrow() else 0
        return QSize(0, max(height + look.px(18), look.px(56)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        hit: Hit = index.data(_HIT)
        look, area = self._dress.look, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, look.colour("accent_wash" if chosen else "surface"))
        if chosen:
            painter.fillRect(
                QRect(area.left(), area.top(), look.px(4), area.height()), look.colour("accent")
            )
        painter.setPen(look.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(look.px(_PAD), look.px(8), -look.px(_PAD), -look.px(8))
        chip = chip_width(look, hit.state)
        narrow = self._is_narrow()
        room = inner.width() - (0 if narrow else max(chip, look.px(_CHIP)) + look.px(12))
        top = inner.top()
        for text, marks, role, ink in _lines(hit):
            height = look.metrics(role).height()
            _draw(painter, look, QRect(inner.left(), top, room, height), text, marks, role, ink)
            top += height
        place = QRect(inner.right() - max(chip, look.px(_CHIP)), inner.top(), chip, look.px(28))
        if narrow:
            place = QRect(inner.left(), top + look.px(2), chip, look.px(28))
        paint_chip(painter, look, place, hit.state, chosen=chosen)
        if self._view.hasFocus() and index.row() == self._view.currentRow():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _is_narrow(self) -> bool:
        return self._view.viewport().width() < self._dress.px(_NARROW)


def _lines(hit: Hit) -> list[tuple[str, Runs, str, str]]:
    lines = [
        (hit.title, hit.title_marks, "strong", "ink"),
        (hit.text, hit.text_marks, "body", "ink"),
        (hit.where, (), "small", "ink_soft"),
    ]
    return [line for line in lines if line[0]]


def _draw(
    painter: QPainter, look: Look, area: QRect, text: str, marks: Runs, role: str, ink: str
) -> None:
    """One line, run by run; what does not fit ends in “…”."""
    left = area.left()
    for start, end, marked in _runs(len(text), marks):
        font = QFont(look.font(role))
        font.setBold(marked or font.bold())
        painter.setFont(font)
        measure = painter.fontMetrics()
        room = area.right() - left + 1
        if room <= 0:
            return
        part = text[start:end]
        shown = measure.elidedText(part, Qt.TextElideMode.ElideRight, room)
        width = measure.horizontalAdvance(shown)
        box = QRect(left, area.top(), width, area.height())
        if marked:
            painter.fillRect(box, look.colour("warn_wash"))
            painter.fillRect(
                QRect(left, area.bottom() - look.px(2), width, look.px(2)), look.colour("warn")
            )
        painter.setPen(look.colour("warn" if marked else ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box, flags, shown)
        left += width
        if shown != part:
            return


def _runs(length: int, marks: Runs) -> list[tuple[int, int, bool]]:
    """The whole text as runs that are marked or not."""
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in marks:
        runs += [(at, start, False), (start, end, True)]
        at = end
    runs.append((at, length, False))
    return [run for run in runs if run[0] < run[1]]
