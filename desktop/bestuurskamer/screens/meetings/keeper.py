"""Keeps what is typed: within a second of the last key, with the moment of keeping shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bestuurskamer import paths
from bestuurskamer.errors import Refused
from bestuurskamer.language import say
from bestuurskamer.meetings.filing import jot_key
from bestuurskamer.screens.kit.desk import Desk

AFTER_KEY, AT_MOST, AGAIN = 400, 1000, 5000
"""Milliseconds: after the last key, at the latest while typing, and between tries after a fault."""


class Keeper(QObject):
    """Keeps the text of one point in the data file while it is typed.

    `kept` rings with the moment; `failed` with why, and where the text was put instead. The text
    itself is never touched.
    """

    kept = Signal(object)  # datetime
    failed = Signal(str, str)  # why, path of the spare file (empty when that failed too)

    def __init__(self, desk: Desk, text: Callable[[], tuple[str, int]], owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._text = desk, text
        self._item_id: int | None = None
        self._last = ""
        self._soon, self._latest = _timer(self, AFTER_KEY), _timer(self, AT_MOST)
        self._again = _timer(self, AGAIN)
        for timer in (self._soon, self._latest, self._again):
            timer.timeout.connect(self.keep)

    def watch(self, item_id: int | None, text: str) -> None:
        """Keep another point from now on; its text is this one, which is kept already."""
        self._item_id, self._last = item_id, text
        self._stop()

    def is_kept(self) -> bool:
        """Whether everything that is shown was kept."""
        return self._text()[0] == self._last

    def stirred(self) -> None:
        """Something was typed."""
        if self._item_id is None:
            return
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep(self) -> bool:
        """Keep now; False when it could not be kept."""
        self._stop()
        if self._item_id is None:
            return True
        text, cursor = self._text()
        if text == self._last:
            return True
        try:
            at = self._desk.jot(jot_key(self._item_id), text, cursor)
        except Refused as refusal:
            self.failed.emit(say(refusal.words), self._spare(text))
            self._again.start()
            return False
        self._last = text
        self.kept.emit(at)
        return True

    def forget(self) -> None:
        """What is shown was filed: nothing waits to be kept."""
        self._last = self._text()[0]
        self._stop()

    def _stop(self) -> None:
        for timer in (self._soon, self._latest, self._again):
            timer.stop()

    def _spare(self, text: str) -> str:
        """Put the text in a file of its own among the user's documents; answers where."""
        folder = paths.documents()
        day = f"{datetime.now().astimezone():%Y-%m-%d}"
        file = folder / f"Bestuurskamer verslag {day} {self._item_id}.txt"
        return str(file) if _written(file, text) else ""


def _written(file: Path, text: str) -> bool:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError:
        return False
    return True


def _timer(owner: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
