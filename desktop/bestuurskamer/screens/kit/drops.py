"""Files that are dropped on a widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped(event: QDropEvent) -> tuple[Path, ...]:
    """The files and folders of this computer that are dropped; none for anything else."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
