"""The settings: eight parts, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.screens.kit.choice import Pick
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.settings.access import AccessPart
from bestuurskamer.screens.settings.accounts import AccountsPart
from bestuurskamer.screens.settings.board import BoardPart, InvoicingPart
from bestuurskamer.screens.settings.data import DataPart
from bestuurskamer.screens.settings.display import DisplayPart
from bestuurskamer.screens.settings.figures import FiguresPart
from bestuurskamer.screens.settings.passing_on import PassingPart

PARTS: dict[str, tuple[str, Callable[[Host], QWidget]]] = {
    "board": (N_("Board"), BoardPart),
    "invoicing": (N_("Invoicing"), InvoicingPart),
    "accounts": (N_("Accounts"), AccountsPart),
    "figures": (N_("Figures of law"), FiguresPart),
    "display": (N_("Display"), DisplayPart),
    "access": (N_("Access"), AccessPart),
    "data": (N_("Data"), DataPart),
    "passing": (N_("Hand-over"), PassingPart),
}
_WIDEST = 860
_HELP = {"access": "access", "data": "stick", "passing": "hand_over"}


class SettingsPage(Page):
    """Shows one part of the settings; what is typed in a part stays until it is saved."""

    def __init__(self, host: Host) -> None:
        sentence = _("What you change counts from now on. Invoices already made stay as they are.")
        super().__init__(host.dress, _("Settings"), sentence)
        self.host = host
        self._made: dict[str, QWidget] = {}
        names = [(key, _(name)) for key, (name, _made) in PARTS.items()]
        self.segment = Segment(host.dress, _("Part of the settings"), names)
        self.segment.picked.connect(self.show_part)
        self.pick = Pick(host.dress)
        self.pick.setAccessibleName(_("Part of the settings"))
        for _key, name in names:
            self.pick.addItem(name)
        self.pick.setMinimumContentsLength(max(len(name) for _key, name in names))
        self.pick.activated.connect(lambda place: self.show_part(names[place][0]))
        row = QHBoxLayout()
        row.addWidget(self.segment)
        row.addWidget(self.pick)
        row.addStretch(1)
        self.body.addLayout(row)
        holder = QWidget()
        self.place = QVBoxLayout(holder)
        self.place.setContentsMargins(0, 0, 0, 0)
        host.dress.fit(holder, lambda: holder.setMaximumWidth(host.dress.px(_WIDEST)))
        within = QHBoxLayout()
        within.addWidget(holder, 100)
        within.addStretch(1)
        self.body.addLayout(within)
        self.part: QWidget | None = None
        self._at = "board"
        keys = [("Ctrl Enter", _("save")), ("← →", _("other part")), ("F1", _("help"))]
        self.keys.show_keys(keys)
        host.dress.fit(self.segment, self._choose_shape)

    def reload(self) -> None:
        """Read the part that is shown anew."""
        if self.part is None:
            self.show_part(self._at)
        else:
            self._read()

    def open_thing(self, thing: object) -> None:
        """Show a part by its key, one of `PARTS`."""
        if thing in PARTS:
            self.show_part(str(thing))

    def help_key(self) -> str:
        """Some parts have a page of help of their own."""
        return _HELP.get(self._at, "")

    def thing(self) -> Thing | None:
        """The board and how it works, or the figures of law."""
        if self._at == "figures":
            return Thing("figures", 0, _("Figures of law"))
        return Thing("office", 1, _("Settings"))

    def print_it(self) -> None:
        """There is nothing to print here."""

    def show_part(self, key: str) -> None:
        """Show a part."""
        if self.part is not None:
            self.place.removeWidget(self.part)
            self.part.hide()
        if key not in self._made:
            self._made[key] = PARTS[key][1](self.host)
        self.part, self._at = self._made[key], key
        self.segment.choose(key)
        self.pick.setCurrentIndex(list(PARTS).index(key))
        self.place.addWidget(self.part)
        self._read()
        self.part.show()
        self.pane.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A choice takes the place of the segment where that does not fit."""
        super().resizeEvent(event)
        self._choose_shape()

    def _read(self) -> None:
        reload = getattr(self.part, "reload", None)
        if reload is not None:
            reload()

    def _choose_shape(self) -> None:
        needed = sum(part.sizeHint().width() for part in self.segment.findChildren(QPushButton))
        fits = needed + self.dress.px(70) <= self.width()
        self.segment.setVisible(fits)
        self.pick.setVisible(not fits)
