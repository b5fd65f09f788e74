"""What happens with a bug: logged without anything personal, told once, in plain words."""

from __future__ import annotations

import hashlib
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox

from bestuurskamer.language import _

_OURS = "bestuurskamer"
_MOST_BYTES = 200_000


class Crashes(QObject):
    """Catches what nobody caught, in any thread, and what Qt complains about.

    The log names kinds of errors and lines of our own code; never a message, a value, a name or
    a folder. One dialog at a time tells a person that there is a bug, with its code.
    """

    _told = Signal(str)

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log_path = log
        self.dialog: QMessageBox | None = None
        self._logger = logging.getLogger("bestuurskamer.crashes")
        self._logger.propagate = False
        self._logger.setLevel(logging.INFO)
        self._handler = _handler_for(log)
        self._logger.addHandler(self._handler)
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._qt_told: set[str] = set()

    def install(self) -> None:
        """Begin to catch."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_says)

    def remove(self) -> None:
        """Stop catching, and close the log."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        self._logger.removeHandler(self._handler)
        self._handler.close()

    def caught(
        self,
        kind: type[BaseException],
        problem: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log a bug and tell that there is one. Ctrl+C in a terminal is no bug."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        lines = list(_anonymous(problem))
        code = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:6].upper()
        self._logger.error("%s %s", code, " < ".join(lines))
        self._told.emit(code)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt_says(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Log where Qt complains: the function it names, nothing of what it says about it."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        place = re.match(r"[A-Za-z_]+(::[A-Za-z_]+)*", text)
        said = f"{kind.name} {context.category or ''} {place[0] if place else ''}".strip()
        if said not in self._qt_told:
            self._qt_told.add(said)
            where = _our_lines(traceback.extract_stack()[:-1])
            self._logger.warning("%s %s", said, " < ".join(where[-3:]))

    @Slot(str)
    def _show(self, code: str) -> None:
        if self.dialog is not None or QApplication.instance() is None:
            return
        box = QMessageBox(QApplication.activeWindow())
        self.dialog = box
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(_("A mistake in the program"))
        box.setText(_("The program made a mistake. This is not your fault."))
        told = _(
            "What was saved before is safe. What you did last may not be done. "
            "Look whether it is, and try again. If it happens again, tell us code {code}."
        ).format(code=code)
        box.setInformativeText(told)
        box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._closed)
        box.open()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None


def _handler_for(log: Path) -> logging.Handler:
    """The log file; where it cannot be written, nowhere: a full disk must not hide the bug."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log, maxBytes=_MOST_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _anonymous(problem: BaseException) -> Iterator[str]:
    """The kinds of an error and its causes, and where in our code they came from."""
    seen: BaseException | None = problem
    while seen is not None:
        yield type(seen).__name__
        yield from _our_lines(traceback.extract_tb(seen.__traceback__))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _our_lines(frames: list[traceback.FrameSummary]) -> list[str]:
    ours = []
    for frame in frames:
        parts = Path(frame.filename).parts
        if _OURS in parts:
            inside = parts[len(parts) - parts[::-1].index(_OURS) :]
            ours.append(f"{'/'.join(inside)}:{frame.lineno}")
    return ours
