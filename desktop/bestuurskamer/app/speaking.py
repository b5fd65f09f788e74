"""The language of the screen, Qt's own words included."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from bestuurskamer import language


class Speaking:
    """Speaks one language at a time; `to` changes it at once."""

    def __init__(self, application: QApplication, code: str) -> None:
        self._application = application
        self._translator = QTranslator()
        self.to(code)

    def to(self, code: str) -> None:
        """Speak this language from now on."""
        language.speak(code)
        QLocale.setDefault(QLocale(code))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._application.removeTranslator(self._translator)
        if self._translator.load(f"qtbase_{code}", folder):
            self._application.installTranslator(self._translator)
