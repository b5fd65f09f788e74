"""About Bestuurskamer: which version this is, where the data are, and details for who helps."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QSysInfo, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bestuurskamer import language, paths
from bestuurskamer.errors import Refused
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress, application
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.text import PlainLabel

LOG = "logboek.txt"
_LAST_LINES = 60


class About(Leaflet):
    """Version, build number and the place of the data; opens that folder, saves the details."""

    def __init__(self, dress: Dress, window: QWidget) -> None:
        super().__init__(dress, window, _("About Bestuurskamer"), 680)
        self.ask_file: Callable[[], str] = self._asked_file
        self.head.addWidget(PlainLabel(_("About Bestuurskamer"), "name"))
        made = paths.made_from()
        card = Card(dress)
        card.add_pair(_("Version"), made.version or _("from the source"))
        card.add_pair(_("Build number"), made.build or "—")
        card.add_pair(_("This computer"), QSysInfo.prettyProductName())
        self.body.addWidget(card)
        words = _("Everything works without internet. Nothing goes out of this computer by itself.")
        self.body.addWidget(PlainLabel(words, "soft", wrap=True))
        self.body.addWidget(PlainLabel(_("Where your data are"), "heading"))
        self.place = PlainLabel(str(paths.user_folder()), "", wrap=True)
        self.body.addWidget(self.place)
        if paths.is_portable():
            said = _("They stand beside the program, since portable.flag stands there.")
            self.body.addWidget(PlainLabel(said, "soft", wrap=True))
        self.folder = button(dress, _("Open the folder"), "", "folder-open", self._open_data)
        self.licences = button(dress, _("Licences"), "quiet", press=self._open_licences)
        self.licences.setVisible(paths.licences().is_dir())
        acts = QHBoxLayout()
        acts.addWidget(self.folder)
        acts.addWidget(self.licences)
        acts.addStretch(1)
        dress.margins(acts, spacing=10)
        self.body.addLayout(acts)
        self.body.addWidget(PlainLabel(_("When somebody helps you"), "heading"))
        words = _(
            "Save the details in a file and give it to who helps you. It holds versions, settings "
            "and errors of the program: no names, no addresses, no amounts."
        )
        self.body.addWidget(PlainLabel(words, "soft", wrap=True))
        self.message = Message(dress, "ok", "")
        self.message.hide()
        self.body.addWidget(self.message)
        self.save = button(dress, _("Save details for help"), "", "save", self.save_details)
        self.back = button(dress, _("Back"), "primary", press=self.on_escape)
        self.foot.addWidget(self.save)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)

    def save_details(self) -> None:
        """Ask where to, and write the details there, whole or not at all."""
        from bestuurskamer.vault.files import write_whole

        chosen = self.ask_file()
        if not chosen:
            return
        try:
            write_whole(Path(chosen), details(self.dress).text().encode())
        except Refused as refused:
            self._tell(say(refused.words), "bad")
        except OSError:
            self._tell(_("The file could not be written there. Choose another folder."), "bad")
        else:
            self._tell(_("Saved. Read it first, then give it to who helps you."), "ok")

    def _asked_file(self) -> str:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        proposed = str(folder / _("details of Bestuurskamer.txt"))
        return QFileDialog.getSaveFileName(self, _("Save details for help"), proposed)[0]

    def _open_data(self) -> None:
        self._open(paths.user_folder())

    def _open_licences(self) -> None:
        self._open(paths.licences())

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            text = _("The folder cannot be opened from here. It is: {folder}")
            self._tell(text.format(folder=folder), "warn")

    def _tell(self, text: str, tone: str) -> None:
        self.message.say(text, tone)
        self.message.show()
        self.rise()


@dataclass(frozen=True)
class Details:
    """What helps to help: no names, no folders, no amounts, nothing that a board typed.

    `files` are the sizes of the data files in bytes; `log` the last lines of the program's own
    log, which names kinds of errors and places in the code alone.
    """

    version: str
    build: str
    system: str
    parts: tuple[tuple[str, str], ...]
    files: tuple[int, ...]
    log: tuple[str, ...]

    def text(self) -> str:
        """The details as lines to read."""
        sizes = ", ".join(f"{size / 1e6:.1f} MB" for size in self.files) or "—"
        files = _("Data files")
        lines = [
            f"Bestuurskamer {self.version or '—'} ({self.build or '—'})",
            self.system,
            *(f"{name}: {value}" for name, value in self.parts),
            f"{files}: {sizes}",
            "",
            _("Last errors"),
            *(self.log or ("—",)),
        ]
        return "\n".join(lines) + "\n"


def details(dress: Dress) -> Details:
    """The details of this computer as they are now."""
    made = paths.made_from()
    folder = paths.user_folder()
    found = sorted(folder.glob(f"*/*{paths.FILE_ENDING}"))
    try:
        log = (folder / LOG).read_text("utf-8").splitlines()[-_LAST_LINES:]
    except OSError:
        log = []
    screens = ", ".join(
        f"{screen.size().width()} × {screen.size().height()} ({screen.devicePixelRatio():g})"
        for screen in application().screens()
    )
    parts = (
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        (_("Screens"), screens),
        (_("Text size"), f"{dress.look.zoom} %"),
        (_("Language"), language.spoken()),
        ("portable.flag", _("yes") if paths.is_portable() else _("no")),
    )
    system = f"{QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()}"
    sizes = tuple(path.stat().st_size for path in found)
    return Details(made.version, made.build, system, parts, sizes, tuple(log))
