"""The welcome: three sheets on the cloth, shown before a data file is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bestuurskamer.language import _
from bestuurskamer.paths import FILE_ENDING
from bestuurskamer.screens.cloth import Cloth
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.look import ZOOMS
from bestuurskamer.screens.kit.sidebar import Mark
from bestuurskamer.screens.kit.text import PlainLabel

_ABREAST = 1040


@dataclass(frozen=True)
class KnownBoard:
    """A board that was opened on this computer before."""

    name: str
    path: Path


class Welcome(QWidget):
    """Asks how to begin. Boards known here come first; the newest of them is the main button."""

    new_board = Signal(str)
    demo = Signal()
    open_copy = Signal(object)  # Path
    open_board = Signal(object)  # Path
    help_wanted = Signal()

    def __init__(self, dress: Dress, boards: Sequence[KnownBoard] = ()) -> None:
        super().__init__()
        self.dress = dress
        self.ask_file: Callable[[], str] = self._asked_file
        self.setProperty("box", "baize")
        self.setProperty("ring", "host")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Welcome to the board room"))
        known = boards[:3]
        self.begin = button(dress, _("Begin anew"), "" if known else "primary", press=self._begin)
        self.look_round = button(dress, _("Open the demo"), press=self.demo.emit)
        self.copy = button(dress, _("Open a copy"), press=self._open_copy)
        self.known = [self._known(board, main=not place) for place, board in enumerate(known)]
        self._build()
        dress.fit(self, self._fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sheets below each other when there is no room beside."""
        super().resizeEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 asks for help, Ctrl with plus, minus or 0 changes the text size."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F1:
            self.help_wanted.emit()
        elif control and key in steps:
            self.dress.step(steps[key])
        elif control and key == Qt.Key.Key_0:
            self.dress.wear(zoom=100)
        else:
            super().keyPressEvent(event)

    def _known(self, board: KnownBoard, *, main: bool) -> Button:
        text = _("Go on with {board}").format(board=board.name)
        made = button(self.dress, text, "primary" if main else "", "folder-open")
        made.clicked.connect(lambda _on: self.open_board.emit(board.path))
        return made

    def _begin(self) -> None:
        ask_for_name(self.dress, self, self.new_board.emit)

    def _open_copy(self) -> None:
        chosen = self.ask_file()
        if chosen:
            self.open_copy.emit(Path(chosen))

    def _asked_file(self) -> str:
        kinds = _("Copies of Bestuurskamer") + f" (*{FILE_ENDING})"
        return QFileDialog.getOpenFileName(self, _("Choose the copy on the stick"), "", kinds)[0]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolling(), 1)
        column.addWidget(_Foot(self))

    def _scrolling(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("box", "clear")
        column = QVBoxLayout(inner)
        column.addStretch(2)
        mark = Mark(self.dress, 56, "title")
        mark.show_initial("Bestuurskamer")
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_middle(PlainLabel(_("Welcome to the board room"), "welcome", wrap=True)))
        said = _(
            "Tenants, invoices and agreements with the municipality, on one laptop. "
            "Without internet."
        )
        column.addWidget(_middle(PlainLabel(said, "on_baize_soft", wrap=True)))
        self._cloth = Cloth(self.dress, [*self._recent(), *self._sheets()], bool(self.known))
        column.addWidget(self._cloth)
        column.addStretch(3)
        self.dress.margins(column, 20, 24, 20, 12, spacing=14)
        pane = QScrollArea()
        pane.setWidget(inner)
        pane.setWidgetResizable(True)
        pane.setFrameShape(QFrame.Shape.NoFrame)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return pane

    def _recent(self) -> list[QFrame]:
        if not self.known:
            return []
        sheet = QFrame()
        sheet.setProperty("box", "card")
        column = QVBoxLayout(sheet)
        for made in self.known:
            column.addWidget(made)
        self.dress.margins(column, 26, 20, 26, 20, spacing=10)
        return [sheet]

    def _sheets(self) -> list[QFrame]:
        return [
            self._sheet(
                "door-open",
                _("Begin anew"),
                _("For a board new to this program. A few short questions; you may stop between."),
                _("about 10 minutes"),
                self.begin,
            ),
            self._sheet(
                "lightbulb",
                _("Look around"),
                _("A made-up community centre with tenants and invoices. You cannot break it."),
                _("apart from your own data"),
                self.look_round,
            ),
            self._sheet(
                "hard-drive-download",
                _("Go on with a copy"),
                _("You take over the work, or have a new laptop. Have the stick at hand."),
                _("we check the copy first"),
                self.copy,
            ),
        ]

    def _sheet(self, icon: str, name: str, sentence: str, aside: str, act: Button) -> QFrame:
        sheet = QFrame()
        sheet.setProperty("box", "card")
        sign = QLabel()
        column = QVBoxLayout(sheet)
        column.addWidget(sign)
        column.addWidget(PlainLabel(name, "name", wrap=True))
        words = PlainLabel(sentence, "soft", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words, 1)
        column.addWidget(PlainLabel(aside, "caption", wrap=True))
        column.addWidget(act)
        act.setAccessibleDescription(sentence)
        look = self.dress
        look.margins(column, 26, 24, 26, 22, spacing=8)
        look.fit(sign, lambda: sign.setPixmap(look.look.pixmap(icon, "accent", 36)))
        return sheet

    def _fold(self) -> None:
        self._cloth.fold(abreast=self.width() >= self.dress.px(_ABREAST))


class _Foot(QWidget):
    """That everything stays here, the text size, and help."""

    def __init__(self, welcome: Welcome) -> None:
        super().__init__()
        self._dress = welcome.dress
        said = _("Everything stays on this computer. Nothing goes out.")
        row = QHBoxLayout(self)
        row.addWidget(PlainLabel(said, "on_baize_soft", wrap=True), 1)
        self.smaller = self._tool("A−", _("Smaller text"), lambda: self._dress.step(-1))
        self.percent = self._tool("", _("Text at 100 %"), lambda: self._dress.wear(zoom=100))
        self.larger = self._tool("A+", _("Larger text"), lambda: self._dress.step(1))
        self.help = self._tool(_("Help"), _("Help"), welcome.help_wanted.emit)
        for made in (self.smaller, self.percent, self.larger, self.help):
            row.addWidget(made)
        self._dress.margins(row, 32, 0, 28, 12, spacing=14)
        self._dress.fit(self, self._fit)

    def _tool(self, text: str, name: str, press: Callable[[], object]) -> Button:
        made = button(self._dress, text, "tool", press=press)
        made.setAccessibleName(name)
        return made

    def _fit(self) -> None:
        zoom = self._dress.look.zoom
        self.percent.setText(f"{zoom} %")
        self.smaller.setEnabled(zoom > ZOOMS[0])
        self.larger.setEnabled(zoom < ZOOMS[-1])


def ask_for_name(dress: Dress, over: QWidget, then: Callable[[str], object]) -> Sheet:
    """Ask what the board is called, and hand the name on; the data file is named after it."""
    field = TextField(dress, _("Name of your foundation or association"), most=120)

    def keep() -> dict[str, str] | None:
        if not field.value():
            return {"name": _("Fill in the name of your foundation or association.")}
        return None

    title = _("What is your board called?")
    sentence = _("This name stands on your invoices. You can change it later.")
    sheet = Sheet(dress, over, title, sentence, _("Begin"), keep, wide=False)
    sheet.add(field, "name")
    sheet.done.connect(lambda saved: then(field.value()) if saved else None)
    field.line.returnPressed.connect(sheet.save)
    sheet.open()
    return sheet


def _middle(label: PlainLabel) -> PlainLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
