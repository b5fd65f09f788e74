"""Packs a frozen folder with `portable.flag`, to run from a stick: the same bytes each time.

`python installer/windows/portable.py FOLDER ZIP`
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

INSIDE = "Bestuurskamer"
FLAG = b"De gegevens staan in de map data hiernaast, zolang dit bestand hier staat.\r\n"


def pack(folder: Path, target: Path) -> None:
    """Write everything in the folder, in order of name and with one date."""
    day = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    with ZipFile(target, "w") as packed:
        for name in sorted(name for name, path in files.items() if path.is_file()):
            add(packed, name, files[name].read_bytes(), day)
        add(packed, "portable.flag", FLAG, day)


def add(packed: ZipFile, name: str, data: bytes, day: tuple[int, ...]) -> None:
    """Write one file."""
    info = ZipInfo(f"{INSIDE}/{name}", day[:6])  # type: ignore[arg-type]
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    packed.writestr(info, data, compresslevel=9)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
