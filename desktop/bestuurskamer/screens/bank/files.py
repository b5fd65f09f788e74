"""The files of the bank and of receipts: chosen, dropped, read, saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.payments.receipts import MOST_BYTES


def asked_files(over: QWidget) -> list[Path]:
    """Ask for files of the bank; none when nothing is chosen."""
    kinds = _("Files of the bank") + " (*)"
    names = QFileDialog.getOpenFileNames(over, _("Choose the file of the bank"), "", kinds)[0]
    return [Path(name) for name in names]


def asked_receipt(over: QWidget) -> Path | None:
    """Ask for the scan or PDF of a receipt; None when nothing is chosen."""
    kinds = _("Receipts") + " (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"
    name = QFileDialog.getOpenFileName(over, _("Choose the receipt"), "", kinds)[0]
    return Path(name) if name else None


def asked_place(over: QWidget, name: str) -> Path | None:
    """Ask where a copy of a receipt is to be saved; None when nowhere."""
    chosen = QFileDialog.getSaveFileName(over, _("Save a copy of the receipt"), name)[0]
    return Path(chosen) if chosen else None


def content(path: Path) -> bytes:
    """What a receipt's file holds; no more is read than may be kept.

    Refused when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(
            N_("“{name}” cannot be read. Nothing was kept. Close it elsewhere and try again."),
            name=path.name,
        ) from error


def save(path: Path, data: bytes) -> None:
    """Write a copy. Refused when that cannot be done."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Refused(
            N_("“{name}” cannot be saved there. Choose another folder."), name=path.name
        ) from error
