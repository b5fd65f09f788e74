"""How the program looks: the size of text, light or dark, the language of the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.language import _, spoken
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.look import ZOOMS
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.text import PlainLabel


class DisplayPart(QWidget):
    """Every choice counts at once."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        dress = host.dress
        card = Card(dress, _("How it looks"))
        self.zoom: Choice[int] = Choice(dress, _("Size of the text"))
        for zoom in ZOOMS:
            self.zoom.add(zoom, f"{zoom} %")
        self.zoom.set_value(dress.look.zoom)
        self.zoom.changed.connect(self._zoom)
        self.dark = Segment(dress, _("Light or dark"), [("light", _("Light")), ("dark", _("Dark"))])
        self.dark.picked.connect(lambda key: dress.wear(dark=key == "dark"))
        choices = [("nl", "Nederlands"), ("en", "English")]
        self.language = Segment(dress, _("Language of the screen"), choices)
        self.language.picked.connect(self._speak)
        card.body.addWidget(self.zoom)
        for segment in (self.dark, self.language):
            card.body.addWidget(PlainLabel(segment.accessibleName(), "label"))
            card.body.addWidget(segment)
        words = _("The language of your paper stands under Invoicing.")
        card.body.addWidget(PlainLabel(words, "small", wrap=True))
        column = QVBoxLayout(self)
        column.addWidget(card)
        dress.margins(column)
        dress.fit(self, self.reload)

    def reload(self) -> None:
        """Show what is chosen."""
        look = self.host.dress.look
        if self.zoom.value() != look.zoom:
            self.zoom.set_value(look.zoom)
        self.dark.choose("dark" if look.dark else "light")
        self.language.choose(spoken())

    def _zoom(self) -> None:
        wanted = self.zoom.value()
        if wanted is not None and wanted != self.host.dress.look.zoom:
            self.host.dress.wear(zoom=wanted)

    def _speak(self, code: str) -> None:
        if code != spoken():
            self.host.go("language", code)
