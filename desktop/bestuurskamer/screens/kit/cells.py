"""How the cells of a ledger are painted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from bestuurskamer.screens.kit.buttons import plain_tip
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.paint import chip_width, paint_chip
from bestuurskamer.screens.kit.rows import CELL, Cell, Index

_PAD = 12


class LedgerCells(QStyledItemDelegate):
    """Two-line cells, hairlines, amounts in columns, a bar at the chosen row.

    What the `moved` columns hold is said in the column `name`, under the words of the cell.
    `too_wide` asks for a wider column (column, pixels) when an amount or state does not fit.
    """

    too_wide = Signal(int, int)

    def __init__(self, dress: Dress, view: QWidget) -> None:
        super().__init__(view)
        self._dress = dress
        self.keys_used = False
        self.name, self.moved = 0, tuple[int, ...]()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows have the height of their ledger."""
        return QSize(self.needed(index.data(CELL) or Cell()), self._dress.px(42))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell: Cell = index.data(CELL) or Cell()
        look, area = self._dress.look, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, look.colour("accent_wash" if chosen else "surface"))
        first = index.column() == self._first_shown()
        if chosen and first:
            bar = QRect(area.left(), area.top(), look.px(4), area.height())
            painter.fillRect(bar, look.colour("accent"))
        painter.setPen(look.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(look.px(_PAD), 0, -look.px(_PAD), -1)
        if cell.check is not None:
            inner = self._check(painter, inner, cell.check)
        if self.moved and index.column() == self.name:
            self._with_moved(painter, inner, index, chosen=chosen)
        elif cell.state:
            paint_chip(painter, look, inner, cell.state, chosen=chosen)
        else:
            self._lines(painter, inner, cell)
        self._frame(painter, area, index)
        painter.restore()
        if (cell.right or cell.state) and self.needed(cell) > area.width():
            self.too_wide.emit(index.column(), self.needed(cell))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text as a tip where it is cut."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        cell: Cell = index.data(CELL) or Cell()
        moved = self.moved if index.column() == self.name else ()
        if moved or self.needed(cell) > option.rect.width():
            cells = [cell, *(index.sibling(index.row(), at).data(CELL) or Cell() for at in moved)]
            whole = ", ".join(other.spoken for other in cells if other.spoken)
            QToolTip.showText(event.globalPos(), plain_tip(whole), view)
        else:
            QToolTip.hideText()
        return True

    def needed(self, cell: Cell) -> int:
        """How wide the cell must be to show everything, in pixels."""
        look = self._dress.look
        if cell.state:
            width = chip_width(look, cell.state)
        else:
            main = look.metrics("strong" if cell.strong else "body")
            width = max(
                main.horizontalAdvance(cell.text),
                look.metrics("small").horizontalAdvance(cell.below),
            )
        width += look.px(30) if cell.check is not None and (cell.text or cell.state) else 0
        return width + 2 * look.px(_PAD)

    def _with_moved(self, painter: QPainter, area: QRect, index: Index, *, chosen: bool) -> None:
        """The name, and on the line below it states, amounts and words of the moved columns."""
        look, cell = self._dress.look, index.data(CELL) or Cell()
        states, amounts, texts = [], [], []
        for at in self.moved:
            other: Cell = index.sibling(index.row(), at).data(CELL) or Cell()
            if other.state:
                states.append(other.state)
            elif other.right and other.text:
                title = index.model().headerData(at, Qt.Orientation.Horizontal)
                amounts.append(f"{title} {other.text}")
            elif other.text:
                texts.append(other.text)
        below = " · ".join(filter(None, (*amounts, *texts, cell.below)))
        if not states:
            self._lines(painter, area, replace(cell, below=below))
            return
        half = area.height() // 2
        self._lines(painter, area.adjusted(0, look.px(2), 0, -half), replace(cell, below=""))
        line = area.adjusted(0, half - look.px(2), 0, -look.px(2))
        for state in states:
            paint_chip(painter, look, line, state, chosen=chosen)
            line = line.adjusted(chip_width(look, state) + look.px(8), 0, 0, 0)
        self._lines(painter, line, Cell(below=below, tone=cell.tone))

    def _check(self, painter: QPainter, area: QRect, on: bool) -> QRect:
        look = self._dress.look
        icon = look.pixmap("square-check" if on else "square", "accent" if on else "edge", 22)
        top = area.top() + (area.height() - look.px(22)) // 2
        painter.drawPixmap(area.left(), top, icon)
        return area.adjusted(look.px(30), 0, 0, 0)

    def _lines(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        look = self._dress.look
        rows = [(cell.text, "strong" if cell.strong else "body", "ink")] if cell.text else []
        rows += [(cell.below, "small", cell.tone or "ink_soft")] if cell.below else []
        heights = [look.metrics(role).height() for _text, role, _ink in rows]
        top = area.top() + (area.height() - sum(heights)) // 2
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for (text, role, ink), height in zip(rows, heights, strict=True):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(ink))
            shown = text
            if not cell.right:
                cut = Qt.TextElideMode.ElideRight
                shown = look.metrics(role).elidedText(text, cut, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), height), flags, shown)
            top += height

    def _frame(self, painter: QPainter, area: QRect, index: Index) -> None:
        """The keyboard's frame goes around the whole row."""
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        if not (self.keys_used and view.hasFocus() and index.row() == view.currentIndex().row()):
            return
        painter.setPen(QPen(self._dress.look.colour("focus"), 2))
        painter.drawLine(area.left(), area.top() + 1, area.right(), area.top() + 1)
        painter.drawLine(area.left(), area.bottom() - 1, area.right(), area.bottom() - 1)
        if index.column() == self._first_shown():
            painter.drawLine(area.left() + 1, area.top(), area.left() + 1, area.bottom())
        if index.column() == self._last_shown(view.model()):
            painter.drawLine(area.right() - 1, area.top(), area.right() - 1, area.bottom())

    def _first_shown(self) -> int:
        return 0

    def _last_shown(self, model: QAbstractItemModel) -> int:
        hidden = getattr(self.parent(), "isColumnHidden", lambda _column: False)
        shown = [at for at in range(model.columnCount()) if not hidden(at)]
        return shown[-1] if shown else 0
