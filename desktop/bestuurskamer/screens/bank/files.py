"""The files of the bank: chosen or dropped, one, several or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from bestuurskamer.language import _


def asked_files(over: QWidget) -> list[Path]:
    """Ask for files of the bank; none when nothing is chosen."""
    kinds = _("Files of the bank") + " (*)"
    names = QFileDialog.getOpenFileNames(over, _("Choose the file of the bank"), "", kinds)[0]
    return [Path(name) for name in names]


def dropped(event: QDropEvent) -> list[Path]:
    """The files and folders that are dropped."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
