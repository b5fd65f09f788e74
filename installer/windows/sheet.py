"""The sheet that goes with the Windows installer: what to click, and the checksum of that file.

`python installer/windows/sheet.py INSTALLER PDF`
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

from bestuurskamer import language
from bestuurskamer.paper.manual import HelpPage, Line, help_page, help_pdf


def sheet(installer: Path) -> HelpPage:
    """The page about Windows of the help, with the checksum of this very file before the rest."""
    number = hashlib.sha256(installer.read_bytes()).hexdigest()
    groups = [number[place : place + 16] for place in range(0, 64, 16)]
    page = help_page("windows")
    told = (
        Line("heading", "Het controlegetal"),
        Line("text", f"Van het bestand {installer.name}, in vier stukken van 16 tekens:"),
        *(Line("step", group) for group in groups),
        Line("text", "Deze versie is getest onder Wine op Linux, niet op Windows zelf."),
    )
    return replace(page, lines=(page.lines[0], page.lines[1], *told, *page.lines[2:]))


if __name__ == "__main__":
    language.speak("nl")
    Path(sys.argv[2]).write_bytes(help_pdf(sheet(Path(sys.argv[1]))))
