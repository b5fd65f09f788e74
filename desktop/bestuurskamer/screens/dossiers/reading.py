"""Reading a file that is to be filed, with its text for finding, and opening one that is filed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from bestuurskamer.dossiers.documents import Content, copy_to_open, read_content
from bestuurskamer.language import _
from bestuurskamer.texts import pdf
from bestuurskamer.texts.inside import words_of


def ask_file(over: QWidget) -> Path | None:
    """Ask which file is to be filed; None when nothing is chosen."""
    kinds = _("Documents") + " (*)"
    name = QFileDialog.getOpenFileName(over, _("Choose the document"), "", kinds)[0]
    return Path(name) if name else None


def read_for_filing(path: Path) -> Content:
    """Read a file with its text and pages; what has no text to read is filed all the same.

    Raises Refused when the file cannot be filed.
    """
    content = read_content(path)
    if content.data.startswith(pdf.START):
        found = pdf.read(content.data)
        return replace(content, words=found.words, pages=found.pages)
    return replace(content, words=words_of(content.file_name, content.data) or "")


def open_copy(content: Content) -> bool:
    """Let the system open a copy of a document; False when it has no program for it."""
    try:
        path = copy_to_open(content)
    except OSError:
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
