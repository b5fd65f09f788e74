"""Help with the page that is shown: F1."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bestuurskamer import language, paths
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel


class Help(Overlay):
    """A page of help, read from `resources/help/LANGUAGE/PLACE.txt`: a line is a paragraph.

    A line that begins with `# ` is a heading.
    """

    def __init__(self, dress: Dress, window: QWidget, place: str) -> None:
        super().__init__(dress, window, _("Help"), 680)
        self.head.addWidget(PlainLabel(_("Help"), "name"))
        for line in help_lines(place):
            if line.startswith("# "):
                self.body.addWidget(PlainLabel(line[2:], "heading", wrap=True))
            else:
                self.body.addWidget(PlainLabel(line, "", wrap=True))
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.back = button(dress, _("Back"), "primary", press=self.on_escape)
        self.foot.addWidget(self.back)

    def open(self) -> None:
        """Show it."""
        super().open()
        self.back.setFocus()

    def on_escape(self) -> None:
        """Esc closes it."""
        self.close_overlay()

    def on_main(self) -> None:
        """Ctrl+Enter closes it too."""
        self.close_overlay()


def help_lines(place: str) -> list[str]:
    """The lines of help for a place in the language now spoken, without empty ones."""
    folder = paths.resources() / "help" / language.spoken()
    path = folder / f"{place}.txt"
    text = (path if path.is_file() else folder / "welcome.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]
