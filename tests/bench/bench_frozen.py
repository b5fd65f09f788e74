"""The frozen program beside the same from source: from its start to the first painted window.

It needs `make installer` (or `make installer-smoke`) before; without it, it says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

AIM = 1.6
ROUNDS = 9
ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("INSTALLER_BUILD", ROOT / "build" / "installer"))
FROZEN = BUILD / "linux" / "bestuurskamer" / "bestuurskamer"
KNOWN = {"PySide6", "shiboken6", "signature_bootstrap", "bestuurskamer", "platformdirs"}


def started(command: Sequence[str | Path]) -> tuple[float, set[str]]:
    """How long a start takes, and what was loaded in it."""
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        done = subprocess.run(
            [*command, "--first-paint"],
            check=True,
            cwd=ROOT / "desktop",
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "BESTUURSKAMER_FOLDER": home,
                "PYTHONDONTWRITEBYTECODE": "",
            },
            capture_output=True,
            text=True,
        )
        return time.perf_counter() - begun, set(done.stdout.split())


def main() -> None:
    """Print the median of paired ratios, and what was loaded too early."""
    if not FROZEN.is_file():
        print("frozen: not measured, there is no frozen program here; first: make installer")
        return
    source = (sys.executable, "-m", "bestuurskamer")
    started(source), started([FROZEN])
    pairs = [(started(source)[0], started([FROZEN])[0]) for _round in range(ROUNDS)]
    ratio = median(frozen / plain for plain, frozen in pairs)
    loaded = started([FROZEN])[1]
    early = sorted(
        name
        for name in loaded - KNOWN - set(sys.stdlib_module_names)
        if not name.startswith(("_", "pyi", "PyInstaller", "shiboken"))
    )
    print(
        f"frozen: first painted window {median(p[1] for p in pairs):.2f} s, "
        f"from source {median(p[0] for p in pairs):.2f} s, ratio {ratio:.2f} (aim {AIM}); "
        f"loaded before it besides Qt and Python: {', '.join(early) or 'nothing'}"
    )


if __name__ == "__main__":
    main()
