"""One record of the file, as a page, a card or a sheet shows it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

HISTORY_KEY = "Ctrl+H"


@dataclass(frozen=True)
class Thing:
    """A record by its table and number, and what it is called."""

    table: str
    id: int
    name: str


def is_history_key(event: QKeyEvent) -> bool:
    """Whether Ctrl+H was pressed."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_H


def mark(widget: QWidget, thing: Thing) -> None:
    """Say which record a card shows, so that Ctrl+H inside it is about that one."""
    widget.setProperty("thing", (thing.table, thing.id, thing.name))


def thing_around(widget: QWidget | None) -> Thing | None:
    """The record of the nearest card around what has the keyboard."""
    while widget is not None:
        kept = widget.property("thing")
        if kept:
            table, number, name = kept
            return Thing(str(table), int(number), str(name))
        widget = widget.parentWidget()
    return None
