"""A page of paper as it will be printed: the same PDF that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import IconButton, button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.folding import FoldingLine
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


class Pdf:
    """A PDF in memory. `pages` is 0 when the bytes are no PDF."""

    def __init__(self, data: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument

        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument()
        self._document.load(self._buffer)
        self.pages = self._document.pageCount()

    def proportion(self, page: int) -> float:
        """Its height divided by its width; the first page is 0."""
        size = self._document.pagePointSize(page)
        return size.height() / size.width() if size.width() else 2**0.5

    def image(self, page: int, size: QSize) -> QImage:
        """A page as an image on white, so many pixels large."""
        drawn = self._document.render(page, size)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return image


class PaperPage(QWidget):
    """One page, as large as there is room for, at its true proportion."""

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._pdf: Pdf | None = None
        self._page = 0
        self._drawn: tuple[object, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        dress.fit(self, lambda: self.setMinimumSize(dress.px(160), dress.px(200)))

    def show_page(self, pdf: Pdf | None, page: int) -> None:
        """Show a page; the first is 0."""
        self._pdf, self._page, self._drawn = pdf, page, None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet with a soft edge."""
        if self._pdf is None or not self._pdf.pages:
            return
        proportion = self._pdf.proportion(self._page)
        width = min(self.width() - 8, int((self.height() - 8) / proportion))
        height = int(width * proportion)
        if width < 10:
            return
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        painter = QPainter(self)
        shadow = self._dress.look.colour("edge")
        for spread in range(4, 0, -1):
            shadow.setAlpha(24)
            side = 2 * spread
            painter.fillRect(left - spread, top - spread + 2, width + side, height + side, shadow)
        painter.drawPixmap(left, top, self._picture(width, height))
        painter.end()

    def _picture(self, width: int, height: int) -> QPixmap:
        assert self._pdf is not None
        sharp = self.devicePixelRatioF()
        size = QSize(round(width * sharp), round(height * sharp))
        if self._drawn is None or self._drawn[0] != size:
            pixmap = QPixmap.fromImage(self._pdf.image(self._page, size))
            pixmap.setDevicePixelRatio(sharp)
            self._drawn = (size, pixmap)
        return self._drawn[1]


class PdfPreview(QFrame):
    """A page in a well, with the previous, the next, and a button to see it large."""

    turned = Signal(int)

    def __init__(self, dress: Dress, name: str) -> None:
        super().__init__()
        self._dress, self._name = dress, name
        self.pdf: Pdf | None = None
        self.page = 0
        self.setProperty("box", "well")
        self.setProperty("fills", True)
        self.paper = PaperPage(dress)
        self.paper.setAccessibleName(name)
        self.empty = PlainLabel("", "soft", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = IconButton(dress, _("Previous page"), "chevron-left")
        self.before.clicked.connect(lambda _on: self.turn(-1))
        self.after = IconButton(dress, _("Next page"), "chevron-right")
        self.after.clicked.connect(lambda _on: self.turn(1))
        self.count = PlainLabel("", "small")
        self.large = button(dress, _("Enlarge"), icon="search", press=self.enlarge)
        turning = QWidget()
        row = QHBoxLayout(turning)
        for widget in (self.before, self.count, self.after):
            row.addWidget(widget)
        line = FoldingLine(dress, spacing=8)
        line.row.addWidget(turning, 0, Qt.AlignmentFlag.AlignLeft)
        line.row.addStretch(1)
        line.row.addWidget(self.large)
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        column.addWidget(self.paper, 1)
        column.addWidget(line)
        dress.margins(column, 14, 14, 14, 14, spacing=10)
        dress.margins(row, spacing=8)
        self.show_pdf(None)

    def show_pdf(self, data: bytes | None, instead: str = "") -> None:
        """Show a PDF from its first page, or a sentence in its place."""
        self.pdf = Pdf(data) if data else None
        self.page = 0
        self.empty.setText(instead)
        self._refresh()

    def turn(self, pages: int) -> None:
        """Go so many pages on, or back."""
        most = self.pdf.pages - 1 if self.pdf else 0
        self.page = min(max(self.page + pages, 0), max(most, 0))
        self._refresh()
        self.turned.emit(self.page)

    def enlarge(self) -> None:
        """Show the page over the whole window."""
        if self.pdf is not None:
            LargePage(self._dress, self.window(), self._name, self.pdf, self.page).open()

    def _refresh(self) -> None:
        pages = self.pdf.pages if self.pdf else 0
        self.paper.show_page(self.pdf, self.page)
        self.paper.setVisible(pages > 0)
        self.empty.setVisible(pages == 0)
        for widget in (self.before, self.after, self.count):
            widget.setVisible(pages > 1)
        self.large.setVisible(pages > 0)
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page < pages - 1)
        self.count.setText(_("{page} of {pages}").format(page=self.page + 1, pages=pages))


class LargePage(Leaflet):
    """A page as large as the window is wide; it scrolls."""

    def __init__(self, dress: Dress, window: QWidget, name: str, pdf: Pdf, page: int) -> None:
        super().__init__(dress, window, name, 1100)
        self._pdf, self._page = pdf, page
        self.sheet = PaperPage(dress)
        self.body.addWidget(self.sheet)
        self.before = button(dress, _("Previous page"), press=lambda: self._turn(-1))
        self.after = button(dress, _("Next page"), press=lambda: self._turn(1))
        self.back = button(dress, _("Close"), press=self.close_overlay)
        for made in (self.before, self.after):
            made.setVisible(pdf.pages > 1)
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
        self.fill_height()
        dress.fit(self.sheet, lambda: self._turn(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page stays as wide as the sheet."""
        super().resizeEvent(event)
        self._turn(0)

    def _turn(self, pages: int) -> None:
        self._page = min(max(self._page + pages, 0), self._pdf.pages - 1)
        width = min(self.dress.px(1100), self.width()) - self.dress.px(90)
        self.sheet.setMinimumHeight(int(width * self._pdf.proportion(self._page)))
        self.sheet.show_page(self._pdf, self._page)
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < self._pdf.pages - 1)
        self.rise()
