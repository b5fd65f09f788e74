"""The chart of an overview on the screen: the drawing that is on paper, in the colours of now."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from bestuurskamer.language import _
from bestuurskamer.paper.chart import SIZE, Chart, Ink, as_svg
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel

_LETTER = 15  # pixels at 100 %


class Picture(QWidget):
    """Shows a chart over its whole width, as high as it needs; a screen reader hears its figures.

    Text has the size of the screen's small text at any zoom.
    """

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._chart: Chart | None = None
        self._drawn: tuple[object, QSvgRenderer] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dress.fit(self, self._fit)

    def show_chart(self, chart: Chart | None) -> None:
        """Show a chart, or nothing."""
        self._chart, self._drawn = chart, None
        self.setVisible(chart is not None)
        self.setAccessibleName(f"{chart.title}: {chart.said}" if chart else "")
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the drawing becomes at this width."""
        if self._chart is None:
            return QSize(0, 0)
        size = self._renderer().defaultSize()
        return QSize(self._dress.px(300), round(size.height() * self._scale()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer = self._renderer()
        high = renderer.viewBoxF().height() * self._scale()
        renderer.render(painter, QRectF(0, 0, self.width(), high))
        painter.end()

    def _renderer(self) -> QSvgRenderer:
        assert self._chart is not None
        look = self._dress.look
        state = (self._chart, self.width(), look.zoom, look.dark)
        if self._drawn is None or self._drawn[0] != state:
            width = max(self.width(), self._dress.px(300)) / self._scale()
            svg = as_svg(self._chart, width, self._ink())
            self._drawn = (state, QSvgRenderer(QByteArray(svg)))
        return self._drawn[1]

    def _scale(self) -> float:
        """So many pixels is a point of the drawing."""
        return self._dress.px(_LETTER) / SIZE

    def _ink(self) -> Ink:
        colours = self._dress.look.colours
        return Ink(
            text=colours.ink,
            edge=colours.edge,
            full=colours.bar,
            to_come=colours.surface,
            late=colours.surface,
            out=colours.edge,
            ground=colours.surface,
        )

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()


class ChartCard(Card):
    """A chart on a sheet, with what its fillings mean; where there is none it says so."""

    def __init__(self, dress: Dress) -> None:
        super().__init__(dress)
        self.name, self.key = (
            PlainLabel("", "heading", wrap=True),
            PlainLabel("", "soft", wrap=True),
        )
        self.picture = Picture(dress)
        for widget in (self.name, self.key, self.picture):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_chart(self, chart: Chart | None) -> None:
        """Show a chart."""
        self.name.setText(chart.title if chart else _("This overview has no picture"))
        self.key.setText(chart.key if chart else _("See it as printed or as a table."))
        self.key.setVisible(bool(self.key.text()))
        self.picture.show_chart(chart)
