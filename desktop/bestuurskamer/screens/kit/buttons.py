"""Buttons: the main one, plain, quiet and dangerous ones, each with its icon."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton

from bestuurskamer.screens.kit.dress import Dress, restyle

_ICON_ROLE = {
    "primary": "on_accent", "quiet": "accent", "link": "accent", "foot": "accent",
    "danger": "bad", "nav": "on_baize",
    "tool": "on_baize_soft",
}  # fmt: skip
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A button whose icon follows the look.

    Enter and Space press it once, however long they are held; a double click on a main or
    dangerous button is one click.
    """

    def __init__(self, dress: Dress, text: str, kind: str = "", icon: str = "") -> None:
        super().__init__()
        self._dress, self._icon, self._role = dress, icon, ""
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("kind", kind)
        self.say(text)
        dress.fit(self, self._fit)

    def say(self, text: str) -> None:
        """Show another caption; it is plain text."""
        self.setText(caption(text))
        self.setAccessibleName(text)

    def become(self, kind: str) -> None:
        """Become another kind of button: primary, quiet, danger, or plain when empty."""
        self.setProperty("kind", kind)
        restyle(self)
        self._fit()

    def show_icon(self, icon: str, role: str = "") -> None:
        """Show another icon, in the kind's own colour or the one named."""
        self._icon, self._role = icon, role
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; Ctrl+Enter is for the page."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click does nothing where it could do harm."""
        if self.property("kind") not in ("primary", "danger"):
            super().mouseDoubleClickEvent(event)

    def _fit(self) -> None:
        look = self._dress.look
        if self._icon:
            kind = str(self.property("kind") or "")
            role = self._role or _ICON_ROLE.get(kind, "ink_soft")
            gap = 4 if self.text() else 0
            self.setIcon(look.icon(self._icon, role, gap=gap))
            self.setIconSize(QSize(look.px(20 + gap), look.px(20)))


class IconButton(Button):
    """A square button with an icon only; its name is told to screen readers and as a tip."""

    def __init__(self, dress: Dress, name: str, icon: str, key: str = "") -> None:
        super().__init__(dress, "", "icon", icon)
        self.rename(name, key)
        dress.size(self, width=44)

    def rename(self, name: str, key: str = "") -> None:
        """Tell what it does, and with which key."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} ({key})" if key else name))


def button(
    dress: Dress,
    text: str,
    kind: str = "",
    icon: str = "",
    press: Callable[[], object] | None = None,
) -> Button:
    """A button; kind is primary, quiet, danger or nothing. `press` is what a press does."""
    made = Button(dress, text, kind, icon)
    if press is not None:
        made.clicked.connect(lambda _checked: press())
    return made


def caption(text: str) -> str:
    """Text for a button: an ampersand stays one."""
    return text.replace("&", "&&")


def in_two_lines(text: str) -> str:
    """The text broken at the space nearest its middle, for a button in a narrow place."""
    spaces = [at for at, sign in enumerate(text) if sign == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda space: abs(space - len(text) / 2))
    return f"{text[:at]}\n{text[at + 1 :]}"


def plain_tip(text: str) -> str:
    """Text for a tip that Qt will not take for markup."""
    return f"<span>{escape(text)}</span>" if "<" in text else text
