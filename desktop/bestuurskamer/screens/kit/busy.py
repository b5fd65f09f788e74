"""What is shown while a job runs: what is happening, how far it is, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.job import Job, Work
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel

_BLINK = 200


class BusySheet(Overlay):
    """Lies over the window while a job runs; it appears after 0.2 seconds.

    Until then it already keeps keyboard and mouse, so that nothing is asked twice. `sentence`
    may have the blanks {done} and {total}; until the total is known, `before` is shown.
    """

    closed = Signal()

    def __init__(
        self,
        dress: Dress,
        window: QWidget,
        job: Work,
        before: str,
        sentence: str = "",
        *,
        can_stop: bool = True,
    ) -> None:
        super().__init__(dress, window, before, 480)
        self._job, self._sentence = job, sentence
        self.words = PlainLabel(before, "", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(before)
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self.foot.addStretch(1)
        self.stop = button(dress, _("Stop"), press=self._stop)
        self.foot.addWidget(self.stop)
        self.stop.setVisible(can_stop)
        self._seen = False
        job.progressed.connect(self._progress)
        job.ended.connect(self._end)

    def open(self) -> None:
        """Keep the window, and show why when it takes longer than a blink."""
        super().open()
        self.frame.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(_BLINK, self, self._appear)

    def paints_veil(self) -> bool:
        """Nothing is drawn before the sentence is."""
        return self._seen

    def on_escape(self) -> None:
        """Esc stops."""
        if self.stop.isVisible():
            self._stop()

    def _appear(self) -> None:
        if not self.is_closed:
            self._seen = True
            self.frame.show()
            self.rise()
            self.update()
            if self.stop.isVisible():
                self.stop.setFocus()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self._sentence and not self._job.is_stopped:
            self.words.setText(self._sentence.format(done=done, total=total))

    def _stop(self) -> None:
        self._job.stop()
        self.stop.setEnabled(False)
        self.words.setText(_("We are stopping. What is done stays whole."))

    def _end(self) -> None:
        self.close_overlay()
        self.closed.emit()


def run(
    dress: Dress, window: QWidget, job: Job, before: str, sentence: str = "", *, stop: bool = True
) -> Job:
    """Start a job with its busy sheet."""
    BusySheet(dress, window, job, before, sentence, can_stop=stop).open()
    return job.start()
