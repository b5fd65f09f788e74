"""A second start on the same file brings the first window to the front, and ends itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500


class OneWindow(QObject):
    """Waits, under a name that only the same user and the same file have, to be called."""

    def __init__(self, path: Path, called: Callable[[], object]) -> None:
        super().__init__()
        self._called = called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        QLocalServer.removeServer(_name(path))  # left behind by a crash: the lock is ours
        self._server.listen(_name(path))

    def end(self) -> None:
        """Wait no more."""
        self._server.close()

    def _heard(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnectFromServer()
            caller.deleteLater()
            self._called()


def call(path: Path) -> bool:
    """Bring the window that has this file to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    answered = socket.waitForConnected(_PATIENCE)
    socket.abort()
    return answered


def _name(path: Path) -> str:
    number = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return f"bestuurskamer-{number}"
