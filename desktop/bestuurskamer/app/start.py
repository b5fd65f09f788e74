"""Starting: what was asked on the command line, and whether there is a screen to do it on."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Run the program, and answer what the system gets back: 0 when all went well."""
    asked = _parser().parse_args(arguments)
    if asked.pictures or (asked.demo and not has_screen()):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # it has no screen
        from bestuurskamer.app.without_screen import main_job, pictures_alone

        job = pictures_alone if asked.pictures else main_job
        return job(asked.folder)
    if asked.first_paint:
        from bestuurskamer.app.first_paint import first_paint

        return first_paint()
    if not has_screen():
        if sys.stderr is not None:
            sys.stderr.write("Er is geen scherm. Probeer: python -m bestuurskamer --demo\n")
        return 2
    from bestuurskamer.app.program import run

    return run(asked.file, demo=asked.demo)


def has_screen() -> bool:
    """Whether windows can be shown; Windows and macOS always can, unless they are told not to."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or not sys.platform.startswith("linux")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bestuurskamer", description="Bestuurskamer")
    parser.add_argument("file", nargs="?", type=Path, help="the data file to open")
    parser.add_argument("--demo", action="store_true", help="open the practice building")
    parser.add_argument("--first-paint", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--pictures", action="store_true", help="draw every screen into a folder")
    parser.add_argument("--folder", type=Path, default=Path("build/demo"), help="where to")
    return parser
