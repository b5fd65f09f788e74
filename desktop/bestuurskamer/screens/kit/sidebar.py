"""The side bar: whose board it is, the places to go, and how the copy stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.dress import Dress, restyle
from bestuurskamer.screens.kit.look import ZOOMS
from bestuurskamer.screens.kit.nav import NavButton, NavItem
from bestuurskamer.screens.kit.text import PlainLabel

Group = tuple[str, Sequence[NavItem]]
_DIGITS = "1234567890"
_RAIL_BELOW = 1100
_LOW = 520
_NAME_ROOM = 138  # beside the mark
_BREAK = "\u200b"  # a place where a word may break, without a sign


class SideBar(QWidget):
    """Rings `went(key)` for a place, `help`, `settings`, `zoomed(percent)` and `darkened(on)`.

    Below an effective window width of 1100 it is a rail of 104 with the icon over the word.
    """

    went = Signal(str)
    zoomed = Signal(int)
    darkened = Signal(bool)
    help_wanted = Signal()
    settings_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, dress: Dress, groups: Sequence[Group]) -> None:
        super().__init__()
        self.dress, self.rail = dress, False
        self._narrow, self._width, self._board = False, 1366, ""
        self.setProperty("box", "baize")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Places"))
        self._mark = Mark(dress)
        self._form, self._name = PlainLabel("", "on_baize_soft"), PlainLabel("", "board", wrap=True)
        self.places: dict[str, NavButton] = {}
        self._words: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._build_head()
        self._build_places(groups)
        self._foot = Foot(self)
        self._column.addWidget(self._foot)
        dress.margins(self._column, spacing=6)
        dress.fit(self, self._fit)

    def show_board(self, name: str, form: str = "") -> None:
        """Show the board's name, with its form or kind in small words above it."""
        self._mark.show_initial(name)
        self._form.setText(form)
        self._form.setVisible(bool(form) and not self.rail)
        self._board = name
        self._fit_name()

    def go(self, key: str) -> None:
        """Show which place is open, without ringing; an unknown key shows none."""
        for place, made in self.places.items():
            made.setChecked(place == key)
        self._bring_into_view()

    def show_count(self, key: str, count: int) -> None:
        """Show how much work waits at a place."""
        if key in self.places:
            self.places[key].show_count(count)

    def show_copy(self, text: str, aside: str = "", *, old: bool = False) -> None:
        """Show how the last checked copy stands."""
        self._foot.show_copy(text, aside, old=old)

    def key_of_digit(self, digit: str) -> str:
        """The place that Alt and this digit open, or nothing."""
        return next((key for key, made in self.places.items() if made.digit == digit), "")

    def show_digits(self, on: bool) -> None:
        """Show at each place the digit that opens it, as long as Alt is held."""
        for made in self.places.values():
            made.show_digit = on
            made.update()

    def fit_window(self, width: int) -> None:
        """Become a rail or a bar, by the width of the window in pixels."""
        self._width = width
        rail = self._narrow or width * 100 / self.dress.look.zoom < _RAIL_BELOW
        if rail != self.rail:
            self.rail = rail
            self._fit()

    def keep_narrow(self, on: bool) -> None:
        """Be a rail whatever the width, while a page needs the room; or not any more."""
        self._narrow = on
        self.fit_window(self._width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the mark gives its room to the places."""
        super().resizeEvent(event)
        self._mark.setVisible(not self.rail or self.height() >= self.dress.px(_LOW))
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        for made in self.places.values():
            if made.isChecked():
                self._pane.ensureWidgetVisible(made, 0, self.dress.px(20))

    def _fit_name(self) -> None:
        """A long word in the name of the board takes smaller letters, and else it breaks."""
        room, words = self.dress.px(_NAME_ROOM), self._board.split()
        large, small = (self.dress.look.metrics(role) for role in ("name", "label"))
        fits = all(large.horizontalAdvance(word) <= room for word in words)
        self._name.setProperty("role", "board" if fits else "board_small")
        restyle(self._name)
        parts = (w if small.horizontalAdvance(w) <= room else _BREAK.join(w) for w in words)
        self._name.setText(self._board if fits else " ".join(parts))

    def _build_head(self) -> None:
        words = QVBoxLayout()
        words.addWidget(self._form)
        words.addWidget(self._name)
        self._head = QHBoxLayout()
        self._head.addWidget(self._mark)
        self._head.addLayout(words, 1)
        self._column.addLayout(self._head)
        self.dress.margins(words, spacing=0)
        self._form.hide()

    def _build_places(self, groups: Sequence[Group]) -> None:
        inner = QWidget()
        inner.setProperty("box", "clear")
        self._list = QVBoxLayout(inner)
        digits = iter(_DIGITS)
        for name, items in groups:
            if name:
                word = PlainLabel(name, "group")
                self._words.append(word)
                self._list.addWidget(word)
            for item in items:
                made = NavButton(self.dress, item, next(digits, ""))
                made.clicked.connect(lambda _on, key=item.key: self._went(key))
                self.places[item.key] = made
                self._list.addWidget(made)
        self._list.addStretch(1)
        self._pane = QScrollArea()
        self._pane.setWidget(inner)
        self._pane.setWidgetResizable(True)
        self._pane.setFrameShape(QFrame.Shape.NoFrame)
        self._pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self._pane, 1)

    def _went(self, key: str) -> None:
        self.go(key)
        self.went.emit(key)

    def _fit(self) -> None:
        px, rail = self.dress.px, self.rail
        self.setFixedWidth(px(104 if rail else 216))
        self._fit_name()
        self._name.setVisible(not rail)
        self._form.setVisible(bool(self._form.text()) and not rail)
        for word in self._words:
            word.setVisible(not rail)
            word.setContentsMargins(px(10), px(8), 0, px(2))
        for made in self.places.values():
            made.set_rail(rail)
        self._list.setSpacing(0 if rail else px(2))
        side = px(6 if rail else 10)
        self._list.setContentsMargins(side, px(2), side, px(2))
        left = px(32 if rail else 16)
        self._head.setContentsMargins(left, px(14), left if rail else px(8), px(6))
        self._head.setSpacing(px(10))
        self._head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._pane.setVerticalScrollBarPolicy(never if rail else needed)
        self._foot.set_rail(rail)
        self._mark.setVisible(not rail or self.height() >= px(_LOW))
        QTimer.singleShot(0, self, self._bring_into_view)


class Foot(QWidget):
    """The foot of the side bar: the copy, the text size, light and dark, help, settings."""

    def __init__(self, bar: SideBar) -> None:
        super().__init__()
        self._bar, self._dress = bar, bar.dress
        dress = bar.dress
        self.copy = Button(dress, "", "tool", "shield-check")
        self.copy.clicked.connect(lambda _on: bar.copy_wanted.emit())
        self.copy.hide()
        self._aside = PlainLabel("", "on_baize_caption", wrap=True)
        self._aside.hide()
        self.smaller = self._tool("A−", _("Smaller text"), lambda: self._step(-1), "Ctrl+−")
        self.percent = self._tool("", _("Text at 100 %"), lambda: bar.zoomed.emit(100), "Ctrl+0")
        self.larger = self._tool("A+", _("Larger text"), lambda: self._step(1), "Ctrl++")
        self.dark = self._tool("", _("Dark"), lambda: bar.darkened.emit(not dress.look.dark))
        self.help = self._tool("", _("Help with this page"), bar.help_wanted.emit, "F1")
        self.help.show_icon("circle-question-mark")
        self.settings = self._tool("", _("Settings"), bar.settings_wanted.emit)
        self.settings.show_icon("settings")
        column = QVBoxLayout(self)
        column.addWidget(self.copy)
        column.addWidget(self._aside)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        column.addLayout(self._first)
        column.addLayout(self._second)
        for layout in (self._first, self._second):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.set_rail(False)
        dress.margins(column, 8, 4, 8, 8, spacing=0)
        dress.fit(self, self._fit)

    def set_rail(self, rail: bool) -> None:
        """Stand in one row, or in two on the rail."""
        self._rail = rail
        self.percent.setVisible(not rail)
        for made in (self.smaller, self.percent, self.larger):
            self._first.addWidget(made)
        for made in (self.dark, self.help, self.settings):
            (self._second if rail else self._first).addWidget(made)
        self._aside.setVisible(bool(self._aside.text()) and not rail)
        self._show_copy_words()

    def show_copy(self, text: str, aside: str, *, old: bool) -> None:
        """Show how the last checked copy stands."""
        self._copy_words = text
        self.copy.show_icon("shield-alert" if old else "shield-check", "focus_baize" if old else "")
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside) and not self._rail)
        self.copy.setVisible(bool(text))
        self._show_copy_words()
        self.copy.setAccessibleName(f"{text}, {aside}" if aside else text)
        self.copy.setToolTip(f"{text}\n{aside}" if aside else text)

    def _show_copy_words(self) -> None:
        words = getattr(self, "_copy_words", "")
        name = self.copy.accessibleName()
        self.copy.say((_("Copy") if words else "") if self._rail else words)
        self.copy.setProperty("side", "" if self._rail else "left")
        restyle(self.copy)
        self.copy.setAccessibleName(name or words)

    def _tool(self, text: str, name: str, press: object, key: str = "") -> Button:
        made = Button(self._dress, text, "tool")
        made.setAccessibleName(name)
        made.setToolTip(f"{name} ({key})" if key else name)
        assert callable(press)
        made.clicked.connect(lambda _on: press())
        return made

    def _step(self, steps: int) -> None:
        place = ZOOMS.index(self._dress.look.zoom) + steps
        if 0 <= place < len(ZOOMS):
            self._bar.zoomed.emit(ZOOMS[place])

    def _fit(self) -> None:
        look = self._dress.look
        self.percent.setText(f"{look.zoom} %")
        self.smaller.setEnabled(look.zoom > ZOOMS[0])
        self.larger.setEnabled(look.zoom < ZOOMS[-1])
        self.dark.show_icon("sun" if look.dark else "moon")
        name = _("Light") if look.dark else _("Dark")
        self.dark.setAccessibleName(name)
        self.dark.setToolTip(name)
        self._aside.setContentsMargins(look.px(40), 0, 0, look.px(4))


class Mark(QWidget):
    """The board's own mark: a yellow square with its initial."""

    def __init__(self, dress: Dress, size: int = 40, role: str = "name") -> None:
        super().__init__()
        self._dress, self._initial, self._role = dress, "", role
        dress.size(self, size, size)

    def show_initial(self, name: str) -> None:
        """Show the first letter of the name."""
        letters = [sign for sign in name if sign.isalnum()]
        self._initial = letters[0].upper() if letters else ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        look = self._dress.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("focus_baize"))
        painter.drawRoundedRect(QRectF(self.rect()), look.px(10), look.px(10))
        painter.setPen(look.colour("baize"))
        painter.setFont(look.font(self._role))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._initial)
        painter.end()
