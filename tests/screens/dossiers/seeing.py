"""What a board sees on a page, and the buttons it presses."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bestuurskamer.screens.kit.buttons import Button


def texts(widget: QWidget) -> str:
    """All words that are seen, once everything is laid out."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, name: str) -> None:
    """Press the one visible button with this name."""
    QApplication.processEvents()
    buttons = widget.findChildren(Button)
    (found,) = (b for b in buttons if b.accessibleName() == name and b.isVisible())
    found.click()
