"""Up to the first painted window and no further: to measure, also when the program is frozen."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from bestuurskamer.app.program import Program


def first_paint() -> int:
    """Show the window, and end once it is painted; it says what was loaded until then."""
    application = QApplication(sys.argv[:1])
    program = Program(application)
    loaded: list[str] = []

    def painted() -> None:
        loaded.extend(sorted({name.partition(".")[0] for name in sys.modules}))
        application.exit(0)

    program.window.frame.painted.connect(painted)
    program.start(None)
    code = application.exec()
    if sys.stdout is not None:
        sys.stdout.write(" ".join(loaded) + "\n")
    return code
