"""The pictures in the help, drawn by the running program in Dutch: `make help-pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bestuurskamer import language, paths
from bestuurskamer.app import boards
from bestuurskamer.app.program import window_of
from bestuurskamer.app.without_screen import PRACTICE_DAY
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.none_kept import keep_none
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.welcome import Welcome
from bestuurskamer.screens.window import Window

PICTURES = Path(__file__).resolve().parents[1] / "resources" / "help" / "pictures"
SIZE = (1180, 700)
COLOURS = 96
HOME = "/home/hanneke/.local/share/Bestuurskamer"
SCENES: dict[str, tuple[str, object]] = {
    "today": ("today", None),
    "invoices": ("invoices", "run"),
    "bank": ("bank", "to_place"),
    "tenants": ("tenants", "tenants"),
    "overviews": ("overviews", "roll"),
    "meetings": ("meetings", None),
    "dossiers": ("dossiers", None),
    "promises": ("promises", None),
    "settings": ("settings", "data"),
}


def main() -> None:
    """Draw them all, small enough to go along in every installer."""
    language.speak("nl")
    keep_none()
    application = QApplication(["bestuurskamer"])
    dress = Dress(paths.resources(), 100)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        board = boards.practise(PRACTICE_DAY, Path(folder))
        board.copy_now()
        window = window_of(dress)
        window.frame.resize(*SIZE)
        window.open_board(Desk(board, lambda: PRACTICE_DAY), "Stichting Buurthuis De Proef", "")
        window.frame.show()
        for name, (place, thing) in SCENES.items():
            keep(name, window.frame, lambda: at_home(window, place, thing, folder))  # noqa: B023
        keep("welcome", window.frame, lambda: welcome(window, dress))
        window.frame.asks_first = False
        window.frame.close()
        board.close()
    del application
    sys.stdout.flush()
    os._exit(0)


def at_home(window: Window, place: str, thing: object, folder: str) -> None:
    """Go to a place; the data stand where they would with a board member."""
    window.go(place, thing)
    for label in window.frame.findChildren(PlainLabel):
        if folder in label.text():
            label.setText(label.text().replace(folder, HOME))


def welcome(window: Window, dress: Dress) -> None:
    """The first thing that is seen."""
    window.frame.show_over(Welcome(dress))


def keep(name: str, frame: QWidget, show: Callable[[], object]) -> None:
    """Show something, and keep how it looks."""
    show()
    loop = QEventLoop()
    QTimer.singleShot(600, loop.quit)
    loop.exec()
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    frame.grab().save(drawn, "PNG")  # type: ignore[call-overload]
    image = Image.open(BytesIO(drawn.data().data())).convert("RGB")
    file = PICTURES / f"{name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    sys.stdout.write(f"{file.name}: {file.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
