"""Where things stand on this computer."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE_ENDING = ".bestuurskamer"
PORTABLE = "portable.flag"


class Made(NamedTuple):
    """The version of a frozen program, and the number of the source it was made from."""

    version: str
    build: str


def resources() -> Path:
    """The folder with fonts, icons and figures, beside the code or in the bundle."""
    return _ground() / "resources"


def translations() -> Path:
    """The folder with a subfolder for each language."""
    return _ground() / "i18n"


def licences() -> Path:
    """The folder with the licences of all that is in the bundle; from source there is none."""
    return _ground() / "licences"


def made_from() -> Made:
    """Which program this is; both empty when it runs from the source."""
    try:
        lines = (_ground() / "build.txt").read_text("utf-8").split()
    except OSError:
        return Made("", "")
    return Made(*lines[:2])


def is_portable() -> bool:
    """Whether this is a frozen program with `portable.flag` beside it, as on a stick."""
    return hasattr(sys, "_MEIPASS") and (_beside() / PORTABLE).is_file()


def user_folder() -> Path:
    """Where the data files of this user live: beside a portable program, else with the user.

    BESTUURSKAMER_FOLDER overrules it.
    """
    chosen = os.environ.get("BESTUURSKAMER_FOLDER")
    if chosen:
        return Path(chosen)
    if is_portable():
        return _beside() / "data"
    from platformdirs import user_data_path

    return user_data_path("Bestuurskamer", appauthor=False, roaming=False)


def documents() -> Path:
    """The folder for the user's own documents; with BESTUURSKAMER_FOLDER a folder in there."""
    chosen = os.environ.get("BESTUURSKAMER_FOLDER")
    if chosen:
        return Path(chosen) / "Documenten"
    from platformdirs import user_documents_path

    return user_documents_path()


def board_file(name: str) -> Path:
    """The data file for a board of this name, in a folder of its own."""
    safe = file_name(name) or "bestuur"
    return user_folder() / safe / f"{safe}{FILE_ENDING}"


def file_name(text: str, most: int = 60) -> str:
    """The text as a name that every system takes for a file: letters, digits, space, dash, dot."""
    kept = "".join(c if c.isalnum() or c in " -." else " " for c in text)
    return " ".join(kept.split()).strip(" .")[:most].strip(" .")


def _beside() -> Path:
    return Path(sys.executable).resolve().parent


@cache
def _ground() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]
