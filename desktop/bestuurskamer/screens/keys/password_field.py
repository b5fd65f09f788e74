"""A field for a password: hidden until the eye is pressed; it says when Caps Lock seems on."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import IconButton
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import LineField

_MOST = 200


class PasswordField(LineField):
    """What is typed counts as it is, spaces too; pasting is fine."""

    def __init__(self, dress: Dress, label: str, help: str = "") -> None:  # noqa: A002
        super().__init__(dress, label, help)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(_MOST)
        self.eye = IconButton(dress, _("Show the password"), "eye")
        self.eye.clicked.connect(lambda _on: self.show_text(not self.is_shown))
        self._row.addWidget(self.eye)

    @property
    def is_shown(self) -> bool:
        """Whether the password can be read on the screen."""
        return self.line.echoMode() is QLineEdit.EchoMode.Normal

    def show_text(self, on: bool) -> None:
        """Show the password, or hide it."""
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if on else modes.Password)
        self.eye.show_icon("eye-off" if on else "eye")
        self.eye.rename(_("Hide the password") if on else _("Show the password"))

    def value(self) -> str:
        """The password as typed."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Put a password in."""
        self.line.setText(text)

    def unreadable(self) -> str:
        """Anything can be a password."""
        return ""

    def _understood(self) -> str:
        letters = [c for c in self.line.text() if c.isalpha()]
        if len(letters) > 3 and all(c.isupper() for c in letters) and not self.is_shown:
            return _("Everything is in capitals. Is Caps Lock on?")
        return ""
