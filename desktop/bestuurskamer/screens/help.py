"""Help with the page that is shown: F1. Every other page of help is a choice away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bestuurskamer.language import _
from bestuurskamer.paper.manual import Line, help_page, help_pages, help_pdf
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Pick
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.text import PlainLabel

_ROLES = {"heading": "heading", "text": "", "step": ""}


class Help(Leaflet):
    """A page of help with its pictures, to read, to print, or to go on to another page."""

    def __init__(self, dress: Dress, window: QWidget, place: str) -> None:
        super().__init__(dress, window, _("Help"), 760)
        self._window = window
        self.topics = Pick(dress)
        self.topics.setAccessibleName(_("What the help is about"))
        self._pages = help_pages()
        for page in self._pages:
            self.topics.addItem(page.title)
        self.topics.activated.connect(lambda place: self.show_page(self._pages[place].key))
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Help"), "name"))
        row.addStretch(1)
        row.addWidget(self.topics)
        dress.fit(self.topics, lambda: self.topics.setMinimumWidth(dress.px(300)))
        self.head.addLayout(row)
        self.about = button(dress, _("About Bestuurskamer"), "quiet", press=self._about)
        self.print = button(dress, _("Print"), "", "printer", self.print_page)
        self.back = button(dress, _("Back"), "primary", press=self.on_escape)
        self.foot.addWidget(self.about)
        self.foot.addStretch(1)
        self.foot.addWidget(self.print)
        self.foot.addWidget(self.back)
        self.page = help_page(place)
        self.show_page(place)

    def show_page(self, key: str) -> None:
        """Show the page about a place, or the first one where there is none."""
        self.page = help_page(key)
        keys = [page.key for page in self._pages]
        self.topics.setCurrentIndex(keys.index(self.page.key))
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in self.page.lines:
            shown = self._shown(line)
            self.body.addWidget(shown)
            shown.show()  # at once: its height is asked below
        self.pane.verticalScrollBar().setValue(0)
        self.rise()

    def print_page(self) -> None:
        """Print the page that is shown; without a printer it can be kept as a PDF."""
        from bestuurskamer.screens.kit.printing import print_pdf

        print_pdf(self.dress, self._window, help_pdf(self.page), self.page.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 prints, arrows and pages move the text."""
        bar = self.pane.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F8:
            self.print_page()
        elif key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def _about(self) -> None:
        from bestuurskamer.screens.about import About

        self.close_overlay()
        About(self.dress, self._window).open()

    def _shown(self, line: Line) -> QWidget:
        if line.kind == "picture" and line.file is not None:
            return Picture(self.dress, line.file.as_posix(), line.words)
        words = f"–  {line.words}" if line.kind == "step" else line.words
        return PlainLabel(words, _ROLES[line.kind], wrap=True)


class Picture(QWidget):
    """A picture of the program, as wide as the page, with its words below and for who listens."""

    def __init__(self, dress: Dress, file: str, words: str) -> None:
        super().__init__()
        self._dress, self._words = dress, words
        self._pixmap = QPixmap(file)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        dress.fit(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as it was made, at the size of the text."""
        width = self._dress.px(690)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The picture at its own proportion, and a line below it."""
        return self._height(width) + self._dress.px(30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with a hairline around, and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tall = self._height(self.width())
        frame = self.rect().adjusted(0, 0, -1, tall - self.height() - 1)
        painter.drawPixmap(frame, self._pixmap)
        look = self._dress.look
        painter.setPen(look.colour("line"))
        painter.drawRect(frame)
        painter.setPen(look.colour("ink_soft"))
        below = self.rect().adjusted(0, tall + self._dress.px(4), 0, 0)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _height(self, width: int) -> int:
        if not self._pixmap.width():
            return 0
        return round(width * self._pixmap.height() / self._pixmap.width())
