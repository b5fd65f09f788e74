"""The colours of a system that is set to high contrast: then ours give way to its own."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from bestuurskamer.screens.kit.colours import Colours

_ROLES = QPalette.ColorRole
_SPECIAL = {
    "ground": _ROLES.Window, "sunken": _ROLES.Window, "baize": _ROLES.Window,
    "baize_lift": _ROLES.Window, "on_baize": _ROLES.WindowText,
    "on_baize_soft": _ROLES.WindowText, "accent": _ROLES.Highlight,
    "accent_lift": _ROLES.Highlight, "accent_press": _ROLES.Highlight, "tab": _ROLES.Base,
    "on_accent": _ROLES.HighlightedText, "surface": _ROLES.Base,
}  # fmt: skip


def wants_contrast() -> bool:
    """Whether the user has set the system to high contrast."""
    hints = QGuiApplication.styleHints()  # held here: without it, what it answers is gone
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def colours_of(palette: QPalette) -> Colours:
    """Our names filled with the system's colours: washes its ground, all else its text."""

    def colour(name: str) -> str:
        wash = _ROLES.Base if name.endswith("_wash") else _ROLES.Text
        return palette.color(_SPECIAL.get(name, wash)).name()

    return Colours(**{each.name: colour(each.name) for each in fields(Colours)})
