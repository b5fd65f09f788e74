"""A calendar that opens below a field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from bestuurskamer.language import spoken
from bestuurskamer.screens.kit.dress import Dress


class DayPopup(QFrame):
    """Shows a month and rings `picked` with the day that is clicked or entered."""

    picked = Signal(object)

    def __init__(self, dress: Dress, parent: QWidget, name: str, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("box", "card")
        self.days = QCalendarWidget()
        self.days.setAccessibleName(name)
        self.days.setLocale(QLocale("nl_NL" if spoken() == "nl" else "en_GB"))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setGridVisible(False)
        weeks = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.days.setVerticalHeaderFormat(weeks)
        plain = QTextCharFormat()
        plain.setForeground(dress.look.colour("ink"))
        for day_off in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day_off, plain)
        head = QTextCharFormat()
        head.setForeground(dress.look.colour("ink_faint"))
        head.setBackground(dress.look.colour("surface"))
        self.days.setHeaderTextFormat(head)
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self.days.clicked.connect(self._pick)
        self.days.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.addWidget(self.days)
        dress.margins(layout, 8, 8, 8, 8)
        self.setMinimumSize(dress.px(360), dress.px(320))

    def open_below(self, widget: QWidget) -> None:
        """Show it under a widget, within the screen."""
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        size = self.sizeHint().expandedTo(self.minimumSize())
        left = min(corner.x(), screen.right() - size.width())
        above = widget.mapToGlobal(QPoint(0, -size.height() - 4)).y()
        top = corner.y() if corner.y() + size.height() <= screen.bottom() else above
        self.move(max(left, screen.left()), max(top, screen.top()))
        self.show()
        self.days.setFocus()

    def _pick(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))
