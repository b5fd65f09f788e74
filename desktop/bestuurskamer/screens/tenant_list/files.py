"""The files of taking a list over: the one that is chosen or dropped, and where ours is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from bestuurskamer.language import _

_ENDINGS = (".xlsx", ".ods", ".xlsm", ".xls")


def asked_file(over: QWidget) -> str:
    """Ask for a list; nothing when none is chosen."""
    kinds = _("Spreadsheets") + " (*.xlsx *.ods *.xlsm *.xls)"
    return QFileDialog.getOpenFileName(over, _("Choose your list of tenants"), "", kinds)[0]


def asked_place(over: QWidget) -> str:
    """Ask where our example is to be saved; nothing when nowhere."""
    kinds = _("Spreadsheets") + " (*.xlsx)"
    name = _("List of tenants") + ".xlsx"
    return QFileDialog.getSaveFileName(over, _("Save our example"), name, kinds)[0]


def dropped(event: QDropEvent) -> Path | None:
    """The spreadsheet that is dropped, or none."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _ENDINGS else None
