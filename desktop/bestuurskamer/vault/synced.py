"""Folders that another program sends to the internet or to other computers, and what it leaves."""

from __future__ import annotations

import os
import re
from pathlib import Path

_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mijn drive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "stack": "STACK",
}
"""How the folder begins to be called, in small letters, and the program that does it."""

_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_CONFLICT = re.compile(
    r"[ -]\(?(conflicted copy|conflict|conflicterende kopie|kopie in conflict|case conflict)|"
    r"-[A-Z0-9]+-[A-Z0-9]{3,}$",
    re.IGNORECASE,
)


def synced_by(path: Path) -> str:
    """The program that sends this folder on, or nothing: `OneDrive`, `Dropbox`, `netwerk`."""
    path = path.absolute()
    for variable in _VARIABLES:
        root = os.environ.get(variable)
        if root and Path(root) in [path, *path.parents]:
            return "OneDrive"
    for part in path.parts[1:]:
        for begins, name in _NAMES.items():
            if _begins(part.lower(), begins):
                return name
    return "netwerk" if str(path).startswith("\\\\") else ""


def conflict_copies(path: Path) -> list[Path]:
    """Files beside this one that such a program made when two computers wrote at once."""
    found = path.parent.glob(f"{_plain(path.stem)}*{path.suffix}")
    return sorted(
        file for file in found if file != path and _CONFLICT.search(file.stem[len(path.stem) :])
    )


def _begins(part: str, name: str) -> bool:
    return part == name or part.startswith((f"{name} ", f"{name}-", f"{name}~"))


def _plain(text: str) -> str:
    return "".join(f"[{c}]" if c in "[]*?" else c for c in text)
