"""From starting Python to the first painted window, against an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

AIM = 2.2
ROUNDS = 9
DESKTOP = Path(__file__).resolve().parents[2] / "desktop"

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        application.exit(0)
application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
OURS = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from bestuurskamer.app.program import Program
program = Program(application)
program.practise = lambda: None
program.window.frame.painted.connect(lambda: application.exit(0))
program.start(None, demo=True)
application.exec()
"""


def seconds(code: str) -> float:
    """How long a fresh Python takes over this."""
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            cwd=DESKTOP,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "BESTUURSKAMER_FOLDER": home,
                "PYTHONDONTWRITEBYTECODE": "",
            },
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - begun


def main() -> None:
    """Print the median of paired ratios."""
    seconds(EMPTY), seconds(OURS)
    pairs = [(seconds(EMPTY), seconds(OURS)) for _round in range(ROUNDS)]
    ratio = median(ours / empty for empty, ours in pairs)
    print(
        f"start: first painted window {median(p[1] for p in pairs):.2f} s, "
        f"empty window {median(p[0] for p in pairs):.2f} s, ratio {ratio:.2f} (aim {AIM})"
    )


if __name__ == "__main__":
    main()
