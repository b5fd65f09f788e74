"""What a page is for, while there is nothing on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.text import PlainLabel


class EmptyPage(QWidget):
    """What a page is for while there is nothing on it: a drawing, a name, a sentence, buttons."""

    def __init__(
        self,
        dress: Dress,
        icon: str,
        name: str,
        sentence: str,
        examples: Sequence[str] = (),
        button: Button | None = None,
        other: Button | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(_Drawing(dress, icon), 0, middle)
        column.addWidget(self._centred(PlainLabel(name, "name", wrap=True)))
        words = self._centred(PlainLabel(sentence, "soft", wrap=True))
        dress.fit(words, lambda: words.setMaximumWidth(dress.px(500)))
        text = QHBoxLayout()
        text.addStretch(1)
        text.addWidget(words, 100)
        text.addStretch(1)
        column.addLayout(text)
        line = FoldingLine(dress, spacing=16)
        line.row.addStretch(1)
        for made in (button, other):
            if made is not None:
                line.row.addWidget(made, 0, middle)
        line.row.addStretch(1)
        column.addWidget(line)
        if examples:
            said = _("For example: {examples}").format(examples=" · ".join(examples))
            column.addWidget(self._centred(PlainLabel(said, "small", wrap=True)))
        column.addStretch(3)
        dress.margins(column, 20, 20, 20, 20, spacing=16)

    def _centred(self, label: PlainLabel) -> PlainLabel:
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label


class _Drawing(QWidget):
    """Two sheets of paper on the table, with the icon of what will lie there."""

    def __init__(self, dress: Dress, icon: str) -> None:
        super().__init__()
        self._dress, self._icon = dress, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dress.fit(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._dress.px(220), self._dress.px(132))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._dress.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(look.zoom / 100, look.zoom / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_wash"))
        painter.drawEllipse(QRectF(6, 80, 208, 50))
        for x, lean in ((70.0, -8.0), (112.0, 6.0)):
            painter.save()
            painter.translate(QPointF(x + 31, 52))
            painter.rotate(lean)
            painter.setPen(QPen(look.colour("edge"), 1.5))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(QRectF(-31, -42, 62, 84), 4, 4)
            painter.setPen(QPen(look.colour("line"), 3))
            for line in range(4):
                painter.drawLine(QPointF(-21, 2 + line * 9), QPointF(21, 2 + line * 9))
            if lean > 0:  # the sheet on top
                picture = look.pixmap(self._icon, "accent", 24)
                painter.drawPixmap(QRectF(-12, -36, 24, 24), picture, QRectF(picture.rect()))
            painter.restore()
        painter.end()
