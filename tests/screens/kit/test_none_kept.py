from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
PAINTS_LONG = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
from bestuurskamer.screens.kit.none_kept import keep_none
keep_none()
widget = QWidget()
for turn in range(200_000):
    widget.setToolTip("x")
print("still there")
"""


def test_long_painting_does_not_end_the_program():
    done = subprocess.run(
        [sys.executable, "-c", PAINTS_LONG],
        cwd=DESKTOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "still there"), done.stderr[-500:]
