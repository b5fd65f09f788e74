"""Work that takes longer than a blink: beside the screen, with progress and a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from bestuurskamer.errors import Refused
from bestuurskamer.language import say

Progress = Callable[[int, int], bool]


class Work(QObject):
    """Something that goes on for a while: `progressed(done, total)`, then `ended`."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop; it may need a moment."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop.is_set()


class Job(Work):
    """Runs `work(progress)` in a thread of its own.

    `progress(done, total)` answers False when the user asked to stop; the work then ends as it
    sees fit. Rings exactly one of `finished(result)`, `refused(sentence)` and
    `failed(exception)`, then `ended`, all in the thread of the screen. What failed is a bug: it
    is raised there as well, so that it is never silent.
    """

    finished = Signal(object)
    refused = Signal(str)
    failed = Signal(object)
    _done = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._future: Future[Any] | None = None
        self.is_running = False
        # Queued, also when the work is already done: what it reported comes first.
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> Job:
        """Begin; once."""
        self.is_running = True
        _running.add(self)
        threads = ThreadPoolExecutor(max_workers=1)
        self._future = threads.submit(self._work, self._progress)
        self._future.add_done_callback(lambda _future: self._done.emit())
        threads.shutdown(wait=False)
        return self

    def _progress(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self.is_stopped

    @Slot()
    def _end(self) -> None:
        assert self._future is not None
        self.is_running = False
        _running.discard(self)
        problem = self._future.exception()
        if problem is None:
            self.finished.emit(self._future.result())
        elif isinstance(problem, Refused):
            self.refused.emit(say(problem.words))
        else:
            self.failed.emit(problem)
        self.ended.emit()
        if problem is not None and not isinstance(problem, Refused):
            raise problem


# A job lives until it has ended, also when nobody holds it any more.
_running: set[Job] = set()
